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
import { type Tie, timeless } from './tie.ts';

/** Two items by their numbers, the one with the smaller id first, with the passages by which they are near. */
interface Mentioned {
  one: number;
  other: number;
  count: number;
  /** The sentence for which it was counted last, as each sentence counts once. */
  countedFor: number;
  /** Numbers of passages, with repeats. */
  met: number[];
}

/** In one sentence: the numbers of the passages that touch it, by the number of their item. */
type ByItem = ReadonlyMap<number, number[]>;

/** Items and passages go by numbers here, as there are many times more mentions than passages. */
export class MentionTies {
  private readonly window: number;
  private readonly items: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly passages: PassageId[] = [];
  private readonly pairs = new Map<number, Mentioned>();
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
      return groups;
    });
    for (const [at, here] of bySentence.entries()) {
      this.sentences += 1;
      for (const [one, its] of here)
        for (let near = at; near < Math.min(at + this.window, bySentence.length); near += 1)
          for (const [other, others] of bySentence[near] ?? [])
            if (other !== one) this.count(one, its, other, others);
    }
  }

  ties(): Tie[] {
    // By passage, the pair that it was last listed for.
    const listed = new Int32Array(this.passages.length).fill(-1);
    return Array.from(this.pairs.values(), ({ one, other, count, met }, pair) => {
      const passages: PassageId[] = [];
      for (const passage of met) {
        const id = this.passages[passage];
        if (listed[passage] === pair || id === undefined) continue;
        listed[passage] = pair;
        passages.push(id);
      }
      return this.tieOf(this.items[one] ?? '', this.items[other] ?? '', count, passages);
    });
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
  private count(one: number, its: readonly number[], other: number, others: readonly number[]): void {
    const key = Math.min(one, other) * mostItems + Math.max(one, other);
    let pair = this.pairs.get(key);
    if (pair === undefined) {
      const isInOrder = (this.items[one] ?? '') < (this.items[other] ?? '');
      const ends = isInOrder ? { one, other } : { one: other, other: one };
      pair = { ...ends, count: 0, countedFor: -1, met: [] };
      this.pairs.set(key, pair);
    }
    if (pair.countedFor === this.sentences) return;
    pair.countedFor = this.sentences;
    pair.count += 1;
    for (const passage of its) pair.met.push(passage);
    for (const passage of others) pair.met.push(passage);
  }

  private numberOf(itemId: string): number {
    const known = this.numbers.get(itemId);
    if (known !== undefined) return known;
    const made = this.items.push(itemId) - 1;
    this.numbers.set(itemId, made);
    return made;
  }
}

/** More than any study has; its square is still a whole number. */
const mostItems = 10_000_000;
