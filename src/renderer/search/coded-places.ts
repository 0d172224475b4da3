/** Which passages lie over a place, for rows of a list: one index a document, made when first asked for. */
import type { Passage } from '#core/model/passage.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { IntervalIndex } from '#core/text/interval-index.ts';
import { useRecords } from '../state/study-context.tsx';

type Index = IntervalIndex<Passage>;

/** Gives the live passages that share text with a place. A new function after each change to passages. */
export function useCodedPlaces(): (documentId: string, start: number, end: number) => readonly Passage[] {
  return useRecords(study => placesIn(study), ['passage']);
}

function placesIn(
  study: StudyReader,
): (documentId: string, start: number, end: number) => readonly Passage[] {
  const known = new Map<string, Index>();
  return (documentId, start, end) => {
    let index = known.get(documentId);
    if (index === undefined) {
      // A region of a page alone has no text under it.
      const passages = [...study.passagesOfDocument(documentId)].filter(each => each.start < each.end);
      index = new IntervalIndex(passages);
      known.set(documentId, index);
    }
    return index.query(start, end);
  };
}
