/** The tables of a dataset: those of the CSV export, typed and keyed, and besides them sections and the history. */
import type { Field } from '../../model/codebook.ts';
import type { Document } from '../../model/document.ts';
import type { Commit } from '../../store/commit.ts';
import { DocumentReading } from '../../structure/document-reading.ts';
import type { Section } from '../../structure/document-structure.ts';
import { createOffsetMap } from '../../text/offsets.ts';
import type { Cell } from '../csv-cells.ts';
import { joinValues } from '../csv-cells.ts';
import { codebookTables } from '../csv-codebook-tables.ts';
import type { CsvContext } from '../csv-context.ts';
import { judgementTables } from '../csv-judgement-tables.ts';
import { type Column, type WrittenTable, writeTable } from '../csv-table.ts';
import { passagesTable, textTables } from '../csv-text-tables.ts';
import type { ExportHost } from '../exporter.ts';
import type { PlacedPassage } from '../placed-passages.ts';
import { type DatasetChoices, isNarrowed } from './choices.ts';
import {
  closedLists,
  emptyMeaning,
  primaryKeys,
  quantities,
  referredTables,
  sourceText,
} from './column-facts.ts';
import type { ColumnType, DatasetColumn, DatasetTable, ForeignKey } from './dataset-table.ts';

export interface DatasetContext {
  /** Of the study with only what was chosen. */
  tables: CsvContext;
  choices: DatasetChoices;
  host: ExportHost;
  /** Ids of coders in the dataset by those in the study; null where they are the same. */
  coderIds: ReadonlyMap<string, string> | null;
}

/** All tables in the order in which the dataset lists them. */
export function datasetTables(context: DatasetContext): DatasetTable[] {
  const { tables } = context;
  const [study, coders, ...codebook] = codebookTables(tables);
  const [documents, items, aliases] = textTables(tables);
  const written = [
    study,
    documents,
    sectionsTable(tables),
    items,
    aliases,
    passagesTable(tables, { columns: passageColumns }),
    ...judgementTables(tables),
    coders,
    ...codebook,
    historyTable(context),
  ];
  const present = written.filter(table => table !== undefined);
  const names = new Set(present.map(({ name }) => name));
  return present.map(table => toDatasetTable(context, table, names));
}

/** One document's passages with the columns that every study's have; values of fields are in `field_values`. */
export function partitionTable(context: DatasetContext, documents: readonly Document[]): DatasetTable {
  const table = toDatasetTable(
    context,
    passagesTable(context.tables, { documents, columns: passageColumns }),
    new Set(Object.keys(primaryKeys)),
  );
  const kept = table.columns.flatMap((column, at) => (isFieldColumn(column.name) ? [] : [at]));
  return {
    ...table,
    columns: kept.flatMap(at => table.columns[at] ?? []),
    async *rows() {
      for await (const row of table.rows()) yield kept.map(at => row[at] ?? null);
    },
  };
}

/** Tables in which each column `field_...` is a field of the codebook. */
const fieldSubjects: Readonly<Record<string, Field['subject']>> = {
  documents: 'document',
  items: 'item',
  passages: 'passage',
};

const isFieldColumn = (name: string): boolean => name.startsWith('field_');

const passageColumns: readonly Column<PlacedPassage>[] = [
  {
    name: 'section_id',
    description: 'The section in which it begins; see sections.',
    cell: ({ reading, passage, document }) => {
      if (reading === null) return null;
      const { sections } = reading.structure;
      const at = sections.findLastIndex(({ start, end }) => start <= passage.start && passage.start < end);
      return at < 0 ? null : sectionId(document.id, at);
    },
  },
  {
    name: 'sentence',
    description: 'The sentence in which it begins, in single spaces.',
    cell: ({ reading, passage }) => (reading === null ? null : sentenceOf(reading, passage.start)),
  },
];

function sentenceOf(reading: DocumentReading, start: number): string | null {
  for (const flow of reading.flows) {
    const at = flow.fromSource(start);
    if (at === null) continue;
    const sentence = flow.sentenceAt(at);
    if (sentence !== null && sentence.end > at) return reading.quote(flow.toSource(sentence));
  }
  return null;
}

const sectionId = (documentId: string, at: number): string => `${documentId}/${at + 1}`;

