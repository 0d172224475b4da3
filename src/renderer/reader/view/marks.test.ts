import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutStretches, type Mark } from './marks.ts';

const marks = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 })), { maxLength: 25 })
  .map(spans =>
    spans.map(
      ([start, length], index): Mark => ({
        id: `m${index}`,
        start,
        end: start + length,
        layer: 0,
        group: 'g',
      }),
    ),
  );

describe('cutStretches', () => {
  it('covers the range without gaps and names for each unit exactly the marks that cover it', () => {
    fc.assert(
      fc.property(marks, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (all, a, b) => {
        const [start, end] = a < b ? [a, b] : [b, a];
        const stretches = cutStretches(start, end, all);
        let at = start;
        for (const stretch of stretches) {
          expect(stretch.start).toBe(at);
          expect(stretch.end).toBeGreaterThan(stretch.start);
          for (let unit = stretch.start; unit < stretch.end; unit += 1) {
            const expected = all.filter(mark => mark.start <= unit && mark.end > unit).map(mark => mark.id);
            expect(stretch.marks.map(mark => mark.id).sort()).toEqual(expected.sort());
          }
          at = stretch.end;
        }
        expect(at).toBe(end);
      }),
    );
  });

  it('puts the shortest mark last', () => {
    const all: Mark[] = [
      { id: 'short', start: 4, end: 6, layer: 0, group: 'g' },
      { id: 'long', start: 0, end: 10, layer: 1, group: 'g' },
    ];
    const inner = cutStretches(0, 10, all).find(stretch => stretch.start === 4);
    expect(inner?.marks.map(mark => mark.id)).toEqual(['long', 'short']);
  });
});
