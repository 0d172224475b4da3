/** Which passages touch which sentence or paragraph of a document. */
import type { Passage } from '../model/passage.ts';
import { blockIndexAt } from '../text/blocks.ts';
import type { Range } from '../text/range.ts';

/** For each unit, the passages that share at least one character with it, in the order given. */
export const occurrencesByUnit = (units: readonly Range[], passages: readonly Passage[]): Passage[][] =>
  placesByUnit(units, passages).map(places => places.flatMap(place => passages[place] ?? []));

/** The same as places in the list of passages. */
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
