/**
 * What views keep from one computation to the next. Records, texts and what is made of them never change, they are
 * replaced: where every part is the very one that it was, so is what is made of them.
 */
export class Recent<T> {
  private readonly kept: { parts: readonly unknown[]; made: T }[] = [];
  private readonly most: number;

  /** Keeps so many at the most, those that were asked for last. */
  constructor(most: number) {
    this.most = most;
  }

  /** What was made of the same parts, one by one the same, or else what `make` makes of them now. */
  of(parts: readonly unknown[], make: () => T): T {
    const at = this.kept.findIndex(each => areSame(each.parts, parts));
    const found = this.kept[at] ?? { parts, made: make() };
    if (at !== -1) this.kept.splice(at, 1);
    this.kept.unshift(found);
    if (this.kept.length > this.most) this.kept.pop();
    return found.made;
  }
}

/** The same of each owner (a record, a text's units), for as long as there is the owner. */
export class RecentOf<Owner extends object, T> {
  private readonly owners = new WeakMap<Owner, Recent<T>>();
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  of(owner: Owner, parts: readonly unknown[], make: () => T): T {
    let recent = this.owners.get(owner);
    if (recent === undefined) {
      recent = new Recent(this.most);
      this.owners.set(owner, recent);
    }
    return recent.of(parts, make);
  }
}

function areSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (!Object.is(one[at], other[at])) return false;
  return true;
}
