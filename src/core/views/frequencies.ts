/**
 * Frequencies: how many passages each item has, by document, section or stage. A passage lies in the section in
 * which it begins, and at the stage that it states, else at the stage of its item. A passage with several stages
 * counts at each of them and once in the totals.
 */
import { z } from 'zod';
import type { Document } from '../model/document.ts';
import type { PassageId } from '../model/ids.ts';
import type { Item } from '../model/item.ts';
import type { Passage } from '../model/passage.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { blockIndexAt } from '../text/blocks.ts';
import { chooseCountedItems, chooseDocuments } from './choose-records.ts';
import type { DocumentUnits } from './document-units.ts';
import { drawFrequencies } from './frequencies-picture.ts';
import { passagesInOrder } from './occurrences.ts';
import { PassageContext } from './passage-context.ts';
import { resolveRoles } from './roles.ts';
import { emptyCell, itemCell, numberCell, textCell } from './table-cells.ts';
import type { Cell, ViewSpec, ViewTable } from './view.ts';
import { ids, rolesOption } from './view-options.ts';

const options = z.strictObject({
  ...rolesOption,
  by: z
    .enum(['document', 'section', 'stage'])
    .optional()
    .describe('What stands across; without it, documents'),
  kinds: ids.optional().describe('Ids of the kinds whose items are counted; without it, all'),
  items: ids.optional().describe('Ids of the items that are counted; without it, all of the kinds'),
  documents: ids.optional().describe('Ids of the documents that are read; without it, all'),
  coders: ids.optional().describe('Ids of the coders whose passages count; without it, everybody’s'),
  normalise: z
    .enum(['none', 'row', 'column', 'words'])
    .optional()
    .describe(
      'none: passages; row: per cent of the item’s passages; column: per cent of the column’s passages; words: passages for each 10,000 words of the document or section. Without it, none',
    ),
});
export type FrequenciesOptions = z.output<typeof options>;

export interface FrequencyColumn {
  id: string;
  label: string;
  /** The document of a document or section; null for stages. */
  documentId: string | null;
  /** Null for stages. */
  words: number | null;
}

export interface FrequencyRow {
  item: Item;
  label: Cell;
  kindLabel: string;
  /** One list for each column, in their order; passages by document and place. */
  passages: readonly (readonly PassageId[])[];
  total: readonly PassageId[];
}

export interface Frequencies {
  by: 'document' | 'section' | 'stage';
  normalise: 'none' | 'row' | 'column' | 'words';
  columns: readonly FrequencyColumn[];
  rows: readonly FrequencyRow[];
  /** Of all rows; one list for each column. */
  totals: readonly (readonly PassageId[])[];
  total: readonly PassageId[];
  notes: readonly string[];
}

const noStage = '.stage-not-stated';

function compute(study: StudyReader, options: FrequenciesOptions, units: DocumentUnits): Frequencies {
  const by = options.by ?? 'document';
  const normalise = options.normalise ?? 'none';
  const roles = resolveRoles(study, options.roles);
  const context = new PassageContext(study, roles);
  const notes: string[] = [];
  const documents = chooseDocuments(study, options.documents);
  const items = chooseCountedItems(study, options, text => void notes.push(text));
  const coders = options.coders === undefined ? null : new Set(options.coders);
  const columns = columnsOf(by, documents, units, roles.stageVocabulary?.options ?? []);
  const at = new Map(columns.map(({ id }, place) => [id, place]));
  const rows = items.map(item => ({
    item,
    label: itemCell(study, item),
    kindLabel: study.get('kind', item.kindId)?.label ?? item.kindId,
    passages: columns.map((): PassageId[] => []),
    total: [] as PassageId[],
  }));
  const rowOf = new Map(rows.map(row => [row.item.id, row]));
  const totals = columns.map((): PassageId[] => []);
  const total: PassageId[] = [];
  let severalStages = 0;
  for (const document of documents) {
    const sections = by === 'section' ? units.sections(document) : [];
    for (const passage of passagesInOrder(study, document)) {
      const row = rowOf.get(passage.itemId);
      if (row === undefined || (coders !== null && !coders.has(passage.coderId))) continue;
      const places =
        by === 'document'
          ? [document.id]
          : by === 'section'
            ? [`${document.id}:${sections[blockIndexAt(sections, passage.start)]?.start ?? 0}`]
            : stagesOf(passage, context);
      if (places.length > 1) severalStages += 1;
      for (const place of places) {
        const column = at.get(place);
        if (column === undefined) continue;
        row.passages[column]?.push(passage.id);
        totals[column]?.push(passage.id);
      }
      row.total.push(passage.id);
      total.push(passage.id);
    }
  }
  if (severalStages > 0) notes.push(`${severalStages} passages state several stages and count at each.`);
  if (items.length === 0) notes.push('The study has no items of these kinds yet.');
  notes.push(...explain[normalise]);
  if (by === 'stage' && normalise === 'words')
    notes.push('A stage has no words of its own: its cells are empty.');
  return { by, normalise, columns, rows, totals, total, notes };
}

