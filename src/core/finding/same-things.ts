/** Things that are told to be the same, one pair at a time. */
export class SameThings {
  private readonly parents = new Map<string, string>();

  constructor(names: Iterable<string>) {
    for (const name of names) this.parents.set(name, name);
  }

  join(one: string, other: string): void {
    this.parents.set(this.rootOf(other), this.rootOf(one));
  }

  /** The same for all of a group. */
  rootOf(name: string): string {
    let at = name;
    for (let up = this.parents.get(at); up !== undefined && up !== at; up = this.parents.get(at)) at = up;
    return at;
  }

  /** In the order in which the first of each group was given. */
  all(): string[][] {
    const groups = new Map<string, string[]>();
    for (const name of this.parents.keys()) {
      const root = this.rootOf(name);
      groups.set(root, [...(groups.get(root) ?? []), name]);
    }
    return [...groups.values()];
  }
}
