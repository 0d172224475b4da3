/** Dates of interviews as they are typed: in two orders, with Roman months, with slips. Never guessed in silence. */

export interface InterviewDate {
  /** ISO 8601; null where the figures are no date. */
  date: string | null;
  /** Of dates that can be read in two ways: the other one. */
  other: string | null;
  /** A letter after the date that tells two interviews of one day apart; '' = none. */
  suffix: string;
  /** Whether the figures had to be mended: stray letters, Roman months, spaces. */
  mended: boolean;
}

const ROMAN: Readonly<Record<string, number>> = {
  ...{ I: 1, II: 2, III: 3, IV: 4, V: 5, VI: 6, VII: 7, VIII: 8, IX: 9, X: 10, XI: 11, XII: 12 },
};

/** `monthFirst` says how the document writes dates that can be read in two ways; null = it does not tell. */
export function readInterviewDate(citation: string, monthFirst: boolean | null): InterviewDate | null {
  const match = /([0-9IVX]{1,4})(\s?)[/.-](\s?)([0-9IVX]{1,4})(\s?)[/.-](\s?)(\d{4}|\d{2})\s?([a-z]?)/i.exec(
    citation,
  );
  if (match === null) return null;
  const [, first = '', , , second = '', , , yearText = '', suffix = ''] = match;
  const one = figure(first);
  const two = figure(second);
  const year =
    yearText.length === 4 ? Number(yearText) : Number(yearText) + (Number(yearText) < 50 ? 2000 : 1900);
  const spaces = match.slice(2, 7).some((part, at) => at !== 2 && at !== 1 && /^\s$/.test(part ?? ''));
  const mended = one.mended || two.mended || spaces || /\/\s/.test(citation);
  const monthDay = two.roman ? null : iso(year, one.value, two.value);
  const dayMonth = one.roman ? null : iso(year, two.value, one.value);
  const [likely, other] = monthFirst === false ? [dayMonth, monthDay] : [monthDay, dayMonth];
  const date = likely ?? other;
  const isOpen = likely !== null && other !== null && likely !== other;
  return { date, other: isOpen ? other : null, suffix: suffix.toLowerCase(), mended };
}

/** How most dates that can be read in one way only are written; null where there are none, or as many of each. */
export function readsMonthFirst(citations: readonly string[]): boolean | null {
  let balance = 0;
  for (const citation of citations) {
    const match = /(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?\d{2}/.exec(citation);
    const [one, two] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
    if (one > 12 && two <= 12) balance -= 1;
    if (two > 12 && one <= 12) balance += 1;
  }
  return balance === 0 ? null : balance > 0;
}

function figure(text: string): { value: number; roman: boolean; mended: boolean } {
  const roman = ROMAN[text.toUpperCase()];
  if (roman !== undefined) return { value: roman, roman: true, mended: true };
  const digits = text.replace(/\D/g, '');
  return { value: Number(digits), roman: false, mended: digits !== text };
}

function iso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1;
  return isReal ? date.toISOString().slice(0, 10) : null;
}
