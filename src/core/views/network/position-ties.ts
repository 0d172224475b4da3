/**
 * Ties by positions, counted as discourse network analysis counts statements. The concepts are the tracers, and the
 * stance of an actor on a tracer is support (above 0), opposition (below 0) or neutrality (0), by its judgements
 * in the period; an actor that changed within the period holds each stance it took, once. Slots on which judges
 * differ say nothing until they are settled.
 *
 * - congruence: the number of tracers on which both hold the same stance.
 * - conflict: the number of tracers which one supports and the other opposes.
 * - subtract: congruence less conflict; negative where the two oppose each other more than they agree.
 *
 * Normalised by the tracers on which the two hold any stance, a and b in number and c of them in common:
 * average = by (a + b) / 2, their average activity; jaccard = by a + b − c, all that either holds a stance on;
 * cosine = by √(a · b).
 */
import type { Field } from '../../model/codebook.ts';
import type { JudgementId, PassageId } from '../../model/ids.ts';
import type { Item } from '../../model/item.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { unique } from '../evidence.ts';
import { judgeCell } from '../judged-cell.ts';
import type { JudgementIndex } from '../judgement-index.ts';
import { isAtStage, type StageFilter } from './stage-filter.ts';
import { type Tie, timeless } from './tie.ts';

export type PositionTieSort = 'congruence' | 'conflict' | 'subtract';
export type Normalisation = 'none' | 'average' | 'jaccard' | 'cosine';

interface Stances {
  supports: boolean;
  opposes: boolean;
  isNeutral: boolean;
  passages: readonly PassageId[];
  lost: readonly PassageId[];
  judgements: readonly JudgementId[];
}

export interface PositionTieRules {
  field: Field;
  index: JudgementIndex;
  filter: StageFilter;
  normalisation: Normalisation;
  /** Told how many slots were left out because judges differ on them. */
  unsettled(count: number): void;
  /** Told how many stances changed within the period. */
  changed(count: number): void;
  /** Told the tracer on which alone most ties rest, on how many of how many. */
  restOnOne(count: number, of: number, tracer: string): void;
}

export function positionTies(
  study: StudyReader,
  actors: readonly Item[],
  tracers: readonly Item[],
  sort: PositionTieSort,
  rules: PositionTieRules,
): Tie[] {
  let unsettled = 0;
  const held = actors.map(({ id: actorId }) => ({
    actorId,
    stances: tracers.map(tracer => stancesOf(study, actorId, tracer, rules, count => (unsettled += count))),
  }));
  rules.unsettled(unsettled);
  rules.changed(held.flatMap(({ stances }) => stances.filter(each => each !== null && isMixed(each))).length);
  const active = held.map(({ stances }) => stances.filter(each => each !== null).length);
  const ties: Tie[] = [];
  const alone = new Map<number, number>();
  for (const [at, one] of held.entries()) {
    for (const [offset, other] of held.slice(at + 1).entries()) {
      const counted = countPair(one.stances, other.stances, sort);
      if (counted.rests.length === 0) continue;
      const [only, another] = [...counted.agreed, ...counted.clashed];
      if (only !== undefined && another === undefined) alone.set(only, (alone.get(only) ?? 0) + 1);
      const [a, b] = [active[at] ?? 0, active[at + 1 + offset] ?? 0];
      ties.push({
        id: `${sort}|${one.actorId}|${other.actorId}`,
        sort,
        fromId: one.actorId,
        toId: other.actorId,
        directed: false,
        label: labels[sort],
        orientation: null,
        explanation: explain(sort, counted, tracers, rules.normalisation),
        ...timeless,
        raw: counted.raw,
        weight: counted.raw / divisor(rules.normalisation, a, b, counted.common),
        passages: unique(counted.rests.map(({ passages }) => passages)),
        lost: unique(counted.rests.map(({ lost }) => lost)),
        judgements: unique(counted.rests.map(({ judgements }) => judgements)),
        records: [],
      });
    }
  }
  const [most] = [...alone].sort(([, one], [, other]) => other - one);
  if (most !== undefined) rules.restOnOne(most[1], ties.length, tracers[most[0]]?.label ?? '');
  return ties;
}

