/** The passages of a document in order, and which sentences or paragraphs each of them touches. */
import type { Document } from '../model/document.ts';
import type { Passage } from '../model/passage.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { blockIndexAt } from '../text/blocks.ts';
import type { Range } from '../text/range.ts';
import { RecentOf } from './recent.ts';

/**
 * The first and last of the units that share at least one character with the range, by their places; the last is
 * before the first where none does.
 */
export function unitsTouched(units: readonly Range[], { start, end }: Range): [first: number, last: number] {
  let first = Math.max(0, blockIndexAt(units, start));
  // What begins in the space between two units belongs to those that it reaches.
  while (first < units.length && (units[first]?.end ?? 0) <= start) first += 1;
  let last = first - 1;
  while (last + 1 < units.length && (units[last + 1]?.start ?? 0) < end) last += 1;
  return [first, last];
}

const inOrder = new RecentOf<Document, readonly Passage[]>(1);

/** Live passages by start, then end, then id. Sorted anew only where one of them is new. */
export function passagesInOrder(study: StudyReader, document: Document): readonly Passage[] {
  const listed = [...study.passagesOfDocument(document.id)];
  return inOrder.of(document, listed, () =>
    listed.toSorted(
      (one, other) => one.start - other.start || one.end - other.end || (one.id < other.id ? -1 : 1),
    ),
  );
}
