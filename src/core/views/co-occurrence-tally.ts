/**
 * What items come to that are coded in the same places, summed over documents. Items, pairs and passages go by
 * numbers in flat lists here: there are as many meetings as passages overlap, many times all passages.
 */
import type { PassageId } from '../model/ids.ts';
import type { Item } from '../model/item.ts';
import type { Range } from '../text/range.ts';
import { PairPassages } from './pair-passages.ts';

/** A passage, with the number of its item. */
export interface Occurrence extends Range {
  id: PassageId;
  item: number;
}

export interface CoOccurrencePair {
  one: Item;
  other: Item;
  raw: number;
  /** From 0 to 1: what both cover by what either covers. */
  normalised: number;
  /** Passages of both by which they occur together, without repeats. */
  passages: readonly PassageId[];
}

export class Tally {
  private readonly items: readonly Item[];
  private readonly passages: PassageId[] = [];
  /** By item: characters, or sentences or paragraphs. */
  private readonly covered: number[];
  /** The pair's number by its items': the smaller times how many there are, and the larger. */
  private readonly pairs = new Map<number, number>();
  /** By pair. */
  private readonly keys: number[] = [];
  private readonly raw: number[] = [];
  private readonly shared: number[] = [];
  private readonly met = new PairPassages();

  constructor(items: readonly Item[]) {
    this.items = items;
    this.covered = items.map(() => 0);
  }

  /** Once for each pair of passages of different items that share a character. In order of start. */
  countOverlaps(occurrences: readonly Occurrence[]): void {
    const first = this.take(occurrences);
    const open: number[] = [];
    for (const [at, { item, start }] of occurrences.entries()) {
      let left = 0;
      for (const other of open) {
        const before = occurrences[other];
        if (before === undefined || before.end <= start) continue;
        open[left] = other;
        left += 1;
        if (before.item === item) continue;
        const pair = this.pairOf(before.item, item);
        this.raw[pair] = (this.raw[pair] ?? 0) + 1;
        this.met.add(pair, first + other);
        this.met.add(pair, first + at);
      }
      open.length = left;
      open.push(at);
    }
    this.countSharedCharacters(joinStretches(occurrences));
  }

  /** Once for each sentence or paragraph that passages of both touch; `touching` lists places of occurrences. */
  countUnits(occurrences: readonly Occurrence[], touching: readonly (readonly number[])[]): void {
    const first = this.take(occurrences);
    for (const places of touching) {
      const byItem = new Map<number, number[]>();
      for (const place of places) {
        const item = occurrences[place]?.item ?? 0;
        const group = byItem.get(item);
        if (group === undefined) byItem.set(item, [first + place]);
        else group.push(first + place);
      }
      const groups = [...byItem];
      for (const [at, [one, here]] of groups.entries()) {
        this.cover(one, 1);
        for (let next = at + 1; next < groups.length; next += 1) {
          const [other, there] = groups[next] ?? [one, here];
          const pair = this.pairOf(one, other);
          this.raw[pair] = (this.raw[pair] ?? 0) + 1;
          this.shared[pair] = (this.shared[pair] ?? 0) + 1;
          for (const passage of here) this.met.add(pair, passage);
          for (const passage of there) this.met.add(pair, passage);
        }
      }
    }
  }

  /** In the order first met; of each pair, the item with the smaller id first. */
  results(): CoOccurrencePair[] {
    const { items, covered } = this;
    const passages = this.met.byPair(this.keys.length, this.passages);
    const found: CoOccurrencePair[] = [];
    for (const [pair, key] of this.keys.entries()) {
      const [first, second] = [Math.floor(key / items.length), key % items.length];
      const [one, other] = [items[first], items[second]];
      if (one === undefined || other === undefined) continue;
      const shared = this.shared[pair] ?? 0;
      const isInOrder = one.id < other.id;
      found.push({
        one: isInOrder ? one : other,
        other: isInOrder ? other : one,
        raw: this.raw[pair] ?? 0,
        normalised: shared / ((covered[first] ?? 0) + (covered[second] ?? 0) - shared),
        passages: passages[pair] ?? [],
      });
    }
    return found;
  }

  /** Gives the number of the first of them. */
  private take(occurrences: readonly Occurrence[]): number {
    const first = this.passages.length;
    for (const { id } of occurrences) this.passages.push(id);
    return first;
  }

  private cover(item: number, amount: number): void {
    this.covered[item] = (this.covered[item] ?? 0) + amount;
  }

  private countSharedCharacters(stretches: readonly Stretch[]): void {
    let open: Stretch[] = [];
    for (const stretch of stretches) {
      this.cover(stretch.item, stretch.end - stretch.start);
      open = open.filter(({ end }) => end > stretch.start);
      for (const other of open) {
        const pair = this.pairOf(other.item, stretch.item);
        const common = Math.min(other.end, stretch.end) - stretch.start;
        this.shared[pair] = (this.shared[pair] ?? 0) + common;
      }
      open.push(stretch);
    }
  }

  private pairOf(first: number, second: number): number {
    const key = Math.min(first, second) * this.items.length + Math.max(first, second);
    const known = this.pairs.get(key);
    if (known !== undefined) return known;
    const made = this.keys.push(key) - 1;
    this.pairs.set(key, made);
    this.raw.push(0);
    this.shared.push(0);
    return made;
  }
}

interface Stretch extends Range {
  item: number;
}

/** Stretches of one item do not overlap once joined, so that two items share what their stretches share. */
function joinStretches(occurrences: readonly Occurrence[]): Stretch[] {
  const last = new Map<number, Stretch>();
  const stretches: Stretch[] = [];
  for (const { item, start, end } of occurrences) {
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
