import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CategoryNumber } from './picture.ts';
import { drawSymbol, numberCategories, symbolHalfWidth, symbolReach, symbolShape } from './symbols.ts';

const categories: readonly CategoryNumber[] = [0, 1, 2, 3, 4, 5, 6, 7];

/** The corners of a path that moves by absolute and by relative commands. */
function cornersOf(d: string): { x: number; y: number }[] {
  const corners: { x: number; y: number }[] = [];
  let [x, y] = [0, 0];
  for (const [, command, rest = ''] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const [first = 0, second = 0] = rest.trim().split(/[ ,]/).map(Number);
    if (command === 'M' || command === 'L') [x, y] = [first, second];
    else if (command === 'h') x += first;
    else if (command === 'v') y += first;
    else if (command !== 'Z') throw new Error(`A command that is not followed: ${command}`);
    corners.push({ x, y });
  }
  return corners;
}

const areaOf = (corners: readonly { x: number; y: number }[]): number =>
  Math.abs(
    corners.reduce((sum, { x, y }, at) => {
      const next = corners[(at + 1) % corners.length] ?? { x, y };
      return sum + x * next.y - next.x * y;
    }, 0) / 2,
  );

it('draws each category in a shape of its own, where it was asked and as large as the circle', () => {
  const shapes = categories.map(category => symbolShape(category, { x: 40, y: 30, radius: 6 }, {}));
  expect(new Set(shapes.map(shape => JSON.stringify(shape))).size).toBe(8);
  for (const [category, shape] of shapes.entries()) {
    if (shape.type === 'circle') {
      expect(shape).toMatchObject({ x: 40, y: 30, radius: 6 });
      continue;
    }
    const corners = shape.type === 'path' ? cornersOf(shape.d) : [];
    expect(areaOf(corners)).toBeCloseTo(Math.PI * 36, -0.5);
    const widest = Math.max(...corners.map(({ x }) => Math.abs(x - 40)));
    expect(widest / 6).toBeCloseTo(symbolHalfWidth[category as CategoryNumber], 1);
    for (const { x, y } of corners) {
      expect(Math.hypot(x - 40, y - 30)).toBeLessThan(6 * symbolReach);
    }
  }
});

it('is hollow where unsupported and has an exclamation mark where conflicting', () => {
  const place = { x: 0, y: 0, radius: 5 };
  expect(drawSymbol(2, place)).toMatchObject([{ fill: 'category-2' }]);
  expect(drawSymbol(2, place, { unsupported: true })).toMatchObject([
    { fill: 'surface', stroke: { ink: 'category-2' } },
  ]);
  expect(drawSymbol(2, place, { conflicting: true })).toMatchObject([{}, { type: 'text', text: '!' }]);
});

it('numbers names in their order, and lets the last number stand for all the rest', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 20 }), names => {
      const distinct = [...new Set(names)];
      const numbered = numberCategories(names);
      expect(distinct.map(name => numbered.of(name))).toEqual(distinct.map((_, at) => Math.min(at, 7)));
      expect(numbered.legend.flatMap(entry => entry.names)).toEqual(distinct);
      for (const entry of numbered.legend)
        for (const name of entry.names) expect(numbered.of(name)).toBe(entry.category);
    }),
  );
});
