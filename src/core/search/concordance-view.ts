/**
 * The concordance as a view: what a query finds, in context, saved and printed like any other table. A row rests on
 * the passages that its place is coded with.
 */
import { z } from 'zod';
import type { Document } from '../model/document.ts';
import type { PassageId } from '../model/ids.ts';
import type { Passage } from '../model/passage.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { blockIndexAt } from '../text/blocks.ts';
import { counted } from '../text/counted.ts';
import type { DocumentUnits } from '../views/document-units.ts';
import { passagesInOrder } from '../views/occurrences.ts';
import { RecentOf } from '../views/recent.ts';
import { emptyCell, numberCell, textCell } from '../views/table-cells.ts';
import type { ViewSpec, ViewTable } from '../views/view.ts';
import {
  groupByNeighbour,
  keywordInContext,
  readSortKey,
  type SortedPlace,
  type SortKey,
  sortPlaces,
} from './concordance.ts';
import { searchOptions } from './query.ts';
import { resolveScope, searchScope } from './scope.ts';
import { prepareSearch, searchDocument } from './search.ts';
import { SearchText } from './search-text.ts';

const mostUnlessTold = 5_000;

const sortNames = [
  ...(['left1', 'left2', 'left3', 'node', 'right1', 'right2', 'right3'] as const),
  ...(['document', 'code'] as const),
] as const;

export const concordanceOptions = z.strictObject({
  query: z
    .string()
    .max(2_000)
    .optional()
    .describe('What is searched for, e.g. reform* | "social security" near/5 law. Without it, nothing'),
  ...searchOptions.shape,
  scope: searchScope.optional().describe('Where it is searched. Without it, everywhere'),
  words: z.int().min(0).max(100).optional().describe('Words on each side. Without it, 8'),
  sort: z
    .array(z.enum(sortNames))
    .optional()
    .describe('One after the other: left1 is the first word to the left. Without it, as in the documents'),
  most: z.int().min(1).max(100_000).optional().describe('Rows after which to stop. Without it, 5,000'),
});
export type ConcordanceOptions = z.output<typeof concordanceOptions>;

interface ConcordanceRow {
  document: Document;
  start: number;
  end: number;
  before: string;
  quote: string;
  after: string;
  section: string;
  /** Passages that share text with the place. */
  passages: readonly PassageId[];
  codes: string;
}

interface Neighbour {
  side: 'left' | 'right';
  word: string;
  count: number;
  passages: readonly PassageId[];
  documents: readonly Document[];
}

export interface Concordance {
  rows: readonly ConcordanceRow[];
  /** Neighbours one word to the left and right, the most frequent first. */
  neighbours: readonly Neighbour[];
  notes: readonly string[];
}

const searchTexts = new RecentOf<Document, SearchText>(1);

function compute(study: StudyReader, options: ConcordanceOptions, units: DocumentUnits): Concordance {
  const { query = '', words = 8, most = mostUnlessTold, sort = [] } = options;
  const prepared = prepareSearch(query, options);
  if (prepared === null)
    return { rows: [], neighbours: [], notes: ['Nothing of the texts is searched for yet: write a query.'] };
  const searched = resolveScope(study, options.scope ?? {});
  const texts = searched.map(({ document }) => {
    const text = units.text(document);
    return searchTexts.of(document, [text], () => new SearchText(text));
  });
  const places: SortedPlace[] = [];
  const notes: string[] = [];
  let complete = true;
  for (const [at, scope] of searched.entries()) {
    const text = texts[at];
    if (text === undefined || !complete) continue;
    const found = searchDocument(prepared, text, scope);
    let next = found.next();
    for (; next.done !== true && places.length < most; next = found.next())
      places.push({ ...next.value, document: at });
    if (next.done !== true) complete = false;
    else if (!next.value)
      notes.push(`“${scope.document.title}” was not searched to its end: the expression took too long.`);
  }
  if (!complete) notes.push(`There are more than ${most.toLocaleString('en')} places: the first are listed.`);
  const passagesAt = places.map(({ document, start, end }) => {
    const each = searched[document];
    return each === undefined ? [] : passagesOver(passagesInOrder(study, each.document), start, end);
  });
  const textOf = (document: number): SearchText => texts[document] ?? new SearchText('');
  const codes = passagesAt.map(over => namesOf(study, over));
  const order = sortPlaces(
    places,
    textOf,
    sort.flatMap((name): SortKey[] => {
      const key = readSortKey(name);
      return key === null ? [] : [key];
    }),
    options,
    row => codes[row] ?? '',
  );
  const rows = order.flatMap((at): ConcordanceRow[] => {
    const place = places[at];
    const document = searched[place?.document ?? -1]?.document;
    if (place === undefined || document === undefined) return [];
    const { text } = textOf(place.document);
    const { start, end } = place;
    const sections = units.sections(document);
    return [
      {
        document,
        start,
        end,
        ...keywordInContext(text, place, words),
        quote: text.slice(start, end),
        section: sections[blockIndexAt(sections, start)]?.path ?? '',
        passages: (passagesAt[at] ?? []).map(({ id }) => id),
        codes: codes[at] ?? '',
      },
    ];
  });
  const neighbours = (['left', 'right'] as const).flatMap(side =>
    groupByNeighbour(places, textOf, { side, word: 1 }, options)
      .slice(0, 500)
      .map(({ word, rows: ofGroup }) => ({
        side,
        word,
        count: ofGroup.length,
        passages: [...new Set(ofGroup.flatMap(at => (passagesAt[at] ?? []).map(({ id }) => id)))],
        documents: [...new Set(ofGroup.map(at => places[at]?.document ?? -1))].flatMap(
          at => searched[at]?.document ?? [],
        ),
      })),
  );
  const documents = new Set(places.map(({ document }) => document)).size;
  notes.unshift(`${counted(places.length, 'place')} in ${counted(documents, 'document')}.`);
  return { rows, neighbours, notes };
}

