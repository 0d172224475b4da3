/** How one event of a timeline looks, and what is said of it. */
import type { Ink, Mark, Shape, Stroke } from '../../pictures/picture.ts';
import { drawSymbol } from '../../pictures/symbols.ts';
import { hasEnded } from '../item-links.ts';
import { drawOutcome } from '../outcome-symbols.ts';
import type { EventSort, TimelineEvent } from '../timeline-events.ts';
import type { TimeScale } from './time-axis.ts';

export const symbolRadius = 4.5;
const outcomeRadius = 6;

const categories = { passage: 0, judgement: 1, link: 4 } as const;

export const inkOfSort = (sort: EventSort): Ink =>
  sort === 'outcome' ? 'negative' : `category-${categories[sort]}`;

/** Dates that are about, uncertain, or both. */
export const isUncertain = (date: string): boolean => /[~?%]/.test(date);

/** Something that lasts; else it happened at some moment of its date. */
export const isInterval = (date: string): boolean => date.includes('/');

/** A judgement that holds for a stretch of time does not cease with it, as a tie does. */
export const isEndedTie = ({ sort, date }: Pick<TimelineEvent, 'sort' | 'date'>): boolean =>
  sort === 'link' && hasEnded(date);

/** A cross where a tie ended; nothing where that is not shown, or it has not. */
export function drawEnd(event: TimelineEvent, scale: TimeScale, y: number): Shape[] {
  return isEndedTie(event) && event.to <= scale.axis.shown.to ? [endSign(scale.x(event.to), y)] : [];
}

export const endSign = (x: number, y: number): Shape => ({
  type: 'path',
  d: `M${tidy(x - 4)} ${tidy(y - 4)}l8 8M${tidy(x - 4)} ${tidy(y + 4)}l8 -8`,
  stroke: { ink: 'negative', width: 2 },
});

/** The symbol of an event: of its sort, or of the outcome that it states. */
export function drawEvent({ sort, cell }: TimelineEvent, x: number, y: number): Shape[] {
  const { unsupported, conflicting, value } = cell;
  if (sort === 'outcome') {
    const outcome = typeof value === 'string' ? value : null;
    return drawOutcome(outcome, { x, y, radius: outcomeRadius }, { unsupported, conflicting });
  }
  // Large enough to hold the sign.
  const radius = conflicting ? 6.5 : symbolRadius;
  return drawSymbol(categories[sort], { x, y, radius }, { unsupported, conflicting });
}

const names: Record<EventSort, string> = {
  passage: 'Passage',
  judgement: 'Judgement',
  outcome: 'Outcome',
  link: 'Link',
};
export const nameOfSort = (sort: EventSort): string => names[sort];

/** `2010-03`, `2009~ (about)`, `1996/.. (open)`. */
export function sayDate({ date, from, to }: TimelineEvent): string {
  const hints = [
    ...(/[~%]/.test(date) ? ['about'] : []),
    ...(/[?%]/.test(date) ? ['uncertain'] : []),
    ...(from === Number.NEGATIVE_INFINITY ? ['beginning open'] : []),
    ...(to === Number.POSITIVE_INFINITY ? ['end open'] : []),
  ];
  return hints.length === 0 ? date : `${date} (${hints.join(', ')})`;
}

const passagesInWords = (count: number): string => `${count} ${count === 1 ? 'passage' : 'passages'}`;

export function sayEvent(event: TimelineEvent, lane: string): string {
  const { cell } = event;
  return [
    `${nameOfSort(event.sort)}, ${sayDate(event)}: ${cell.text}.`,
    `Lane: ${lane}.`,
    ...(event.sort === 'passage'
      ? []
      : [cell.unsupported ? 'Rests on no passage.' : `Rests on ${passagesInWords(cell.passages.length)}.`]),
    ...(isEndedTie(event) ? ['The tie ended.'] : []),
    ...(cell.conflicting ? ['Conflicting.'] : []),
    ...(cell.settledBy.length > 0 ? ['Settles what judges had differed on.'] : []),
  ].join(' ');
}

export interface Lane {
  id: string;
  label: string;
}

export const eventMark = (
  event: TimelineEvent,
  lane: Lane,
  x: number,
  y: number,
  shapes: readonly Shape[],
): Mark => ({
  id: `${lane.id}|${event.id}`,
  label: sayEvent(event, lane.label),
  x,
  y,
  shapes,
  cell: event.cell,
  heading: { row: lane.label, column: `${nameOfSort(event.sort)}, ${sayDate(event)}` },
});

/**
 * The stretch of an event: a bar with edges where it lasts, a pale band where it is a moment within its date.
 * Dashed where the date is about or uncertain; an arrow leads on where an end is open.
 */
export function drawStretch(
  { date, from, to }: Pick<TimelineEvent, 'date' | 'from' | 'to'>,
  scale: TimeScale,
  { y, height, ink }: { y: number; height: number; ink: Ink },
): Shape[] {
  const { shown } = scale.axis;
  const [x, right] = [scale.x(from), scale.x(to)];
  const lasts = isInterval(date);
  const uncertain = isUncertain(date);
  const painted = lasts
    ? { fill: ink, fillOpacity: 0.2, ...(uncertain ? { stroke: dashed(ink) } : {}) }
    : uncertain
      ? { fill: 'line' as const, fillOpacity: 0.35, stroke: dashed('muted') }
      : { fill: 'line' as const, fillOpacity: 0.5 };
  const shapes: Shape[] = [];
  shapes.push({
    type: 'rectangle',
    x,
    y: y - height / 2,
    width: Math.max(1, right - x),
    height,
    radius: lasts ? 1 : 4,
    ...painted,
  });
  if (!lasts) return shapes;
  if (!uncertain) {
    const edge = (at: number): Shape => ({
      type: 'path',
      d: `M${tidy(at)} ${tidy(y - height / 2)}V${tidy(y + height / 2)}`,
      stroke: { ink, width: 1.5 },
    });
    if (from >= shown.from) shapes.push(edge(x));
    if (to <= shown.to) shapes.push(edge(right));
  }
  const arrow = (start: number, end: number): Shape => ({
    type: 'path',
    d: `M${tidy(start)} ${tidy(y)}H${tidy(end)}`,
    stroke: { ink, width: 1.5, arrow: true },
  });
  if (to === Number.POSITIVE_INFINITY) shapes.push(arrow(Math.max(x, right - 22), right));
  if (from === Number.NEGATIVE_INFINITY) shapes.push(arrow(Math.min(right, x + 22), x));
  return shapes;
}

const dashed = (ink: Ink): Stroke => ({ ink, width: 1, dash: [3, 2] });

const tidy = (value: number): number => Math.round(value * 100) / 100;
