/** A lane with room: each event with its symbol and its first words, side by side or in rows. */
import type { Mark, Shape } from '../../pictures/picture.ts';
import { shortenText, textWidth } from '../../pictures/text-width.ts';
import type { TimelineEvent } from '../timeline-events.ts';
import {
  drawEnd,
  drawEvent,
  drawStretch,
  eventMark,
  inkOfSort,
  isEndedTie,
  type Lane,
  symbolRadius,
} from './event-marks.ts';
import { packRows } from './pack-rows.ts';
import type { TimeScale } from './time-axis.ts';

export interface LaneDrawing {
  ground: readonly Shape[];
  marks: readonly Mark[];
  /** Pixels. */
  height: number;
}

export interface LaneRoom {
  /** Its upper edge. */
  top: number;
  /** The most rows that it may take. */
  rows: number;
}

export const wordsRow = 19;
const size = 11;
/** Pixels of the words of an event: as many as there is room for, of these. */
const widths = [420, 280, 190];
/** Words that have less room than this after their symbol may stand before it. */
const fewestPixels = 140;
/** More than fit into the widest: quotations are long, and measuring them takes time. */
const mostLetters = 160;

/** Null where the lane has not enough room for words. */
export function drawWords(
  events: readonly TimelineEvent[],
  lane: Lane,
  scale: TimeScale,
  room: LaneRoom,
): LaneDrawing | null {
  // Not even the shortest words would fit.
  if (events.length > room.rows * 8) return null;
  for (const widest of widths) {
    const drawing = drawWithin(widest, events, lane, scale, room);
    if (drawing !== null) return drawing;
  }
  return null;
}

function drawWithin(
  widest: number,
  events: readonly TimelineEvent[],
  lane: Lane,
  scale: TimeScale,
  { top, rows }: LaneRoom,
): LaneDrawing | null {
  const { left: start, right: end } = scale.axis;
  const beside = symbolRadius + 5;
  const placed = events.map(event => {
    const [left, right] = [scale.x(event.from), scale.x(event.to)];
    // In a narrow stretch the symbol stands in the middle, in a wide one at its beginning.
    const x = right - left < 24 ? (left + right) / 2 : left + 9;
    const whole = shortenText(event.words.slice(0, mostLetters), widest, size);
    // Words do not cover the cross where a tie ended, if there is room behind it.
    const after = isEndedTie(event) && end - right > fewestPixels ? right + 7 : x + beside;
    const roomAfter = end - after;
    const roomBefore = x - beside - start;
    const isBefore = roomAfter < Math.min(textWidth(whole, size), fewestPixels) && roomBefore > roomAfter;
    const text = shortenText(whole, isBefore ? roomBefore : roomAfter, size);
    const width = textWidth(text, size);
    const textAt = isBefore ? x - beside + 1 : after - 1;
    return {
      event,
      x,
      text,
      isBefore,
      textAt,
      left: Math.min(left, isBefore ? textAt - width : x - symbolRadius - 2),
      right: Math.max(right, isBefore ? x + symbolRadius + 2 : textAt + width),
    };
  });
  placed.sort((one, other) => one.left - other.left);
  const packed = packRows(placed, rows);
  if (packed === null) return null;
  const ground: Shape[] = [];
  const marks = placed.map(({ event, x, text, isBefore, textAt }, at): Mark => {
    const y = top + ((packed.places[at] ?? 0) + 0.5) * wordsRow;
    ground.push(...drawStretch(event, scale, { y, height: wordsRow - 4, ink: inkOfSort(event.sort) }));
    return eventMark(event, lane, x, y, [
      ...drawEvent(event, x, y),
      ...drawEnd(event, scale, y),
      {
        type: 'text',
        x: textAt,
        y: y + size * 0.36,
        text,
        size,
        anchor: isBefore ? 'end' : 'start',
        ink: 'text',
        halo: true,
      },
    ]);
  });
  return { ground, marks, height: packed.rows * wordsRow };
}