/** Those that share text with the range; the list is in order of starts. */
export function passagesOver(passages: readonly Passage[], start: number, end: number): Passage[] {
  const found: Passage[] = [];
  for (const passage of passages) {
    if (passage.start >= end) break;
    if (passage.end > start) found.push(passage);
  }
  return found;
}

const namesOf = (study: StudyReader, passages: readonly Passage[]): string =>
  [...new Set(passages.map(({ itemId }) => study.get('item', itemId)?.label ?? itemId))].join(', ');

export const concordance: ViewSpec<typeof concordanceOptions, Concordance> = {
  id: 'concordance',
  label: 'Concordance',
  summary: 'Every place that a query finds in the documents, with the words around it.',
  options: concordanceOptions,
  choosesDocuments: true,
  documents: (study, options) =>
    (options.query ?? '').trim() === ''
      ? []
      : resolveScope(study, options.scope ?? {}).map(({ document }) => document.id),
  compute,
  table: ({ rows, neighbours, notes }): ViewTable[] => [
    {
      name: 'concordance',
      columns: [
        { id: '.document', label: 'Document' },
        { id: '.left', label: 'Left' },
        { id: '.node', label: 'Found' },
        { id: '.right', label: 'Right' },
        { id: '.section', label: 'Section' },
        { id: '.codes', label: 'Coded with' },
        { id: '.start', label: 'Start' },
        { id: '.end', label: 'End' },
      ],
      rows: rows.map(row => {
        const source = { records: [{ type: 'document' as const, id: row.document.id }] };
        return {
          id: `${row.document.id}:${row.start}-${row.end}`,
          cells: [
            textCell(row.document.title, source),
            textCell(row.before.trim(), source),
            textCell(row.quote.replace(/\s+/g, ' '), { ...source, passages: row.passages }),
            textCell(row.after.trim(), source),
            textCell(row.section, source),
            row.passages.length === 0 ? emptyCell : textCell(row.codes, { passages: row.passages }),
            numberCell(row.start, source),
            numberCell(row.end, source),
          ],
        };
      }),
      notes,
    },
    {
      name: 'neighbours',
      columns: [
        { id: '.side', label: 'Side' },
        { id: '.word', label: 'Word beside' },
        { id: '.count', label: 'Places' },
      ],
      rows: neighbours.map(({ side, word, count, passages, documents }) => {
        const sources = { records: documents.map(({ id }) => ({ type: 'document' as const, id })) };
        return {
          id: `${side}:${word}`,
          cells: [
            textCell(side === 'left' ? 'Left' : 'Right', sources),
            textCell(word === '' ? '(none)' : word, sources),
            numberCell(count, { ...sources, passages }),
          ],
        };
      }),
      notes: ['One word to the left and to the right of each place listed; at most 500 of a side.'],
    },
  ],
};
