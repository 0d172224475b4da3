/** Judgements, links, memos, what they rest on, and the long table of values, as CSV tables. */

import type { Field } from '../model/codebook.ts';
import type { FieldValues } from '../model/field-value.ts';
import type { Judgement } from '../model/judgement.ts';
import type { Link } from '../model/link.ts';
import type { Memo } from '../model/memo.ts';
import type { Passage } from '../model/passage.ts';
import { quoteOf } from '../model/passage.ts';
import { settlementOf } from '../store/settlement-of.ts';
import type { Cell } from './csv-cells.ts';
import type { CsvContext } from './csv-context.ts';
import { stampColumns } from './csv-context.ts';
import { type Column, type WrittenTable, writeTable } from './csv-table.ts';
import { labelCell, labelOfSingle, singleValues, valueCell } from './value-labels.ts';

export const judgementTables = (context: CsvContext): WrittenTable[] => [
  judgementsTable(context),
  evidenceTable(context),
  linksTable(context),
  linkEvidenceTable(context),
  memosTable(context),
  memoMentionsTable(context),
  fieldValuesTable(context),
];

const judgementsTable = (context: CsvContext) => {
  const { study } = context;
  const fieldOf = (row: Judgement): Field | undefined => study.get('field', row.fieldId);
  return writeTable<Judgement>({
    name: 'judgements',
    description:
      'What a researcher holds to be the value of a field of an item, one row each. A field without a row is not yet coded.',
    order: 'items as in items.csv, fields as in fields.csv, about, period, judgement_id',
    columns: [
      { name: 'judgement_id', description: 'Id of the judgement.', cell: row => row.id },
      { name: 'item_id', description: 'Item that is judged.', cell: row => row.itemId },
      { name: 'item', description: 'Label of the item.', cell: row => context.itemLabel(row.itemId) },
      { name: 'kind_id', description: 'Kind of the item.', cell: row => context.kindIdOf(row.itemId) },
      {
        name: 'kind',
        description: 'Label of the kind.',
        cell: row => context.kindLabel(context.kindIdOf(row.itemId)),
      },
      { name: 'field_id', description: 'Field that is judged.', cell: row => row.fieldId },
      { name: 'field', description: 'Name of the field.', cell: row => fieldOf(row)?.name ?? null },
      { name: 'field_label', description: 'Label of the field.', cell: row => fieldOf(row)?.label ?? null },
      {
        name: 'about_id',
        description: 'Item in whose context the value holds; empty = none.',
        cell: row => row.aboutId,
      },
      { name: 'about', description: 'Label of that item.', cell: row => context.itemLabel(row.aboutId) },
      {
        name: 'period',
        description: 'EDTF date or interval for which the value holds; empty = not stated.',
        cell: row => row.period,
      },
      {
        name: 'status',
        description:
          'not-yet-coded, coded, not-applicable, not-found (looked for, the sources do not say), or conflicting (the sources disagree).',
        cell: row => row.status,
      },
      {
        name: 'value',
        description: 'The value; empty unless the status is coded or conflicting.',
        cell: row => valueCell(row.value),
      },
      {
        name: 'value_label',
        description: 'Label of the value, where its field has labels.',
        cell: row => labelCell(study, fieldOf(row), row.value),
      },
      {
        name: 'confidence',
        description: 'low, medium or high; empty = not stated.',
        cell: row => row.confidence,
      },
      { name: 'rationale', description: 'Why the judge holds it.', cell: row => row.rationale },
      {
        name: 'evidence_count',
        description: 'Number of passages that it rests on, listed in evidence.csv.',
        cell: row => presentPassages(context, row.evidence).length,
      },
      { name: 'coder_id', description: 'The judge.', cell: row => row.coderId },
      { name: 'coder', description: 'Name of the judge.', cell: row => context.coderName(row.coderId) },
      {
        name: 'settles',
        description: 'Ids of the judgements that it settles; empty for an ordinary judgement.',
        cell: row => valueCell(row.settles.map(({ judgementId }) => judgementId)),
      },
      {
        name: 'settled_by',
        description: 'The judgement that took its place when the cell was settled; empty = it counts.',
        cell: row => settlementOf(study, row)?.id ?? null,
      },
      ...stampColumns,
    ],
    rows: () => context.order.judgements,
  });
};

interface EvidenceRow<Owner> {
  owner: Owner;
  position: number;
  passage: Passage;
}

