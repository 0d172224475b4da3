/** Which passages touch which sentence or paragraph of a document. */
import type { Passage } from '../model/passage.ts';
import { blockIndexAt } from '../text/blocks.ts';
import type { Range } from '../text/range.ts';

/** For each unit, the passages that share at least one character with it, in the order given. */
export function occurrencesByUnit(units: readonly Range[], passages: readonly Passage[]): Passage[][] {
  const found: Passage[][] = units.map(() => []);
  for (const passage of passages) {
    // What begins in the space between two units belongs to those that it reaches.
    for (let at = Math.max(0, blockIndexAt(units, passage.start)); at < units.length; at += 1) {
      const unit = units[at];
      if (unit === undefined || unit.start >= passage.end) break;
      if (unit.end > passage.start) found[at]?.push(passage);
    }
  }
  return found;
}

/** By start, then end, then id. */
export const passagesInOrder = (passages: Iterable<Passage>): Passage[] =>
  [...passages].sort(
    (one, other) => one.start - other.start || one.end - other.end || (one.id < other.id ? -1 : 1),
  );
