/**
 * Places names beside what they name so that none covers another: each tries the places around its mark, then ever
 * farther ones, from which a line leads back. Greedy, most important first; the same requests give the same places.
 */
import type { Shape, TextShape } from './picture.ts';
import { textWidth } from './text-width.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface LabelRequest {
  /** Unique among the requests. */
  id: string;
  /** As shown: shorten it before. */
  text: string;
  /** Of the letters, in pixels. */
  size: number;
  bold?: boolean;
  /** The middle of what it names, and how far that reaches. */
  x: number;
  y: number;
  radius: number;
  /** Higher ones choose first; among equals, the earlier. Without it, 0. */
  priority?: number;
}

export interface LabelRoom {
  /** No label leaves it. */
  bounds: Box;
  /** Covered by no label: marks, headings. What a label names need not be among them. */
  obstacles: readonly Box[];
  /** Pixels from the mark; a label that finds no place so near gets none. Without it, as far as the bounds reach. */
  farthest?: number;
}

export interface PlacedLabel {
  box: Box;
  text: TextShape;
  /** From the label to its mark; null where it stands right beside it. */
  leader: Shape | null;
}

const lineHeight = 1.25;
/** Between a mark and its label, and between labels. */
const gap = 3;
const ringStep = 10;

/** Null for what found no place. */
export function placeLabels(
  requests: readonly LabelRequest[],
  { bounds, obstacles, farthest = Math.hypot(bounds.width, bounds.height) }: LabelRoom,
): Map<string, PlacedLabel | null> {
  const taken = new BoxIndex();
  for (const box of obstacles) taken.add(box);
  for (const { x, y, radius } of requests)
    taken.add({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });
  const placed = new Map<string, PlacedLabel | null>(requests.map(({ id }) => [id, null]));
  const ordered = [...requests].sort((one, other) => (other.priority ?? 0) - (one.priority ?? 0));
  for (const request of ordered) {
    const width = textWidth(request.text, request.size, request.bold);
    const height = request.size * lineHeight;
    for (const { box, far } of candidates(request, width, height, farthest)) {
      if (!isWithin(box, bounds) || taken.meets(box)) continue;
      taken.add(box);
      placed.set(request.id, {
        box,
        text: textIn(request, box),
        leader: far ? leaderTo(request, box) : null,
      });
      break;
    }
  }
  return placed;
}

/** Beside it first: right, left, above, below, then the corners; then rings around it, each a step wider. */
function* candidates(
  { x, y, radius }: LabelRequest,
  width: number,
  height: number,
  farthest: number,
): Generator<{ box: Box; far: boolean }> {
  const away = radius + gap;
  const near: readonly (readonly [left: number, top: number])[] = [
    [x + away, y - height / 2],
    [x - away - width, y - height / 2],
    [x - width / 2, y - away - height],
    [x - width / 2, y + away],
    [x + away * 0.7, y - away * 0.7 - height],
    [x + away * 0.7, y + away * 0.7],
    [x - away * 0.7 - width, y - away * 0.7 - height],
    [x - away * 0.7 - width, y + away * 0.7],
  ];
  for (const [left, top] of near) yield { box: { x: left, y: top, width, height }, far: false };
  for (let ring = away + ringStep; ring <= farthest; ring += ringStep) {
    const steps = Math.min(48, Math.max(12, Math.round(ring / 4)));
    for (let step = 0; step < steps; step += 1) {
      // To either side of level in turn, so that names stay on the height of their marks as far as can be.
      const turn = ((step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2)) / steps;
      const [dx, dy] = [Math.cos(turn * 2 * Math.PI), Math.sin(turn * 2 * Math.PI)];
      const middle = { x: x + dx * (ring + width / 2), y: y + dy * (ring + height / 2) };
      yield { box: { x: middle.x - width / 2, y: middle.y - height / 2, width, height }, far: true };
    }
  }
}

const textIn = ({ text, size, bold }: LabelRequest, box: Box): TextShape => ({
  type: 'text',
  x: box.x,
  y: box.y + box.height / 2 + size * 0.36,
  text,
  size,
  anchor: 'start',
  ink: 'text',
  ...(bold === true ? { bold: true } : {}),
  halo: true,
});

/** From the nearest point of the label's edge to the mark's edge. */
function leaderTo({ x, y, radius }: LabelRequest, box: Box): Shape {
  const start = { x: clamp(x, box.x, box.x + box.width), y: clamp(y, box.y, box.y + box.height) };
  const distance = Math.hypot(start.x - x, start.y - y);
  const part = distance === 0 ? 0 : radius / distance;
  const end = { x: x + (start.x - x) * part, y: y + (start.y - y) * part };
  return {
    type: 'path',
    d: `M${tidy(start.x)} ${tidy(start.y)}L${tidy(end.x)} ${tidy(end.y)}`,
    stroke: { ink: 'muted', width: 0.75 },
  };
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
const tidy = (value: number): number => Math.round(value * 100) / 100;

const isWithin = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** Whether two boxes share any area. */
export const boxesMeet = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** Boxes by the squares of a grid that they touch, so that thousands of labels are not compared with each other. */
class BoxIndex {
  readonly #side = 48;
  readonly #squares = new Map<string, Box[]>();

  add(box: Box): void {
    for (const square of this.#squaresOf(box)) {
      const present = this.#squares.get(square);
      if (present === undefined) this.#squares.set(square, [box]);
      else present.push(box);
    }
  }

  meets(box: Box): boolean {
    return this.#squaresOf(box).some(
      square => this.#squares.get(square)?.some(other => boxesMeet(box, other)) ?? false,
    );
  }

  #squaresOf({ x, y, width, height }: Box): string[] {
    const squares: string[] = [];
    for (let column = Math.floor(x / this.#side); column * this.#side < x + width; column += 1)
      for (let row = Math.floor(y / this.#side); row * this.#side < y + height; row += 1)
        squares.push(`${column} ${row}`);
    return squares;
  }
}
