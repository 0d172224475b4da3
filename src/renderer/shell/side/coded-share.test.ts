import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codedShare } from './coded-share.ts';

describe('codedShare', () => {
  it('counts what overlapping spans cover once', () => {
    expect(
      codedShare(
        [
          { start: 10, end: 30 },
          { start: 0, end: 20 },
          { start: 12, end: 14 },
        ],
        100,
      ),
    ).toBe(0.3);
  });

  it('is nothing for an empty document', () => {
    expect(codedShare([], 0)).toBe(0);
  });

  it('is the number of covered characters, over the length', () => {
    const span = fc
      .tuple(fc.nat(80), fc.integer({ min: 1, max: 20 }))
      .map(([start, size]) => ({ start, end: start + size }));
    fc.assert(
      fc.property(fc.array(span), spans => {
        const covered = new Set(
          spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
        );
        expect(codedShare(spans, 100)).toBeCloseTo(covered.size / 100, 12);
      }),
    );
  });
});
