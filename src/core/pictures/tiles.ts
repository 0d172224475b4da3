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

/** Labels of columns stand level where they fit, else aslant. */
export function layOutTiles(
  { rows, columns }: TileGrid,
  { x: left, y: top, width }: { x: number; y: number; width: number },
): LaidOutTiles {
  const rowLabelWidth = Math.min(
    Math.max(0, ...rows.map(({ label }) => textWidth(label, size))) + 10,
    Math.max(110, width * 0.3),
  );
  const room = width - rowLabelWidth;
  const tileWidth = Math.min(widest, Math.max(least.width, Math.floor(room / Math.max(1, columns.length))));
  const heads = layOutColumns(columns, left + rowLabelWidth, top, tileWidth);
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
      const box = {
        x: left + rowLabelWidth + column * tileWidth,
        y,
        width: tileWidth - gap,
        height: least.height - gap,
      };
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
    width: Math.max(rowLabelWidth + columns.length * tileWidth, heads.right - left),
    height: heads.height + rows.length * least.height,
  };
}

function layOutColumns(
  columns: readonly { label: string }[],
  left: number,
  top: number,
  tileWidth: number,
): { shapes: Shape[]; height: number; right: number } {
  const inner = tileWidth - 8;
  const wrapped = columns.map(({ label }) => wrapText(label, inner, size, 3));
  const whole = wrapped.every(lines => !lines.some(line => line.endsWith('…')));
  if (whole) {
    const most = Math.max(1, ...wrapped.map(lines => lines.length));
    const height = most * size * 1.25 + 6;
    const shapes = wrapped.flatMap((lines, at) =>
      lines.map((text, line): Shape => {
        const y = top + height - 8 - (lines.length - 1 - line) * size * 1.25;
        const x = left + at * tileWidth + (tileWidth - gap) / 2;
        return { type: 'text', x, y, text, size, anchor: 'middle', ink: 'text' };
      }),
    );
    return { shapes, height, right: 0 };
  }
  const texts = columns.map(({ label }) => shortenText(label, longestColumnLabel, size));
  const slope = Math.SQRT1_2;
  const height = Math.max(0, ...texts.map(text => textWidth(text, size))) * slope + size + 6;
  const ends = texts.map((text, at) => left + (at + 0.5) * tileWidth + textWidth(text, size) * slope + size);
  const shapes = texts.map((text, at): Shape => {
    const [x, y] = [left + at * tileWidth + tileWidth / 2, top + height - 6];
    return { type: 'text', x, y, text, size, anchor: 'start', ink: 'text', rotation: -45 };
  });
  return { shapes, height, right: Math.max(0, ...ends) };
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
