/**
 * What pairs of items come to over several documents. Kept from one computation to the next, it gives the very same
 * object for each pair that has not changed, so that what was made of it is still right; one passage changes few pairs of many.
 */
import type { PassageId } from '../model/ids.ts';
import { PairNumbers } from './pair-numbers.ts';
import type { PairsOfDocument } from './pairs-of-document.ts';

export class PairTotal {
  /** Ids of the two items, the smaller first. */
  readonly one: string;
  readonly other: string;
  readonly raw: number;
  /** How many characters, sentences or paragraphs both cover, and how many either does. */
  readonly shared: number;
  readonly either: number;
  private source: PairSource;
  private listed: readonly PassageId[] | null = null;

  constructor(
    [one, other]: readonly [string, string],
    { raw, shared, either }: Pick<PairTotal, 'raw' | 'shared' | 'either'>,
    source: PairSource,
  ) {
    this.one = one;
    this.other = other;
    this.raw = raw;
    this.shared = shared;
    this.either = either;
    this.source = source;
  }

  /** In the order of the documents and of their texts, without repeats. Made when first asked for: few are looked at. */
  get passages(): readonly PassageId[] {
    this.listed ??= listPassages(this.source);
    return this.listed;
  }

  /** The same passages are read from there from now on, so that what they were read from can be let go. */
  readFrom(source: PairSource): void {
    this.source = source;
  }

  /**
   * By item's id, the passages of all its pairs among these, in the order of the documents and of their texts, without
   * repeats. Found in one sweep over each document, not pair by pair: most passages are there by very many pairs.
   */
  static passagesByItem(totals: Iterable<PairTotal>): Map<string, PassageId[]> {
    const sources = new Map<Gathered, PairSource[]>();
    for (const { source } of totals) {
      const same = sources.get(source.found);
      if (same === undefined) sources.set(source.found, [source]);
      else same.push(source);
    }
    const [first = new Map<string, PassageId[]>(), ...others] = Array.from(sources, ([found, its]) =>
      listByItem(found, its),
    );
    // Pairs were summed at different times where an older view is still looked at.
    for (const other of others)
      for (const [id, list] of other) first.set(id, [...new Set([...(first.get(id) ?? []), ...list])]);
    return first;
  }
}

/** Where a pair's passages stand: from one place among all to another, each a pair of a document. */
interface PairSource {
  found: Gathered;
  start: number;
  end: number;
}

interface Gathered {
  numbered: readonly Numbered[];
  /** Pair by pair, from where `starts` says: in which documents it occurs, and its number there. */
  starts: Uint32Array;
  documentOf: Uint32Array;
  placeOf: Uint32Array;
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
    const gathered = gatherByPair(numbered, this.pairs.size);
    const { starts, documentOf, placeOf } = gathered;
    const found: PairTotal[] = [];
    for (let pair = 0; pair < areNew.length; pair += 1) {
      const [start, end] = [starts[pair] ?? 0, starts[pair + 1] ?? 0];
      if (start === end) {
        this.totals[pair] = undefined;
        continue;
      }
      let [raw, shared] = [0, 0];
      for (let at = start; at < end; at += 1) {
        const document = documents[documentOf[at] ?? 0];
        const place = placeOf[at] ?? 0;
        raw += document?.raw[place] ?? 0;
        shared += document?.shared[place] ?? 0;
      }
      const [smaller, larger] = [this.pairs.smallerOf(pair), this.pairs.largerOf(pair)];
      const either = (covered[smaller] ?? 0) + (covered[larger] ?? 0) - shared;
      const source = { found: gathered, start, end };
      const before = this.totals[pair];
      if (
        before !== undefined &&
        areNew[pair] === 0 &&
        before.raw === raw &&
        before.shared === shared &&
        before.either === either
      ) {
        before.readFrom(source);
        found.push(before);
        continue;
      }
      const ids = [this.items[smaller] ?? '', this.items[larger] ?? ''] as const;
      const total = new PairTotal(ids[0] < ids[1] ? ids : [ids[1], ids[0]], { raw, shared, either }, source);
      this.totals[pair] = total;
      found.push(total);
    }
    return found;
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

  /** By pair, 1 where it may have other passages than it had. Where there is another number of documents, everywhere. */
  private findChanged(numbered: readonly Numbered[]): Uint8Array {
    const areNew = new Uint8Array(this.pairs.size);
    const before = this.before;
    this.before = numbered;
    if (before.length !== numbered.length) return areNew.fill(1);
    for (let at = 0; at < numbered.length; at += 1) {
      const [was, is] = [before[at], numbered[at]];
      if (was === undefined || is === undefined || was.document === is.document) continue;
      const unlike = is.document.itemsUnlike(was.document);
      const numbers = new Set(Array.from(unlike, id => this.numbers.get(id)));
      for (const { pairs } of [was, is])
        for (let at = 0; at < pairs.length; at += 1) {
          const pair = pairs[at] ?? 0;
          if (numbers.has(this.pairs.smallerOf(pair)) || numbers.has(this.pairs.largerOf(pair)))
            areNew[pair] = 1;
        }
    }
    return areNew;
  }
}

/** A document with the numbers that its items and pairs have here. */
interface Numbered {
  document: PairsOfDocument;
  items: readonly number[];
  pairs: Uint32Array;
}

function gatherByPair(numbered: readonly Numbered[], count: number): Gathered {
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
  return { numbered, starts, documentOf, placeOf };
}

function listPassages({ found, start, end }: PairSource): PassageId[] {
  const list: PassageId[] = [];
  for (let at = start; at < end; at += 1) {
    const document = found.numbered[found.documentOf[at] ?? 0]?.document;
    for (const place of document?.placesOf(found.placeOf[at] ?? 0) ?? []) {
      const id = document?.ids[place];
      if (id !== undefined) list.push(id);
    }
  }
  return list;
}

function listByItem(
  { numbered, documentOf, placeOf }: Gathered,
  sources: readonly PairSource[],
): Map<string, PassageId[]> {
  const wanted = numbered.map(({ pairs }) => new Uint8Array(pairs.length));
  for (const { start, end } of sources) {
    for (let at = start; at < end; at += 1) {
      const pairs = wanted[documentOf[at] ?? 0];
      if (pairs !== undefined) pairs[placeOf[at] ?? 0] = 1;
    }
  }
  const lists = new Map<string, PassageId[]>();
  for (const [at, { document }] of numbered.entries()) {
    const meetings = document.meetings(wanted[at] ?? new Uint8Array(0));
    for (const [item, id] of document.items.entries()) {
      const list = lists.get(id) ?? [];
      lists.set(id, list);
      for (const place of meetings.of(item)) {
        const passage = document.ids[place];
        if (passage !== undefined) list.push(passage);
      }
    }
  }
  return lists;
}
