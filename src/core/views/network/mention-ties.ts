/**
 * Ties by co-mention. An item is mentioned in each sentence that a passage of it touches. Two items tie once for
 * each sentence that mentions one of them while the other is mentioned in the same sentence or, within a window of n
 * sentences, in one of the n − 1 that follow. With n = 1 that is the number of sentences that mention both.
 */
import type { Document } from '../../model/document.ts';
import type { PassageId } from '../../model/ids.ts';
import type { Item } from '../../model/item.ts';
import type { Passage } from '../../model/passage.ts';
import { Alongside } from '../alongside.ts';
import type { DocumentUnits } from '../document-units.ts';
import { compareItems } from '../item-order.ts';
import { pairKey } from '../pair-key.ts';
import { type PairTotal, PairTotals } from '../pair-totals.ts';
import { countNear } from '../pairs-of-document.ts';
import { RecentOf } from '../recent.ts';
import { sortByKeys } from '../sort-by-numbers.ts';
import { type Tie, timeless } from './tie.ts';

export interface Mentions {
  document: Document;
  /** Those that count, in the order of the text. */
  passages: readonly Passage[];
}

/** By the names of the items. `window` is the number of sentences, at least 1; `items` are all that passages may be of. */
export function mentionTies(
  mentions: readonly Mentions[],
  units: DocumentUnits,
  window: number,
  items: readonly Item[],
): Tie[] {
  const counted = mentions.map(({ document, passages }) =>
    countNear(document, passages, units.sentences(document), window),
  );
  const { totals, made } = kept.of(units, [window], () => ({
    totals: new PairTotals(),
    made: new Alongside(),
  }));
  const ties = made.of(totals.sum(counted), total => tieOf(total, window));
  const ranks = new Map<string, number>(items.toSorted(compareItems).map(({ id }, rank) => [id, rank]));
  return sortByKeys(ties, [({ toId }) => ranks.get(toId) ?? 0, ({ fromId }) => ranks.get(fromId) ?? 0]);
}

interface Kept {
  totals: PairTotals;
  made: Alongside<PairTotal, Tie>;
}

/** By window. */
const kept = new RecentOf<DocumentUnits, Kept>(4);

const tieOf = (total: PairTotal, window: number): Tie => new MentionTie(total, window);

/** What it rests on is listed when it is first asked for. */
class MentionTie implements Tie {
  readonly id: string;
  readonly sort = 'co-mention';
  readonly fromId: string;
  readonly toId: string;
  readonly directed = false;
  readonly label = 'mentioned with';
  readonly orientation = null;
  readonly periods = timeless.periods;
  readonly ended = timeless.ended;
  readonly raw: number;
  readonly weight: number;
  readonly lost = [];
  readonly judgements = [];
  readonly records = [];
  readonly total: PairTotal;
  private readonly window: number;

  constructor(total: PairTotal, window: number) {
    const { one, other, raw } = total;
    this.id = `co-mention|${pairKey(one, other)}`;
    this.fromId = one;
    this.toId = other;
    this.raw = raw;
    this.weight = raw;
    this.total = total;
    this.window = window;
  }

  get explanation(): string {
    const { raw, window } = this;
    return `mentioned together in ${raw} ${raw === 1 ? 'sentence' : 'sentences'}${
      window === 1 ? '' : `, or within ${window} sentences`
    }`;
  }

  get passages(): readonly PassageId[] {
    return this.total.passages;
  }
}
