/** Which of many things belong to which sets, both by number: a bit for each, as sets overlap and hold most of them. */
export class Members {
  private readonly words: Uint32Array;
  /** Words of each set. */
  private readonly width: number;

  constructor(sets: number, things: number) {
    this.width = Math.ceil(things / 32);
    this.words = new Uint32Array(sets * this.width);
  }

  add(set: number, thing: number): void {
    const word = set * this.width + (thing >>> 5);
    this.words[word] = (this.words[word] ?? 0) | (1 << (thing & 31));
  }

  /** Those in the set, in order. */
  of(set: number): number[] {
    const found: number[] = [];
    for (let word = 0; word < this.width; word += 1) {
      // The lowest bit is taken out until none is left.
      for (let bits = this.words[set * this.width + word] ?? 0; bits !== 0; bits &= bits - 1)
        found.push(32 * word + 31 - Math.clz32(bits & -bits));
    }
    return found;
  }
}
