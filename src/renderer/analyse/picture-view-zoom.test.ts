import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  carryBox,
  mostZoom,
  moveBox,
  revealInBox,
  type ViewBox,
  wholeOf,
  zoomBox,
} from './picture-view-zoom.ts';

const whole = { width: 800, height: 500 };

function expectWithin(box: ViewBox, size = whole): void {
  expect(box.x).toBeGreaterThanOrEqual(-1e-9);
  expect(box.y).toBeGreaterThanOrEqual(-1e-9);
  expect(box.x + box.width).toBeLessThanOrEqual(size.width + 1e-9);
  expect(box.y + box.height).toBeLessThanOrEqual(size.height + 1e-9);
  expect(box.width / box.height).toBeCloseTo(size.width / size.height);
  expect(box.width).toBeGreaterThanOrEqual(size.width / mostZoom - 1e-9);
}

it('keeps the point under the pointer where it is while zooming in', () => {
  const box = zoomBox(wholeOf(whole), whole, 2, { x: 200, y: 100 });
  expect(box.width).toBe(400);
  expect((200 - box.x) / box.width).toBeCloseTo(200 / 800);
  expect((100 - box.y) / box.height).toBeCloseTo(100 / 500);
  expect(zoomBox(box, whole, 0.5, { x: 200, y: 100 })).toEqual(wholeOf(whole));
});

it('never shows beyond the picture, whatever is done', () => {
  const step = fc.record({
    factor: fc.double({ min: 0.2, max: 5, noNaN: true }),
    dx: fc.integer({ min: -900, max: 900 }),
    dy: fc.integer({ min: -900, max: 900 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), steps => {
      let box = wholeOf(whole);
      for (const { factor, dx, dy } of steps) {
        box = moveBox(zoomBox(box, whole, factor), whole, dx, dy);
        expectWithin(box);
        const point = { x: Math.abs(dx) % 800, y: Math.abs(dy) % 500 };
        const seen = revealInBox(box, whole, point);
        expectWithin(seen);
        expect(point.x >= seen.x - 1e-9 && point.x <= seen.x + seen.width + 1e-9).toBe(true);
        expect(point.y >= seen.y - 1e-9 && point.y <= seen.y + seen.height + 1e-9).toBe(true);
        expectWithin(carryBox(box, whole, { width: 600, height: 900 }), { width: 600, height: 900 });
      }
    }),
  );
});

it('leaves alone what is seen already', () => {
  const box = { x: 100, y: 100, width: 400, height: 250 };
  expect(revealInBox(box, whole, { x: 300, y: 200 })).toEqual(box);
});
