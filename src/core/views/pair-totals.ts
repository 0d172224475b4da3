/**
 * What pairs of items come to over several documents. Kept from one computation to the next, it gives the very same
 * object for each pair that has not changed, so that what was made of it is still right; one passage changes few pairs of many.
 */
import type { PassageId } from '../model/ids.ts';
import { PairNumbers } from './pair-numbers.ts';
import type { PairsOfDocument } from './pairs-of-document.ts';

export interface PairTotal {
  /** Ids of the two items, the smaller first. */
  one: string;
  other: string;
  raw: number;
  /** How many characters, sentences or paragraphs both cover, and how many either does. */
  shared: number;
  either: number;
  /** In the order of the documents and of their texts, without repeats. */
  passages: readonly PassageId[];
}

export class PairTotals {
  private readonly numbers = new Map<string, number>();
  private readonly items: string[] = [];
  private readonly pairs = new PairNumbers();
  private readonly totals: (PairTotal | undefined)[] = [];
  private before: readonly Numbered[] = [];

  /** The pairs that occur in the documents, in an order that means nothing and changes little. */
  sum(documents: readonly PairsOfDocument[]): PairTotal[] {
    const numbered = documents.map(document => this.number(document));
    const raw = new Float64Array(this.pairs.size);
    const shared = new Float64Array(this.pairs.size);
    const covered = new Float64Array(this.items.length);
    for (const { document, items, pairs } of numbered) {
      for (let at = 0; at < items.length; at += 1) add(covered, items[at] ?? 0, document.covered[at] ?? 0);
      for (let at = 0; at < pairs.length; at += 1) {
        add(raw, pairs[at] ?? 0, document.raw[at] ?? 0);
        add(shared, pairs[at] ?? 0, document.shared[at] ?? 0);
      }
    }
    const lists = this.joinPassages(numbered);
    const found: PairTotal[] = [];
    for (let pair = 0; pair < lists.length; pair += 1) {
      const passages = lists[pair];
      if (passages === undefined || passages.length === 0) {
        this.totals[pair] = undefined;
        continue;
      }
      const [first, second] = [this.pairs.smallerOf(pair), this.pairs.largerOf(pair)];
      const common = shared[pair] ?? 0;
      const total = this.totalOf(pair, {
        raw: raw[pair] ?? 0,
        shared: common,
        either: (covered[first] ?? 0) + (covered[second] ?? 0) - common,
        passages,
      });
      this.totals[pair] = total;
      found.push(total);
    }
    return found;
  }

  private totalOf(pair: number, counted: Omit<PairTotal, 'one' | 'other'>): PairTotal {
    const { raw, shared, either, passages } = counted;
    const before = this.totals[pair];
    if (
      before !== undefined &&
      before.passages === passages &&
      before.raw === raw &&
      before.shared === shared &&
      before.either === either
    )
      return before;
    const first = this.items[this.pairs.smallerOf(pair)] ?? '';
    const second = this.items[this.pairs.largerOf(pair)] ?? '';
    const isInOrder = first < second;
    return {
      one: isInOrder ? first : second,
      other: isInOrder ? second : first,
      raw,
      shared,
      either,
      passages,
    };
  }

  private number(document: PairsOfDocument): Numbered {
    const known = this.before.find(each => each.document === document);
    if (known !== undefined) return known;
    const items = document.items.map(id => {
      const known = this.numbers.get(id);
      if (known !== undefined) return known;
      this.numbers.set(id, this.items.length);
      return this.items.push(id) - 1;
    });
    const pairs = new Uint32Array(document.pairs.size);
    for (let pair = 0; pair < pairs.length; pair += 1) {
      const one = items[document.pairs.smallerOf(pair)] ?? 0;
      const other = items[document.pairs.largerOf(pair)] ?? 0;
      pairs[pair] = this.pairs.of(one, other);
    }
    return { document, items, pairs };
  }

  /** By pair; the very list that it had where it holds the same. */
  private joinPassages(numbered: readonly Numbered[]): (readonly PassageId[] | undefined)[] {
    const areNew = this.findChanged(numbered);
    const lengths = new Uint32Array(areNew.length);
    for (const { document, pairs } of numbered) {
      for (let pair = 0, from = 0; pair < pairs.length; pair += 1) {
        const [total, end] = [pairs[pair] ?? 0, document.ends[pair] ?? 0];
        lengths[total] = (lengths[total] ?? 0) + end - from;
        from = end;
      }
    }
    const lists: (readonly PassageId[] | undefined)[] = [];
    const made: (PassageId[] | undefined)[] = [];
    for (let pair = 0; pair < areNew.length; pair += 1) {
      const list = areNew[pair] === 1 ? new Array<PassageId>(lengths[pair] ?? 0) : undefined;
      made.push(list);
      lists.push(list ?? this.totals[pair]?.passages);
      lengths[pair] = 0;
    }
    for (const { document, pairs } of numbered) {
      const { ids, places, ends } = document;
      for (let pair = 0, from = 0; pair < pairs.length; pair += 1) {
        const total = pairs[pair] ?? 0;
        const end = ends[pair] ?? 0;
        const list = made[total];
        let length = lengths[total] ?? 0;
        for (; from < end && list !== undefined; from += 1) {
          const id = ids[places[from] ?? 0];
          if (id !== undefined) list[length] = id;
          length += 1;
        }
        lengths[total] = length;
        from = end;
      }
    }
    return lists;
  }

  /** By pair, 1 where it has other passages than it had. Where there is another number of documents, everywhere. */
  private findChanged(numbered: readonly Numbered[]): Uint8Array {
    const areNew = new Uint8Array(this.pairs.size);
    const before = this.before;
    this.before = numbered;
    if (before.length !== numbered.length) return areNew.fill(1);
    for (let at = 0; at < numbered.length; at += 1) {
      const [was, is] = [before[at], numbered[at]];
      if (was === undefined || is === undefined || was.document === is.document) continue;
      /** By the pair's number here, its number in the document and 1. */
      const places = new Uint32Array(areNew.length);
      for (let pair = 0; pair < was.pairs.length; pair += 1) places[was.pairs[pair] ?? 0] = pair + 1;
      for (let pair = 0; pair < is.pairs.length; pair += 1) {
        const total = is.pairs[pair] ?? 0;
        const place = places[total] ?? 0;
        if (place === 0 || !haveSame(was, place - 1, is, pair)) areNew[total] = 1;
        places[total] = 0;
      }
      for (let total = 0; total < places.length; total += 1) if (places[total] !== 0) areNew[total] = 1;
    }
    return areNew;
  }
}

/** Whether two pairs have the same passages. */
function haveSame(one: Numbered, first: number, other: Numbered, second: number): boolean {
  const from = first === 0 ? 0 : (one.document.ends[first - 1] ?? 0);
  const start = second === 0 ? 0 : (other.document.ends[second - 1] ?? 0);
  const length = (one.document.ends[first] ?? 0) - from;
  if ((other.document.ends[second] ?? 0) - start !== length) return false;
  for (let at = 0; at < length; at += 1) {
    const id = one.document.ids[one.document.places[from + at] ?? 0];
    if (id !== other.document.ids[other.document.places[start + at] ?? 0]) return false;
  }
  return true;
}

/** A document with the numbers that its items and pairs have here. */
interface Numbered {
  document: PairsOfDocument;
  items: readonly number[];
  pairs: Uint32Array;
}

function add(sums: Float64Array, at: number, amount: number): void {
  sums[at] = (sums[at] ?? 0) + amount;
}
