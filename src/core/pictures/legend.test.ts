import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layOutLegend } from './legend.ts';
import { drawSymbol } from './symbols.ts';
import { textWidth } from './text-width.ts';

it('lines entries up within the width, none over another, and says how high it is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.lorem({ maxCount: 6 }), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 120, max: 900 }),
      (labels, width) => {
        const entries = labels.map(label => ({
          label,
          sample: (x: number, y: number) => drawSymbol(1, { x, y, radius: 5 }),
        }));
        const { shapes, height } = layOutLegend(entries, { x: 10, y: 20, width, title: 'Type' });
        const texts = shapes.flatMap(shape => (shape.type === 'text' ? [shape] : []));
        expect(texts).toHaveLength(labels.length + 1);
        const boxes = texts.map(text => ({
          left: text.x,
          right: text.x + textWidth(text.text, text.size, text.bold),
          y: text.y,
        }));
        for (const [at, box] of boxes.entries()) {
          expect(box.right).toBeLessThanOrEqual(10 + width + 0.01);
          expect(box.y).toBeGreaterThan(20);
          expect(box.y).toBeLessThan(20 + height);
          const next = boxes[at + 1];
          if (next !== undefined && next.y === box.y) expect(next.left).toBeGreaterThan(box.right);
        }
      },
    ),
  );
});

it('is nothing where there is nothing to explain', () => {
  expect(layOutLegend([], { x: 0, y: 0, width: 100, title: 'Type' })).toEqual({ shapes: [], height: 0 });
});
