import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panTime, shortestTime, timeAround, timeLengths, zoomTime } from './timeline-zoom.ts';

const year = (at: number) => Date.UTC(at, 0, 1);
const full = { from: year(1990), to: year(2010) };

describe('zooming along time', () => {
  it('keeps the moment under the pointer where it is', () => {
    const half = zoomTime(full, null, 2, year(1995));
    expect(half).not.toBeNull();
    const { from, to } = half ?? full;
    expect(to - from).toBeCloseTo((full.to - full.from) / 2, -1);
    const shareBefore = (year(1995) - full.from) / (full.to - full.from);
    expect((year(1995) - from) / (to - from)).toBeCloseTo(shareBefore, 6);
  });

  it('comes back to all that there is', () => {
    const once = zoomTime(full, null, 4, year(2000));
    expect(zoomTime(full, once, 1 / 4, year(2000))).toBeNull();
    expect(zoomTime(full, once, 1 / 100, year(2000))).toBeNull();
  });

  it('shows no less than a week', () => {
    const { from, to } = zoomTime(full, null, 1e9, year(2000)) ?? full;
    expect(to - from).toBe(shortestTime);
  });

  it('goes to a year or a month, and moves on', () => {
    const around = timeAround(full, year(2000), timeLengths.year) ?? full;
    expect(around.to - around.from).toBe(timeLengths.year);
    const later = panTime(full, around, 0.5) ?? full;
    expect(later.from - around.from).toBe(timeLengths.year / 2);
    expect(panTime(full, later, 1000)?.to).toBe(full.to);
    expect(panTime(full, null, 1)).toBeNull();
    expect(timeAround({ from: 0, to: 10 }, 5, timeLengths.month)).toBeNull();
  });

  const moments = fc.integer({ min: year(1000), max: year(2100) });

  it('never leaves what there is', () => {
    fc.assert(
      fc.property(
        moments,
        moments,
        fc.array(fc.record({ factor: fc.double({ min: 0.01, max: 100, noNaN: true }), at: moments }), {
          minLength: 1,
          maxLength: 8,
        }),
        (one, other, steps) => {
          const all = { from: Math.min(one, other), to: Math.max(one, other) };
          let shown: typeof all | null = null;
          for (const { factor, at } of steps) {
            shown = zoomTime(all, shown, factor, at);
            if (shown === null) continue;
            expect(shown.from).toBeGreaterThanOrEqual(all.from);
            expect(shown.to).toBeLessThanOrEqual(all.to);
            expect(shown.to).toBeGreaterThan(shown.from);
          }
        },
      ),
    );
  });
});
