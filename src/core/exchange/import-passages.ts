/** The passages of a project as passages of the study; those without a place are kept as memos on their documents. */
import type { CoderId, DocumentId, PassageId } from '../model/ids.ts';
import type { MemoTarget } from '../model/memo.ts';
import type { Passage } from '../model/passage.ts';
import type { StudyReader } from '../store/study-reader.ts';
import type { ImportCoders } from './import-coders.ts';
import type { ImportDraft } from './import-draft.ts';
import type { ImportItem, ImportItems } from './import-items.ts';
import type { ValueImport } from './import-values.ts';
import type { AnchoredPassage } from './prepared-project.ts';
import type { UnplacedPassage } from './project-preview.ts';

export interface PassageImport {
  /** The passage that each one of the project is now; none for those without a place. */
  ids: ReadonlyMap<string, PassageId>;
  counts: { added: number; present: number; unplaced: number };
  unplaced: readonly UnplacedPassage[];
}

export interface PassageGround {
  draft: ImportDraft;
  coders: ImportCoders;
  items: ImportItems;
  values: ValueImport;
  documentIds: ReadonlyMap<string, DocumentId>;
  describe(passage: AnchoredPassage): UnplacedPassage;
}

export function importPassages(
  passages: readonly AnchoredPassage[],
  { draft, coders, items, values, documentIds, describe }: PassageGround,
): PassageImport {
  const present = new PresentPassages(draft.study);
  const ids = new Map<string, PassageId>();
  const counts = { added: 0, present: 0, unplaced: 0 };
  const unplaced: UnplacedPassage[] = [];
  let withoutCode = 0;
  for (const passage of passages) {
    const { key, documentKey, codeKey, coderKey, createdAt, memo } = passage;
    const documentId = documentIds.get(documentKey);
    const item = items.of(codeKey);
    if (item === undefined) {
      withoutCode += 1;
      continue;
    }
    const coderId = coders.of(coderKey);
    if (passage.place === null || documentId === undefined) {
      const told = describe(passage);
      const why = documentId === undefined ? 'its document could not be taken in' : told.why;
      unplaced.push({ ...told, why });
      counts.unplaced += 1;
      keepUnplaced(draft, passage, { ...told, why }, { documentId, item, coderId });
      continue;
    }
    const place = { documentId, itemId: item.id, coderId, ...passage.place.anchor };
    let id = present.find(place);
    if (id === null) {
      const record: Passage = {
        id: draft.context.newId('p') as PassageId,
        ...place,
        values: values.valuesOf({ subject: 'passage', kindId: item.kindId }, passage.values),
        ...draft.stamps(coderId, createdAt),
      };
      ({ id } = record);
      draft.put({ type: 'passage', record });
      counts.added += 1;
    } else counts.present += 1;
    ids.set(key, id);
    draft.putMemo({ type: 'passage', id }, memo, draft.stamps(coderId, createdAt));
  }
  draft.lose(withoutCode, 'passage', 'passages', 'of codes that the project does not list: left out.');
  return { ids, counts, unplaced };
}

/** As a memo on its document, or on the study where that has no text. */
function keepUnplaced(
  draft: ImportDraft,
  { values, memo, createdAt }: AnchoredPassage,
  { coder, quote, why }: UnplacedPassage,
  { documentId, item, coderId }: { documentId: DocumentId | undefined; item: ImportItem; coderId: CoderId },
): void {
  const said = Object.entries(values).flatMap(([name, value]) => (value === null ? [] : `${name}: ${value}`));
  const parts = [
    `Passage without a place: coded with ${item.label}${coder === null ? '' : ` by ${coder}`}; ${why}.`,
    quote.trim() === '' ? '' : `“${quote}”`,
    said.join('\n'),
    memo.trim(),
  ];
  const on: MemoTarget =
    documentId === undefined
      ? { type: 'study', id: draft.study.study.id }
      : { type: 'document', id: documentId };
  const text = parts.filter(part => part !== '').join('\n\n');
  draft.putMemo(on, text, draft.stamps(coderId, createdAt), [{ type: 'item', id: item.id }]);
}

type Place = Pick<Passage, 'documentId' | 'itemId' | 'coderId' | 'start' | 'end' | 'region'>;

/** Passages of the study by what tells them apart, document by document as they are asked for. */
export class PresentPassages {
  private readonly study: StudyReader;
  private readonly byDocument = new Map<string, Map<string, PassageId>>();

  constructor(study: StudyReader) {
    this.study = study;
  }

  find(place: Place): PassageId | null {
    let known = this.byDocument.get(place.documentId);
    if (known === undefined) {
      known = new Map();
      for (const passage of this.study.passagesOfDocument(place.documentId))
        known.set(keyOf(passage), passage.id);
      this.byDocument.set(place.documentId, known);
    }
    return known.get(keyOf(place)) ?? null;
  }
}

const keyOf = ({ itemId, coderId, start, end, region }: Place): string =>
  [itemId, coderId, start, end, region === undefined ? '' : `${region.page}:${region.rect.join(',')}`].join(
    '|',
  );
