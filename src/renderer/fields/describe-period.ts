/** Says in words what an EDTF date or interval means, so that a researcher sees how it was understood. */
import { parsePeriod } from '#core/model/period.ts';

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `1 Jan 1993 to 31 Dec 1994`, `from 1 Jun 1995`, `until 31 Dec 1997`; null where the text is not EDTF. */
export function describePeriod(text: string): string | null {
  const result = parsePeriod(text);
  if (!result.ok) return null;
  const { from, to } = result.period;
  const certainty = [/[~%]/.test(text) ? 'approximate' : null, /[?%]/.test(text) ? 'uncertain' : null].filter(
    word => word !== null,
  );
  const suffix = certainty.length > 0 ? ` (${certainty.join(', ')})` : '';
  return `${describeRange(from, to)}${suffix}`;
}

function describeRange(from: number, to: number): string {
  const [begins, ends] = [from, to].map(moment => (Number.isFinite(moment) ? day.format(moment) : null));
  if (begins == null) return ends == null ? 'at any time' : `until ${ends}`;
  if (ends == null) return `from ${begins}`;
  return begins === ends ? begins : `${begins} to ${ends}`;
}
