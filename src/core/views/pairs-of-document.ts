/**
 * Which items occur together in one document, how often and by which passages. Items, pairs and passages go by numbers in
 * flat lists here: there are as many meetings as passages overlap, many times all passages.
 */
import type { Document } from '../model/document.ts';
import type { PassageId } from '../model/ids.ts';
import type { Passage } from '../model/passage.ts';
import type { Range } from '../text/range.ts';
import { Counts } from './counts.ts';
import { unitsTouched } from './occurrences.ts';
import { PairNumbers } from './pair-numbers.ts';
import { RecentOf } from './recent.ts';
import { numbersTo, sortByNumbers } from './sort-by-numbers.ts';

export interface PairsOfDocument {
  /** Ids of the items that occur. */
  items: readonly string[];
  /** By item: how many characters, sentences or paragraphs its passages cover. */
  covered: readonly number[];
  /** Of items, by their places. */
  pairs: PairNumbers;
  /** By pair: how often the two occur together. */
  raw: Uint32Array;
  /** By pair: how many characters, sentences or paragraphs both cover. */
  shared: Uint32Array;
  /** Of the passages that count, in the order of the text. */
  ids: readonly PassageId[];
  /** Of all pairs, pair by pair, the places of their passages among these, in order and without repeats. */
  places: Uint32Array;
  /** By pair, where its places end; they begin where those of the pair before end. */
  ends: Uint32Array;
}

/** Of several ways of counting, because views with different settings may be open beside each other. */
const kept = new RecentOf<Document, PairsOfDocument>(6);

/**
 * Once for each pair of passages of different items that share a character. `passages` are those of the document that
 * count, in the order of the text. Counted anew only where one of them is new.
 */
export const countOverlaps = (document: Document, passages: readonly Passage[]): PairsOfDocument =>
  kept.of(document, ['overlap', ...passages], () => tallyOverlaps(passages));

/**
 * Once for each unit (sentence or paragraph) that passages of one touch, while passages of the other touch the same
 * or one of the `window` − 1 that follow. The passages are those that touch a unit so near to one that the other's
 * touch. Counted anew only where one of the passages is new.
 */
export const countNear = (
  document: Document,
  passages: readonly Passage[],
  units: readonly Range[],
  window: number,
): PairsOfDocument =>
  kept.of(document, [units, window, ...passages], () => tallyNear(passages, units, window));

function tallyOverlaps(passages: readonly Passage[]): PairsOfDocument {
  const { items, itemOf } = numberItems(passages);
  const pairs = new PairNumbers();
  const raw = new Counts();
  const met = new Meetings();
  const open: number[] = [];
  for (let at = 0; at < passages.length; at += 1) {
    const start = passages[at]?.start ?? 0;
    const item = itemOf[at] ?? 0;
    let left = 0;
    for (const other of open) {
      if ((passages[other]?.end ?? 0) <= start) continue;
      open[left] = other;
      left += 1;
      const before = itemOf[other] ?? 0;
      if (before === item) continue;
      const pair = pairs.of(before, item);
      raw.add(pair, 1);
      met.add(pair, other);
      met.add(pair, at);
    }
    open.length = left;
    open.push(at);
  }
  const shared = new Counts();
  const covered = items.map(() => 0);
  let stretches: Stretch[] = [];
  for (const stretch of joinStretches(passages, itemOf)) {
    covered[stretch.item] = (covered[stretch.item] ?? 0) + stretch.end - stretch.start;
    stretches = stretches.filter(({ end }) => end > stretch.start);
    for (const other of stretches)
      shared.add(pairs.of(other.item, stretch.item), Math.min(other.end, stretch.end) - stretch.start);
    stretches.push(stretch);
  }
  const { size } = pairs;
  const ids = passages.map(({ id }) => id);
  return {
    items,
    covered,
    pairs,
    raw: raw.first(size),
    shared: shared.first(size),
    ids,
    ...met.byPair(size, false),
  };
}

function tallyNear(passages: readonly Passage[], units: readonly Range[], window: number): PairsOfDocument {
  const { items, itemOf } = numberItems(passages);
  const touched = passages.map(passage => unitsTouched(units, passage));
  const itemsAt = itemsByUnit(units.length, items.length, itemOf, touched);
  const covered = items.map(() => 0);
  for (const here of itemsAt) for (const item of here) covered[item] = (covered[item] ?? 0) + 1;
  const pairs = new PairNumbers();
  const shared = new Counts();
  for (const here of itemsAt) {
    for (let place = 0; place < here.length; place += 1) {
      const one = here[place] ?? 0;
      for (let next = place + 1; next < here.length; next += 1) shared.add(pairs.of(one, here[next] ?? 0), 1);
    }
  }
  const raw = window === 1 ? shared : countWithin(window, itemsAt, pairs);
  const met = new Meetings();
  /** By item, the passage that it was met by last. */
  const metBy = new Int32Array(items.length).fill(-1);
  for (let at = 0; at < passages.length; at += 1) {
    const item = itemOf[at] ?? 0;
    const [first, last] = touched[at] ?? [0, -1];
    if (last < first) continue;
    for (
      let unit = Math.max(0, first - window + 1);
      unit < last + window && unit < itemsAt.length;
      unit += 1
    ) {
      const there = itemsAt[unit] ?? [];
      for (let next = 0; next < there.length; next += 1) {
        const other = there[next] ?? 0;
        if (other === item || metBy[other] === at) continue;
        metBy[other] = at;
        met.add(pairs.of(item, other), at);
      }
    }
  }
  return {
    items,
    covered,
    pairs,
    raw: raw.first(pairs.size),
    shared: shared.first(pairs.size),
    ids: passages.map(({ id }) => id),
    ...met.byPair(pairs.size, true),
  };
}