const explain = {
  none: [],
  row: ['Per cent of the passages of each item.'],
  column: ['Per cent of the passages of each column.'],
  words: ['Passages for each 10,000 words.'],
} as const;

const stagesOf = (passage: Passage, context: PassageContext): string[] => {
  const stages = context.stagesOf(passage);
  return stages.length === 0 ? [noStage] : stages;
};

function columnsOf(
  by: Frequencies['by'],
  documents: readonly Document[],
  units: DocumentUnits,
  stages: readonly { id: string; label: string }[],
): FrequencyColumn[] {
  if (by === 'stage') {
    return [...stages, { id: noStage, label: 'Stage not stated' }].map(({ id, label }) => ({
      id,
      label,
      documentId: null,
      words: null,
    }));
  }
  if (by === 'document') {
    return documents.map(({ id, title, text }) => ({ id, label: title, documentId: id, words: text.words }));
  }
  return documents.flatMap(document =>
    units.sections(document).map(({ title, start, words }, _, { length }) => {
      const untitled = length === 1 ? 'without headings' : 'before the first heading';
      const name = title === '' ? untitled : title;
      return {
        id: `${document.id}:${start}`,
        label: documents.length === 1 ? name : `${document.title}: ${name}`,
        documentId: document.id,
        words,
      };
    }),
  );
}

/** A number of passages that opens them; normalised where that was asked for. */
function countCell(passages: readonly PassageId[], part: number | null, digits: boolean): Cell {
  if (part === null || Number.isNaN(part)) return emptyCell;
  return passages.length === 0 && part === 0
    ? digits
      ? zeroPart
      : zero
    : numberCell(part, { passages }, digits ? 1 : undefined);
}

const zero = Object.freeze(numberCell(0));
const zeroPart = Object.freeze(numberCell(0, {}, 1));

export const frequencies: ViewSpec<typeof options, Frequencies> = {
  id: 'frequencies',
  label: 'Frequencies',
  summary: 'How many passages each item has, by document, section or stage.',
  options,
  documents: (study, { by, documents }) =>
    by === 'section' ? chooseDocuments(study, documents).map(({ id }) => id) : [],
  compute,
  table: frequenciesTables,
  picture: drawFrequencies,
};

function frequenciesTables({ normalise, columns, rows, totals, total, notes }: Frequencies): ViewTable[] {
  const cell = (
    passages: readonly PassageId[],
    ofRow: number,
    column: FrequencyColumn | null,
    ofColumn: number,
  ) => {
    const part =
      normalise === 'none'
        ? passages.length
        : normalise === 'row'
          ? (100 * passages.length) / ofRow
          : normalise === 'column'
            ? (100 * passages.length) / ofColumn
            : column?.words == null || column.words === 0
              ? null
              : (10_000 * passages.length) / column.words;
    return countCell(passages, part, normalise !== 'none');
  };
  const words = columns.some(column => column.words === null)
    ? null
    : columns.reduce((sum, column) => sum + (column.words ?? 0), 0);
  const all = { id: '.total', label: 'All', documentId: null, words };
  const line = (lists: readonly (readonly PassageId[])[], whole: readonly PassageId[]) => [
    ...columns.map((column, at) => cell(lists[at] ?? [], whole.length, column, totals[at]?.length ?? 0)),
    cell(whole, whole.length, all, total.length),
  ];
  return [
    {
      name: 'frequencies',
      columns: [
        { id: '.item', label: 'Item' },
        { id: '.kind', label: 'Kind' },
        ...columns.map(({ id, label }) => ({ id, label })),
        { id: '.total', label: 'All' },
      ],
      rows: [
        ...rows.map(row => ({
          id: row.item.id,
          cells: [
            row.label,
            textCell(row.kindLabel, { records: [{ type: 'kind', id: row.item.kindId }] }),
            ...line(row.passages, row.total),
          ],
        })),
        { id: '.total', cells: [textCell('All'), emptyCell, ...line(totals, total)] },
      ],
      notes,
    },
  ];
}
