/**
 * The picture of a timeline: lanes down, time across. A lane shows its events with words where there is room, as
 * symbols where there is less, and as columns that count them where there are too many; the lane, not the reader,
 * chooses. What states no date is counted in words.
 */
import { layOutHead } from '../pictures/head.ts';
import { layOutLegend } from '../pictures/legend.ts';
import { layOutNotes } from '../pictures/notes.ts';
import type { Frame, Mark, Picture, Shape } from '../pictures/picture.ts';
import { shortenText, textWidth, wrapText } from '../pictures/text-width.ts';
import { type Timeline, type TimelineEvent, writeCount } from './timeline-events.ts';
import {
  type ColumnsPlan,
  choosePieces,
  drawColumns,
  heightOfColumns,
  planColumns,
} from './timeline-picture/draw-columns.ts';
import { drawSymbols } from './timeline-picture/draw-symbols.ts';
import { drawWords, type LaneDrawing, type LaneRoom } from './timeline-picture/draw-words.ts';
import type { Lane } from './timeline-picture/event-marks.ts';
import { drawAxis, stretchOf, TimeScale } from './timeline-picture/time-axis.ts';
import { legendOf } from './timeline-picture/timeline-legend.ts';
import { countWords, describeTimeline, emptyWords, outsideWords } from './timeline-picture/timeline-words.ts';

/** Marks in all, about: more can neither be told apart nor gone through. */
const mostMarks = 2_000;
const margin = 16;
const labelSize = 12;

const laneNames = { stage: 'stage', tracer: 'tracer', actor: 'actor' };

export function drawTimeline(timeline: Timeline, { width, time }: Frame): Picture {
  const { lanes, lanesBy, events } = timeline;
  const full = stretchOf(events, timeline.period);
  const said = { title: `Timeline by ${laneNames[lanesBy]}`, description: describeTimeline(timeline) };
  const inner = width - 2 * margin;
  const head = layOutHead(said, { x: margin, y: margin, width: inner });
  const top = margin + head.height;
  if (full === null) {
    const notes = layOutNotes(emptyWords(timeline), { x: margin, y: top, width: inner });
    const ground = [...head.shapes, ...notes.shapes];
    return { ...said, width, height: Math.ceil(top + notes.height + margin), ground, marks: [] };
  }
  const labelWidth = laneLabelWidth(lanes, width);
  const scale = new TimeScale(full, time, margin + labelWidth + 10, width - margin);
  const shown = events.filter(event => scale.shows(event));
  const legend = layOutLegend(legendOf(shown), { x: margin, y: top, width: inner });
  const axisY = top + legend.height + 22;
  const body = drawLanes(lanes, shown, scale, { top: axisY + 12, width, labelWidth });
  const notes = layOutNotes([...(body.counts ? countWords : []), ...outsideWords(events, scale)], {
    x: margin,
    y: body.bottom,
    width: inner,
  });
  return {
    ...said,
    width,
    height: Math.ceil(body.bottom + notes.height + margin),
    ground: [
      ...head.shapes,
      ...legend.shapes,
      ...drawAxis(scale.ticks(), axisY, body.bottom),
      ...body.ground,
      ...notes.shapes,
    ],
    marks: body.marks,
    time: scale.axis,
  };
}

function laneLabelWidth(lanes: readonly Lane[], width: number): number {
  const widest = Math.max(60, ...lanes.map(({ label }) => textWidth(label, labelSize, true)));
  return Math.min(widest + 2, Math.max(90, Math.min(190, width * 0.2)));
}

interface Body {
  top: number;
  width: number;
  labelWidth: number;
}

/** Rows of all lanes together that are aimed at, and of one lane. */
const rowsInAll = 60;
const [fewestRows, mostRows] = [4, 16];
/** Of one lane, for its outcomes alone. */
const rowsOfOutcomes = 8;

