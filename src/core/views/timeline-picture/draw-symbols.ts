/** A lane with less room: events of one date stand as symbols side by side in its stretch. */
import type { Mark, Shape } from '../../pictures/picture.ts';
import type { TimelineEvent } from '../timeline-events.ts';
import type { LaneDrawing, LaneRoom } from './draw-words.ts';
import {
  drawEnd,
  drawEvent,
  drawStretch,
  eventMark,
  isInterval,
  isUncertain,
  type Lane,
} from './event-marks.ts';
import { packRows } from './pack-rows.ts';
import type { TimeScale } from './time-axis.ts';

/** Of a symbol, either way. */
const side = 14;

/** Null where the lane has not enough room for every event. */
export function drawSymbols(
  events: readonly TimelineEvent[],
  lane: Lane,
  scale: TimeScale,
  { top, rows }: LaneRoom,
): LaneDrawing | null {
  const groups = groupByStretch(events).map(group => {
    const [first] = group;
    const [from, to] = [scale.x(first?.from ?? 0), scale.x(first?.to ?? 0)];
    const columns = Math.max(1, Math.floor((to - from) / side));
    const middle = (from + to) / 2;
    return {
      group,
      first,
      columns,
      left: Math.min(from, middle - side / 2),
      right: Math.max(to, middle + side / 2),
      rows: Math.ceil(group.length / columns),
    };
  });
  groups.sort((one, other) => one.left - other.left || one.right - other.right);
  const packed = packRows(groups, rows);
  if (packed === null) return null;
  const ground: Shape[] = [];
  const marks: Mark[] = [];
  for (const [at, { group, first, columns, left, right, rows: high }] of groups.entries()) {
    const upper = top + (packed.places[at] ?? 0) * side;
    if (first !== undefined) {
      const place = { y: upper + (high * side) / 2, height: high * side - 2, ink: 'muted' } as const;
      ground.push(...drawStretch(first, scale, place));
    }
    // In the middle where one row is enough, from the beginning where not.
    const used = Math.min(columns, group.length) * side;
    const begin = high === 1 ? (left + right) / 2 - used / 2 : left;
    for (const [number, event] of group.entries()) {
      const x = begin + ((number % columns) + 0.5) * side;
      const y = upper + (Math.floor(number / columns) + 0.5) * side;
      marks.push(
        eventMark(event, lane, x, y, [
          ...drawEvent(event, x, y),
          ...drawEnd(event, scale, upper + (high * side) / 2),
        ]),
      );
    }
  }
  return { ground, marks, height: packed.rows * side };
}

/** Those of one date in one list: alike in what they can mean, and in how sure that is. */
function groupByStretch(events: readonly TimelineEvent[]): TimelineEvent[][] {
  const groups = new Map<string, TimelineEvent[]>();
  for (const event of events) {
    const { from, to, date } = event;
    const key = `${from}/${to} ${isInterval(date)} ${isUncertain(date)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  return [...groups.values()];
}
