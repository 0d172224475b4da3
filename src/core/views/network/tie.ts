/** A tie between two items, and what it rests on. */
import type { JudgementId, PassageId } from '../../model/ids.ts';
import type { RecordReference } from '../../model/records.ts';

export const tieSorts = ['link', 'veto-point', 'congruence', 'conflict', 'subtract', 'co-mention'] as const;
export type TieSort = (typeof tieSorts)[number];

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
  /** Counted, before normalisation. */
  raw: number;
  /** After normalisation; negative where conflict outweighs congruence. */
  weight: number;
  passages: readonly PassageId[];
  lost: readonly PassageId[];
  judgements: readonly JudgementId[];
  records: readonly RecordReference[];
}
