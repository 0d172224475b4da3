/** The rules by which each sort of tie is counted, in words for tables and pictures. */
import type { Normalisation } from './position-ties.ts';
import type { TieSort } from './tie.ts';

const stances = 'A stance is support above 0, opposition below 0, neutrality at 0, as judged.';

const normalised: Record<Normalisation, string | null> = {
  none: null,
  average: 'Divided by half the sum of the tracers on which each of the two holds a stance.',
  jaccard: 'Divided by the number of tracers on which either holds a stance.',
  cosine: 'Divided by the root of the product of the numbers of tracers on which each holds a stance.',
};

export function countingRules(
  sorts: ReadonlySet<TieSort>,
  {
    sentences = 1,
    normalise = 'none',
  }: { sentences?: number | undefined; normalise?: Normalisation | undefined },
): string[] {
  const rules: Record<TieSort, string> = {
    link: 'Links of one type between the same two items are one tie; its weight is their number.',
    'veto-point':
      'Shared veto points: an actor is at a veto point as one of its players, where it exercised the veto, or where a passage of the point names it.',
    congruence: 'Congruence: the number of tracers on which both actors hold the same stance.',
    conflict: 'Conflict: the number of tracers which one actor supports and the other opposes.',
    subtract:
      'Subtract: congruence less conflict; negative where two actors are opposed on more than they share.',
    'co-mention':
      sentences === 1
        ? 'Co-mention: the number of sentences that mention both.'
        : `Co-mention: the number of sentences that mention one, while the other is mentioned in the same or ${
            sentences === 2 ? 'the next' : `in one of the next ${sentences - 1}`
          }.`,
  };
  const stated = Object.entries(rules).flatMap(([sort, rule]) => (sorts.has(sort as TieSort) ? rule : []));
  const isOnPositions = sorts.has('congruence') || sorts.has('conflict') || sorts.has('subtract');
  const divided = normalised[normalise];
  return isOnPositions ? [...stated, stances, ...(divided === null ? [] : [divided])] : stated;
}