/** By pair, the units where one occurs while the other does there or in one of those that follow within the window. */
function countWithin(window: number, itemsAt: readonly (readonly number[])[], pairs: PairNumbers): Counts {
  const raw = new Counts();
  /** By pair, the unit for which it was counted last and 1, as each unit counts once. */
  const countedAt = new Counts();
  for (let at = 0; at < itemsAt.length; at += 1) {
    const here = itemsAt[at] ?? [];
    for (let near = at; near < Math.min(at + window, itemsAt.length); near += 1) {
      const there = itemsAt[near] ?? [];
      for (let place = 0; place < here.length; place += 1) {
        const one = here[place] ?? 0;
        // In the unit itself each two meet from both ends.
        for (let next = near === at ? place + 1 : 0; next < there.length; next += 1) {
          const other = there[next] ?? 0;
          if (other === one) continue;
          const pair = pairs.of(one, other);
          if (countedAt.of(pair) === at + 1) continue;
          countedAt.set(pair, at + 1);
          raw.add(pair, 1);
        }
      }
    }
  }
  return raw;
}

/** The items of passages numbered in the order first met, and for each passage the number of its item. */
function numberItems(passages: readonly Passage[]): { items: string[]; itemOf: readonly number[] } {
  const items: string[] = [];
  const numbers = new Map<string, number>();
  const itemOf = passages.map(({ itemId }) => {
    const known = numbers.get(itemId);
    if (known !== undefined) return known;
    numbers.set(itemId, items.length);
    return items.push(itemId) - 1;
  });
  return { items, itemOf };
}

/** For each unit, the items whose passages touch it, each once. */
function itemsByUnit(
  units: number,
  items: number,
  itemOf: readonly number[],
  touched: readonly (readonly [number, number])[],
): number[][] {
  const found: number[][] = Array.from({ length: units }, () => []);
  const places: number[][] = Array.from({ length: items }, () => []);
  for (let place = 0; place < itemOf.length; place += 1) places[itemOf[place] ?? 0]?.push(place);
  for (const [item, its] of places.entries()) {
    let reached = -1;
    for (const place of its) {
      const [first, last] = touched[place] ?? [0, -1];
      // Passages come by their starts: what an earlier one has reached is told already.
      for (let unit = Math.max(first, reached + 1); unit <= last; unit += 1) found[unit]?.push(item);
      reached = Math.max(reached, last);
    }
  }
  return found;
}

interface Stretch extends Range {
  item: number;
}

/** Stretches of one item do not overlap once joined, so that two items share what their stretches share. */
function joinStretches(passages: readonly Passage[], itemOf: readonly number[]): Stretch[] {
  const last = new Map<number, Stretch>();
  const stretches: Stretch[] = [];
  for (const [at, { start, end }] of passages.entries()) {
    const item = itemOf[at] ?? 0;
    const before = last.get(item);
    if (before !== undefined && start <= before.end) {
      before.end = Math.max(before.end, end);
      continue;
    }
    const stretch = { item, start, end };
    last.set(item, stretch);
    stretches.push(stretch);
  }
  return stretches;
}

/** Passages by which pairs meet, with repeats. A list for each pair would grow again and again. */
class Meetings {
  private pairs = new Uint32Array(1 << 12);
  private passages = new Uint32Array(1 << 12);
  private length = 0;

  add(pair: number, passage: number): void {
    if (this.length === this.pairs.length) {
      this.pairs = widened(this.pairs);
      this.passages = widened(this.passages);
    }
    this.pairs[this.length] = pair;
    this.passages[this.length] = passage;
    this.length += 1;
  }

  /** `areInOrder` where passages were added in the order of the text. */
  byPair(count: number, areInOrder: boolean): Pick<PairsOfDocument, 'places' | 'ends'> {
    const numbers = numbersTo(this.length);
    const order = sortByNumbers(areInOrder ? numbers : sortByNumbers(numbers, this.passages), this.pairs);
    const places = new Uint32Array(order.length);
    const ends = new Uint32Array(count);
    let length = 0;
    let lastPair = -1;
    for (let next = 0; next < order.length; next += 1) {
      const at = order[next] ?? 0;
      const pair = this.pairs[at] ?? 0;
      const passage = this.passages[at] ?? 0;
      // What repeats lies side by side.
      if (pair === lastPair && places[length - 1] === passage) continue;
      places[length] = passage;
      length += 1;
      ends[pair] = length;
      lastPair = pair;
    }
    return { places: places.slice(0, length), ends };
  }
}

function widened(list: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(2 * list.length);
  wider.set(list);
  return wider;
}