/** The passages of a list that are still in the study, with their places in the whole list. */
const presentPassages = (context: CsvContext, ids: readonly string[]) =>
  ids.flatMap((id, index) => {
    const passage = context.study.live('passage', id);
    return passage === undefined ? [] : [{ position: index + 1, passage }];
  });

function* evidenceRows<Owner extends { evidence: readonly string[] }>(
  context: CsvContext,
  owners: Iterable<Owner>,
): Generator<EvidenceRow<Owner>> {
  for (const owner of owners) {
    for (const present of presentPassages(context, owner.evidence)) yield { owner, ...present };
  }
}

const evidenceColumns = <Owner>(context: CsvContext): Column<EvidenceRow<Owner>>[] => [
  {
    name: 'position',
    description: 'Place in the order that the researcher gave, from 1.',
    cell: row => row.position,
  },
  { name: 'passage_id', description: 'The passage; see passages.csv.', cell: row => row.passage.id },
  { name: 'document_id', description: 'Document of the passage.', cell: row => row.passage.documentId },
  {
    name: 'document',
    description: 'Title of the document.',
    cell: row => context.documentTitle(row.passage.documentId),
  },
  { name: 'quote', description: 'The text of the passage.', cell: row => quoteOf(row.passage) },
];

const evidenceTable = (context: CsvContext) =>
  writeTable<EvidenceRow<Judgement>>({
    name: 'evidence',
    description: 'The passages that judgements rest on, one row a judgement and passage.',
    order: 'judgements as in judgements.csv, position',
    columns: [
      { name: 'judgement_id', description: 'The judgement.', cell: row => row.owner.id },
      ...evidenceColumns<Judgement>(context),
    ],
    rows: () => evidenceRows(context, context.order.judgements),
  });

const linkTypeColumns = (context: CsvContext): Column<Link>[] => [
  { name: 'link_type_id', description: 'Type of the link.', cell: row => row.linkTypeId },
  {
    name: 'link_type',
    description: 'Label of the type.',
    cell: row => context.study.get('linkType', row.linkTypeId)?.label ?? null,
  },
];

const linksTable = (context: CsvContext) =>
  writeTable<Link>({
    name: 'links',
    description: 'Typed ties between two items, one row each.',
    order: 'items as in items.csv, link types as in link_types.csv, the other item, link_id',
    columns: [
      { name: 'link_id', description: 'Id of the link.', cell: row => row.id },
      ...linkTypeColumns(context),
      { name: 'from_id', description: 'Item that the link goes from.', cell: row => row.fromId },
      { name: 'from', description: 'Label of that item.', cell: row => context.itemLabel(row.fromId) },
      { name: 'to_id', description: 'Item that the link goes to.', cell: row => row.toId },
      { name: 'to', description: 'Label of that item.', cell: row => context.itemLabel(row.toId) },
      {
        name: 'period',
        description: 'EDTF date or interval; empty = not stated.',
        cell: row => row.period,
      },
      {
        name: 'evidence_count',
        description: 'Number of passages that it rests on, listed in link_evidence.csv.',
        cell: row => presentPassages(context, row.evidence).length,
      },
      ...stampColumns,
    ],
    rows: () => context.order.links,
  });

const linkEvidenceTable = (context: CsvContext) =>
  writeTable<EvidenceRow<Link>>({
    name: 'link_evidence',
    description: 'The passages that links rest on, one row a link and passage.',
    order: 'links as in links.csv, position',
    columns: [
      { name: 'link_id', description: 'The link.', cell: row => row.owner.id },
      ...evidenceColumns<Link>(context),
    ],
    rows: () => evidenceRows(context, context.order.links),
  });

/** What a memo is on, or points to, in words. */
function targetLabel(context: CsvContext, { type, id }: Memo['on']): Cell {
  const { study } = context;
  switch (type) {
    case 'study':
    case 'coder':
      return study.get(type, id)?.name ?? null;
    case 'document':
      return context.documentTitle(id);
    case 'passage': {
      const passage = study.get('passage', id);
      return passage === undefined ? null : quoteOf(passage);
    }
    case 'judgement': {
      const judgement = study.get('judgement', id);
      if (judgement === undefined) return null;
      return `${study.get('field', judgement.fieldId)?.label ?? judgement.fieldId}: ${context.itemLabel(judgement.itemId) ?? judgement.itemId}`;
    }
    case 'link': {
      const link = study.get('link', id);
      if (link === undefined) return null;
      return `${context.itemLabel(link.fromId) ?? link.fromId} ${study.get('linkType', link.linkTypeId)?.label ?? link.linkTypeId} ${context.itemLabel(link.toId) ?? link.toId}`;
    }
    case 'item':
      return context.itemLabel(id);
    case 'kind':
      return context.kindLabel(id);
  }
}

