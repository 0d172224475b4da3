/**
 * Ties by co-mention. An item is mentioned in each sentence that a passage of it touches. Two items tie once for
 * each sentence that mentions one of them while the other is mentioned in the same sentence or, within a window of n
 * sentences, in one of the n − 1 that follow. With n = 1 that is the number of sentences that mention both.
 */
import type { PassageId } from '../../model/ids.ts';
import type { Passage } from '../../model/passage.ts';
import type { Range } from '../../text/range.ts';
import { occurrencesByUnit } from '../occurrences.ts';
import { pairKey } from '../pair-key.ts';
import { type Tie, timeless } from './tie.ts';

interface Mentioned {
  one: string;
  other: string;
  count: number;
  passages: Set<PassageId>;
}

export class MentionTies {
  private readonly pairs = new Map<string, Mentioned>();
  private readonly window: number;

  /** `window` is the number of sentences, at least 1. */
  constructor(window: number) {
    this.window = window;
  }

  /** Takes in the passages of one document. */
  add(sentences: readonly Range[], passages: readonly Passage[]): void {
    const bySentence = occurrencesByUnit(sentences, passages).map(groupByItem);
    for (const [at, here] of bySentence.entries()) {
      if (here.size === 0) continue;
      const near = bySentence.slice(at, at + this.window);
      for (const [key, pair] of pairsNear(here, near)) this.count(key, pair);
    }
  }

  ties(): Tie[] {
    return [...this.pairs].map(([key, { one, other, count, passages }]) => ({
      id: `co-mention|${key}`,
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
      passages: [...passages],
      lost: [],
      judgements: [],
      records: [],
    }));
  }

  private count(key: string, { one, other, passages }: Pair): void {
    const known = this.pairs.get(key);
    const pair = known ?? { one, other, count: 0, passages: new Set<PassageId>() };
    if (known === undefined) this.pairs.set(key, pair);
    pair.count += 1;
    for (const list of passages) for (const { id } of list) pair.passages.add(id);
  }
}

interface Pair {
  one: string;
  other: string;
  passages: readonly (readonly Passage[])[];
}

type ByItem = ReadonlyMap<string, Passage[]>;

function groupByItem(passages: readonly Passage[]): ByItem {
  const groups = new Map<string, Passage[]>();
  for (const passage of passages) {
    const group = groups.get(passage.itemId);
    if (group === undefined) groups.set(passage.itemId, [passage]);
    else group.push(passage);
  }
  return groups;
}

/** Each pair once, however often the other is mentioned near. */
function pairsNear(here: ByItem, near: readonly ByItem[]): Map<string, Pair> {
  const found = new Map<string, Pair>();
  for (const [one, passages] of here) {
    for (const sentence of near) {
      for (const [other, others] of sentence) {
        if (other === one) continue;
        const key = pairKey(one, other);
        if (found.has(key)) continue;
        found.set(key, {
          one: one < other ? one : other,
          other: one < other ? other : one,
          passages: [passages, others],
        });
      }
    }
  }
  return found;
}
