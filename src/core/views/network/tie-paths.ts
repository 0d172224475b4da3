/** Where the lines of ties run: straight from edge to edge of their nodes, and beside each other where there are several. */
import { pairKey } from '../pair-key.ts';
import type { Place } from './layout.ts';
import type { Tie } from './tie.ts';

export interface TiePath {
  tie: Tie;
  /** As in SVG. */
  d: string;
  /** Halfway. */
  middle: Place;
  /** Of length 1, in which it runs there. */
  direction: readonly [number, number];
  /** Places along it, evenly, from one end to the other. */
  points: readonly Place[];
}

/** Pixels between two parallel lines in their middles. */
const apart = 22;
/** Between a node's edge and the end of a line. */
const gap = 2;

/** In the order of the ties. A tie of an item to itself is a loop over it. */
export function tiePaths(
  ties: readonly Tie[],
  placeOf: (itemId: string) => Place,
  radiusOf: (itemId: string) => number,
): TiePath[] {
  const groups = new Map<string, Tie[]>();
  for (const tie of ties) {
    const key = pairKey(tie.fromId, tie.toId);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [tie]);
    else group.push(tie);
  }
  return ties.map(tie => {
    const group = groups.get(pairKey(tie.fromId, tie.toId)) ?? [];
    const step = group.indexOf(tie) - (group.length - 1) / 2;
    const [from, to] = [placeOf(tie.fromId), placeOf(tie.toId)];
    const [start, end] = [radiusOf(tie.fromId) + gap, radiusOf(tie.toId) + gap];
    if (tie.fromId === tie.toId) return loop(tie, from, start + 10 * group.indexOf(tie));
    // Less between near nodes; to the same side whichever of the two it starts from.
    const each = Math.min(apart, 0.2 * Math.hypot(to.x - from.x, to.y - from.y));
    const bow = tie.fromId < tie.toId ? step * each : -step * each;
    return bowed(tie, from, to, { start, end, bow });
  });
}

interface Bow {
  start: number;
  end: number;
  /** How far its middle lies to the left of the straight line, in pixels. */
  bow: number;
}

function bowed(tie: Tie, from: Place, to: Place, { start, end, bow }: Bow): TiePath {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const direction = [(to.x - from.x) / length, (to.y - from.y) / length] as const;
  const [dx, dy] = direction;
  const control = {
    x: (from.x + to.x) / 2 - dy * 2 * bow,
    y: (from.y + to.y) / 2 + dx * 2 * bow,
  };
  // Lines between nodes that touch keep some length, so that they can be seen and pointed at.
  const most = length * 0.45;
  const first = towards(from, control, Math.min(start, most));
  const last = towards(to, control, Math.min(end, most));
  const at = (t: number): Place => ({
    x: (1 - t) ** 2 * first.x + 2 * t * (1 - t) * control.x + t ** 2 * last.x,
    y: (1 - t) ** 2 * first.y + 2 * t * (1 - t) * control.y + t ** 2 * last.y,
  });
  const steps = Math.max(2, Math.round(length / 9));
  const d =
    bow === 0 ? `M${write(first)}L${write(last)}` : `M${write(first)}Q${write(control)} ${write(last)}`;
  const points = Array.from({ length: steps + 1 }, (_, step) => at(step / steps));
  return { tie, d, middle: at(0.5), direction, points };
}

function loop(tie: Tie, { x, y }: Place, reach: number): TiePath {
  const side = reach * 0.8;
  const top = y - 2.6 * reach;
  const d = `M${write({ x: x - side, y: y - side })}C${write({ x: x - 2 * side, y: top })} ${write({
    x: x + 2 * side,
    y: top,
  })} ${write({ x: x + side, y: y - side })}`;
  const middle = { x, y: y - 0.25 * side - 0.75 * 2.6 * reach };
  return { tie, d, middle, direction: [1, 0], points: [middle] };
}

function towards(from: Place, to: Place, distance: number): Place {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return {
    x: from.x + ((to.x - from.x) / length) * distance,
    y: from.y + ((to.y - from.y) / length) * distance,
  };
}

const write = ({ x, y }: Place): string => `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`;
