/**
 * A lane with more events than can be told apart: a column for each year, month or other piece of the calendar, as
 * high as it has events, by sort; below, bars for what reaches over several pieces. Each stands for all its events.
 */
import type { PassageId } from '../../model/ids.ts';
import type { Ink, Mark, Shape, TimeStretch } from '../../pictures/picture.ts';
import { textWidth } from '../../pictures/text-width.ts';
import { mergeCells, textCell } from '../table-cells.ts';
import {
  type EventSort,
  eventSorts,
  listCounts,
  type TimelineEvent,
  writeCount,
} from '../timeline-events.ts';
import type { Cell } from '../view.ts';
import type { LaneDrawing } from './draw-words.ts';
import { inkOfSort, isUncertain, type Lane, nameOfSort } from './event-marks.ts';
import { packRows } from './pack-rows.ts';
import { dayName, type TimeScale } from './time-axis.ts';

interface Group extends TimeStretch {
  events: readonly TimelineEvent[];
}

/** Which of the pieces between the edges a moment lies in; the first or last where it lies outside. */
function pieceAt(edges: readonly number[], moment: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((edges[middle] ?? 0) <= moment) low = middle;
    else high = middle - 1;
  }
  return Math.min(low, edges.length - 2);
}

/**
 * Into how many pieces to cut the time: as many as there may be, but fewer where most dates are coarser than such a
 * piece, as years are than months.
 */
export function choosePieces(events: readonly TimelineEvent[], scale: TimeScale, most: number): number {
  const step = Math.ceil(events.length / 1_000);
  const sample = events.filter((_, at) => at % step === 0);
  const choices = [1, 2, 4, 8, 16]
    .map(part => Math.max(1, Math.floor(most / part)))
    .map(pieces => {
      const edges = scale.edges(pieces);
      const within = sample.filter(({ from, to }) => pieceAt(edges, from) === pieceAt(edges, to)).length;
      return { pieces, share: within / Math.max(1, sample.length) };
    });
  const best = Math.max(...choices.map(({ share }) => share));
  return choices.find(({ share }) => share >= Math.min(0.4, best))?.pieces ?? most;
}

export interface ColumnsPlan {
  /** Of what lies within one piece of the calendar. */
  columns: readonly Group[];
  /** Of what reaches over several: one for each stretch, in rows; or where these are too many, one for each piece. */
  bars: readonly (Group & { row: number })[];
  barRows: number;
  /** Whether a bar is a piece of the calendar and holds all that reaches into it. */
  areBarsPieces: boolean;
  /** Events in the highest column. */
  highest: number;
}

const barRow = 15;
const size = 11;

/** About so many pieces of the calendar, and so many rows of bars at the most. */
export function planColumns(
  events: readonly TimelineEvent[],
  scale: TimeScale,
  most: { pieces: number; barRows: number },
): ColumnsPlan {
  const edges = scale.edges(most.pieces);
  const pieceOf = (moment: number): number => pieceAt(edges, moment);
  const columns = new Map<number, TimelineEvent[]>();
  const wide = new Map<string, { first: number; last: number; events: TimelineEvent[] }>();
  for (const event of events) {
    const [first, last] = [pieceOf(event.from), pieceOf(event.to)];
    if (first === last) {
      const list = columns.get(first);
      if (list === undefined) columns.set(first, [event]);
      else list.push(event);
      continue;
    }
    const key = `${first} ${last}`;
    const group = wide.get(key);
    if (group === undefined) wide.set(key, { first, last, events: [event] });
    else group.events.push(event);
  }
  const stretch = (first: number, last: number): TimeStretch => ({
    from: edges[first] ?? 0,
    to: edges[last + 1] ?? 0,
  });
  const groups = [...wide.values()]
    .sort((one, other) => one.first - other.first || one.last - other.last)
    .map(({ first, last, events: joined }): Group => ({ ...stretch(first, last), events: joined }));
  const places = packRows(
    groups.map(group => extentOf(group, scale)),
    most.barRows,
  );
  const bars = places === null ? byPiece([...wide.values()], stretch) : groups;
  return {
    columns: [...columns]
      .sort(([one], [other]) => one - other)
      .map(([at, list]): Group => ({ ...stretch(at, at), events: list })),
    bars: bars.map((group, at) => ({ ...group, row: places?.places[at] ?? 0 })),
    barRows: places?.rows ?? 1,
    areBarsPieces: places === null,
    highest: Math.max(0, ...Array.from(columns.values(), ({ length }) => length)),
  };
}

