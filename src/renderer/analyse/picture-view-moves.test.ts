import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markAfter } from './picture-view-moves.ts';

const middle = { id: 'middle', x: 50, y: 50 };
const marks = [
  middle,
  { id: 'right', x: 90, y: 52 },
  { id: 'far right', x: 190, y: 50 },
  { id: 'above', x: 48, y: 10 },
  { id: 'same place', x: 50, y: 50 },
  { id: 'below', x: 70, y: 200 },
];
const after = (key: string) => markAfter(marks, middle, key)?.id ?? null;

it('leads to the nearest mark in the direction, and nowhere where there is none', () => {
  expect(after('ArrowRight')).toBe('right');
  expect(after('ArrowUp')).toBe('above');
  expect(after('ArrowDown')).toBe('below');
  expect(after('ArrowLeft')).toBe('above');
  expect(markAfter([middle], middle, 'ArrowLeft')).toBeNull();
  expect(after('x')).toBeNull();
});

it('goes through the marks in their order too, and to both ends', () => {
  expect(after('Home')).toBe('middle');
  expect(after('End')).toBe('below');
  expect(after('PageDown')).toBe('right');
  expect(after('PageUp')).toBeNull();
});

it('moves only in the direction asked', () => {
  const place = fc.record({ x: fc.integer({ min: 0, max: 500 }), y: fc.integer({ min: 0, max: 500 }) });
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 30 }), places => {
      const all = places.map((each, at) => ({ ...each, id: String(at) }));
      const [from] = all;
      if (from === undefined) return;
      const right = markAfter(all, from, 'ArrowRight');
      if (right === null) expect(all.every(({ x }) => x <= from.x)).toBe(true);
      else expect(right.x).toBeGreaterThan(from.x);
      const up = markAfter(all, from, 'ArrowUp');
      if (up === null) expect(all.every(({ y }) => y >= from.y)).toBe(true);
      else expect(up.y).toBeLessThan(from.y);
    }),
  );
});