interface SectionRow {
  document: Document;
  at: number;
  section: Section;
  parent: number | null;
  codePoints: { start: number; end: number };
}

const sectionsTable = (context: CsvContext): WrittenTable =>
  writeTable<SectionRow>({
    name: 'sections',
    description: 'The sections of documents, from a heading to the next of the same or a higher level.',
    order: 'documents as in documents, then their place in the text',
    columns: [
      {
        name: 'section_id',
        description: 'Id of the section.',
        cell: row => sectionId(row.document.id, row.at),
      },
      { name: 'document_id', description: 'Document that it is in.', cell: row => row.document.id },
      { name: 'document', description: 'Title of the document.', cell: row => row.document.title },
      {
        name: 'position',
        description: 'Place among the sections of the document, from 1.',
        cell: row => row.at + 1,
      },
      {
        name: 'level',
        description: 'How deep it lies, the highest level being 1.',
        cell: row => row.section.level,
      },
      {
        name: 'parent_id',
        description: 'The section that it is part of; empty at the highest level.',
        cell: row => (row.parent === null ? null : sectionId(row.document.id, row.parent)),
      },
      { name: 'title', description: 'Its heading.', cell: row => row.section.title },
      {
        name: 'path',
        description: 'Titles down to it, with › between them.',
        cell: row => row.section.path.join(' › '),
      },
      {
        name: 'start_code_point',
        description: 'Where its heading begins, in code points.',
        cell: row => row.codePoints.start,
      },
      {
        name: 'end_code_point',
        description: 'Where it ends, in code points.',
        cell: row => row.codePoints.end,
      },
      {
        name: 'start_utf16',
        description: 'Where its heading begins, in UTF-16 units.',
        cell: row => row.section.start,
      },
      { name: 'end_utf16', description: 'Where it ends, in UTF-16 units.', cell: row => row.section.end },
    ],
    async *rows() {
      for (const document of context.order.documents) {
        let text: string;
        try {
          text = await context.options.textOf(document.id);
        } catch {
          context.losses.add(
            `The text of “${document.title}” could not be read, so its sections are not listed.`,
          );
          continue;
        }
        const { sections } = new DocumentReading(
          document.id,
          text,
          await context.options.blocksOf(document.id),
        ).structure;
        const offsets = createOffsetMap(text);
        for (const [at, section] of sections.entries()) {
          const parent = sections.slice(0, at).findLastIndex(({ level }) => level < section.level);
          const { start, end } = section;
          const codePoints = { start: offsets.toCodePoint(start), end: offsets.toCodePoint(end) };
          yield { document, at, section, parent: parent < 0 ? null : parent, codePoints };
        }
      }
    },
  });

const historyTable = ({ choices, host, coderIds, tables }: DatasetContext): WrittenTable => {
  const narrowed = isNarrowed(choices);
  const coderOf = (id: string): string | null => {
    const named = coderIds === null ? id : (coderIds.get(id) ?? null);
    return named !== null && tables.study.get('coder', named) !== undefined ? named : null;
  };
  return writeTable<Commit>({
    name: 'history',
    description: narrowed
      ? 'The changes that made the study, one row each, without what they say of records.'
      : 'The changes that made the study, one row each.',
    order: 'seq, the latest first',
    columns: [
      { name: 'seq', description: 'Place in the history, from 1.', cell: row => row.seq },
      { name: 'commit_id', description: 'Id of the change.', cell: row => row.id },
      { name: 'at', description: 'When it was made: ISO 8601, UTC.', cell: row => row.at },
      {
        name: 'coder_id',
        description: 'Who made it; empty for coders who are not in the dataset.',
        cell: row => coderOf(row.coderId),
      },
      { name: 'command', description: 'Name of the command.', cell: row => row.command.type },
      { name: 'label', description: 'What was done, in words.', cell: row => (narrowed ? null : row.label) },
      { name: 'records', description: 'Number of records that it changed.', cell: row => row.diff.length },
      {
        name: 'record_types',
        description: 'Types of these records, joined.',
        cell: row => joinValues([...new Set(row.diff.map(({ type }) => type))].sort()),
      },
      { name: 'undoes', description: 'The change that it takes back.', cell: row => row.undoes },
      { name: 'redoes', description: 'The change that it does again.', cell: row => row.redoes },
    ],
    rows: () => host.history(),
  });
};

