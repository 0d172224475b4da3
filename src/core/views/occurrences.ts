/** Which passages touch which sentence or paragraph of a document. */
import type { Passage } from '../model/passage.ts';
import { blockIndexAt } from '../text/blocks.ts';
import type { Range } from '../text/range.ts';

/** For each unit, the places in the list of those passages that share at least one character with it. */
export function placesByUnit(units: readonly Range[], passages: readonly Range[]): number[][] {
  const found: number[][] = units.map(() => []);
  for (const [place, { start, end }] of passages.entries()) {
    // What begins in the space between two units belongs to those that it reaches.
    for (let at = Math.max(0, blockIndexAt(units, start)); at < units.length; at += 1) {
      const unit = units[at];
      if (unit === undefined || unit.start >= end) break;
      if (unit.end > start) found[at]?.push(place);
    }
  }
  return found;
}

/** By start, then end, then id. */
export const passagesInOrder = (passages: Iterable<Passage>): Passage[] =>
  [...passages].sort(
    (one, other) => one.start - other.start || one.end - other.end || (one.id < other.id ? -1 : 1),
  );