const extentOf = ({ from, to }: TimeStretch, scale: TimeScale) => ({
  left: scale.x(from),
  right: scale.x(to),
});

/** For each piece of the calendar, all that reaches into it. */
function byPiece(
  groups: readonly { first: number; last: number; events: readonly TimelineEvent[] }[],
  stretch: (first: number, last: number) => TimeStretch,
): Group[] {
  const pieces: TimelineEvent[][] = [];
  for (const { first, last, events } of groups)
    for (let piece = first; piece <= last; piece += 1) {
      const list = pieces[piece] ?? [];
      pieces[piece] = list;
      for (const event of events) list.push(event);
    }
  return pieces.flatMap((events, piece) =>
    events.length === 0 ? [] : [{ ...stretch(piece, piece), events }],
  );
}

export interface ColumnsRoom {
  top: number;
  /** Of the columns; bars come below. */
  height: number;
  /** Events in the highest column of all lanes. */
  highest: number;
  /** Whether each sort is a mark of its own. */
  bySort: boolean;
}

export const heightOfColumns = ({ barRows }: ColumnsPlan, height: number): number =>
  height + barRows * barRow + (barRows > 0 ? 3 : 0);

export function drawColumns(
  plan: ColumnsPlan,
  lane: Lane,
  scale: TimeScale,
  { top, height, highest, bySort }: ColumnsRoom,
): LaneDrawing {
  const base = top + height;
  const perEvent = (height - size - 4) / Math.max(1, highest);
  const marks: Mark[] = [];
  const ground: Shape[] = [];
  for (const column of plan.columns) {
    const { left, right } = extentOf(column, scale);
    const width = Math.max(2, right - left - 2);
    const x = (left + right) / 2;
    const parts = bySort ? sortsOf(column) : [column];
    let y = base;
    for (const part of parts) {
      const shapes: Shape[] = [];
      const bottom = y;
      for (const { sort, events } of sortsOf(part)) {
        // Nothing that is there is drawn as nothing.
        const tall = Math.max(1.5, events.length * perEvent);
        y -= tall;
        shapes.push({
          type: 'rectangle',
          x: x - width / 2,
          y,
          width,
          height: tall,
          fill: inkOfSort(sort),
          fillOpacity: 0.75,
          stroke: { ink: 'surface', width: 0.5 },
        });
      }
      marks.push(
        groupMark(
          part,
          lane,
          bySort ? (part.events[0]?.sort ?? null) : null,
          { x, y: (y + bottom) / 2 },
          shapes,
        ),
      );
    }
    const text = writeCount(column.events.length);
    if (textWidth(text, size) <= width + 1)
      ground.push({ type: 'text', x, y: y - 3, text, size, anchor: 'middle', ink: 'muted' });
  }
  ground.push({
    type: 'path',
    d: `M${tidy(scale.axis.left)} ${tidy(base)}H${tidy(scale.axis.right)}`,
    stroke: { ink: 'muted', width: 0.75 },
  });
  const most = Math.max(1, ...plan.bars.map(({ events }) => events.length));
  for (const bar of plan.bars) {
    const shade = plan.areBarsPieces ? 0.1 + 0.35 * (bar.events.length / most) : 0.2;
    const ink = plan.areBarsPieces ? 'muted' : inkOf(bar);
    marks.push(barMark(bar, lane, scale, { y: base + 3 + (bar.row + 0.5) * barRow, shade, ink }));
  }
  return { ground, marks, height: heightOfColumns(plan, height) };
}

