/**
 * Co-occurrence: which items are coded in the same places. Within overlaps, two items count once for each pair of their
 * passages that share a character, and the normalised figure is the characters that both cover by those that
 * either covers. Within sentences or paragraphs, they count once for each one that passages of both touch, and the
 * normalised figure is that number by the number that passages of either touch. It lies between 0 and 1.
 */
import { z } from 'zod';
import type { PassageId } from '../model/ids.ts';
import type { Item } from '../model/item.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { chooseCountedItems, chooseDocuments } from './choose-records.ts';
import { drawCoOccurrence } from './co-occurrence-picture.ts';
import { type CoOccurrencePair, type Occurrence, Tally } from './co-occurrence-tally.ts';
import type { DocumentUnits } from './document-units.ts';
import { compareItems } from './item-order.ts';
import { passagesInOrder, placesByUnit } from './occurrences.ts';
import { pairKey } from './pair-key.ts';
import { emptyCell, numberCell, textCell } from './table-cells.ts';
import type { Cell, ViewSpec, ViewTable } from './view.ts';
import { ids } from './view-options.ts';

const options = z.strictObject({
  within: z
    .enum(['overlap', 'sentence', 'paragraph'])
    .optional()
    .describe('What two items must share; without it, characters (overlap)'),
  kinds: ids.optional().describe('Ids of the kinds whose items are compared; without it, all'),
  items: ids.optional().describe('Ids of the items that are compared; without it, all of the kinds'),
  documents: ids.optional().describe('Ids of the documents that are read; without it, all'),
  coders: ids.optional().describe('Ids of the coders whose passages count; without it, everybody’s'),
  measure: z
    .enum(['raw', 'normalised'])
    .optional()
    .describe('What the matrix shows; without it, the raw count. The list of pairs shows both'),
});
export type CoOccurrenceOptions = z.output<typeof options>;

export interface CoOccurrence {
  within: 'overlap' | 'sentence' | 'paragraph';
  measure: 'raw' | 'normalised';
  items: readonly Item[];
  /** Pairs that occur together, the most frequent first. */
  pairs: readonly CoOccurrencePair[];
  notes: readonly string[];
}

function compute(study: StudyReader, options: CoOccurrenceOptions, units: DocumentUnits): CoOccurrence {
  const within = options.within ?? 'overlap';
  const notes: string[] = [];
  const items = chooseCountedItems(study, options, text => void notes.push(text));
  const numbers = new Map<string, number>(items.map(({ id }, number) => [id, number]));
  const coders = options.coders === undefined ? null : new Set<string>(options.coders);
  const tally = new Tally(items);
  for (const document of chooseDocuments(study, options.documents)) {
    const occurrences: Occurrence[] = [];
    for (const { id, itemId, coderId, start, end } of passagesInOrder(
      study.passagesOfDocument(document.id),
    )) {
      const item = numbers.get(itemId);
      if (item === undefined || (coders !== null && !coders.has(coderId))) continue;
      occurrences.push({ id, item, start, end });
    }
    if (occurrences.length === 0) continue;
    if (within === 'overlap') {
      tally.countOverlaps(occurrences);
    } else {
      const ranges = within === 'sentence' ? units.sentences(document) : units.paragraphs(document);
      tally.countUnits(occurrences, placesByUnit(ranges, occurrences));
    }
  }
  if (items.length === 0) notes.push('The study has no items of these kinds yet.');
  return { within, measure: options.measure ?? 'raw', items, pairs: pairsOf(items, tally), notes };
}

/** The most frequent first, then by name. */
function pairsOf(items: readonly Item[], tally: Tally): CoOccurrencePair[] {
  const ranks = ranksOf(items);
  return tally
    .results()
    .map(pair => ({ pair, one: ranks.get(pair.one) ?? 0, other: ranks.get(pair.other) ?? 0 }))
    .sort(
      (first, second) =>
        second.pair.raw - first.pair.raw || first.one - second.one || first.other - second.other,
    )
    .map(({ pair }) => pair);
}

/** Each item's place by name: comparing names is slow, and pairs are many. */
const ranksOf = (items: readonly Item[]): Map<Item, number> =>
  new Map([...items].sort(compareItems).map((item, rank) => [item, rank]));

const normalisedCell = (value: number, passages: readonly PassageId[]): Cell =>
  numberCell(value, { passages }, 3);

export const coOccurrence: ViewSpec<typeof options, CoOccurrence> = {
  id: 'co-occurrence',
  label: 'Co-occurrence',
  summary: 'Items that are coded in the same places: overlapping, or in one sentence or paragraph.',
  options,
  documents: (study, { within, documents }) =>
    within === 'sentence' || within === 'paragraph'
      ? chooseDocuments(study, documents).map(({ id }) => id)
      : [],
  compute,
  table: coOccurrenceTables,
  picture: drawCoOccurrence,
};

function coOccurrenceTables({ measure, items, pairs, notes }: CoOccurrence): ViewTable[] {
  const counted = pairs.map(({ one, other, raw, normalised, passages }) => ({
    id: pairKey(one.id, other.id),
    one,
    other,
    raw: numberCell(raw, { passages }),
    normalised: normalisedCell(normalised, passages),
  }));
  const places = new Map(items.map((item, place) => [item, place]));
  const none = measure === 'raw' ? numberCell(0) : normalisedCell(0, []);
  const cells = items.map(item => items.map(other => (other === item ? emptyCell : none)));
  const fill = (row: Item, column: Item, cell: Cell): void => {
    const its = cells[places.get(row) ?? -1];
    if (its !== undefined) its[places.get(column) ?? -1] = cell;
  };
  for (const pair of counted) {
    fill(pair.one, pair.other, pair[measure]);
    fill(pair.other, pair.one, pair[measure]);
  }
  const labels = new Map(
    items.map(item => [item, textCell(item.label, { records: [{ type: 'item', id: item.id }] })]),
  );
  const label = (item: Item) => labels.get(item) ?? emptyCell;
  return [
    {
      name: 'pairs',
      columns: [
        { id: 'one', label: 'Item' },
        { id: 'other', label: 'With' },
        { id: 'raw', label: 'Together' },
        { id: 'normalised', label: 'Of what either covers' },
      ],
      rows: counted.map(({ id, one, other, raw, normalised }) => ({
        id,
        cells: [label(one), label(other), raw, normalised],
      })),
      notes,
    },
    {
      name: 'matrix',
      columns: [{ id: '.item', label: 'Item' }, ...items.map(({ id, label: name }) => ({ id, label: name }))],
      rows: items.map((item, place) => ({ id: item.id, cells: [label(item), ...(cells[place] ?? [])] })),
      notes: [],
    },
  ];
}
