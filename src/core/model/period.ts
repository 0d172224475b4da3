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
  const plain = readPlain(trimmed);
  if (plain !== null) return { ok: true, period: { text: trimmed, ...plain } };
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

interface Stretch {
  from: number;
  to: number;
}

const plainDate = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?$/;

/** Nearly every date of a study: a year, month or day, or from one to another; null for all else, and for what is wrong. */
function readPlain(text: string): Stretch | null {
  const slash = text.indexOf('/');
  if (slash === -1) return readPlainDate(text);
  const begin = readPlainDate(text.slice(0, slash));
  const end = readPlainDate(text.slice(slash + 1));
  return begin === null || end === null || begin.from >= end.from ? null : { from: begin.from, to: end.to };
}

function readPlainDate(text: string): Stretch | null {
  const found = plainDate.exec(text);
  if (found === null) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)];
  const from = startOfDay(year, month, day);
  const isThere = new Date(from).getUTCMonth() === month - 1 && new Date(from).getUTCDate() === day;
  if (!isThere) return null;
  const after =
    found[2] === undefined
      ? startOfDay(year + 1, 1, 1)
      : found[3] === undefined
        ? startOfDay(year, month + 1, 1)
        : startOfDay(year, month, day + 1);
  return { from, to: after - 1 };
}

/** Years before 100 too, which `Date.UTC` would take for those of the last century. */
function startOfDay(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

/** Whether two periods have a moment in common. */
export const periodsOverlap = (one: Period, other: Period): boolean =>
  one.from <= other.to && other.from <= one.to;

/** Earlier beginning first, then earlier end, then as written. */
export const comparePeriods = (one: Period, other: Period): number =>
  one.from - other.from || one.to - other.to || (one.text < other.text ? -1 : one.text > other.text ? 1 : 0);
