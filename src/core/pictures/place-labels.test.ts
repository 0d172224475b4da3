import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Box, boxesMeet, type LabelRequest, placeLabels } from './place-labels.ts';

const bounds: Box = { x: 0, y: 0, width: 900, height: 600 };

const manyRequests = fc
  .array(
    fc.record({
      text: fc.lorem({ maxCount: 3 }),
      x: fc.integer({ min: 100, max: 800 }),
      y: fc.integer({ min: 50, max: 550 }),
      radius: fc.integer({ min: 3, max: 14 }),
      priority: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 40 },
  )
  .map(list => list.map((each, at): LabelRequest => ({ ...each, id: `n${at}`, size: 11 })));

const discOf = ({ x, y, radius }: LabelRequest): Box => ({
  x: x - radius,
  y: y - radius,
  width: 2 * radius,
  height: 2 * radius,
});

it('places labels within the bounds, over no other label, mark or obstacle', () => {
  const obstacle: Box = { x: 300, y: 200, width: 120, height: 80 };
  fc.assert(
    fc.property(manyRequests, requests => {
      const placed = placeLabels(requests, { bounds, obstacles: [obstacle] });
      expect([...placed.keys()]).toEqual(requests.map(({ id }) => id));
      const boxes = [...placed.values()].flatMap(label => (label === null ? [] : [label.box]));
      for (const [at, box] of boxes.entries()) {
        expect(box.x >= 0 && box.x + box.width <= 900 && box.y >= 0 && box.y + box.height <= 600).toBe(true);
        expect(boxesMeet(box, obstacle)).toBe(false);
        for (const request of requests) expect(boxesMeet(box, discOf(request))).toBe(false);
        for (const other of boxes.slice(at + 1)) expect(boxesMeet(box, other)).toBe(false);
      }
      // There is room for all of so few.
      expect(boxes).toHaveLength(requests.length);
      expect(placeLabels(requests, { bounds, obstacles: [obstacle] })).toEqual(placed);
    }),
    { numRuns: 60 },
  );
});

const alike = (count: number): LabelRequest[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `n${at}`,
    text: 'Ministry',
    size: 11,
    x: 450,
    y: 300,
    radius: 5,
    priority: at,
  }));

it('gives the place beside the mark to the most important, and leads back to it from farther ones', () => {
  const placed = placeLabels(alike(12), { bounds, obstacles: [] });
  const first = placed.get('n11');
  expect(first?.leader).toBeNull();
  expect(first?.box.x).toBeCloseTo(458);
  const away = [...placed.values()].filter(label => label?.leader !== null);
  expect(away.length).toBeGreaterThan(2);
  for (const label of away) expect(label?.leader).toMatchObject({ type: 'path', stroke: { ink: 'muted' } });
});

it('leaves out what finds no place near enough, and what fits nowhere', () => {
  const near = placeLabels(alike(40), { bounds, obstacles: [], farthest: 30 });
  const placed = [...near.values()].filter(label => label !== null);
  expect(placed.length).toBeGreaterThan(4);
  expect(placed.length).toBeLessThan(40);
  const [only] = alike(1);
  if (only === undefined) throw new Error('One request was asked for.');
  const narrow = { x: 440, y: 290, width: 20, height: 20 };
  expect(placeLabels([only], { bounds: narrow, obstacles: [] }).get('n0')).toBeNull();
});
