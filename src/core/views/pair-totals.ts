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
    const covered = new Float64Array(this.items.length);
    for (const { document, items } of numbered)
      for (const [at, item] of items.entries())
        covered[item] = (covered[item] ?? 0) + (document.covered[at] ?? 0);
    const areNew = this.findChanged(numbered);
    const { starts, documentOf, placeOf } = gatherByPair(numbered, this.pairs.size);
    const found: PairTotal[] = [];
    for (let pair = 0; pair < areNew.length; pair += 1) {
      const [start, end] = [starts[pair] ?? 0, starts[pair + 1] ?? 0];
      if (start === end) {
        this.totals[pair] = undefined;
        continue;
      }
      let [raw, shared, length] = [0, 0, 0];
      for (let at = start; at < end; at += 1) {
        const document = documents[documentOf[at] ?? 0];
        const place = placeOf[at] ?? 0;
        if (document === undefined) continue;
        raw += document.raw[place] ?? 0;
        shared += document.shared[place] ?? 0;
        length += (document.ends[place] ?? 0) - startOf(document, place);
      }
      let passages = this.totals[pair]?.passages;
      if (passages === undefined || areNew[pair] === 1) {
        const list = new Array<PassageId>(length);
        length = 0;
        for (let at = start; at < end; at += 1) {
          const document = documents[documentOf[at] ?? 0];
          if (document !== undefined) length = copyPassages(document, placeOf[at] ?? 0, list, length);
        }
        passages = list;
      }
      const first = covered[this.pairs.smallerOf(pair)] ?? 0;
      const second = covered[this.pairs.largerOf(pair)] ?? 0;
      const total = this.totalOf(pair, { raw, shared, either: first + second - shared, passages });
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
  const from = startOf(one.document, first);
  const start = startOf(other.document, second);
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

/** In which documents each pair occurs, and its number there: pair by pair, from where `starts` says. */
function gatherByPair(
  numbered: readonly Numbered[],
  count: number,
): { starts: Uint32Array; documentOf: Uint32Array; placeOf: Uint32Array } {
  const starts = new Uint32Array(count + 1);
  for (const { pairs } of numbered)
    for (let at = 0; at < pairs.length; at += 1) {
      const after = (pairs[at] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
  for (let pair = 1; pair <= count; pair += 1) starts[pair] = (starts[pair] ?? 0) + (starts[pair - 1] ?? 0);
  const next = starts.slice();
  const documentOf = new Uint32Array(starts[count] ?? 0);
  const placeOf = new Uint32Array(documentOf.length);
  for (let document = 0; document < numbered.length; document += 1) {
    const pairs = numbered[document]?.pairs ?? [];
    for (let place = 0; place < pairs.length; place += 1) {
      const pair = pairs[place] ?? 0;
      const free = next[pair] ?? 0;
      documentOf[free] = document;
      placeOf[free] = place;
      next[pair] = free + 1;
    }
  }
  return { starts, documentOf, placeOf };
}

const startOf = ({ ends }: PairsOfDocument, pair: number): number => (pair === 0 ? 0 : (ends[pair - 1] ?? 0));

/** Gives the length of the list with them. */
function copyPassages(document: PairsOfDocument, pair: number, list: PassageId[], from: number): number {
  const { ids, places, ends } = document;
  const end = ends[pair] ?? 0;
  let length = from;
  for (let at = startOf(document, pair); at < end; at += 1) {
    const id = ids[places[at] ?? 0];
    if (id !== undefined) list[length] = id;
    length += 1;
  }
  return length;
}
