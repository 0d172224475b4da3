/**
 * Which items occur together in one document, how often and by which passages. Items, pairs and passages go by numbers in
 * flat lists here: there are as many meetings as passages overlap, many times all passages.
 */
import type { Document } from '../model/document.ts';
import type { PassageId } from '../model/ids.ts';
import type { Passage } from '../model/passage.ts';
import type { Range } from '../text/range.ts';
import { Counts } from './counts.ts';
import { Members } from './members.ts';
import { unitsTouched } from './occurrences.ts';
import { PairNumbers } from './pair-numbers.ts';
import { RecentOf } from './recent.ts';

interface Counted {
  covered: readonly number[];
  pairs: PairNumbers;
  raw: Counts;
  shared: Counts;
}

export class PairsOfDocument {
  /** Of the passages that count, in the order of the text. */
  readonly ids: readonly PassageId[];
  /** By item, in order of `items`: how many characters, sentences or paragraphs its passages cover. */
  readonly covered: readonly number[];
  /** Of items, by their places. */
  readonly pairs: PairNumbers;
  /** By pair: how often the two occur together. */
  readonly raw: Uint32Array;
  /** By pair: how many characters, sentences or paragraphs both cover. */
  readonly shared: Uint32Array;
  private readonly passages: readonly Passage[];
  private readonly numbered: NumberedItems;
  private readonly stretches: Stretches;
  /** By item, the places of its passages that touch something, in order. */
  private readonly listed: readonly (readonly number[])[];
  /** Up to which end the item's passages before this one and this one reach, by the place of the passage. */
  private readonly reach: Uint32Array;

  constructor(
    passages: readonly Passage[],
    numbered: NumberedItems,
    stretches: Stretches,
    { covered, pairs, raw, shared }: Counted,
  ) {
    this.ids = passages.map(({ id }) => id);
    this.covered = covered;
    this.pairs = pairs;
    this.raw = raw.first(pairs.size);
    this.shared = shared.first(pairs.size);
    this.passages = passages;
    this.numbered = numbered;
    this.stretches = stretches;
    const { from, to } = stretches;
    this.listed = numbered.placesOf.map(places =>
      places.filter(place => (to[place] ?? 0) > (from[place] ?? 0)),
    );
    this.reach = new Uint32Array(passages.length);
    for (const places of this.listed) {
      let reach = 0;
      for (const place of places) {
        reach = Math.max(reach, to[place] ?? 0);
        this.reach[place] = reach;
      }
    }
  }

  /** Ids of the items that occur. */
  get items(): readonly string[] {
    return this.numbered.items;
  }

  /** The places among `ids` of the passages by which the two meet, in order. Found anew whenever it is asked. */
  placesOf(pair: number): number[] {
    const one = this.listed[this.pairs.smallerOf(pair)] ?? [];
    const other = this.listed[this.pairs.largerOf(pair)] ?? [];
    const found = this.meeting(one, other);
    return found.length === 0 ? found : mergeSorted(found, this.meeting(other, one));
  }

