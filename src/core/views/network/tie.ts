/** A tie between two items, and what it rests on. */
import type { JudgementId, PassageId } from '../../model/ids.ts';
import type { RecordReference } from '../../model/records.ts';
import type { PairTotal } from '../pair-totals.ts';

export const tieSorts = ['link', 'veto-point', 'congruence', 'conflict', 'subtract', 'co-mention'] as const;
export type TieSort = (typeof tieSorts)[number];

/** What a tie that no link states holds of time. */
export const timeless = { periods: [], ended: false } as const;

/** Names after what was counted, so that a number is never without what it counts. */
export const countOf = (count: number, one: string, many: string, names: readonly string[]): string =>
  `${count} ${count === 1 ? one : many}: ${names.join(', ')}`;

export interface Tie {
  /** Unique in a network, and the same whenever it is computed. */
  id: string;
  sort: TieSort;
  fromId: string;
  toId: string;
  /** Whether it goes from the one to the other only. */
  directed: boolean;
  /** The link's type, or what the sort is called. */
  label: string;
  /** Of links only. */
  orientation: 'vertical' | 'horizontal' | null;
  /** What was counted, in words: `2 shared veto points: Senate, Budget committee`. */
  explanation: string;
  /** EDTF, as links state them, without repeats, earliest first; empty where none does. */
  periods: readonly string[];
  /** Every link in it states an end: the tie held, and was broken off. */
  ended: boolean;
  /** Counted, before normalisation. */
  raw: number;
  /** After normalisation; negative where conflict outweighs congruence. */
  weight: number;
  passages: readonly PassageId[];
  /** Where they were found, if by what occurs together: those of very many ties are found at once by it. */
  total?: PairTotal;
  lost: readonly PassageId[];
  judgements: readonly JudgementId[];
  records: readonly RecordReference[];
}
