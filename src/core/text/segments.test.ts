import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutSegments } from './segments.ts';

describe('cutSegments', () => {
  it('cuts where ranges begin and end', () => {
    const ranges = [
      { id: 'long', start: 0, end: 20 },
      { id: 'short', start: 4, end: 6 },
      { id: 'touching', start: 6, end: 30 },
    ];
    expect(cutSegments(2, 10, ranges)).toEqual([
      { start: 2, end: 4, ids: ['long'] },
      { start: 4, end: 6, ids: ['long', 'short'] },
      { start: 6, end: 10, ids: ['long', 'touching'] },
    ]);
    expect(cutSegments(3, 9, [])).toEqual([{ start: 3, end: 9, ids: [] }]);
    expect(cutSegments(3, 3, ranges)).toEqual([]);
  });

  it('agrees with looking at each unit', () => {
    const range = fc.tuple(fc.nat(40), fc.nat(15)).map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 15 }), fc.nat(20), fc.nat(25), (list, start, length) => {
        const ranges = list.map((r, i) => ({ ...r, id: `r${i}` }));
        const end = start + length;
        const segments = cutSegments(start, end, ranges);
        let at = start;
        for (const segment of segments) {
          expect(segment.start).toBe(at);
          expect(segment.end).toBeGreaterThan(at);
          for (let unit = segment.start; unit < segment.end; unit += 1) {
            expect(segment.ids).toEqual(ranges.filter(r => r.start <= unit && unit < r.end).map(r => r.id));
          }
          at = segment.end;
        }
        expect(at).toBe(end);
        const cuts = new Set(ranges.filter(r => r.start < r.end).flatMap(r => [r.start, r.end]));
        for (const segment of segments.slice(1)) expect(cuts.has(segment.start)).toBe(true);
      }),
    );
  });
});
