/** How meetings of tracers with veto points look: a symbol for each outcome they had, the latest last. */
import type { LegendEntry } from '../pictures/legend.ts';
import type { Shape } from '../pictures/picture.ts';
import type { JudgedCell } from './judged-cell.ts';
import { drawOutcome } from './outcome-symbols.ts';
import type { ViewColumn } from './view.ts';

export interface MeetingSymbol {
  /** Null where judges differ, where it is not judged, and where there is none. */
  outcomeId: string | null;
  conflicting: boolean;
  /** Judged to have none. */
  isNone: boolean;
}

const mostSymbols = 4;
const gap = 3;

/** One for each period in which it came out in some way; one that is empty where it is not judged. */
export function meetingSymbols(outcome: JudgedCell | null): MeetingSymbol[] {
  const slots = (outcome?.slots ?? []).filter(({ status }) => status !== 'not-yet-coded').slice(-mostSymbols);
  if (slots.length === 0) return [{ outcomeId: null, conflicting: false, isNone: false }];
  return slots.map(({ value, status, conflicting }) => ({
    outcomeId: typeof value === 'string' ? value : null,
    conflicting,
    isNone: status === 'not-applicable' || status === 'not-found',
  }));
}

/** Pixels from end to end. */
export const widthOfMeeting = (outcome: JudgedCell | null, radius: number): number =>
  meetingSymbols(outcome).length * (2 * radius + gap) - gap;

/** Side by side; `x` is the middle of them all. */
export function drawMeeting(
  outcome: JudgedCell | null,
  { x, y, radius }: { x: number; y: number; radius: number },
): Shape[] {
  const symbols = meetingSymbols(outcome);
  return symbols.flatMap(({ outcomeId, conflicting, isNone }, at) => {
    const place = { x: x + (at - (symbols.length - 1) / 2) * (2 * radius + gap), y, radius };
    if (isNone) return drawNone(place);
    return drawOutcome(outcomeId, place, { conflicting, unsupported: outcome?.unsupported === true });
  });
}

/** A small bar in a circle: it was looked for, and there is none. */
const drawNone = ({ x, y, radius }: { x: number; y: number; radius: number }): Shape[] => [
  { type: 'circle', x, y, radius: radius * 0.8, fill: 'surface', stroke: { ink: 'muted', width: 1.5 } },
  {
    type: 'path',
    d: `M${tidy(x - radius * 0.35)} ${tidy(y)}h${tidy(radius * 0.7)}`,
    stroke: { ink: 'muted', width: 1.5 },
  },
];

/** `Amended 2010-11`, `Delayed 2012, Passed 2013`; empty where nothing is judged. */
export const outcomeWords = (outcome: JudgedCell | null): string =>
  outcome === null || outcome.judgements.length === 0
    ? ''
    : outcome.slots.map(({ text, period }) => (period === null ? text : `${text} ${period}`)).join(', ');

/** What the symbols of these meetings mean; `outcomes` are those of the codebook. */
export function meetingLegend(
  outcomes: readonly ViewColumn[],
  met: readonly (JudgedCell | null)[],
): LegendEntry[] {
  const all = met.flatMap(meetingSymbols);
  const used = new Set(all.map(({ outcomeId }) => outcomeId));
  const entry = (
    label: string,
    draw: (place: { x: number; y: number; radius: number }) => Shape[],
  ): LegendEntry => ({
    label,
    sample: (x, y) => draw({ x, y, radius: 6.5 }),
  });
  const [sample] = outcomes.filter(({ id }) => used.has(id));
  return [
    ...outcomes.flatMap(({ id, label }) =>
      used.has(id) ? [entry(label, place => drawOutcome(id, place))] : [],
    ),
    ...(all.some(({ isNone }) => isNone) ? [entry('not applicable, not found', drawNone)] : []),
    ...(met.some(outcome => outcome === null || outcome.judgements.length === 0)
      ? [entry('not yet coded', place => drawOutcome(null, place))]
      : []),
    ...(all.some(({ conflicting }) => conflicting)
      ? [entry('conflicting', place => drawOutcome(null, place, { conflicting: true }))]
      : []),
    ...(sample !== undefined && met.some(outcome => outcome?.unsupported === true)
      ? [entry('no evidence', place => drawOutcome(sample.id, place, { unsupported: true }))]
      : []),
  ];
}

const tidy = (value: number): number => Math.round(value * 100) / 100;