function toDatasetTable(
  { tables, choices }: DatasetContext,
  written: WrittenTable,
  names: ReadonlySet<string>,
): DatasetTable {
  const { name } = written;
  const isTyped = name === 'judgements' || name === 'field_values';
  const studyId = tables.study.study.id;
  const source = written.columns.map(({ name: column }, at) => ({ column, at }));
  const columns: DatasetColumn[] = [];
  const cells: ((row: readonly Cell[]) => Cell)[] = [];
  const add = (column: string, description: string, cell: (row: readonly Cell[]) => Cell): void => {
    const { type, unit } = quantities[column] ?? fieldType(tables, name, column);
    columns.push({
      name: column,
      description,
      type,
      unit,
      empty: emptyMeaning(name, column),
      values: closedLists[`${name}.${column}`] ?? null,
    });
    if (choices.withoutText && sourceText.has(`${name}.${column}`)) cells.push(() => null);
    else cells.push(row => typed(type, cell(row), () => tables.losses.add(misfit(name, column))));
  };
  if (name !== 'study')
    add(
      'study_id',
      'Id of the study, the same in all rows: tables of several studies can be put together.',
      () => studyId,
    );
  for (const { column, at } of source) {
    add(column, written.columns[at]?.description ?? '', row => row[at] ?? null);
    if (!isTyped || column !== 'value') continue;
    add('value_number', 'The value where it is a number or a point of a scale.', row =>
      typeof row[at] === 'number' ? row[at] : null,
    );
    add('value_boolean', 'The value where it is yes or no.', row =>
      typeof row[at] === 'boolean' ? row[at] : null,
    );
  }
  const primaryKey = primaryKeys[name];
  if (primaryKey === undefined) throw new Error(`The table ${name} has no key.`);
  return {
    name,
    description: written.description,
    order: written.order,
    columns,
    primaryKey,
    foreignKeys: columns.flatMap((column): ForeignKey[] => {
      const table = referredTables[column.name];
      if (table === undefined || !names.has(table)) return [];
      if (name in fieldSubjects && isFieldColumn(column.name)) return [];
      const [to] = primaryKeys[table] ?? [];
      if (to === undefined || (table === name && primaryKey.includes(column.name))) return [];
      return [{ column: column.name, table, to }];
    }),
    async *rows() {
      for await (const row of written.cells()) yield cells.map(cell => cell(row));
    },
  };
}

const misfit = (table: string, column: string): string =>
  `Some values in ${table}.${column} are not of its type; they stand in field_values alone.`;

/** The cell as its column's type; null, and told, where it is of another. */
function typed(type: ColumnType, cell: Cell, lose: () => void): Cell {
  if (cell === null) return null;
  const fits =
    type === 'boolean'
      ? typeof cell === 'boolean'
      : type === 'integer'
        ? Number.isSafeInteger(cell)
        : type === 'number'
          ? typeof cell === 'number'
          : true;
  if (!fits) {
    lose();
    return null;
  }
  return type === 'string' || type === 'datetime' ? String(cell) : cell;
}

/** Columns of fields have the type that all fields of the name have; text where they differ. */
function fieldType(
  { order }: CsvContext,
  table: string,
  column: string,
): { type: ColumnType; unit: string | null } {
  const subject = fieldSubjects[table];
  const text = { type: 'string', unit: null } as const;
  if (subject === undefined || !isFieldColumn(column) || column.endsWith('_label')) return text;
  const name = column.slice('field_'.length);
  const fields = order.fields.filter(field => field.subject === subject && field.name === name);
  const types = new Set(fields.map(({ value }) => value.type));
  const [only] = types;
  if (types.size !== 1) return text;
  if (only === 'number') {
    const units = new Set(fields.map(({ value }) => (value.type === 'number' ? value.unit : null)));
    const [unit = null] = units;
    return { type: 'number', unit: units.size === 1 ? unit : null };
  }
  if (only === 'ordinal' || only === 'scale') return { type: 'integer', unit: 'points of the scale' };
  return only === 'boolean' ? { type: 'boolean', unit: null } : text;
}
