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
import { Alongside } from './alongside.ts';
import { chooseCountedItems, chooseDocuments } from './choose-records.ts';
import { drawCoOccurrence } from './co-occurrence-picture.ts';
import { CountOnDemand } from './count-on-demand.ts';
import type { DocumentUnits } from './document-units.ts';
import { compareItems } from './item-order.ts';
import { passagesInOrder } from './occurrences.ts';
import { pairKey } from './pair-key.ts';
import { type PairTotal, PairTotals } from './pair-totals.ts';
import { countNear, countOverlaps } from './pairs-of-document.ts';
import { Recent, RecentOf } from './recent.ts';
import { RowOnDemand } from './row-on-demand.ts';
import { sortByKeys } from './sort-by-numbers.ts';
import { emptyCell, numberCell, textCell } from './table-cells.ts';
import type { Cell, ViewRow, ViewSpec, ViewTable } from './view.ts';
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

export interface CoOccurrencePair {
  /** The item with the smaller id first. */
  one: Item;
  other: Item;
  raw: number;
  /** From 0 to 1: what both cover by what either covers. */
  normalised: number;
  /** Passages of both by which they occur together, without repeats. */
  passages: readonly PassageId[];
}

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
  const wanted = new Set<string>(items.map(({ id }) => id));
  const coders = options.coders === undefined ? null : new Set<string>(options.coders);
  const counted = chooseDocuments(study, options.documents).map(document => {
    const passages = passagesInOrder(study, document).filter(
      ({ itemId, coderId }) => wanted.has(itemId) && (coders === null || coders.has(coderId)),
    );
    if (within === 'overlap') return countOverlaps(document, passages);
    const ranges = within === 'sentence' ? units.sentences(document) : units.paragraphs(document);
    return countNear(document, passages, ranges, 1);
  });
  if (items.length === 0) notes.push('The study has no items of these kinds yet.');
  const { totals, made } = kept.of(units, [within, ...items], () => ({
    totals: new PairTotals(),
    made: new Alongside(),
  }));
  const byId = new Map<string, Item>(items.map(item => [item.id, item]));
  const pairs = made.of(totals.sum(counted), total => pairOf(total, byId)).filter(pair => pair !== null);
  return { within, measure: options.measure ?? 'raw', items, pairs: sortPairs(items, pairs), notes };
}

interface Kept {
  totals: PairTotals;
  made: Alongside<PairTotal, CoOccurrencePair | null>;
}

const kept = new RecentOf<DocumentUnits, Kept>(4);

function pairOf(total: PairTotal, items: ReadonlyMap<string, Item>): CoOccurrencePair | null {
  const [one, other] = [items.get(total.one), items.get(total.other)];
  return one === undefined || other === undefined ? null : new CountedPair(one, other, total);
}

/** Its passages are listed when they are first asked for. */
class CountedPair implements CoOccurrencePair {
  readonly one: Item;
  readonly other: Item;
  readonly raw: number;
  readonly normalised: number;
  private readonly total: PairTotal;

  constructor(one: Item, other: Item, total: PairTotal) {
    this.one = one;
    this.other = other;
    this.raw = total.raw;
    this.normalised = total.shared / total.either;
    this.total = total;
  }

  get passages(): readonly PassageId[] {
    return this.total.passages;
  }
}

/** The most frequent first, then by name. */
function sortPairs(items: readonly Item[], pairs: readonly CoOccurrencePair[]): CoOccurrencePair[] {
  const ranks = new Map(items.toSorted(compareItems).map((item, rank) => [item, rank]));
  let most = 0;
  for (const { raw } of pairs) most = Math.max(most, raw);
  return sortByKeys(pairs, [
    ({ other }) => ranks.get(other) ?? 0,
    ({ one }) => ranks.get(one) ?? 0,
    ({ raw }) => most - raw,
  ]);
}

/** Of normalised counts, after the point. */
const digits = 3;

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

/** A pair's counts as cells, in the list of pairs and in the matrix alike: very few of many change with a passage. */
class PairCells {
  readonly row: ViewRow;
  private readonly pair: CoOccurrencePair;
  private made: Record<CoOccurrence['measure'], Cell> | null = null;

  constructor(pair: CoOccurrencePair) {
    const { one, other } = pair;
    this.pair = pair;
    this.row = new RowOnDemand(pairKey(one.id, other.id), () => [
      labelCell(one),
      labelCell(other),
      this.of('raw'),
      this.of('normalised'),
    ]);
  }

  of(measure: CoOccurrence['measure']): Cell {
    const { pair } = this;
    this.made ??= {
      raw: new CountOnDemand(pair.raw, pair),
      normalised: new CountOnDemand(pair.normalised, pair, digits),
    };
    return this.made[measure];
  }
}

const cellsOfPairs = new Recent<Alongside<CoOccurrencePair, PairCells>>(4);
const labelsOfItems = new WeakMap<Item, Cell>();

function labelCell(item: Item): Cell {
  const known = labelsOfItems.get(item);
  if (known !== undefined) return known;
  const made = textCell(item.label, { records: [{ type: 'item', id: item.id }] });
  labelsOfItems.set(item, made);
  return made;
}

function coOccurrenceTables({ within, measure, items, pairs, notes }: CoOccurrence): ViewTable[] {
  const places = new Map(items.map((item, place) => [item, place]));
  const none = measure === 'raw' ? numberCell(0) : numberCell(0, {}, digits);
  const made = cellsOfPairs
    .of([within, ...items], () => new Alongside())
    .of(pairs, pair => new PairCells(pair));
  const size = items.length;
  /** By the places of two items in the matrix, the place of their pair and 1. */
  const pairsAt = new Uint32Array(size * size);
  for (const [at, { one, other }] of pairs.entries()) {
    const [row, column] = [places.get(one) ?? 0, places.get(other) ?? 0];
    pairsAt[row * size + column] = at + 1;
    pairsAt[column * size + row] = at + 1;
  }
  const cellAt = (row: number, column: number): Cell =>
    row === column ? emptyCell : (made[(pairsAt[row * size + column] ?? 0) - 1]?.of(measure) ?? none);
  return [
    {
      name: 'pairs',
      columns: [
        { id: 'one', label: 'Item' },
        { id: 'other', label: 'With' },
        { id: 'raw', label: 'Together' },
        { id: 'normalised', label: 'Of what either covers' },
      ],
      rows: made.map(({ row }) => row),
      notes,
    },
    {
      name: 'matrix',
      columns: [{ id: '.item', label: 'Item' }, ...items.map(({ id, label: name }) => ({ id, label: name }))],
      rows: items.map(
        (item, row) =>
          new RowOnDemand(item.id, () => [labelCell(item), ...items.map((_, column) => cellAt(row, column))]),
      ),
      notes: [],
    },
  ];
}
