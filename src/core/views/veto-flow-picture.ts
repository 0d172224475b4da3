/**
 * The picture of the veto flow: each tracer is a stream from left to right through the veto points in the order of
 * the process. At each it has met stands how it came out; where it was blocked or dropped, the stream stops.
 */
import { layOutHead } from '../pictures/head.ts';
import { type LegendEntry, layOutLegend } from '../pictures/legend.ts';
import { layOutNotes } from '../pictures/notes.ts';
import type { Frame, Mark, Picture, Shape } from '../pictures/picture.ts';
import { shortenText, textWidth, wrapText } from '../pictures/text-width.ts';
import type { VetoFlow, VetoStep } from './veto-flow.ts';
import {
  courseAfter,
  drawStop,
  drawStream,
  labelSize,
  leastForWords,
  margin,
  noTracer,
  sayPassages,
  type VetoColumn,
} from './veto-flow-stream.ts';
import { meetingLegend } from './veto-meeting-symbols.ts';

/** Less than this, and symbols would touch. */
const leastColumn = 34;

export function drawVetoFlow(flow: VetoFlow, frame: Frame): Picture {
  const { streams, unmet, vetoPoints } = flow;
  const steps = streams.flatMap(stream => stream.steps);
  const points = columnsOf(flow);
  const labelWidth = labelWidthOf(flow, frame.width);
  const left = margin + labelWidth + 12;
  const columnWidth = Math.max(leastColumn, (frame.width - left - margin) / Math.max(1, points.length));
  const lastName = points.at(-1)?.point.label ?? '';
  const beyond =
    columnWidth < leastForWords
      ? Math.min(150, textWidth(lastName, labelSize)) * Math.SQRT1_2 - columnWidth / 2
      : 0;
  const width = Math.ceil(
    Math.max(frame.width, left + columnWidth * points.length + Math.max(0, beyond) + margin),
  );
  const inner = width - 2 * margin;
  const said = { title: 'What became of each tracer at the veto points', description: describe(flow, steps) };
  const head = layOutHead(said, { x: margin, y: margin, width: inner });
  const columns = points.map((point, at): VetoColumn => ({ ...point, x: left + (at + 0.5) * columnWidth }));
  const legend = layOutLegend(legendOf(flow, steps), { x: margin, y: margin + head.height, width: inner });
  const headers = drawHeaders(columns, columnWidth, margin + head.height + legend.height + 8);
  const ground: Shape[] = [...head.shapes, ...legend.shapes, ...headers.ground];
  const marks: Mark[] = [...headers.marks];
  let y = headers.bottom + 10;
  const lines: Shape[] = [];
  for (const stream of streams) {
    const drawn = drawStream(stream, columns, { y, left, right: width - margin, columnWidth, labelWidth });
    lines.push(...drawn.ground);
    marks.push(...drawn.marks);
    y = drawn.bottom;
  }
  const gates = columns.map(
    ({ x }): Shape => ({
      type: 'path',
      d: `M${tidy(x)} ${tidy(headers.bottom)}V${tidy(y)}`,
      stroke: { ink: 'line', width: 1 },
    }),
  );
  ground.push(...gates, ...lines);
  const listed = listUnmet(unmet, { y: y + 8, width: inner });
  marks.push(...listed.marks);
  const avoided = vetoPoints.filter(({ id }) => !columns.some(({ point }) => point.id === id));
  const notes = layOutNotes(
    [
      ...(avoided.length > 0
        ? [`Met by no tracer that is shown: ${avoided.map(({ label }) => label).join(', ')}.`]
        : []),
      ...flow.notes,
    ],
    { x: margin, y: listed.bottom, width: inner },
  );
  return {
    ...said,
    width,
    height: Math.ceil(listed.bottom + notes.height + margin),
    ground: [...ground, ...listed.ground, ...notes.shapes],
    marks,
  };
}

/** The veto points that were met, in the order of the steps: by stage, then time, then name. */
function columnsOf({ streams }: VetoFlow): Omit<VetoColumn, 'x'>[] {
  const found = new Map<string, Omit<VetoColumn, 'x'> & { rank: number }>();
  for (const step of streams.flatMap(stream => stream.steps)) {
    const { vetoPoint, cells, stageLabel, rank } = step;
    const known = found.get(vetoPoint.id);
    if (known === undefined)
      found.set(vetoPoint.id, { point: vetoPoint, cell: cells.vetoPoint, stageLabel, rank });
    else known.rank = Math.min(known.rank, rank);
  }
  return [...found.values()].sort((one, other) => one.rank - other.rank);
}

function labelWidthOf({ streams }: VetoFlow, width: number): number {
  const widest = Math.max(
    90,
    ...streams.map(({ tracer }) => textWidth(tracer?.label ?? noTracer, labelSize, true)),
  );
  return Math.min(widest + 4, Math.max(100, Math.min(200, width * 0.22)));
}

