/** Periods of records, read once each: a study names few different periods, many times. */
import { comparePeriods, type Period, parsePeriod, periodsOverlap } from '../model/period.ts';
import { Problem } from '../problem.ts';

const mostRemembered = 20_000;
const remembered = new Map<string, Period | null>();

/** The period that a text means; null for null and for a text that is no period. */
export function readPeriod(text: string | null): Period | null {
  if (text === null) return null;
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const result = parsePeriod(text);
  const period = result.ok ? result.period : null;
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(text, period);
  return period;
}

/** The period that an option names. Throws a Problem where it is none. */
export function requirePeriod(text: string | undefined): Period | null {
  if (text === undefined) return null;
  const result = parsePeriod(text);
  if (!result.ok) throw new Problem('invalid', result.error);
  return result.period;
}

/** Undated first, so that the last of a list is the latest. */
export function compareDated(one: Period | null, other: Period | null): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? -1 : 1;
  return comparePeriods(one, other);
}

/** Alike for two ways of writing the same stretch of time. */
export const periodKey = (period: Period | null): string =>
  period === null ? '' : `${period.from}/${period.to}`;

export interface PeriodFilter {
  /** Null = any time. */
  period: Period | null;
  /** Whether what states no period passes although one is asked for. */
  includeUndated: boolean;
}

export type PeriodVerdict = 'in' | 'out' | 'undated';

/** Whether something that holds for a period passes; `undated` = it states none, and so was left out. */
export function judgePeriod(filter: PeriodFilter, text: string | null): PeriodVerdict {
  if (filter.period === null) return 'in';
  const period = readPeriod(text);
  if (period === null) return filter.includeUndated ? 'in' : 'undated';
  return periodsOverlap(period, filter.period) ? 'in' : 'out';
}