const isMixed = ({ supports, opposes, isNeutral }: Stances): boolean =>
  Number(supports) + Number(opposes) + Number(isNeutral) > 1;

/** What was counted, by the names of the tracers. */
function explain(
  sort: PositionTieSort,
  { agreed, clashed }: Counted,
  tracers: readonly Item[],
  normalisation: Normalisation,
): string {
  const named = (places: readonly number[]) => places.flatMap(at => tracers[at]?.label ?? []);
  const same = () => `same stance on ${named(agreed).join(', ')}`;
  const against = () => `opposed on ${named(clashed).join(', ')}`;
  const counts = [
    ...(sort !== 'conflict' && agreed.length > 0 ? [`${agreed.length}: ${same()}`] : []),
    ...(sort !== 'congruence' && clashed.length > 0
      ? [`${sort === 'subtract' ? 'less ' : ''}${clashed.length}: ${against()}`]
      : []),
  ].join('; ');
  return normalisation === 'none' ? counts : `${counts}; normalised by ${normalisation}`;
}

const labels: Record<PositionTieSort, string> = {
  congruence: 'agrees with',
  conflict: 'is opposed to',
  subtract: 'agrees less disagrees with',
};

function divisor(normalisation: Normalisation, a: number, b: number, common: number): number {
  switch (normalisation) {
    case 'none':
      return 1;
    case 'average':
      return (a + b) / 2;
    case 'jaccard':
      return a + b - common;
    case 'cosine':
      return Math.sqrt(a * b);
  }
}

/** What an actor held of a tracer in the period; null where nothing settled was judged. */
function stancesOf(
  study: StudyReader,
  actorId: string,
  tracer: Item,
  { field, index, filter }: PositionTieRules,
  differ: (count: number) => void,
): Stances | null {
  const judgements = index.judgements(actorId, field, tracer.id);
  if (judgements.length === 0) return null;
  const { slots } = judgeCell(study, field, judgements, false);
  differ(slots.filter(({ opinions }) => opinions.length > 1).length);
  const settled = slots.filter(({ value }) => typeof value === 'number');
  const values = settled.map(({ value }) => Number(value));
  const stated = judgeCell(
    study,
    field,
    settled.flatMap(({ opinions }) => opinions.flatMap(opinion => opinion.judgements)),
    false,
  );
  if (values.length === 0 || !isAtStage(study, filter, stated.passages)) return null;
  return {
    supports: values.some(value => value > 0),
    opposes: values.some(value => value < 0),
    isNeutral: values.includes(0),
    passages: stated.passages,
    lost: stated.lost,
    judgements: stated.judgements,
  };
}

interface Counted {
  raw: number;
  /** Tracers on which both hold a stance. */
  common: number;
  /** By place in the list of tracers. */
  agreed: number[];
  clashed: number[];
  rests: Stances[];
}

function countPair(
  one: readonly (Stances | null)[],
  other: readonly (Stances | null)[],
  sort: PositionTieSort,
): Counted {
  const agreed: number[] = [];
  const clashed: number[] = [];
  let common = 0;
  const rests: Stances[] = [];
  // The innermost loop of the view: pairs of actors by tracers.
  for (let at = 0; at < one.length; at += 1) {
    const first = one[at] ?? null;
    const second = other[at] ?? null;
    if (first === null || second === null) continue;
    common += 1;
    const agree =
      (first.supports && second.supports) ||
      (first.opposes && second.opposes) ||
      (first.isNeutral && second.isNeutral);
    const clash = (first.supports && second.opposes) || (first.opposes && second.supports);
    if (agree) agreed.push(at);
    if (clash) clashed.push(at);
    if ((agree && sort !== 'conflict') || (clash && sort !== 'congruence')) rests.push(first, second);
  }
  const raw =
    sort === 'congruence'
      ? agreed.length
      : sort === 'conflict'
        ? clashed.length
        : agreed.length - clashed.length;
  return { raw, common, agreed, clashed, rests };
}
