import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../../pictures/text-width.ts';
import { dayName, stretchOf, TimeScale } from './time-axis.ts';

const at = (text: string): number => Date.parse(text);
const labels = (from: string, to: string, width = 900): string[] => {
  const full = { from: at('1900-01-01'), to: at('2050-01-01') };
  return new TimeScale(full, { from: at(from), to: at(to) }, 0, width).ticks().map(({ label }) => label);
};

describe('the axis of time', () => {
  it('names years, months and days, as far as they can be told apart', () => {
    expect(labels('1990-01-01', '2000-06-01')).toContain('1995');
    expect(labels('2010-01-01', '2011-12-31')).toEqual(
      expect.arrayContaining(['2010', 'Apr', 'Jul', 'Oct', '2011']),
    );
    expect(labels('2010-11-01', '2010-11-30')).toEqual(expect.arrayContaining(['Nov 2010', '15 Nov']));
  });

  it('always says which year it is, and lets no name cover another', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('1800-01-01'), max: at('2030-01-01') }),
        fc.integer({ min: 7 * 86_400_000, max: 200 * 365 * 86_400_000 }),
        fc.integer({ min: 150, max: 1600 }),
        (from, length, width) => {
          const shown = { from, to: from + length };
          const ticks = new TimeScale(shown, null, 0, width).ticks();
          expect(ticks.some(({ label }) => /\d{4}/.test(label))).toBe(true);
          for (const [place, { x, label, major }] of ticks.entries()) {
            const before = ticks[place - 1];
            if (before === undefined) continue;
            const end = before.x + textWidth(before.label, 12, before.major) / 2;
            expect(x - textWidth(label, 12, major) / 2).toBeGreaterThanOrEqual(end);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('cuts what is shown into pieces that follow each other', () => {
    const full = { from: at('1990-05-01'), to: at('2000-03-01') };
    const edges = new TimeScale(full, null, 0, 900).edges(12);
    expect(edges[0]).toBe(full.from);
    expect(edges.at(-1)).toBe(full.to + 1);
    expect([...edges].sort((one, other) => one - other)).toEqual(edges);
    expect(edges).toContain(at('1995-01-01'));
  });

  it('reaches over all that has a moment, and over nothing where nothing has', () => {
    const open = Number.POSITIVE_INFINITY;
    expect(stretchOf([{ from: -open, to: open }], null)).toBeNull();
    const found = stretchOf(
      [
        { from: at('1990-01-01'), to: open },
        { from: -open, to: at('1995-01-01') },
      ],
      null,
    );
    expect(found?.from).toBeLessThan(at('1990-01-01'));
    expect(found?.to).toBeGreaterThan(at('1995-01-01'));
    expect(dayName(at('2011-07-07'))).toBe('7 Jul 2011');
    expect(dayName(-62_200_000_000_000)).toBe('17 Dec 3 BC');
  });
});
