/** Zooming and moving along time: which stretch is shown next. Null, as in a frame, is all that there is. */
import type { TimeStretch } from '../pictures/picture.ts';

const DAY = 86_400_000;

/** Nothing shorter is shown: dates are days at best. */
export const shortestTime = 7 * DAY;

/** Lengths of stretches for buttons that name them, in milliseconds. */
export const timeLengths = { decade: 3652.5 * DAY, year: 365.25 * DAY, month: 30.5 * DAY } as const;

/**
 * The stretch that is shown after zooming: a factor above 1 shows less, below 1 more. The moment `at` stays where it
 * is. The result lies within `full`; null where it would be all of it.
 */
export function zoomTime(
  full: TimeStretch,
  present: TimeStretch | null,
  factor: number,
  at: number,
): TimeStretch | null {
  const shown = present ?? full;
  const length = Math.max(lengthOf(shown) / factor, Math.min(shortestTime, lengthOf(full)));
  const still = Math.min(Math.max(at, shown.from), shown.to);
  const share = lengthOf(shown) === 0 ? 0.5 : (still - shown.from) / lengthOf(shown);
  return within(full, still - share * length, length);
}

/** The stretch of this length, in milliseconds, around a moment. */
export const timeAround = (full: TimeStretch, at: number, length: number): TimeStretch | null =>
  within(full, at - length / 2, Math.max(length, shortestTime));

/** The stretch moved by a share of its length, later where positive, as far as there is anything. */
export function panTime(full: TimeStretch, present: TimeStretch | null, share: number): TimeStretch | null {
  if (present === null) return null;
  const length = lengthOf(present);
  return within(full, present.from + share * length, length);
}

const lengthOf = ({ from, to }: TimeStretch): number => to - from;

function within(full: TimeStretch, from: number, length: number): TimeStretch | null {
  if (length >= lengthOf(full)) return null;
  const begin = Math.round(Math.min(Math.max(from, full.from), full.to - length));
  return { from: begin, to: Math.min(full.to, Math.round(begin + length)) };
}
