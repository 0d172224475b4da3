/** What lies over the dots of a position map: arrows of movements, and outlines around those that links join. */
import { polygonContains, polygonHull } from 'd3-polygon';
import type { Mark, Shape, Stroke } from '../pictures/picture.ts';
import type { Box } from '../pictures/place-labels.ts';
import { placeLabels } from '../pictures/place-labels.ts';
import type { Coalition } from './coalitions.ts';
import type { MoveEntry } from './position-map-entries.ts';
import { coalitionCell } from './position-map-tables.ts';

export interface DotPlace {
  x: number;
  y: number;
  radius: number;
}

const strokes: Record<MoveEntry['way'], Stroke> = {
  up: { ink: 'positive', width: 1.75, arrow: true },
  down: { ink: 'negative', width: 1.75, dash: [6, 3], arrow: true },
  level: { ink: 'muted', width: 1.75, dash: [1.5, 3], arrow: true },
};

export const arrowBetween = (from: DotPlace, to: DotPlace, way: MoveEntry['way']): Shape => ({
  type: 'path',
  d: bentLine(from, to, from.radius + 1, to.radius + 2),
  stroke: strokes[way],
});

/** Between two places, so far from each; bent a little so that lines to and fro lie apart. */
function bentLine(from: DotPlace, to: DotPlace, awayFrom: number, awayTo: number): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  // Names stand on the right of the dots, and others may stand between: upright lines bend to the left.
  const aside =
    Math.abs(dx) < 1 ? Math.max(Math.abs(dy) * 0.14, Math.min(28, Math.abs(dy) * 0.4)) : dy * 0.14;
  const bend = { x: from.x + dx / 2 - aside, y: from.y + dy / 2 + dx * 0.14 };
  const start = towards(from, bend, awayFrom);
  const end = towards(to, bend, awayTo);
  return `M${tidy(start.x)} ${tidy(start.y)}Q${tidy(bend.x)} ${tidy(bend.y)} ${tidy(end.x)} ${tidy(end.y)}`;
}

/** How an arrow looks in the legend. */
export const sampleArrow =
  (way: MoveEntry['way']) =>
  (x: number, y: number): Shape[] => [
    { type: 'path', d: `M${tidy(x - 14)} ${y}L${tidy(x + 14)} ${y}`, stroke: strokes[way] },
  ];

function towards(from: DotPlace, to: { x: number; y: number }, far: number): { x: number; y: number } {
  const distance = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) / distance) * far, y: from.y + ((to.y - from.y) / distance) * far };
}

export const outlineStroke: Stroke = { ink: 'accent', width: 1.5, dash: [5, 4] };

/**
 * Around each coalition an outline; or, where that would hold others too or has but two members, lines from member
 * to member. The words of its links stand beside it where there is room.
 */
export function outlineCoalitions(
  coalitions: readonly Coalition[],
  dots: ReadonlyMap<string, DotPlace>,
  bounds: Box,
  obstacles: readonly Box[],
): Mark[] {
  const drawn = coalitions.flatMap(coalition => {
    const places = coalition.members.flatMap(({ id }) => dots.get(id) ?? []);
    const [first] = places;
    return first === undefined ? [] : [{ coalition, places, first }];
  });
  const names = placeLabels(
    drawn.map(({ coalition, first: { x, y, radius } }) => ({
      id: coalition.id,
      text: wordsOf(coalition),
      size: 11,
      x,
      y,
      radius: radius + ringGap,
    })),
    { bounds, obstacles, farthest: 60 },
  );
  return drawn.map(({ coalition: { id, members, links }, places, first: { x, y } }): Mark => {
    const name = names.get(id) ?? null;
    const memberNames = members.map(({ label }) => label).join(', ');
    return {
      id: `coalition:${id}`,
      label:
        `Coalition of ${memberNames}: ` +
        `${links.map(({ from, type, to }) => `${from.label} ${type.label} ${to.label}`).join('; ')}.`,
      x,
      y: y - ringGap,
      shapes: [
        outlineOf(members, places, dots),
        ...places.map(ringAround),
        ...(name === null
          ? []
          : [...(name.leader === null ? [] : [name.leader]), { ...name.text, ink: 'accent' as const }]),
      ],
      cell: coalitionCell(memberNames, links),
      heading: { row: 'Coalition', column: memberNames },
      behind: true,
    };
  });
}

/** Between a member's dot and its ring. */
export const ringGap = 4;
const ringAround = ({ x, y, radius }: DotPlace): Shape => ({
  type: 'circle',
  x,
  y,
  radius: radius + ringGap,
  stroke: { ink: 'accent', width: 1.25, dash: [3, 2] },
});

function outlineOf(
  members: readonly { id: string }[],
  places: readonly DotPlace[],
  dots: ReadonlyMap<string, DotPlace>,
): Shape {
  const hull = places.length < 3 ? null : polygonHull(places.flatMap(around));
  const inside = new Set(members.map(({ id }) => id));
  const holdsOthers =
    hull !== null && [...dots].some(([id, { x, y }]) => !inside.has(id) && polygonContains(hull, [x, y]));
  const d =
    hull === null || holdsOthers
      ? shortestTree(places)
          .map(([from, to]) => bentLine(from, to, from.radius + ringGap, to.radius + ringGap))
          .join('')
      : `M${hull.map(([x, y]) => `${tidy(x)} ${tidy(y)}`).join('L')}Z`;
  return { type: 'path', d, stroke: outlineStroke };
}

/** Lines that join all places and are shortest in sum. */
function shortestTree(places: readonly DotPlace[]): (readonly [DotPlace, DotPlace])[] {
  const [start, ...left] = places;
  if (start === undefined) return [];
  const joined = [start];
  const lines: (readonly [DotPlace, DotPlace])[] = [];
  while (left.length > 0) {
    let best: { from: DotPlace; at: number; far: number } | null = null;
    for (const from of joined)
      for (const [at, to] of left.entries()) {
        const far = Math.hypot(to.x - from.x, to.y - from.y);
        if (best === null || far < best.far) best = { from, at, far };
      }
    const [next] = best === null ? [] : left.splice(best.at, 1);
    if (best === null || next === undefined) break;
    lines.push([best.from, next]);
    joined.push(next);
  }
  return lines;
}

const wordsOf = ({ links }: Coalition): string =>
  [...new Set(links.map(({ type }) => type.label))].join(', ');

/** Points around a dot, so that the hull of several leaves room around each. */
const around = ({ x, y, radius }: DotPlace): [number, number][] =>
  Array.from({ length: 16 }, (_, at) => {
    const turn = (at / 16) * 2 * Math.PI;
    return [x + Math.cos(turn) * (radius + 8), y + Math.sin(turn) * (radius + 8)];
  });

const tidy = (value: number): number => Math.round(value * 100) / 100;
