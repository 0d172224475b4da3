/**
 * Tables as pictures: a tile for each cell, shaded by what it says, with the number or word in it, so that it can be
 * read in grey print too. Hatched is what judges or sources contradict, hollow with a dashed rim what rests on no
 * passage, a small dot what nobody has looked at.
 */
import type { Ink, Mark, Shape } from './picture.ts';
import { shortenText, textWidth, wrapText } from './text-width.ts';

/** What stands side by side in one tile: the only value, the values of several periods, or those of several judges. */
export interface TilePart {
  /** Left out where it does not fit; the mark's label says it in any case. */
  text: string;
  /** Null = the surface. */
  fill: Ink | null;
  /** 0 to 1; `deepestShade` keeps texts legible. */
  shade: number;
  /** Hollow, with a dashed rim in its ink. */
  unsupported?: boolean;
  /** With slanted lines: contradicted. */
  hatched?: boolean;
}

export interface Tile extends Pick<Mark, 'id' | 'label' | 'cell' | 'heading'> {
  /** Empty = nobody has looked at it: a dot. */
  parts: readonly TilePart[];
}

export interface TileGrid {
  rows: readonly { label: string; tiles: readonly (Tile | null)[] }[];
  columns: readonly { label: string }[];
}

export interface LaidOutTiles {
  ground: readonly Shape[];
  marks: readonly Mark[];
  /** What they cover from the place given; wider than asked where the tiles would become too narrow. */
  width: number;
  height: number;
}

/** Of fillings: the text's ink stays readable over every ink at this shade. */
export const deepestShade = 0.45;

const size = 12;
const least = { width: 30, height: 26 };
const widest = 132;
const longestColumnLabel = 150;
const gap = 2;
/** Around the text of each of several parts. */
const betweenParts = 5;

/** Labels of columns stand level where they fit, else aslant. */
export function layOutTiles(
  { rows, columns }: TileGrid,
  { x: left, y: top, width }: { x: number; y: number; width: number },
): LaidOutTiles {
  const rowLabelWidth = Math.min(
    Math.max(0, ...rows.map(({ label }) => textWidth(label, size))) + 10,
    Math.max(110, width * 0.3),
  );
  const needed = columns.map((_, at) =>
    Math.max(least.width, ...rows.map(row => widthFor(row.tiles[at]?.parts ?? []))),
  );
  const start = left + rowLabelWidth;
  const layOutHeads = (room: number) => layOutColumns(columns, placeColumns(needed, start, room), top);
  const room = width - rowLabelWidth;
  const first = layOutHeads(room);
  const overhang = first.right - (left + width);
  const used = first.places.reduce((sum, { width: each }) => sum + each, 0);
  const heads = overhang > 0 ? layOutHeads(used - overhang) : first;
  const ground: Shape[] = [...heads.shapes];
  const marks: Mark[] = [];
  for (const [at, row] of rows.entries()) {
    const y = top + heads.height + at * least.height;
    ground.push({
      type: 'text',
      x: left + rowLabelWidth - 8,
      y: y + least.height / 2 + size * 0.36,
      text: shortenText(row.label, rowLabelWidth - 10, size),
      size,
      anchor: 'end',
      ink: 'text',
    });
    for (const [column, tile] of row.tiles.entries()) {
      if (tile === null) continue;
      const { parts, ...said } = tile;
      const { x, width: tileWidth } = heads.places[column] ?? { x: start, width: least.width };
      const box = { x, y, width: tileWidth - gap, height: least.height - gap };
      marks.push({
        ...said,
        x: box.x + box.width / 2,
        y: box.y + box.height / 2,
        shapes: drawTile(parts, box),
      });
    }
  }
  return {
    ground,
    marks,
    width: heads.right - left,
    height: heads.height + rows.length * least.height,
  };
}

interface ColumnPlace {
  x: number;
  width: number;
}

/** What several values side by side need to be read; words alone may be left out. */
const widthFor = (parts: readonly TilePart[]): number =>
  parts.length < 2
    ? least.width
    : Math.min(
        widest,
        parts.length * (Math.max(...parts.map(({ text }) => textWidth(text, size))) + betweenParts) + gap,
      );

/** As wide as each needs; what room is left goes to the narrowest, until all are alike or at their widest. */
function placeColumns(needed: readonly number[], left: number, room: number): ColumnPlace[] {
  let level = 0;
  let rest = room;
  const sorted = [...needed].sort((one, other) => other - one);
  // Those that need more than an even share keep what they need; the others share what remains.
  for (const [at, need] of sorted.entries()) {
    level = rest / (sorted.length - at);
    if (need <= level) break;
    rest -= need;
  }
  const shared = Math.min(widest, Math.floor(level));
  let x = left;
  return needed.map(need => {
    const width = Math.max(need, shared);
    const place = { x, width };
    x += width;
    return place;
  });
}