function drawLanes(
  lanes: readonly Lane[],
  events: readonly TimelineEvent[],
  scale: TimeScale,
  { top, width, labelWidth }: Body,
): { ground: Shape[]; marks: Mark[]; bottom: number; counts: boolean } {
  const byLane = new Map<string, TimelineEvent[]>(lanes.map(({ id }) => [id, []]));
  for (const event of events) for (const id of event.lanes) byLane.get(id)?.push(event);
  const rows = Math.min(mostRows, Math.max(fewestRows, Math.floor(rowsInAll / Math.max(1, lanes.length))));
  const marksEach = Math.max(8, Math.floor(mostMarks / Math.max(1, lanes.length)));
  const room = scale.axis.right - scale.axis.left;
  const columnsEach = Math.min(Math.floor(room / 20), Math.floor(marksEach * 0.45));
  const pieces = choosePieces(events, scale, columnsEach);
  const bySort = columnsEach * 5 <= marksEach;
  const columnsHeight = Math.min(110, Math.max(40, rows * 12));
  const ground: Shape[] = [];
  const marks: Mark[] = [];
  /** Lanes whose columns wait until it is known which is the highest of all. */
  const waiting: { lane: Lane; plan: ColumnsPlan; y: number }[] = [];
  const take = (drawing: LaneDrawing): void => {
    ground.push(...drawing.ground);
    marks.push(...drawing.marks);
  };
  let y = top;
  for (const lane of lanes) {
    const own = byLane.get(lane.id) ?? [];
    const inner = y + 8;
    const place = { top: inner, rows };
    let height = 24;
    const fits = own.length > 0 && own.length <= marksEach;
    const words = fits ? drawWords(own, lane, scale, place) : null;
    if (words !== null) {
      take(words);
      height = words.height;
    } else if (own.length > 0) {
      const outcomes = own.filter(({ sort }) => sort === 'outcome');
      const named =
        outcomes.length === 0 || outcomes.length > marksEach / 4
          ? null
          : drawOutcomes(outcomes, lane, scale, place);
      if (named !== null) take(named);
      const others = named === null ? own : own.filter(({ sort }) => sort !== 'outcome');
      const upper = named === null ? 0 : named.height + 4;
      const room = { top: inner + upper, rows: Math.max(lanes.length > 12 ? 0 : 14, Math.ceil(rows * 1.8)) };
      const symbols = fits ? drawSymbols(others, lane, scale, room) : null;
      if (symbols !== null) {
        take(symbols);
        height = upper + symbols.height;
      } else {
        const plan = planColumns(others, scale, { pieces, barRows: Math.min(5, rows - 2) });
        waiting.push({ lane, plan, y: room.top });
        height = upper + heightOfColumns(plan, columnsHeight);
      }
    }
    const label = drawLaneLabel(lane, own.length, { y: inner, labelWidth });
    ground.push(
      { type: 'path', d: `M${margin} ${y}H${width - margin}`, stroke: { ink: 'line', width: 1 } },
      ...label.shapes,
    );
    y = Math.ceil(inner + Math.max(height, label.height) + 8);
  }
  const highest = Math.max(0, ...waiting.map(({ plan }) => plan.highest));
  for (const { lane, plan, y: at } of waiting) {
    take(drawColumns(plan, lane, scale, { top: at, height: columnsHeight, highest, bySort }));
  }
  const order = new Map(lanes.map(({ id }, at) => [id, at]));
  const laneOf = ({ id }: Mark): number => order.get(id.slice(0, id.indexOf('|'))) ?? 0;
  return {
    ground,
    marks: marks.sort((one, other) => laneOf(one) - laneOf(other)),
    bottom: y,
    counts: waiting.length > 0,
  };
}

/** Outcomes are what a reader looks for first, and few: in words where they fit, else as symbols. */
function drawOutcomes(
  outcomes: readonly TimelineEvent[],
  lane: Lane,
  scale: TimeScale,
  { top, rows }: LaneRoom,
): LaneDrawing | null {
  return (
    drawWords(outcomes, lane, scale, { top, rows: Math.max(rows / 2, rowsOfOutcomes) }) ??
    drawSymbols(outcomes, lane, scale, { top, rows: Math.max(rows, rowsOfOutcomes) })
  );
}

function drawLaneLabel(
  { label }: Lane,
  count: number,
  { y, labelWidth }: { y: number; labelWidth: number },
): { shapes: Shape[]; height: number } {
  const lines = wrapText(label, labelWidth, labelSize, 2, true);
  const shapes = lines.map(
    (text, at): Shape => ({
      type: 'text',
      x: margin,
      y: y + 12 + at * 15,
      text,
      size: labelSize,
      anchor: 'start',
      ink: 'text',
      bold: true,
    }),
  );
  const words =
    count === 0 ? 'none in this time' : `${writeCount(count)} ${count === 1 ? 'event' : 'events'}`;
  shapes.push({
    type: 'text',
    x: margin,
    y: y + 12 + lines.length * 15,
    text: shortenText(words, labelWidth, 11),
    size: 11,
    anchor: 'start',
    ink: 'muted',
  });
  return { shapes, height: 15 * (lines.length + 1) };
}