/** Names of the veto points, and of the stages over them. */
function drawHeaders(
  columns: readonly VetoColumn[],
  columnWidth: number,
  top: number,
): { ground: Shape[]; marks: Mark[]; bottom: number } {
  const ground: Shape[] = [];
  const groups: { label: string; from: number; to: number }[] = [];
  for (const { stageLabel, x } of columns) {
    const before = groups.at(-1);
    const [from, to] = [x - columnWidth / 2 + 4, x + columnWidth / 2 - 4];
    if (before?.label === stageLabel) before.to = to;
    else groups.push({ label: stageLabel, from, to });
  }
  for (const { label, from, to } of groups) {
    ground.push(
      {
        type: 'text',
        x: (from + to) / 2,
        y: top + 12,
        text: shortenText(label === '' ? 'Stage not stated' : label, to - from, labelSize),
        size: labelSize,
        anchor: 'middle',
        ink: 'muted',
      },
      { type: 'path', d: `M${tidy(from)} ${top + 18}H${tidy(to)}`, stroke: { ink: 'muted', width: 1.5 } },
    );
  }
  if (columnWidth < leastForWords) return drawNarrowHeaders(columns, ground, top + 26);
  const names = columns.map(({ point }) => wrapText(point.label, columnWidth - 8, labelSize, 4, true));
  const high = Math.max(1, ...names.map(({ length }) => length));
  const first = top + 34;
  const bottom = columns.length === 0 ? top : first + high * 15 - 8;
  const marks = columns.map((column, at): Mark => {
    const lines = names[at] ?? [];
    const shapes = lines.map((text, line): Shape => {
      const y = first + line * 15;
      return {
        type: 'text',
        x: column.x,
        y,
        text,
        size: labelSize,
        anchor: 'middle',
        ink: 'text',
        bold: true,
      };
    });
    return pointMark(column, first - 12 + (lines.length * 15) / 2, shapes);
  });
  return { ground, marks, bottom };
}

/** Names aslant, where they are wider than their columns. */
function drawNarrowHeaders(
  columns: readonly VetoColumn[],
  ground: Shape[],
  top: number,
): { ground: Shape[]; marks: Mark[]; bottom: number } {
  const names = columns.map(({ point }) => shortenText(point.label, 150, labelSize));
  const high = Math.max(0, ...names.map(name => textWidth(name, labelSize))) * Math.SQRT1_2 + labelSize;
  const bottom = top + high + 6;
  const marks = columns.map((column, at): Mark => {
    const place = { x: column.x, y: bottom - 6, rotation: -45, anchor: 'start' } as const;
    const text = names[at] ?? '';
    return pointMark(column, bottom - 12, [{ type: 'text', ...place, text, size: labelSize, ink: 'text' }]);
  });
  return { ground, marks, bottom };
}

const pointMark = (
  { point, cell, stageLabel, x }: VetoColumn,
  y: number,
  shapes: readonly Shape[],
): Mark => ({
  id: `veto-point|${point.id}`,
  label: `Veto point: ${point.label}. ${stageLabel === '' ? 'Its stage is not stated' : `Stage: ${stageLabel}`}. ${sayPassages(cell)}`,
  x,
  y,
  shapes,
  cell,
  heading: { row: point.label, column: 'Veto point' },
});

function listUnmet(
  unmet: VetoFlow['unmet'],
  { y: top, width }: { y: number; width: number },
): { ground: Shape[]; marks: Mark[]; bottom: number } {
  if (unmet.length === 0) return { ground: [], marks: [], bottom: top };
  let y = top + 16;
  const ground: Shape[] = [
    {
      type: 'text',
      x: margin,
      y,
      text: 'Met no veto point',
      size: labelSize,
      anchor: 'start',
      ink: 'text',
      bold: true,
    },
  ];
  let x = margin;
  y += 20;
  const marks = unmet.map(({ tracer, cell }): Mark => {
    const text = shortenText(tracer.label, Math.min(260, width), labelSize);
    const wide = textWidth(text, labelSize);
    if (x > margin && x + wide > margin + width) {
      x = margin;
      y += 20;
    }
    const shapes: Shape[] = [{ type: 'text', x, y, text, size: labelSize, anchor: 'start', ink: 'muted' }];
    const middle = x + wide / 2;
    x += wide + 20;
    return {
      id: `tracer|${tracer.id}`,
      label: `Tracer: ${tracer.label}. It met no veto point, as far as anything says so. ${sayPassages(cell)}`,
      x: middle,
      y: y - 4,
      shapes,
      cell,
      heading: { row: tracer.label, column: 'Met no veto point' },
    };
  });
  return { ground, marks, bottom: y + 8 };
}

function legendOf({ outcomes }: VetoFlow, steps: readonly VetoStep[]): LegendEntry[] {
  const ends = steps.some(step => courseAfter(step) === 'ended');
  return [
    ...meetingLegend(
      outcomes,
      steps.map(({ outcome }) => outcome),
    ),
    ...(ends
      ? [{ label: 'ends here', sampleWidth: 8, sample: (x: number, y: number) => [drawStop(x, y, 7)] }]
      : []),
  ];
}

/** How many came out how; what is missing. */
function describe({ streams, unmet, outcomes }: VetoFlow, steps: readonly VetoStep[]): string {
  if (steps.length === 0) return 'Nothing says yet which tracer met which veto point.';
  const counts = outcomes.flatMap(({ id, label }) => {
    const count = steps.filter(({ outcomeIds }) => outcomeIds.includes(id)).length;
    return count === 0 ? [] : [`${count} ${label.toLowerCase()}`];
  });
  const meetings = steps.filter(({ tracer }) => tracer !== null);
  const open = meetings.filter(({ outcome }) => outcome === null || outcome.judgements.length === 0).length;
  const conflicting = steps.filter(({ outcome }) => outcome?.conflicting === true).length;
  const parts = [
    ...counts,
    ...(conflicting > 0 ? [`${conflicting} conflicting`] : []),
    ...(open > 0 ? [`${open} not yet coded`] : []),
  ];
  const tracers = streams.filter(({ tracer }) => tracer !== null).length;
  return [
    `${tracers} ${tracers === 1 ? 'tracer' : 'tracers'} in ${meetings.length} ${meetings.length === 1 ? 'meeting' : 'meetings'} with veto points${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.`,
    ...(unmet.length > 0 ? [`${unmet.length} met none.`] : []),
  ].join(' ');
}

const tidy = (value: number): number => Math.round(value * 100) / 100;