/** That of their sort, where all are of one. */
function inkOf({ events }: Group): Ink {
  const [sort, ...others] = new Set(events.map(event => event.sort));
  return sort === undefined || others.length > 0 ? 'muted' : inkOfSort(sort);
}

function barMark(
  bar: Group,
  lane: Lane,
  scale: TimeScale,
  { y, shade, ink }: { y: number; shade: number; ink: Ink },
): Mark {
  const { left, right } = extentOf(bar, scale);
  const x = (left + right) / 2;
  const text = writeCount(bar.events.length);
  const uncertain = bar.events.every(({ date }) => isUncertain(date));
  const shapes: Shape[] = [
    {
      type: 'rectangle',
      x: left + 1,
      y: y - barRow / 2 + 1,
      width: Math.max(2, right - left - 2),
      height: barRow - 3,
      radius: 3,
      fill: ink,
      fillOpacity: shade,
      stroke: { ink: 'muted', width: 0.75, ...(uncertain ? { dash: [3, 2] } : {}) },
    },
    ...(textWidth(text, size) + 6 <= right - left
      ? [{ type: 'text', x, y: y + size * 0.3, text, size, anchor: 'middle', ink: 'text' } satisfies Shape]
      : []),
  ];
  return groupMark(bar, lane, 'lasting', { x, y }, shapes);
}

/** The events of each sort that it has, in the order of sorts. */
function sortsOf({ from, to, events }: Group): (Group & { sort: EventSort })[] {
  const lists = { passage: [], judgement: [], outcome: [], link: [] } as Record<EventSort, TimelineEvent[]>;
  for (const event of events) lists[event.sort].push(event);
  return eventSorts.flatMap(sort =>
    lists[sort].length === 0 ? [] : [{ from, to, events: lists[sort], sort }],
  );
}

function groupMark(
  group: Group,
  lane: Lane,
  sort: EventSort | 'lasting' | null,
  { x, y }: { x: number; y: number },
  shapes: readonly Shape[],
): Mark {
  const { from, to, events } = group;
  const [only] = events;
  const when = `${dayName(from)} to ${dayName(to - 1)}`;
  const counts = { passage: 0, judgement: 0, outcome: 0, link: 0 };
  let unsupported = 0;
  let conflicting = 0;
  for (const event of events) {
    counts[event.sort] += 1;
    if (event.cell.unsupported) unsupported += 1;
    if (event.cell.conflicting) conflicting += 1;
  }
  const words = listCounts(counts) + (sort === 'lasting' ? ' that last longer' : '');
  const cell = events.length === 1 && only !== undefined ? only.cell : joinedCell(words, events);
  return {
    id: `${lane.id}|${from}|${to}|${sort ?? 'all'}`,
    label: [
      `${words}, ${when}.`,
      ...(events.length === 1 && only !== undefined ? [`${only.cell.text}.`] : []),
      `Lane: ${lane.label}.`,
      `${cell.passages.length} ${cell.passages.length === 1 ? 'passage' : 'passages'} in all.`,
      ...(unsupported > 0 ? [`${unsupported} without evidence.`] : []),
      ...(conflicting > 0 ? [`${conflicting} conflicting.`] : []),
    ].join(' '),
    x,
    y,
    shapes,
    cell,
    heading: {
      row: lane.label,
      column: `${sort === null || sort === 'lasting' ? words : nameOfSort(sort)}, ${when}`,
    },
  };
}

/** All that the events rest on; it says how many they are, and judges nothing itself. */
function joinedCell(text: string, events: readonly TimelineEvent[]): Cell {
  // Each passage is one event, so that nothing repeats.
  if (events.every(({ sort }) => sort === 'passage')) {
    const passages: PassageId[] = [];
    for (const { cell } of events) passages.push(...cell.passages);
    return textCell(text, { value: events.length, passages });
  }
  const joined = mergeCells(
    text,
    events.map(({ cell }) => cell),
    events.length,
  );
  return { ...joined, status: null, confidence: null };
}

const tidy = (value: number): number => Math.round(value * 100) / 100;
