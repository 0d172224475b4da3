/**
 * The passages by which items occur together, by pair. Pairs and passages go by numbers in one flat list: there are
 * many times more meetings than passages, and a list for each pair would grow again and again.
 */
import type { PassageId } from '../model/ids.ts';

export class PairPassages {
  /** For each passage of each meeting, with repeats: the pair's number, then the passage's. */
  private met = new Int32Array(1 << 16);
  private length = 0;

  add(pair: number, passage: number): void {
    if (this.length === this.met.length) {
      const wider = new Int32Array(2 * this.met.length);
      wider.set(this.met);
      this.met = wider;
    }
    this.met[this.length] = pair;
    this.met[this.length + 1] = passage;
    this.length += 2;
  }

  /** For each pair by number, its passages in the order first met, without repeats. `ids` are those of passages by number. */
  byPair(pairs: number, ids: readonly PassageId[]): PassageId[][] {
    const { met, length } = this;
    // Sorted by pair by counting, so that a pair's passages lie beside each other.
    const ends = new Int32Array(pairs + 1);
    for (let at = 0; at < length; at += 2) {
      const pair = met[at] ?? 0;
      ends[pair + 1] = (ends[pair + 1] ?? 0) + 1;
    }
    for (let pair = 0; pair < pairs; pair += 1) ends[pair + 1] = (ends[pair + 1] ?? 0) + (ends[pair] ?? 0);
    const next = ends.slice();
    const sorted = new Int32Array(length / 2);
    for (let at = 0; at < length; at += 2) {
      const pair = met[at] ?? 0;
      const place = next[pair] ?? 0;
      sorted[place] = met[at + 1] ?? 0;
      next[pair] = place + 1;
    }
    // By passage, the pair that it was last listed for.
    const listed = new Int32Array(ids.length).fill(-1);
    return Array.from({ length: pairs }, (_, pair) => {
      const found: PassageId[] = [];
      for (let at = ends[pair] ?? 0; at < (ends[pair + 1] ?? 0); at += 1) {
        const passage = sorted[at] ?? 0;
        const id = ids[passage];
        if (listed[passage] === pair || id === undefined) continue;
        listed[passage] = pair;
        found.push(id);
      }
      return found;
    });
  }
}
