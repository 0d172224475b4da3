/**
 * What the names of columns stand for, in whatever table: types, units, and the tables that ids lead to. One name
 * means one thing throughout.
 */
import type { ColumnType } from './dataset-table.ts';

const codePoints = 'code points of the canonical text, from 0';
const utf16 = 'UTF-16 units of the canonical text, from 0';

/** Columns that are no text, with their units. */
export const quantities: Readonly<Record<string, { type: ColumnType; unit: string | null }>> = {
  source_bytes: { type: 'integer', unit: 'bytes' },
  text_code_points: { type: 'integer', unit: 'code points' },
  text_utf16: { type: 'integer', unit: 'UTF-16 units' },
  words: { type: 'integer', unit: 'words' },
  passages: { type: 'integer', unit: 'passages' },
  evidence_count: { type: 'integer', unit: 'passages' },
  records: { type: 'integer', unit: 'records' },
  start_code_point: { type: 'integer', unit: codePoints },
  end_code_point: { type: 'integer', unit: codePoints },
  start_utf16: { type: 'integer', unit: utf16 },
  end_utf16: { type: 'integer', unit: utf16 },
  page: { type: 'integer', unit: 'page, the first being 1' },
  level: { type: 'integer', unit: 'depth, the highest being 1' },
  position: { type: 'integer', unit: 'place, from 1' },
  seq: { type: 'integer', unit: 'place in the history, from 1' },
  order: { type: 'number', unit: null },
  value_number: { type: 'number', unit: null },
  value_boolean: { type: 'boolean', unit: null },
  had_byte_order_mark: { type: 'boolean', unit: null },
  region: { type: 'boolean', unit: null },
  directed: { type: 'boolean', unit: null },
  multiple: { type: 'boolean', unit: null },
  periodic: { type: 'boolean', unit: null },
  created_at: { type: 'datetime', unit: null },
  changed_at: { type: 'datetime', unit: null },
  at: { type: 'datetime', unit: null },
};

/** Table that a column of ids leads to, by that table's own key. */
export const referredTables: Readonly<Record<string, string>> = {
  study_id: 'study',
  document_id: 'documents',
  section_id: 'sections',
  item_id: 'items',
  about_id: 'items',
  from_id: 'items',
  to_id: 'items',
  passage_id: 'passages',
  judgement_id: 'judgements',
  settled_by: 'judgements',
  link_id: 'links',
  link_type_id: 'link_types',
  memo_id: 'memos',
  kind_id: 'kinds',
  about_kind_id: 'kinds',
  field_id: 'fields',
  coder_id: 'coders',
  created_by: 'coders',
  changed_by: 'coders',
  run_id: 'runs',
};

/** Columns that make a row of each table out; a table without has rows that nothing tells apart. */
export const primaryKeys: Readonly<Record<string, readonly string[]>> = {
  study: ['study_id'],
  documents: ['document_id'],
  sections: ['section_id'],
  items: ['item_id'],
  aliases: ['item_id', 'alias'],
  passages: ['passage_id'],
  judgements: ['judgement_id'],
  evidence: ['judgement_id', 'position'],
  links: ['link_id'],
  link_evidence: ['link_id', 'position'],
  memos: ['memo_id'],
  memo_mentions: ['memo_id', 'position'],
  field_values: ['record_type', 'record_id', 'field_id', 'position'],
  coders: ['coder_id'],
  kinds: ['kind_id'],
  fields: ['field_id'],
  options: [],
  link_types: ['link_type_id'],
  saved_views: ['saved_view_id'],
  runs: ['run_id'],
  history: ['seq'],
};

/** Columns that repeat words of the sources; empty in a dataset without source text. */
export const sourceText: ReadonlySet<string> = new Set([
  'passages.quote',
  'passages.sentence',
  'passages.section',
  'passages.speaker',
  'passages.sources',
  'passages.prefix',
  'passages.suffix',
  'sections.title',
  'sections.path',
  'evidence.quote',
  'link_evidence.quote',
  'memos.on',
  'memo_mentions.label',
  'documents.warnings',
]);

export const closedLists: Readonly<Record<string, readonly string[]>> = {
  'judgements.status': ['not-yet-coded', 'coded', 'not-applicable', 'not-found', 'conflicting'],
  'judgements.confidence': ['low', 'medium', 'high'],
  'fields.subject': ['item', 'passage', 'judgement', 'document'],
  'field_values.record_type': ['document', 'item', 'passage', 'judgement'],
};

/** What empty cells of single columns say. */
const emptyCells: Readonly<Record<string, string>> = {
  'judgements.value':
    'no value: the status says whether it is not yet coded, not applicable, not found, or conflicting',
  'judgements.value_label': 'no value, or one without a label',
  'judgements.confidence': 'not stated',
  'judgements.period': 'not stated',
  'links.period': 'not stated',
  'judgements.about_id': 'about no item',
  'judgements.settled_by': 'it counts',
  'passages.start_code_point': 'the quote does not stand at its place',
  'passages.end_code_point': 'the quote does not stand at its place',
  'passages.start_utf16': 'the quote does not stand at its place',
  'passages.end_utf16': 'the quote does not stand at its place',
  'passages.page': 'the source has no pages',
  'passages.section_id': 'before the first heading, or not known',
  'passages.section': 'before the first heading, or not known',
  'passages.sentence': 'in no sentence, or not known',
  'passages.sources': 'it leans on none, or not known',
  'passages.run_id': 'coded by hand',
  'fields.unit': 'none stated',
};

export const emptyMeaning = (table: string, column: string): string =>
  emptyCells[`${table}.${column}`] ??
  (column.startsWith('field_') && ['documents', 'items', 'passages'].includes(table)
    ? 'not yet coded, or no field of the kind'
    : 'not stated, or without meaning for the row');
