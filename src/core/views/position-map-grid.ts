/**
 * Where the dots of a position map stand: each in the box of its position and its influence, one under the other,
 * so that dots which share a box are apart and none can be read as a value between two steps of a scale.
 */
import { signed } from '../describe-value.ts';
import type { Field } from '../model/codebook.ts';
import type { Box } from '../pictures/place-labels.ts';

export interface AxisStep {
  value: number;
  /** `+2`; empty where the label alone is how the field is read. */
  number: string;
  label: string;
}

/** The steps of the field's scale, and those that it no longer has; of plain numbers, those that occur. */
export function axisSteps({ value: type }: Field, values: Iterable<number>): AxisStep[] {
  const points = type.type === 'scale' || type.type === 'ordinal' ? type.points : [];
  const known = new Set(points.map(({ value }) => value));
  const others = [...new Set(values)].filter(value => !known.has(value));
  const gone = others.map(value => ({
    value,
    label: type.type === 'number' ? '' : 'no longer a step',
  }));
  return [...points, ...gone]
    .sort((one, other) => one.value - other.value)
    .map(({ value, label }) => ({
      value,
      number: type.type === 'scale' ? signed(value) : type.type === 'number' ? String(value) : '',
      label,
    }));
}

export interface GridDot {
  /** Unique within the map. */
  id: string;
  position: number;
  influence: number;
  radius: number;
  /** Of its name, written beside it. */
  lines: number;
}

export interface GridSize {
  x: number;
  y: number;
  columnWidth: number;
  columns: readonly AxisStep[];
  /** The highest first. */
  rows: readonly AxisStep[];
}

export interface LaidOutGrid {
  /** `named` is false where so many share a box that names have no room. */
  places: ReadonlyMap<string, { x: number; y: number; named: boolean }>;
  /** One for each row. */
  bands: readonly { top: number; height: number }[];
  height: number;
}

/** Of a dot, from the left edge of its box to its middle. */
export const dotIndent = 14;
export const nameSize = 11;
export const nameLine = 13;
/** More dots than these share a box without their names. */
export const mostNamed = 14;

const leastBand = 58;
const bandMargin = 10;
const betweenDots = 5;

const heightOf = ({ radius, lines }: GridDot): number => Math.max(2 * radius, lines * nameLine) + betweenDots;

export function layOutGrid(
  dots: readonly GridDot[],
  { x, y, columnWidth, columns, rows }: GridSize,
): LaidOutGrid {
  const places = new Map<string, { x: number; y: number; named: boolean }>();
  const bands: { top: number; height: number }[] = [];
  let top = y;
  for (const row of rows) {
    const cells = columns.map(column =>
      dots.filter(({ position, influence }) => position === column.value && influence === row.value),
    );
    const packed = cells.map(cell => pack(cell, columnWidth));
    const height = Math.max(leastBand, ...packed.map(cell => cell.height + 2 * bandMargin));
    for (const [at, cell] of packed.entries())
      for (const { id, dx, dy } of cell.dots)
        places.set(id, {
          x: x + at * columnWidth + dx,
          y: top + (height - cell.height) / 2 + dy,
          named: cell.named,
        });
    bands.push({ top, height });
    top += height;
  }
  return { places, bands, height: top - y };
}

interface Packed {
  dots: { id: string; dx: number; dy: number }[];
  height: number;
  named: boolean;
}

/** One under the other with their names; too many side by side without. */
function pack(dots: readonly GridDot[], width: number): Packed {
  if (dots.length > mostNamed) return packClose(dots, width);
  let height = 0;
  const placed = dots.map(dot => {
    const own = heightOf(dot);
    height += own;
    return { id: dot.id, dx: dotIndent, dy: height - own / 2 };
  });
  return { dots: placed, height, named: true };
}

function packClose(dots: readonly GridDot[], width: number): Packed {
  const step = 2 * Math.max(...dots.map(({ radius }) => radius)) + 3;
  const perLine = Math.max(1, Math.floor((width - 6) / step));
  return {
    dots: dots.map(({ id }, at) => ({
      id,
      dx: 3 + step * ((at % perLine) + 0.5),
      dy: step * (Math.floor(at / perLine) + 0.5),
    })),
    height: step * Math.ceil(dots.length / perLine),
    named: false,
  };
}

/** The box of one step across and one down. */
export const boxAt = (
  { x, columnWidth }: GridSize,
  { bands }: LaidOutGrid,
  column: number,
  row: number,
): Box => ({
  x: x + column * columnWidth,
  y: bands[row]?.top ?? 0,
  width: columnWidth,
  height: bands[row]?.height ?? 0,
});
