/** One stream of the veto flow: a tracer's line from meeting to meeting, and what is said of each. */

import type { Item } from '../model/item.ts';
import type { Mark, Shape } from '../pictures/picture.ts';
import { wrapText } from '../pictures/text-width.ts';
import type { JudgedCell } from './judged-cell.ts';
import { endsStream } from './outcome-symbols.ts';
import type { VetoFlow, VetoStep } from './veto-flow.ts';
import { drawMeeting, outcomeWords, widthOfMeeting } from './veto-meeting-symbols.ts';
import { meetingCell } from './veto-meetings.ts';
import type { Cell } from './view.ts';

export const margin = 16;
export const labelSize = 12;
const size = 11;
const lineHeight = 14;
const radius = 8;
/** Less than this, and no words stand beside symbols. */
export const leastForWords = 80;

export const noTracer = 'About no tracer';

/** A veto point, and where it stands in the picture. */
export interface VetoColumn {
  point: Item;
  cell: Cell;
  stageLabel: string;
  x: number;
}

interface StreamPlace {
  /** Its upper edge. */
  y: number;
  left: number;
  right: number;
  columnWidth: number;
  labelWidth: number;
}

/** How a stream goes on after a meeting: sure, not judged, or not at all. */
type Course = 'on' | 'unknown' | 'ended';

export function courseAfter({ outcome, outcomeId }: VetoStep): Course {
  if (endsStream(outcomeId)) return 'ended';
  if (outcomeId !== null) return 'on';
  // What does not apply, or was not found, has stopped nothing.
  return outcome?.status === 'not-applicable' ? 'on' : 'unknown';
}

export function drawStream(
  { tracer, steps }: VetoFlow['streams'][number],
  columns: readonly VetoColumn[],
  { y: top, left, right, columnWidth, labelWidth }: StreamPlace,
): { ground: Shape[]; marks: Mark[]; bottom: number } {
  const y = top + 18;
  const ground: Shape[] = [];
  const marks: Mark[] = [];
  const name = tracer?.label ?? noTracer;
  const lines = wrapText(name, labelWidth, labelSize, 3, true);
  const nameShapes = lines.map(
    (text, at): Shape => ({
      type: 'text',
      x: margin,
      y: y + 4 + at * 15,
      text,
      size: labelSize,
      anchor: 'start',
      ink: 'text',
      bold: true,
    }),
  );
  const [first] = steps;
  if (first !== undefined && tracer !== null) {
    marks.push({
      id: `tracer|${tracer.id}`,
      label: `Tracer: ${name}. It met ${steps.length} ${steps.length === 1 ? 'veto point' : 'veto points'}. ${sayPassages(first.cells.tracer)}`,
      x: margin + labelWidth / 2,
      y,
      shapes: nameShapes,
      cell: first.cells.tracer,
      heading: { row: name, column: 'Tracer' },
    });
  } else {
    ground.push(...nameShapes);
  }
  const met = columns.flatMap(column => {
    const step = steps.find(({ vetoPoint }) => vetoPoint.id === column.point.id);
    return step === undefined ? [] : [{ step, x: column.x }];
  });
  let from = left - 6;
  let course: Course = 'on';
  let lowest = y + 15 * lines.length;
  for (const { step, x } of met) {
    const half = widthOfMeeting(step.outcome, radius) / 2 + 2;
    ground.push(...flowLine(course, from, x - half - 2, y));
    course = courseAfter(step);
    const words = columnWidth < leastForWords ? [] : wordsOf(step, columnWidth - 10);
    marks.push(stepMark(step, name, { x, y, words }));
    from = x + half + 2;
    if (course === 'ended') ground.push(drawStop(from + 3, y, 11));
    lowest = Math.max(lowest, y + radius + 10 + words.length * lineHeight);
  }
  if (course !== 'ended') ground.push(...flowLine(course, from, right, y, true));
  const bottom = lowest + 12;
  ground.push({
    type: 'path',
    d: `M${margin} ${tidy(bottom)}H${tidy(right)}`,
    stroke: { ink: 'line', width: 0.75 },
  });
  return { ground, marks, bottom };
}

