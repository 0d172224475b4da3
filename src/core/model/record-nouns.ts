/** What people call records of each type, one and several. */
import { counted } from '../text/counted.ts';
import type { RecordType } from './records.ts';

const nouns: Record<RecordType, readonly [string, string]> = {
  study: ['study', 'studies'],
  coder: ['coder', 'coders'],
  kind: ['kind', 'kinds'],
  field: ['field', 'fields'],
  vocabulary: ['vocabulary', 'vocabularies'],
  linkType: ['link type', 'link types'],
  document: ['document', 'documents'],
  item: ['item', 'items'],
  passage: ['passage', 'passages'],
  judgement: ['judgement', 'judgements'],
  link: ['link', 'links'],
  memo: ['memo', 'memos'],
  savedView: ['saved view', 'saved views'],
  run: ['run', 'runs'],
};

export const nounOf = (type: RecordType): string => nouns[type][0];

export const pluralOf = (type: RecordType): string => nouns[type][1];

/** `3 passages`. */
export const countOf = (count: number, type: RecordType): string => counted(count, ...nouns[type]);