  /** Those of the places whose passages meet one of the others. */
  private meeting(places: readonly number[], others: readonly number[]): number[] {
    const { from, to, apart } = this.stretches;
    const found: number[] = [];
    // Both come by their beginnings. Of those that begin no later it tells how far they reach, of the others the first.
    let next = 0;
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at] ?? 0;
      const start = from[place] ?? 0;
      while (next < others.length && (from[others[next] ?? 0] ?? 0) <= start) next += 1;
      const isReached = next > 0 && (this.reach[others[next - 1] ?? 0] ?? 0) + apart > start;
      const reaches = next < others.length && (from[others[next] ?? 0] ?? 0) < (to[place] ?? 0) + apart;
      if (isReached || reaches) found.push(place);
    }
    return found;
  }

  /** By item, the places of the passages by which it meets another. Only pairs that are wanted, not 0, count. */
  meetings(wanted: Uint8Array): Members {
    const { items, itemOf } = this.numbered;
    const { from, to, apart } = this.stretches;
    const meet = new Uint8Array(items.length * items.length);
    for (let pair = 0; pair < wanted.length; pair += 1) {
      if (wanted[pair] === 0) continue;
      const [one, other] = [this.pairs.smallerOf(pair), this.pairs.largerOf(pair)];
      meet[one * items.length + other] = 1;
      meet[other * items.length + one] = 1;
    }
    const found = new Members(items.length, this.ids.length);
    const touching = Uint32Array.from(this.ids.keys()).filter(place => (to[place] ?? 0) > (from[place] ?? 0));
    for (let at = 0; at < touching.length; at += 1) {
      const place = touching[at] ?? 0;
      const item = itemOf[place] ?? 0;
      const reach = (to[place] ?? 0) + apart;
      for (let next = at + 1; next < touching.length; next += 1) {
        const other = touching[next] ?? 0;
        // They come by their beginnings: none that follows begins within reach.
        if ((from[other] ?? 0) >= reach) break;
        const its = itemOf[other] ?? 0;
        if (meet[item * items.length + its] === 0) continue;
        found.add(item, place);
        found.add(item, other);
        found.add(its, place);
        found.add(its, other);
      }
    }
    return found;
  }

  /** Ids of the items that have other passages here than there, or occur in one of the two only. */
  itemsUnlike(other: PairsOfDocument): Set<string> {
    const unlike = new Set<string>();
    const places = new Map(other.items.map((id, at) => [id, other.numbered.placesOf[at] ?? []]));
    for (const [at, id] of this.items.entries()) {
      const its = this.numbered.placesOf[at] ?? [];
      const theirs = places.get(id) ?? [];
      places.delete(id);
      const areSame =
        its.length === theirs.length &&
        its.every((place, index) => this.passages[place] === other.passages[theirs[index] ?? -1]);
      if (!areSame) unlike.add(id);
    }
    for (const id of places.keys()) unlike.add(id);
    return unlike;
  }
}

/** Of two lists in order, none of which holds what the other holds, one in order. Sorting takes many times as long. */
function mergeSorted(one: readonly number[], other: readonly number[]): number[] {
  const merged: number[] = [];
  let next = 0;
  for (let at = 0; at < one.length; at += 1) {
    const place = one[at] ?? 0;
    for (; next < other.length && (other[next] ?? 0) < place; next += 1) merged.push(other[next] ?? 0);
    merged.push(place);
  }
  for (; next < other.length; next += 1) merged.push(other[next] ?? 0);
  return merged;
}

/** Where each passage begins and ends, in characters or units; empty where it touches none. */
interface Stretches {
  from: Uint32Array;
  to: Uint32Array;
  /** Two meet where they share one, or fewer than so many lie between them. */
  apart: number;
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
  const numbered = numberItems(passages);
  const { items, itemOf } = numbered;
  const pairs = new PairNumbers();
  const raw = new Counts();
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
      raw.add(pairs.of(before, item), 1);
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
  const from = Uint32Array.from(passages, passage => passage.start);
  const to = Uint32Array.from(passages, passage => passage.end);
  return new PairsOfDocument(passages, numbered, { from, to, apart: 0 }, { covered, pairs, raw, shared });
}

function tallyNear(passages: readonly Passage[], units: readonly Range[], window: number): PairsOfDocument {
  const numbered = numberItems(passages);
  const { items } = numbered;
  const touched = passages.map(passage => unitsTouched(units, passage));
  const itemsAt = itemsByUnit(units.length, numbered, touched);
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
  const from = Uint32Array.from(touched, ([first]) => first);
  const to = Uint32Array.from(touched, ([, last]) => last + 1);
  const stretches = { from, to, apart: window - 1 };
  return new PairsOfDocument(passages, numbered, stretches, { covered, pairs, raw, shared });
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

interface NumberedItems {
  /** In the order first met. */
  items: readonly string[];
  /** By passage, the number of its item. */
  itemOf: readonly number[];
  /** By item, the places of its passages, in order. */
  placesOf: readonly (readonly number[])[];
}

function numberItems(passages: readonly Passage[]): NumberedItems {
  const items: string[] = [];
  const placesOf: number[][] = [];
  const numbers = new Map<string, number>();
  const itemOf = passages.map(({ itemId }, place) => {
    let number = numbers.get(itemId);
    if (number === undefined) {
      number = items.push(itemId) - 1;
      numbers.set(itemId, number);
      placesOf.push([]);
    }
    placesOf[number]?.push(place);
    return number;
  });
  return { items, itemOf, placesOf };
}

/** For each unit, the items whose passages touch it, each once. */
function itemsByUnit(
  units: number,
  { placesOf }: NumberedItems,
  touched: readonly (readonly [number, number])[],
): number[][] {
  const found: number[][] = Array.from({ length: units }, () => []);
  for (const [item, its] of placesOf.entries()) {
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
