/** Years for a slider: which occur in the study, and how the thumbs and the period's text say the same. */
import { parsePeriod } from '#core/model/period.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { readPeriod } from '#core/views/periods.ts';

export interface Years {
  first: number;
  last: number;
}

const yearOf = (moment: number): number => new Date(moment).getUTCFullYear();

/** Moments beyond the calendar, and open or unknown ends, are no years. */
const isMoment = (moment: number): boolean => Math.abs(moment) <= 8.64e15;

/** From the first to the last year that judgements, links and dated passages name; null where none does. */
export function yearsOf(study: StudyReader): Years | null {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const note = (text: string | null): void => {
    const period = readPeriod(text);
    if (period === null) return;
    for (const moment of [period.from, period.to]) {
      if (!isMoment(moment)) continue;
      first = Math.min(first, yearOf(moment));
      last = Math.max(last, yearOf(moment));
    }
  };
  for (const { period } of study.all('judgement')) note(period);
  for (const { period } of study.all('link')) note(period);
  const dates = [...study.all('field')].filter(
    ({ subject, value }) => subject === 'passage' && value.type === 'date',
  );
  if (dates.length > 0) {
    for (const { values } of study.all('passage')) {
      for (const { id } of dates) {
        const value = values[id];
        if (typeof value === 'string') note(value);
      }
    }
  }
  return first > last ? null : { first, last };
}

/** EDTF writes years with four digits. */
const yearText = (year: number): string =>
  year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0');

/** The period between two years; undefined, which is any time, where they are all that there are. */
export function periodOfYears([from, to]: readonly [number, number], years: Years): string | undefined {
  if (from <= years.first && to >= years.last) return undefined;
  return from === to ? yearText(from) : `${yearText(from)}/${yearText(to)}`;
}

/** Where the thumbs stand for a period as written: at all years where it is none. */
export function yearsOfPeriod(text: string | undefined, years: Years): [number, number] {
  const result = text === undefined ? null : parsePeriod(text);
  if (result === null || !result.ok) return [years.first, years.last];
  const clamp = (year: number): number => Math.min(years.last, Math.max(years.first, year));
  const { from, to } = result.period;
  return [isMoment(from) ? clamp(yearOf(from)) : years.first, isMoment(to) ? clamp(yearOf(to)) : years.last];
}
