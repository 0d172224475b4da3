/** Dates and periods as EDTF (ISO 8601-2): `1995`, `1995-12`, `1993/1994`, `1994-12~` (about), `1994?` (uncertain). */
/// <reference path="./edtf.d.ts" />
import edtf from 'edtf';

export interface Period {
  /** As written, trimmed. */
  text: string;
  /** First and last millisecond it can mean, since 1970 in UTC; infinite where open or unknown. */
  from: number;
  to: number;
}

export type PeriodResult = { ok: true; period: Period } | { ok: false; error: string };

const help =
  'Write a year (1995), a month (1995-12), a day (1995-12-06) or a range (1993/1994); add ~ for about and ? for uncertain.';

/** Reads one EDTF date, interval, season or set. Never throws. */
export function parsePeriod(text: string): PeriodResult {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, error: `The period is empty. ${help}` };
  if (trimmed.length > 100) return { ok: false, error: `The period is longer than 100 characters. ${help}` };
  // The parser would take bare digits for milliseconds since 1970.
  if (/^\d{5,}$/.test(trimmed))
    return { ok: false, error: `“${trimmed}” is not a date that can be read. ${help}` };
  try {
    const date = edtf(trimmed);
    const from = date.min ?? Number.NEGATIVE_INFINITY;
    const to = date.max ?? Number.POSITIVE_INFINITY;
    if (Number.isNaN(from) || Number.isNaN(to))
      return { ok: false, error: `“${trimmed}” is not a date. ${help}` };
    if (from > to) return { ok: false, error: `“${trimmed}” ends before it begins.` };
    return { ok: true, period: { text: trimmed, from, to } };
  } catch {
    return { ok: false, error: `“${trimmed}” is not a date that can be read. ${help}` };
  }
}

/** Whether two periods have a moment in common. */
export const periodsOverlap = (one: Period, other: Period): boolean =>
  one.from <= other.to && other.from <= one.to;

/** Earlier beginning first, then earlier end, then as written. */
export const comparePeriods = (one: Period, other: Period): number =>
  one.from - other.from || one.to - other.to || (one.text < other.text ? -1 : one.text > other.text ? 1 : 0);