const memosTable = (context: CsvContext) =>
  writeTable<Memo>({
    name: 'memos',
    description: 'Free notes, one row each.',
    order: 'on_type, on_id, created_at, memo_id',
    columns: [
      { name: 'memo_id', description: 'Id of the memo.', cell: row => row.id },
      {
        name: 'on_type',
        description:
          'Type of the record that it is on: study, document, item, passage, judgement, link, kind or coder.',
        cell: row => row.on.type,
      },
      { name: 'on_id', description: 'Id of that record.', cell: row => row.on.id },
      { name: 'on', description: 'What that record is called.', cell: row => targetLabel(context, row.on) },
      { name: 'text', description: 'Text of the memo.', cell: row => row.text },
      ...stampColumns,
    ],
    rows: () => context.order.memos,
  });

const memoMentionsTable = (context: CsvContext) =>
  writeTable<{ memo: Memo; position: number; mention: Memo['mentions'][number] }>({
    name: 'memo_mentions',
    description: 'The passages and items that memos point to, one row each.',
    order: 'memos as in memos.csv, position',
    columns: [
      { name: 'memo_id', description: 'The memo.', cell: row => row.memo.id },
      { name: 'position', description: 'Place in the memo, from 1.', cell: row => row.position },
      { name: 'type', description: 'passage or item.', cell: row => row.mention.type },
      { name: 'id', description: 'Id of the passage or item.', cell: row => row.mention.id },
      { name: 'label', description: 'What it is called.', cell: row => targetLabel(context, row.mention) },
    ],
    *rows() {
      for (const memo of context.order.memos) {
        for (const [index, mention] of memo.mentions.entries()) {
          if (context.study.live(mention.type, mention.id) === undefined) continue;
          yield { memo, position: index + 1, mention };
        }
      }
    },
  });

interface ValueRow {
  subject: Field['subject'];
  recordId: string;
  field: Field;
  position: number;
  single: string | number | boolean;
}

const fieldValuesTable = (context: CsvContext) =>
  writeTable<ValueRow>({
    name: 'field_values',
    description:
      'Every value of every field of documents, items, passages and judgements, one row a single value: a field with three values has three rows.',
    order: 'documents, items, passages, judgements as in their tables; fields as in fields.csv; position',
    columns: [
      {
        name: 'record_type',
        description: 'document, item, passage or judgement.',
        cell: row => row.subject,
      },
      { name: 'record_id', description: 'Id of the record.', cell: row => row.recordId },
      { name: 'field_id', description: 'The field.', cell: row => row.field.id },
      { name: 'field', description: 'Name of the field.', cell: row => row.field.name },
      { name: 'position', description: 'Place among the values, from 1.', cell: row => row.position },
      { name: 'value', description: 'The single value.', cell: row => row.single },
      {
        name: 'value_label',
        description: 'Its label, where the field has labels.',
        cell: row => labelOfSingle(context.study, row.field, row.single),
      },
    ],
    *rows() {
      const { order } = context;
      const fieldPlace = new Map(order.fields.map((field, place) => [field.id as string, { field, place }]));
      function* rowsOf(
        subject: Field['subject'],
        recordId: string,
        values: FieldValues,
      ): Generator<ValueRow> {
        const held = Object.entries(values)
          .flatMap(([id, value]) => {
            const found = fieldPlace.get(id);
            return found === undefined ? [] : [{ ...found, value }];
          })
          .sort((one, other) => one.place - other.place);
        for (const { field, value } of held) {
          for (const [index, single] of singleValues(value).entries()) {
            yield { subject, recordId, field, position: index + 1, single };
          }
        }
      }
      for (const { id, values } of order.documents) yield* rowsOf('document', id, values);
      for (const { id, values } of order.items) yield* rowsOf('item', id, values);
      for (const document of order.documents) {
        for (const { id, values } of order.passagesOf(document.id)) yield* rowsOf('passage', id, values);
      }
      for (const { id, fieldId, value } of order.judgements) {
        if (value !== null) yield* rowsOf('judgement', id, { [fieldId]: value });
      }
    },
  });
