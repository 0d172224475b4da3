/** An item's passages as lists show them: document by document, from first to last. */
import type { Passage } from '#core/model/passage.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { compareNames } from '../fields/search-key.ts';
import { useRecords } from '../state/study-context.tsx';

const inOrder = (study: StudyReader, passages: Iterable<Passage>): Passage[] => {
  const titles = new Map<string, string>();
  const titleOf = (id: string): string => {
    const known = titles.get(id);
    if (known !== undefined) return known;
    const title = study.get('document', id)?.title ?? '';
    titles.set(id, title);
    return title;
  };
  return [...passages].sort(
    (one, other) =>
      (one.documentId === other.documentId
        ? 0
        : compareNames(titleOf(one.documentId), titleOf(other.documentId)) ||
          (one.documentId < other.documentId ? -1 : 1)) ||
      one.start - other.start ||
      one.end - other.end,
  );
};

/** Live passages of an item; null = of all items. */
export const usePassages = (itemId: string | null): readonly Passage[] =>
  useRecords(
    study => inOrder(study, itemId === null ? study.all('passage') : study.passagesOfItem(itemId)),
    ['passage', 'document'],
    [itemId],
  );
