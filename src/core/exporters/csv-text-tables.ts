/** Documents, items and passages as CSV tables. */
import type { Document } from '../model/document.ts';
import type { Item } from '../model/item.ts';
import type { Passage } from '../model/passage.ts';
import { metadataFacts } from '../model/variable-sources.ts';
import { joinValues } from './csv-cells.ts';
import type { CsvContext } from './csv-context.ts';
import { stampColumns } from './csv-context.ts';
import { type Column, type WrittenTable, writeTable } from './csv-table.ts';
import { fieldColumns } from './field-columns.ts';
import { type PlacedPassage, placePassages } from './placed-passages.ts';

export const textTables = (context: CsvContext): WrittenTable[] => [
  documentsTable(context),
  itemsTable(context),
  aliasesTable(context),
  passagesTable(context),
];

export interface PassagesTableOptions {
  /** Whose passages; absent = those of all documents. */
  documents?: readonly Document[];
  /** Columns that the table has besides. */
  columns?: readonly Column<PlacedPassage>[];
}

const count = (records: Iterable<unknown>): number => {
  let total = 0;
  for (const _ of records) total += 1;
  return total;
};

const documentsTable = ({ study, order }: CsvContext) =>
  writeTable<Document>({
    name: 'documents',
    description: 'The sources, one row each.',
    order: 'title, document_id',
    columns: [
      { name: 'document_id', description: 'Id of the document.', cell: row => row.id },
      { name: 'title', description: 'Title of the document.', cell: row => row.title },
      { name: 'file_name', description: 'Name of the file that was imported.', cell: row => row.fileName },
      { name: 'format', description: 'Format that it was read as.', cell: row => row.format },
      {
        name: 'encoding',
        description: 'What its bytes were read as.',
        cell: row => row.encoding?.id ?? null,
      },
      {
        name: 'encoding_confidence',
        description: 'certain, likely, guess, or chosen by the researcher.',
        cell: row => row.encoding?.confidence ?? null,
      },
      {
        name: 'had_byte_order_mark',
        description: 'true where the file began with a byte order mark, which is not part of the text.',
        cell: row => row.changes.bom,
      },
      {
        name: 'line_ends',
        description: "The file's line ends: lf, crlf, cr, mixed or none. The text has LF, counted as one.",
        cell: row => row.changes.lineEnds,
      },
      { name: 'extractor', description: 'Program that made the text.', cell: row => row.extractor.name },
      {
        name: 'extractor_version',
        description: 'Version of that program.',
        cell: row => row.extractor.version,
      },
      { name: 'source_bytes', description: 'Size of the file in bytes.', cell: row => row.source.bytes },
      { name: 'source_sha256', description: 'SHA-256 of the file.', cell: row => row.source.sha256 },
      {
        name: 'text_sha256',
        description: 'SHA-256 of the canonical text as UTF-8.',
        cell: row => row.text.sha256,
      },
      {
        name: 'text_code_points',
        description: 'Length of the text in code points.',
        cell: row => row.text.codePoints,
      },
      {
        name: 'text_utf16',
        description: 'Length of the text in UTF-16 units.',
        cell: row => row.text.length,
      },
      { name: 'words', description: 'Words in the text.', cell: row => row.text.words },
      {
        name: 'passages',
        description: 'Number of passages in the document.',
        cell: row => count(study.passagesOfDocument(row.id)),
      },
      {
        name: 'warnings',
        description: 'What the import told, joined.',
        cell: row => joinValues(row.warnings),
      },
      ...metadataFacts.map(
        (fact): Column<Document> => ({
          name: `stated_${fact}`,
          description: `What the source itself states as its ${fact}; empty where it states none.`,
          cell: row => row.metadata[fact] ?? null,
        }),
      ),
      ...fieldColumns<Document>(study, order, 'document', row => ({ kindId: null, values: row.values })),
      ...stampColumns,
    ],
    rows: () => order.documents,
  });

const itemColumns = (context: CsvContext): Column<Item>[] => [
  { name: 'item_id', description: 'Id of the item.', cell: row => row.id },
  { name: 'label', description: 'Name of the item.', cell: row => row.label },
  { name: 'kind_id', description: 'Kind of the item.', cell: row => row.kindId },
  { name: 'kind', description: 'Label of the kind.', cell: row => context.kindLabel(row.kindId) },
];

const itemsTable = (context: CsvContext) =>
  writeTable<Item>({
    name: 'items',
    description: 'Actors, veto points, tracers and whatever else the codebook has, one row each.',
    order: 'kind, label, item_id',
    columns: [
      ...itemColumns(context),
      {
        name: 'aliases',
        description: 'Other names, joined; one row each in aliases.csv.',
        cell: row => joinValues(row.aliases),
      },
      {
        name: 'colour',
        description: "Colour as #rrggbb; empty = the kind's.",
        cell: row => row.colour,
      },
      {
        name: 'passages',
        description: 'Number of passages coded with the item.',
        cell: row => count(context.study.passagesOfItem(row.id)),
      },
      ...fieldColumns<Item>(context.study, context.order, 'item', row => row),
      ...stampColumns,
    ],
    rows: () => context.order.items,
  });

