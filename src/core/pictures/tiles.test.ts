import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyCell } from '../views/table-cells.ts';
import { darkPalette, lightPalette, type Palette } from './palette.ts';
import type { Ink, Shape } from './picture.ts';
import { deepestShade, hatch, layOutTiles, type Tile } from './tiles.ts';

const tileOf = (row: number, column: number, parts: Tile['parts']): Tile => ({
  id: `${row} ${column}`,
  label: `${row} ${column}`,
  cell: emptyCell,
  heading: { row: String(row), column: String(column) },
  parts,
});

const textsOf = (shapes: readonly Shape[]): string[] =>
  shapes.flatMap(shape => (shape.type === 'text' ? [shape.text] : []));

const draw = (parts: Tile['parts']) =>
  layOutTiles(
    { rows: [{ label: 'Row', tiles: [tileOf(0, 0, parts)] }], columns: [{ label: 'Column' }] },
    { x: 0, y: 0, width: 400 },
  ).marks[0]?.shapes ?? [];

it('draws a mark for each tile, apart from each other, within the size that it says', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.lorem({ maxCount: 5 }), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 300, max: 1400 }),
      (rowCount, labels, width) => {
        const rows = Array.from({ length: rowCount }, (_, row) => ({
          label: `Row ${row}`,
          tiles: labels.map((_label, column) =>
            (row + column) % 3 === 0
              ? null
              : tileOf(row, column, [{ text: '+1', fill: 'positive', shade: 0.2 }]),
          ),
        }));
        const laidOut = layOutTiles(
          { rows, columns: labels.map(label => ({ label })) },
          { x: 5, y: 7, width },
        );
        expect(laidOut.marks.map(({ id }) => id)).toEqual(
          rows.flatMap(({ tiles }) => tiles.flatMap(tile => tile?.id ?? [])),
        );
        const boxes = laidOut.marks.map(({ shapes: [rim] }) => {
          if (rim?.type !== 'rectangle') throw new Error('A tile begins with its rim.');
          return rim;
        });
        expect(new Set(boxes.map(({ x, y }) => `${x} ${y}`)).size).toBe(boxes.length);
        for (const box of boxes) {
          expect(box.x).toBeGreaterThanOrEqual(5);
          expect(box.x + box.width).toBeLessThanOrEqual(5 + laidOut.width);
          expect(box.y).toBeGreaterThanOrEqual(7);
          expect(box.y + box.height).toBeLessThanOrEqual(7 + laidOut.height);
        }
      },
    ),
    { numRuns: 50 },
  );
});

it('shows a dot for what nobody looked at, each part of a tile, and hollow what is unsupported', () => {
  expect(draw([])).toMatchObject([{ type: 'rectangle' }, { type: 'circle', fill: 'muted' }]);
  const two = draw([
    { text: '-2', fill: 'negative', shade: 0.3 },
    { text: '+1', fill: 'positive', shade: 0.15, unsupported: true },
  ]);
  expect(textsOf(two)).toEqual(['-2', '+1']);
  expect(two).toMatchObject([
    {},
    { fill: 'negative', fillOpacity: 0.3 },
    { stroke: { ink: 'positive', dash: [4, 3] } },
    {},
    {},
  ]);
  expect(two[2]).not.toHaveProperty('fill');
});

it('hatches the part that is contradicted, and no other', () => {
  const drawn = draw([
    { text: '-2', fill: 'negative', shade: 0.3, hatched: true },
    { text: '+1', fill: 'positive', shade: 0.15 },
  ]);
  const [rim, filling] = drawn;
  const lines = drawn.filter(shape => shape.type === 'path');
  expect(lines).toHaveLength(1);
  if (rim?.type !== 'rectangle' || filling?.type !== 'rectangle')
    throw new Error('A tile begins with its rim.');
  const numbers = (lines[0]?.type === 'path' ? lines[0].d : '').match(/-?[\d.]+/g)?.map(Number) ?? [];
  const across = numbers.filter((_, at) => at % 2 === 0);
  expect(Math.min(...across)).toBeGreaterThanOrEqual(rim.x);
  expect(Math.max(...across)).toBeLessThanOrEqual(rim.x + rim.width / 2 + 0.01);
});

it('gives columns the room that their values need side by side, and keeps slanted heads within the width', () => {
  const parts = ['−3', '+1', '+2'].map(text => ({ text, fill: 'accent' as const, shade: 0.2 }));
  const columns = Array.from({ length: 10 }, (_, at) => ({ label: `Component number ${at} of it` }));
  const tiles = columns.map((_, at) => tileOf(0, at, at === 9 ? parts : parts.slice(0, 1)));
  const laidOut = layOutTiles({ rows: [{ label: 'Row', tiles }], columns }, { x: 0, y: 0, width: 640 });
  expect(laidOut.width).toBeLessThanOrEqual(640);
  expect(textsOf(laidOut.marks[9]?.shapes ?? [])).toEqual(['−3', '+1', '+2']);
  const widths = laidOut.marks.map(({ shapes: [rim] }) => (rim?.type === 'rectangle' ? rim.width : 0));
  expect(new Set(widths.slice(0, 9)).size).toBe(1);
  expect(widths[9]).toBeGreaterThan(widths[0] ?? 0);
});

it('hatches within the box', () => {
  const shape = hatch({ x: 10, y: 20, width: 50, height: 24 });
  const numbers = (shape.type === 'path' ? shape.d : '').match(/-?[\d.]+/g)?.map(Number) ?? [];
  expect(numbers.length).toBeGreaterThan(20);
  for (const [at, value] of numbers.entries()) {
    expect(value).toBeGreaterThanOrEqual(at % 2 === 0 ? 10 : 20);
    expect(value).toBeLessThanOrEqual(at % 2 === 0 ? 60 : 44);
  }
});

const channels = (hex: string): number[] =>
  [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
const luminance = (rgb: readonly number[]): number => {
  const [red = 0, green = 0, blue = 0] = rgb.map(value =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: readonly number[], other: readonly number[]): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const shaded = (palette: Palette, ink: Ink): number[] => {
  const under = channels(palette.surface);
  return channels(palette[ink]).map(
    (value, at) => value * deepestShade + (under[at] ?? 0) * (1 - deepestShade),
  );
};

it.each([
  ['light', lightPalette],
  ['dark', darkPalette],
] as const)('keeps texts readable on every shade, and inks apart from the surface: %s', (_, palette) => {
  for (const [ink, colour] of Object.entries(palette) as [Ink, string][]) {
    if (ink === 'surface' || ink === 'line') continue;
    expect(contrast(channels(colour), channels(palette.surface)), ink).toBeGreaterThanOrEqual(3);
    if (ink === 'text') continue;
    expect(contrast(channels(palette.text), shaded(palette, ink)), ink).toBeGreaterThanOrEqual(4.5);
  }
  expect(contrast(channels(palette.muted), channels(palette.surface))).toBeGreaterThanOrEqual(4.5);
});
