/**
 * What was made of each member of a list, kept for the next list, of which most members are the very same ones in much
 * the same order. Follows the two lists side by side: with tens of thousands of members, looking each of them up takes longer
 * than making it anew.
 */

/** How far from where it is expected a member is looked for. */
const reach = 32;

export class Alongside<Source, Made> {
  private sources: readonly Source[] = [];
  private made: readonly Made[] = [];

  /**
   * What was made of each source, or else what `make` makes of it now. Where that depends on more than the source,
   * `isRight` tells whether what was made before is still right.
   */
  of(
    sources: readonly Source[],
    make: (source: Source) => Made,
    isRight: (made: Made, source: Source) => boolean = () => true,
  ): readonly Made[] {
    const found: Made[] = [];
    // What is new has most often taken the place of something else.
    let shift = 0;
    for (let at = 0; at < sources.length; at += 1) {
      const source = sources[at] as Source;
      const place = this.find(source, at + shift);
      if (place === -1) {
        found.push(make(source));
        continue;
      }
      shift = place - at;
      const made = this.made[place] as Made;
      found.push(isRight(made, source) ? made : make(source));
    }
    this.sources = sources;
    this.made = found;
    return found;
  }

  private find(source: Source, expected: number): number {
    const { sources } = this;
    if (expected >= 0 && expected < sources.length && sources[expected] === source) return expected;
    const last = Math.min(sources.length - 1, expected + reach);
    for (let place = Math.max(0, expected - reach); place <= last; place += 1)
      if (sources[place] === source) return place;
    return -1;
  }
}
