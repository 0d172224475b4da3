/**
 * Ties by co-mention. An item is mentioned in each sentence that a passage of it touches. Two items tie once for
 * each sentence that mentions one of them while the other is mentioned in the same sentence or, within a window of n
 * sentences, in one of the n − 1 that follow. With n = 1 that is the number of sentences that mention both.
 */
import type { PassageId } from '../../model/ids.ts';
import type { Passage } from '../../model/passage.ts';
import type { Range } from '../../text/range.ts';
import { placesByUnit } from '../occurrences.ts';
import { pairKey } from '../pair-key.ts';
import { PairPassages } from '../pair-passages.ts';
import { type Tie, timeless } from './tie.ts';

/** Two items by their numbers, the one with the smaller id first. */
interface Mentioned {
  pair: number;
  one: number;
  other: number;
  count: number;
  /** The sentence for which it was counted last, as each sentence counts once. */
  countedFor: number;
}

/** In one sentence: numbers of items, each with those of its passages that touch the sentence. */
type ByItem = readonly { item: number; passages: readonly number[] }[];

/** Items and passages go by numbers here, as there are many times more mentions than passages. */
export class MentionTies {
  private readonly window: number;
  private readonly items: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly passages: PassageId[] = [];
  private readonly pairs: Mentioned[] = [];
  /** By an item's number, its pairs by the number of the other. */
  private readonly pairsOf: Map<number, Mentioned>[] = [];
  /** The passages by which two items are near. */
  private readonly met = new PairPassages();
  private sentences = 0;

  /** `window` is the number of sentences, at least 1. */
  constructor(window: number) {
    this.window = window;
  }

  /** Takes in the passages of one document. */
  add(sentences: readonly Range[], passages: readonly Passage[]): void {
    const first = this.passages.length;
    const items = passages.map(({ id, itemId }) => {
      this.passages.push(id);
      return this.numberOf(itemId);
    });
    const bySentence = placesByUnit(sentences, passages).map((places): ByItem => {
      const groups = new Map<number, number[]>();
      for (const place of places) {
        const item = items[place] ?? 0;
        const group = groups.get(item);
        if (group === undefined) groups.set(item, [first + place]);
        else group.push(first + place);
      }
      return Array.from(groups, ([item, its]) => ({ item, passages: its }));
    });
    for (const [at, here] of bySentence.entries()) {
      this.sentences += 1;
      for (const { item: one, passages: its } of here) {
        const pairs = this.pairsOf[one];
        for (let near = at; near < Math.min(at + this.window, bySentence.length); near += 1) {
          for (const { item: other, passages: others } of bySentence[near] ?? []) {
            if (other === one) continue;
            this.count(pairs?.get(other) ?? this.pair(one, other), its, others);
          }
        }
      }
    }
  }

  ties(): Tie[] {
    const passages = this.met.byPair(this.pairs.length, this.passages);
    return this.pairs.map(({ one, other, count }, pair) =>
      this.tieOf(this.items[one] ?? '', this.items[other] ?? '', count, passages[pair] ?? []),
    );
  }

  private tieOf(one: string, other: string, count: number, passages: readonly PassageId[]): Tie {
    return {
      id: `co-mention|${pairKey(one, other)}`,
      sort: 'co-mention',
      fromId: one,
      toId: other,
      directed: false,
      label: 'mentioned with',
      orientation: null,
      explanation: `mentioned together in ${count} ${count === 1 ? 'sentence' : 'sentences'}${
        this.window === 1 ? '' : `, or within ${this.window} sentences`
      }`,
      ...timeless,
      raw: count,
      weight: count,
      passages,
      lost: [],
      judgements: [],
      records: [],
    };
  }

  /** Each pair once for each sentence, however often the other is mentioned near. */
  private count(mentioned: Mentioned, its: readonly number[], others: readonly number[]): void {
    if (mentioned.countedFor === this.sentences) return;
    mentioned.countedFor = this.sentences;
    mentioned.count += 1;
    for (const passage of its) this.met.add(mentioned.pair, passage);
    for (const passage of others) this.met.add(mentioned.pair, passage);
  }

  private pair(first: number, second: number): Mentioned {
    const isInOrder = (this.items[first] ?? '') < (this.items[second] ?? '');
    const [one, other] = isInOrder ? [first, second] : [second, first];
    const made = { pair: this.pairs.length, one, other, count: 0, countedFor: -1 };
    this.pairs.push(made);
    this.pairsOf[first]?.set(second, made);
    this.pairsOf[second]?.set(first, made);
    return made;
  }

  private numberOf(itemId: string): number {
    const known = this.numbers.get(itemId);
    if (known !== undefined) return known;
    const made = this.items.push(itemId) - 1;
    this.numbers.set(itemId, made);
    this.pairsOf.push(new Map());
    return made;
  }
}
