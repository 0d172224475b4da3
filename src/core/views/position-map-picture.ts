/**
 * The position map drawn: positions across, influence up, a symbol for each actor in the box of its two values. Who
 * is not on the map is listed beside it; a comparison draws an arrow from where an actor stood to where it stands.
 */
import { layOutHead } from '../pictures/head.ts';
import { layOutLegend } from '../pictures/legend.ts';
import type { Frame, Mark, Picture, Shape } from '../pictures/picture.ts';
import type { Box } from '../pictures/place-labels.ts';
import { type Categories, drawSymbol, symbolHalfWidth } from '../pictures/symbols.ts';
import { textWidth, wrapText } from '../pictures/text-width.ts';
import type { PositionMap, Snapshot } from './position-map.ts';
import { layOutAbsent } from './position-map-absent.ts';
import { axisWidth, drawGrid, headerOf } from './position-map-axes.ts';
import { absentGroups, categoriesOf, type DotEntry, dotEntries } from './position-map-entries.ts';
import {
  axisSteps,
  dotIndent,
  type GridSize,
  type LaidOutGrid,
  layOutGrid,
  mostNamed,
  nameLine,
  nameSize,
} from './position-map-grid.ts';
import { changedSign, legendOf, radiusBy } from './position-map-legend.ts';
import { arrowBetween, type DotPlace, outlineCoalitions, ringGap } from './position-map-overlays.ts';
import { changedNotes } from './position-map-tables.ts';
import { descriptionOf, sidesOf, titleOf, typeOf } from './position-map-words.ts';

const margin = 16;
const leastColumn = 88;
const listWidth = { least: 190, most: 260 };
const listGap = 24;

export function drawPositionMap(map: PositionMap, frame: Frame): Picture {
  const { positionField, influenceField } = map;
  const said = { title: titleOf(map), description: descriptionOf(map) };
  const sides = [map, ...(map.compared === null ? [] : [map.compared])];
  const points = sides.flatMap(side => side.points);
  const columns =
    positionField === null
      ? []
      : axisSteps(
          positionField,
          points.map(({ position }) => position),
        );
  const rows =
    influenceField === null
      ? []
      : axisSteps(
          influenceField,
          points.map(({ influence }) => influence),
        ).reverse();
  const width = Math.max(frame.width, 2 * margin + axisWidth + columns.length * leastColumn, 420);
  const inner = width - 2 * margin;
  const head = layOutHead(said, { x: margin, y: margin, width: inner });
  if (columns.length === 0 || rows.length === 0)
    return { ...said, width, height: margin + head.height + margin, ground: head.shapes, marks: [] };

  const { dots, moves } = dotEntries(map);
  const categories = categoriesOf(map);
  const radiusOf = radiusBy(points);
  const legend = layOutLegend(legendOf(map, categories, points, radiusOf, dots), {
    x: margin,
    y: margin + head.height,
    width: inner,
  });
  const groups = absentGroups(map, categories);
  const absent = groups.reduce((sum, { actors }) => sum + actors.length, 0);
  const heading = `${map.compared === null ? 'Not on the map' : 'Not on both maps'} (${absent})`;

  const top = margin + head.height + legend.height + 14;
  const layOut = (room: number) => {
    const columnWidth = Math.min(220, Math.floor((room - axisWidth) / columns.length));
    const header = headerOf(columns, columnWidth);
    const size: GridSize = { x: margin + axisWidth, y: top + header, columnWidth, columns, rows };
    const named = dots.map(dot => {
      const sign = dot.point.otherTimes.length > 0 ? changedSign : '';
      const room =
        columnWidth - dotIndent - nameGap(dot, radiusOf(dot), categories) - 3 - textWidth(sign, nameSize);
      const lines = dot.name === '' ? [] : wrapText(dot.name, room, nameSize, 3);
      return { dot, lines: lines.map((text, at) => (at === lines.length - 1 ? text + sign : text)) };
    });
    const grid = layOutGrid(
      named.map(({ dot, lines }) => ({
        id: dot.id,
        position: dot.point.position,
        influence: dot.point.influence,
        radius: radiusOf(dot),
        lines: lines.length,
      })),
      size,
    );
    return { size, grid, named };
  };
  const listAt = Math.min(listWidth.most, Math.max(listWidth.least, inner * 0.2));
  const besides = layOut(inner - listAt - listGap);
  const rowsOfList = absent * 18 + groups.length * 50;
  const isBeside =
    absent > 0 &&
    besides.size.columnWidth >= leastColumn &&
    rowsOfList <= Math.max(500, besides.grid.height * 1.4);
  const { size, grid, named } = isBeside ? besides : layOut(inner);
  const right = size.x + columns.length * size.columnWidth;
  const bottom = size.y + grid.height;
  const list = layOutAbsent(
    heading,
    groups,
    isBeside
      ? { x: right + listGap, y: top, width: width - margin - right - listGap, columns: 1 }
      : { x: margin, y: bottom + 20, width: inner, columns: Math.max(1, Math.floor(inner / 240)) },
  );
  const below = layOutNotes(
    [
      ...(named.some(({ dot }) => grid.places.get(dot.id)?.named === false)
        ? [`Where more than ${mostNamed} actors share a box, their names are left out; each dot has its own.`]
        : []),
      ...(map.compared !== null && map.coalitions.length > 0
        ? ['Coalitions are drawn where nothing is compared.']
        : []),
      ...(map.compared === null ? changedNotes(map) : changedNotesOfBoth(map, map.compared)),
      ...map.notes,
    ],
    Math.max(bottom + 10, isBeside ? 0 : bottom + 20 + list.height + 6, isBeside ? top + list.height + 6 : 0),
    inner,
  );

  const places = new Map<string, DotPlace>();
  for (const dot of dots) {
    const place = grid.places.get(dot.id);
    if (place !== undefined) places.set(dot.id, { ...place, radius: radiusOf(dot) });
  }
  const marks = named.map(({ dot, lines }) => drawDot(dot, lines, places.get(dot.id), grid, categories));
  const arrows = moves.flatMap(({ from, to, way, ...rest }): Mark[] => {
    const [start, end] = [places.get(from), places.get(to)];
    if (start === undefined || end === undefined) return [];
    const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
    return [{ ...rest, ...middle, shapes: [arrowBetween(start, end, way)], behind: true }];
  });
  const plot: Box = { x: size.x, y: size.y, width: right - size.x, height: grid.height };
  const outlines =
    map.compared === null
      ? outlineCoalitions(
          map.coalitions,
          new Map(
            dots.flatMap(({ id, point }) => {
              const place = places.get(id);
              return place === undefined ? [] : [[point.actor.id, place] as const];
            }),
          ),
          plot,
          obstaclesOf(named, places, grid, categories),
        )
      : [];
  return {
    ...said,
    width,
    height: below.bottom + margin,
    ground: [...head.shapes, ...legend.shapes, ...drawGrid(map, size, grid), ...list.ground, ...below.shapes],
    marks: [...marks, ...list.marks, ...arrows, ...outlines],
  };
}

