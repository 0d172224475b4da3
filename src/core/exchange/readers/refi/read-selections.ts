/** Selections of REFI-QDA sources as passages: a passage for each code that a selection has. */
import { childOf, childrenOf, type XmlElement } from '../../../importers/xml/xml-tree.ts';
import type { ExchangePassage, ExchangeValue } from '../../project.ts';
import type { CountedText } from './count-offsets.ts';
import type { ProjectDraft, Target } from './draft.ts';
import { plainGuid } from './guids.ts';
import { descriptionOf } from './read-codes.ts';
import { readValueLines } from './value-lines.ts';

/** Where a selection lies, in the terms of a passage. */
export type SelectionPlace = Pick<ExchangePassage, 'range' | 'page' | 'quote'>;

export const nowhere: SelectionPlace = { range: null, page: null, quote: null };

/** The passages of one selection; a selection that nothing codes is kept as a memo where something is said of it. */
export function readSelection(
  draft: ProjectDraft,
  documentKey: string,
  selection: XmlElement,
  place: SelectionPlace,
): void {
  const guid = plainGuid(selection.attributes.guid);
  const onDocument: Target = { type: 'document', key: documentKey };
  const said = sayingsOf(draft, selection);
  const first = readCodings(draft, documentKey, selection, place, said);
  const target: Target = first === null ? onDocument : { type: 'passage', key: first };
  if (guid !== '' && !draft.targets.has(guid)) draft.targets.set(guid, target);
  draft.noteOn(selection, target);
  if (first !== null) return;
  if (said.memo === '') {
    draft.lose('selection without a code or a note|selections without a code or a note: left out.');
    return;
  }
  const { creatingUser, creationDateTime } = selection.attributes;
  const quote = place.quote ?? selection.attributes.name ?? '';
  draft.memos.push({
    on: onDocument,
    text: quote === '' ? said.memo : `“${quote}”\n\n${said.memo}`,
    coderKey: creatingUser === undefined ? null : plainGuid(creatingUser),
    createdAt: creationDateTime ?? null,
  });
}

interface Sayings {
  memo: string;
  values: Readonly<Record<string, ExchangeValue>>;
}

/** What a selection's description says: values, where this program wrote them, else a memo. */
function sayingsOf(draft: ProjectDraft, selection: XmlElement): Sayings {
  const description = descriptionOf(selection);
  const values = draft.isOwn ? readValueLines(description) : null;
  return values === null ? { memo: description, values: {} } : { memo: '', values };
}

/** Key of the first passage; null where nothing codes the element. */
export function readCodings(
  draft: ProjectDraft,
  documentKey: string,
  element: XmlElement,
  place: SelectionPlace,
  { memo, values }: Sayings = { memo: '', values: {} },
): string | null {
  let first: string | null = null;
  for (const coding of childrenOf(element, 'Coding')) {
    const codeKey = plainGuid(childOf(coding, 'CodeRef')?.attributes.targetGUID);
    const guid = plainGuid(coding.attributes.guid);
    // Some programs give several codings one GUID.
    const key = guid === '' || draft.targets.has(guid) ? `${guid}#${draft.passages.length}` : guid;
    const user = coding.attributes.creatingUser ?? element.attributes.creatingUser;
    draft.passages.push({
      key,
      documentKey,
      codeKey,
      coderKey: user === undefined ? null : plainGuid(user),
      ...place,
      prefix: '',
      suffix: '',
      memo: first === null ? memo : '',
      createdAt: coding.attributes.creationDateTime ?? element.attributes.creationDateTime ?? null,
      values,
    });
    draft.targets.set(key, { type: 'passage', key });
    draft.noteOn(coding, { type: 'passage', key });
    first ??= key;
  }
  return first;
}

/** The place of a text selection, verified by its name where that is a quote. */
export function placeInText(text: CountedText, { attributes }: XmlElement): SelectionPlace {
  const written = {
    start: positionOf(attributes.startPosition),
    end: positionOf(attributes.endPosition),
    name: attributes.name ?? '',
  };
  const range = text.rangeOf(written);
  if (range === null) return { ...nowhere, quote: written.name.trim() === '' ? null : written.name };
  return { ...nowhere, range, quote: text.isOtherQuote(written) ? written.name : null };
}

/** A whole number; NaN for what is none. */
export const positionOf = (text: string | undefined): number =>
  /^\s*[-+]?\d{1,15}\s*$/.test(text ?? '') ? Number(text) : Number.NaN;
