/**
 * Co-occurrence: which items are coded in the same places. Within overlaps, two items count once for each pair of their
 * passages that share a character, and the normalised figure is the characters that both cover by those that
 * either covers. Within sentences or paragraphs, they count once for each one that passages of both touch, and the
 * normalised figure is that number by the number that passages of either touch. It lies between 0 and 1.
 */
import { z } from 'zod';
import type { PassageId } from '../model/ids.ts';
import type { Item } from '../model/item.ts';
import type { Passage } from '../model/passage.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { chooseCountedItems, chooseDocuments } from './choose-records.ts';
import type { DocumentUnits } from './document-units.ts';
import { compareText } from './item-order.ts';
import { occurrencesByUnit, passagesInOrder } from './occurrences.ts';
import { pairKey } from './pair-key.ts';
import { emptyCell, numberCell, textCell } from './table-cells.ts';
import type { Cell, ViewSpec } from './view.ts';
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
  one: Item;
  other: Item;
  raw: number;
  /** From 0 to 1. */
  normalised: number;
  /** Passages of both by which they occur together. */
  passages: readonly PassageId[];
}

export interface CoOccurrence {
  measure: 'raw' | 'normalised';
  items: readonly Item[];
  /** Pairs that occur together, the most frequent first. */
  pairs: readonly CoOccurrencePair[];
  notes: readonly string[];
}

/** Sums over documents. What an item covers is counted in characters, or in sentences or paragraphs. */
class Tally {
  readonly pairs = new Map<string, { raw: number; shared: number; passages: Set<PassageId> }>();
  readonly covered = new Map<string, number>();

  cover(itemId: string, amount: number): void {
    this.covered.set(itemId, (this.covered.get(itemId) ?? 0) + amount);
  }

  pairOf(one: string, other: string) {
    const key = pairKey(one, other);
    const known = this.pairs.get(key);
    if (known !== undefined) return known;
    const made = { raw: 0, shared: 0, passages: new Set<PassageId>() };
    this.pairs.set(key, made);
    return made;
  }
}

function compute(study: StudyReader, options: CoOccurrenceOptions, units: DocumentUnits): CoOccurrence {
  const within = options.within ?? 'overlap';
  const notes: string[] = [];
  const items = chooseCountedItems(study, options, text => void notes.push(text));
  const wanted = new Set<string>(items.map(({ id }) => id));
  const coders = options.coders === undefined ? null : new Set<string>(options.coders);
  const tally = new Tally();
  for (const document of chooseDocuments(study, options.documents)) {
    const passages = passagesInOrder(study.passagesOfDocument(document.id)).filter(
      ({ itemId, coderId }) => wanted.has(itemId) && (coders === null || coders.has(coderId)),
    );
    if (passages.length === 0) continue;
    if (within === 'overlap') {
      countOverlaps(tally, passages);
      countSharedCharacters(tally, passages);
    } else {
      const ranges = within === 'sentence' ? units.sentences(document) : units.paragraphs(document);
      for (const touching of occurrencesByUnit(ranges, passages)) countUnit(tally, touching);
    }
  }
  if (items.length === 0) notes.push('The study has no items of these kinds yet.');
  return { measure: options.measure ?? 'raw', items, pairs: pairsOf(items, tally), notes };
}

function countOverlaps(tally: Tally, passages: readonly Passage[]): void {
  let open: Passage[] = [];
  for (const passage of passages) {
    open = open.filter(({ end }) => end > passage.start);
    for (const other of open) {
      if (other.itemId === passage.itemId) continue;
      const pair = tally.pairOf(other.itemId, passage.itemId);
      pair.raw += 1;
      pair.passages.add(other.id).add(passage.id);
    }
    open.push(passage);
  }
}

interface Stretch {
  itemId: string;
  start: number;
  end: number;
}

