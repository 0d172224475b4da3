/** Time across a picture: where moments lie, and the years, months and days that are named above them. */
import { scaleUtc } from 'd3-scale';
import type { Shape, TimeAxis, TimeStretch } from '../../pictures/picture.ts';
import { textWidth } from '../../pictures/text-width.ts';

const DAY = 86_400_000;
/** The first and last moment of calendars. */
const limit = 8.64e15;

export interface Tick {
  x: number;
  label: string;
  /** Where a year begins, while months are named. */
  major: boolean;
}

export class TimeScale {
  readonly axis: TimeAxis;
  private readonly scale;

  constructor(full: TimeStretch, shown: TimeStretch | null, left: number, right: number) {
    this.axis = { full, shown: shown ?? full, left, right };
    this.scale = scaleUtc().domain([this.axis.shown.from, this.axis.shown.to]).range([left, right]);
  }

  /** Pixels; what lies outside, at the nearer end. */
  x(moment: number): number {
    const { shown, left, right } = this.axis;
    if (moment <= shown.from) return left;
    if (moment >= shown.to) return right;
    return this.scale(moment);
  }

  shows({ from, to }: TimeStretch): boolean {
    return from <= this.axis.shown.to && to >= this.axis.shown.from;
  }

  /** Cuts what is shown at the beginnings of years, months or other pieces, into about so many. */
  edges(most: number): number[] {
    const { from, to } = this.axis.shown;
    const inner = this.scale.ticks(Math.max(1, most)).map(Number);
    return [from, ...inner.filter(moment => moment > from && moment < to), to + 1];
  }

  /** As many as can be told apart. */
  ticks(): Tick[] {
    const { left, right, shown } = this.axis;
    const room = right - left;
    const days = (shown.to - shown.from) / DAY;
    // Names of years are shorter than those of days.
    const each = days > 3 * 365 ? 56 : 64;
    const moments = this.scale.ticks(Math.max(2, Math.floor(room / each)));
    const isYearly = moments.every(moment => startsYear(moment));
    const saysYear = moments.some(moment => startsYear(moment));
    const ticks = moments.map((moment, at) => ({
      x: this.scale(moment),
      // Some tick must say which year it is.
      label: nameOf(moment) + (at === 0 && !saysYear ? ` ${yearName(moment.getUTCFullYear())}` : ''),
      major: (!isYearly && startsYear(moment)) || (at === 0 && !saysYear),
    }));
    return withRoom(ticks);
  }
}

const axisSize = 12;

/** Those that do not cover each other; years go before months and days. */
function withRoom(ticks: readonly Tick[]): Tick[] {
  const kept: (Tick & { half: number })[] = [];
  for (const tick of [...ticks.filter(({ major }) => major), ...ticks.filter(({ major }) => !major)]) {
    const half = textWidth(tick.label, axisSize, tick.major) / 2 + 3;
    if (kept.every(other => Math.abs(other.x - tick.x) >= half + other.half)) kept.push({ ...tick, half });
  }
  return kept.sort((one, other) => one.x - other.x).map(({ x, label, major }) => ({ x, label, major }));
}

const startsYear = (moment: Date): boolean => moment.getUTCMonth() === 0 && moment.getUTCDate() === 1;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function nameOf(moment: Date): string {
  if (startsYear(moment)) return yearName(moment.getUTCFullYear());
  const month = months[moment.getUTCMonth()] ?? '';
  return moment.getUTCDate() === 1 ? month : `${moment.getUTCDate()} ${month}`;
}

/** The year 0 of calendars in computers is 1 before Christ. */
const yearName = (year: number): string => (year > 0 ? String(year) : `${1 - year} BC`);

/** `7 Jul 2011`, for the ends of what is shown. */
export const dayName = (moment: number): string => {
  const day = new Date(Math.min(Math.max(moment, -limit), limit));
  return `${day.getUTCDate()} ${months[day.getUTCMonth()] ?? ''} ${yearName(day.getUTCFullYear())}`;
};

/** Names of ticks at a height, and lines down from there. */
export function drawAxis(ticks: readonly Tick[], y: number, bottom: number): Shape[] {
  return ticks.flatMap(({ x, label, major }): Shape[] => [
    {
      type: 'path',
      d: `M${tidy(x)} ${y + 6}V${tidy(bottom)}`,
      stroke: { ink: 'line', width: major ? 1.5 : 1 },
    },
    {
      type: 'text',
      x,
      y,
      text: label,
      size: axisSize,
      anchor: 'middle',
      ink: major ? 'text' : 'muted',
      ...(major ? { bold: true } : {}),
    },
  ]);
}

const tidy = (value: number): number => Math.round(value * 100) / 100;

/**
 * From the first finite moment to the last, with a little room; null where nothing has one. Where a period was asked
 * for, what reaches beyond it does not widen it.
 */
export function stretchOf(events: readonly TimeStretch[], period: TimeStretch | null): TimeStretch | null {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const event of events) {
    for (const end of [event.from, event.to]) {
      const moment = period === null ? end : Math.min(Math.max(end, period.from), period.to);
      if (Math.abs(moment) > limit) continue;
      from = Math.min(from, moment);
      to = Math.max(to, moment);
    }
  }
  if (from > to) return null;
  const room = Math.max((to - from) * 0.015, 10 * DAY);
  return { from: Math.max(-limit, from - room), to: Math.min(limit, to + room) };
}