function layOutColumns(
  columns: readonly { label: string }[],
  places: readonly ColumnPlace[],
  top: number,
): { shapes: Shape[]; height: number; right: number; places: readonly ColumnPlace[] } {
  const middleOf = (at: number): number => (places[at]?.x ?? 0) + ((places[at]?.width ?? 0) - gap) / 2;
  const end = places.at(-1);
  const right = end === undefined ? 0 : end.x + end.width;
  const wrapped = columns.map(({ label }, at) => wrapText(label, (places[at]?.width ?? 0) - 8, size, 3));
  const whole = wrapped.every(lines => !lines.some(line => line.endsWith('…')));
  if (whole) {
    const most = Math.max(1, ...wrapped.map(lines => lines.length));
    const height = most * size * 1.25 + 6;
    const shapes = wrapped.flatMap((lines, at) =>
      lines.map((text, line): Shape => {
        const y = top + height - 8 - (lines.length - 1 - line) * size * 1.25;
        return { type: 'text', x: middleOf(at), y, text, size, anchor: 'middle', ink: 'text' };
      }),
    );
    return { shapes, height, right, places };
  }
  const texts = columns.map(({ label }) => shortenText(label, longestColumnLabel, size));
  const slope = Math.SQRT1_2;
  const height = Math.max(0, ...texts.map(text => textWidth(text, size))) * slope + size + 6;
  const ends = texts.map((text, at) => middleOf(at) + textWidth(text, size) * slope + size);
  const shapes = texts.map((text, at): Shape => {
    const [x, y] = [middleOf(at), top + height - 6];
    return { type: 'text', x, y, text, size, anchor: 'start', ink: 'text', rotation: -45 };
  });
  return { shapes, height, right: Math.max(right, ...ends), places };
}

export interface TileBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One tile alone, for a legend. */
export function drawTile(parts: readonly TilePart[], box: TileBox): Shape[] {
  const { x, y, width, height } = box;
  const rim: Shape = {
    type: 'rectangle',
    ...box,
    radius: 2,
    fill: 'surface',
    stroke: { ink: 'line', width: 1 },
  };
  if (parts.length === 0)
    return [rim, { type: 'circle', x: x + width / 2, y: y + height / 2, radius: 1.5, fill: 'muted' }];
  const partWidth = width / parts.length;
  const boxes = parts.map((part, at) => ({ part, at: { ...box, x: x + at * partWidth, width: partWidth } }));
  return [
    rim,
    ...boxes.flatMap(({ part, at }): Shape[] => (part.fill === null ? [] : [fillingOf(part, part.fill, at)])),
    ...boxes.flatMap(({ part, at }): Shape[] => (part.hatched === true ? [hatch(at)] : [])),
    ...boxes.flatMap(({ part: { text, hatched }, at }): Shape[] =>
      text === '' || textWidth(text, size) > at.width - 3
        ? []
        : [
            {
              type: 'text',
              x: at.x + at.width / 2,
              y: at.y + at.height / 2 + size * 0.36,
              text,
              size,
              anchor: 'middle',
              ink: 'text',
              ...(hatched === true ? { halo: true as const } : {}),
            },
          ],
    ),
  ];
}

const fillingOf = ({ shade, unsupported }: TilePart, fill: Ink, { x, y, width, height }: TileBox): Shape =>
  unsupported === true
    ? {
        type: 'rectangle',
        x: x + 1.5,
        y: y + 1.5,
        width: Math.max(0, width - 3),
        height: height - 3,
        stroke: { ink: fill, width: 1.5, dash: [4, 3] },
      }
    : { type: 'rectangle', x, y, width, height, radius: 2, fill, fillOpacity: shade };

/** Slanted lines across a box, cut at its edges. */
export function hatch({ x, y, width, height }: TileBox): Shape {
  const step = 6;
  const lines: string[] = [];
  for (let start = step; start < width + height; start += step) {
    const [fromX, fromY] = start <= height ? [x, y + start] : [x + start - height, y + height];
    const [toX, toY] = start <= width ? [x + start, y] : [x + width, y + start - width];
    lines.push(`M${tidy(fromX)} ${tidy(fromY)}L${tidy(toX)} ${tidy(toY)}`);
  }
  return { type: 'path', d: lines.join(''), stroke: { ink: 'warning', width: 1 } };
}

const tidy = (value: number): number => Math.round(value * 100) / 100;