const aliasesTable = (context: CsvContext) =>
  writeTable<{ item: Item; alias: string }>({
    name: 'aliases',
    description: 'Other names and acronyms of items, one row each.',
    order: 'items as in items.csv, then as entered',
    columns: [
      ...itemColumns(context).map(column => ({
        ...column,
        cell: (row: { item: Item }) => column.cell(row.item),
      })),
      { name: 'alias', description: 'Other name of the item.', cell: row => row.alias },
    ],
    *rows() {
      for (const item of context.order.items) for (const alias of item.aliases) yield { item, alias };
    },
  });

export const passagesTable = (
  context: CsvContext,
  { documents = context.order.documents, columns = [] }: PassagesTableOptions = {},
): WrittenTable =>
  writeTable<PlacedPassage>({
    name: 'passages',
    description: 'Spans of documents, each coded with one item by one coder, one row each.',
    order: 'documents as in documents.csv, then start, end, passage_id',
    columns: [
      { name: 'passage_id', description: 'Id of the passage.', cell: row => row.passage.id },
      { name: 'document_id', description: 'Document that it is in.', cell: row => row.document.id },
      { name: 'document', description: 'Title of the document.', cell: row => row.document.title },
      { name: 'item_id', description: 'Item that it is coded with.', cell: row => row.passage.itemId },
      {
        name: 'item',
        description: 'Label of the item.',
        cell: row => context.itemLabel(row.passage.itemId),
      },
      {
        name: 'kind_id',
        description: 'Kind of the item.',
        cell: row => context.kindIdOf(row.passage.itemId),
      },
      {
        name: 'kind',
        description: 'Label of the kind.',
        cell: row => context.kindLabel(context.kindIdOf(row.passage.itemId)),
      },
      { name: 'coder_id', description: 'Coder whose passage it is.', cell: row => row.passage.coderId },
      {
        name: 'coder',
        description: 'Name of the coder.',
        cell: row => context.coderName(row.passage.coderId),
      },
      {
        name: 'start_code_point',
        description: 'First character, in code points of the canonical text, from 0.',
        cell: row => row.codePoints?.start ?? null,
      },
      {
        name: 'end_code_point',
        description: 'After the last character, in code points.',
        cell: row => row.codePoints?.end ?? null,
      },
      {
        name: 'start_utf16',
        description: 'First character, in UTF-16 units of the canonical text, from 0.',
        cell: row => (row.codePoints === null ? null : row.passage.start),
      },
      {
        name: 'end_utf16',
        description: 'After the last character, in UTF-16 units.',
        cell: row => (row.codePoints === null ? null : row.passage.end),
      },
      {
        name: 'quote',
        description: 'The text of the passage; for a region what it says.',
        cell: row =>
          row.passage.region === undefined ? row.passage.exact : (row.passage.transcription ?? ''),
      },
      {
        name: 'run_id',
        description: 'The run of coding mentions that made it; empty for what was coded by hand.',
        cell: row => row.passage.runId ?? null,
      },
      {
        name: 'page',
        description: 'Page that it begins on, the first being 1; empty for sources without pages.',
        cell: row => row.passage.region?.page ?? row.passage.pages?.[0]?.page ?? null,
      },
      {
        name: 'rectangles',
        description:
          'Where it is printed: page: left bottom right top, in PDF points of the page as it is without being turned, joined by semicolons.',
        cell: row => rectanglesOf(row.passage),
      },
      {
        name: 'region',
        description: 'Whether it is a rectangle of a page rather than a span of text.',
        cell: row => row.passage.region !== undefined,
      },
      {
        name: 'section',
        description:
          'Titles down to the section in which it begins, with › between them; empty before the first heading.',
        cell: row => row.section,
      },
      {
        name: 'speaker',
        description: 'Who speaks where it begins, in transcripts and subtitles; empty where nobody is named.',
        cell: row => row.speaker,
      },
      {
        name: 'sources',
        description:
          'Interviews, references, notes and tables that its sentences lean on, joined; each by a key that is the same wherever it is cited in the document.',
        cell: row => joinValues(row.sources),
      },
      ...columns,
      { name: 'prefix', description: 'Up to 32 characters before it.', cell: row => row.passage.prefix },
      { name: 'suffix', description: 'Up to 32 characters after it.', cell: row => row.passage.suffix },
      ...fieldColumns<PlacedPassage>(context.study, context.order, 'passage', ({ passage }) => ({
        kindId: context.kindIdOf(passage.itemId),
        values: passage.values,
      })),
      ...stampColumns.map(column => ({
        ...column,
        cell: (row: PlacedPassage) => column.cell(row.passage),
      })),
    ],
    rows: () => placePassages(context.order, context.options, loss => context.losses.add(loss), documents),
  });

function rectanglesOf({ pages = [], region }: Passage): string {
  const places = region === undefined ? pages : [{ page: region.page, rects: [region.rect] }];
  return places.flatMap(({ page, rects }) => rects.map(rect => `${page}: ${rect.join(' ')}`)).join('; ');
}