/** What came back after its end is dotted: something of it lived on, whatever the outcome was. */
function flowLine(course: Course, from: number, to: number, y: number, isLast = false): Shape[] {
  if (to - from < 4) return [];
  const d = `M${tidy(from)} ${tidy(y)}H${tidy(to)}`;
  if (course === 'ended')
    return [
      {
        type: 'path',
        d: `M${tidy(from + 10)} ${tidy(y)}H${tidy(to)}`,
        stroke: { ink: 'muted', width: 1.5, dash: [1.5, 5] },
      },
    ];
  if (course === 'unknown') return [{ type: 'path', d, stroke: { ink: 'muted', width: 2, dash: [7, 5] } }];
  return [
    { type: 'path', d, stroke: { ink: 'muted', width: 3, ...(isLast ? { arrow: true as const } : {}) } },
  ];
}

/** A bar across the end of a stream; `reach` to either side. */
export const drawStop = (x: number, y: number, reach: number): Shape => ({
  type: 'path',
  d: `M${tidy(x)} ${tidy(y - reach)}V${tidy(y + reach)}`,
  stroke: { ink: 'text', width: 3 },
});

/** The outcome, who exercised the veto, and how it was got past: each as far as it is judged. */
function wordsOf(
  { outcome, exercisedBy, strategy, cells }: VetoStep,
  width: number,
): { text: string; bold: boolean }[] {
  const isJudged = (cell: JudgedCell | null): boolean => cell !== null && cell.judgements.length > 0;
  const periods = new Set(outcome?.slots.map(({ period }) => period));
  const [only] = periods.size === 1 ? periods : [null];
  const others = (cell: JudgedCell | null, before: string): string =>
    // That there is none is said by the mark's label.
    (cell?.slots ?? [])
      .filter(({ status }) => status === 'coded' || status === 'conflicting')
      .map(({ text, period }) => before + (period === null || period === only ? text : `${text} ${period}`))
      .join(', ');
  return [
    ...wrapText(isJudged(outcome) ? outcomeWords(outcome) : cells.outcome.text, width, size, 2, true).map(
      text => ({ text, bold: true }),
    ),
    ...wrapText(others(exercisedBy, 'by '), width, size, 2).map(plain),
    ...wrapText(others(strategy, ''), width, size, 2).map(plain),
  ];
}

const plain = (text: string) => ({ text, bold: false });

function stepMark(
  step: VetoStep,
  tracerName: string,
  { x, y, words }: { x: number; y: number; words: ReturnType<typeof wordsOf> },
): Mark {
  const { outcome, exercisedBy, strategy, vetoPoint, stageLabel, cells } = step;
  const cell = meetingCell(step);
  const say = (name: string, judged: JudgedCell | null): string[] =>
    judged === null || judged.judgements.length === 0 ? [] : [`${name}: ${judged.text}.`];
  return {
    id: `step|${step.id}`,
    label: [
      `${tracerName} at ${vetoPoint.label}${stageLabel === '' ? '' : ` (${stageLabel})`}:`,
      outcome === null || outcome.judgements.length === 0 ? `${cells.outcome.text}.` : `${outcome.text}.`,
      ...say('Veto exercised by', exercisedBy),
      ...say('Strategy', strategy),
      sayPassages(cell),
      ...(cell.unsupported ? ['Not all of it rests on a passage.'] : []),
      ...(cell.conflicting ? ['Conflicting.'] : []),
    ].join(' '),
    x,
    y,
    cell,
    heading: { row: tracerName, column: vetoPoint.label },
    shapes: [
      ...drawMeeting(outcome, { x, y, radius }),
      ...words.map(
        ({ text, bold }, at): Shape => ({
          type: 'text',
          x,
          y: y + radius + 14 + at * lineHeight,
          text,
          size,
          anchor: 'middle',
          ink: bold ? 'text' : 'muted',
          halo: true,
          ...(bold ? { bold: true } : {}),
        }),
      ),
    ],
  };
}

export const sayPassages = ({ passages }: Cell): string =>
  passages.length === 0
    ? 'It rests on no passage.'
    : `${passages.length} ${passages.length === 1 ? 'passage' : 'passages'}.`;

const tidy = (value: number): number => Math.round(value * 100) / 100;