function changedNotesOfBoth(map: PositionMap, compared: Snapshot): string[] {
  const { from, to } = sidesOf(map, compared);
  return [
    ...changedNotes(map).map(note => `${from.name}: ${note}`),
    ...changedNotes(compared).map(note => `${to.name}: ${note}`),
  ];
}

/** From a dot's middle to where its name begins. */
const nameGap = ({ sort, point, isJoined }: DotEntry, radius: number, categories: Categories): number => {
  const symbol = radius * (sort === 'before' ? 1 : symbolHalfWidth[categories.of(typeOf(point))]);
  return Math.max(symbol, isJoined ? radius + ringGap : 0) + 5;
};

function drawDot(
  dot: DotEntry,
  lines: readonly string[],
  place: DotPlace | undefined,
  grid: LaidOutGrid,
  categories: Categories,
): Mark {
  const { point, sort, id, label, cell, heading } = dot;
  const { x, y, radius } = place ?? { x: 0, y: 0, radius: 0 };
  const named = grid.places.get(id)?.named === true;
  const symbol: Shape[] =
    sort === 'before'
      ? [{ type: 'circle', x, y, radius, fill: 'muted', stroke: { ink: 'surface', width: 1 } }]
      : drawSymbol(
          categories.of(typeOf(point)),
          { x, y, radius },
          { unsupported: point.evidence.unsupported },
        );
  const names = named
    ? lines.map(
        (text, at): Shape => ({
          type: 'text',
          x: x + nameGap(dot, radius, categories),
          y: y + (at - (lines.length - 1) / 2) * nameLine + nameSize * 0.36,
          text,
          size: nameSize,
          anchor: 'start',
          ink: sort === 'before' ? 'muted' : 'text',
          halo: true,
        }),
      )
    : [];
  return { id, label, cell, heading, x, y, shapes: [...symbol, ...names] };
}

function obstaclesOf(
  named: readonly { dot: DotEntry; lines: readonly string[] }[],
  places: ReadonlyMap<string, DotPlace>,
  grid: LaidOutGrid,
  categories: Categories,
): Box[] {
  return named.flatMap(({ dot, lines }) => {
    const place = places.get(dot.id);
    if (place === undefined) return [];
    const { x, y, radius } = place;
    const disc = { x: x - radius - 3, y: y - radius - 3, width: 2 * radius + 6, height: 2 * radius + 6 };
    if (grid.places.get(dot.id)?.named !== true || lines.length === 0) return [disc];
    const height = lines.length * nameLine;
    const widest = Math.max(...lines.map(text => textWidth(text, nameSize)));
    return [disc, { x: x + nameGap(dot, radius, categories), y: y - height / 2, width: widest, height }];
  });
}

function layOutNotes(
  notes: readonly string[],
  top: number,
  width: number,
): { shapes: Shape[]; bottom: number } {
  const lines = notes.flatMap(note => wrapText(note, width, nameSize, 6));
  return {
    shapes: lines.map(
      (text, at): Shape => ({
        type: 'text',
        x: margin,
        y: top + (at + 1) * 15,
        text,
        size: nameSize,
        anchor: 'start',
        ink: 'muted',
      }),
    ),
    bottom: top + lines.length * 15,
  };
}