/** Stretches of one item do not overlap once joined, so that two items share what their stretches share. */
function countSharedCharacters(tally: Tally, passages: readonly Passage[]): void {
  let open: Stretch[] = [];
  for (const stretch of joinStretches(passages)) {
    tally.cover(stretch.itemId, stretch.end - stretch.start);
    open = open.filter(({ end }) => end > stretch.start);
    for (const other of open) {
      tally.pairOf(other.itemId, stretch.itemId).shared += Math.min(other.end, stretch.end) - stretch.start;
    }
    open.push(stretch);
  }
}

function joinStretches(passages: readonly Passage[]): Stretch[] {
  const last = new Map<string, Stretch>();
  const stretches: Stretch[] = [];
  for (const { itemId, start, end } of passages) {
    const before = last.get(itemId);
    if (before !== undefined && start <= before.end) {
      before.end = Math.max(before.end, end);
      continue;
    }
    const stretch = { itemId, start, end };
    last.set(itemId, stretch);
    stretches.push(stretch);
  }
  return stretches;
}

function countUnit(tally: Tally, touching: readonly Passage[]): void {
  const byItem = new Map<string, Passage[]>();
  for (const passage of touching) {
    const group = byItem.get(passage.itemId);
    if (group === undefined) byItem.set(passage.itemId, [passage]);
    else group.push(passage);
  }
  const groups = [...byItem];
  for (const [at, [one, passages]] of groups.entries()) {
    tally.cover(one, 1);
    for (const [other, others] of groups.slice(at + 1)) {
      const pair = tally.pairOf(one, other);
      pair.raw += 1;
      pair.shared += 1;
      for (const { id } of passages) pair.passages.add(id);
      for (const { id } of others) pair.passages.add(id);
    }
  }
}

function pairsOf(items: readonly Item[], { pairs, covered }: Tally): CoOccurrencePair[] {
  const byId = new Map<string, Item>(items.map(item => [item.id, item]));
  const found = [...pairs].flatMap(([key, { raw, shared, passages }]): CoOccurrencePair[] => {
    const [one, other] = key.split('|').map(id => byId.get(id));
    if (one === undefined || other === undefined) return [];
    const either = (covered.get(one.id) ?? 0) + (covered.get(other.id) ?? 0) - shared;
    return [{ one, other, raw, normalised: shared / either, passages: [...passages] }];
  });
  return found.sort(
    (first, second) =>
      second.raw - first.raw ||
      compareText(first.one.label, second.one.label) ||
      compareText(first.other.label, second.other.label) ||
      (pairKey(first.one.id, first.other.id) < pairKey(second.one.id, second.other.id) ? -1 : 1),
  );
}

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
  table: ({ measure, items, pairs, notes }) => {
    const cells = new Map<string, Cell>();
    for (const { one, other, raw, normalised, passages } of pairs) {
      const cell = measure === 'raw' ? numberCell(raw, { passages }) : normalisedCell(normalised, passages);
      cells.set(pairKey(one.id, other.id), cell);
    }
    const none = measure === 'raw' ? numberCell(0) : normalisedCell(0, []);
    const label = (item: Item) => textCell(item.label, { records: [{ type: 'item', id: item.id }] });
    return [
      {
        name: 'pairs',
        columns: [
          { id: 'one', label: 'Item' },
          { id: 'other', label: 'With' },
          { id: 'raw', label: 'Together' },
          { id: 'normalised', label: 'Of what either covers' },
        ],
        rows: pairs.map(({ one, other, raw, normalised, passages }) => ({
          id: pairKey(one.id, other.id),
          cells: [
            label(one),
            label(other),
            numberCell(raw, { passages }),
            normalisedCell(normalised, passages),
          ],
        })),
        notes,
      },
      {
        name: 'matrix',
        columns: [
          { id: '.item', label: 'Item' },
          ...items.map(({ id, label: name }) => ({ id, label: name })),
        ],
        rows: items.map(item => ({
          id: item.id,
          cells: [
            label(item),
            ...items.map(other =>
              other === item ? emptyCell : (cells.get(pairKey(item.id, other.id)) ?? none),
            ),
          ],
        })),
        notes: [],
      },
    ];
  },
};
