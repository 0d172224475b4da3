/// <reference path="./edtf.d.ts" />
import edtf from 'edtf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePeriods, type Period, parsePeriod, periodsOverlap } from './period.ts';

function period(text: string): Period {
  const result = parsePeriod(text);
  if (!result.ok) throw new Error(result.error);
  return result.period;
}

const day = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

describe('parsePeriod', () => {
  it.each([
    ['1995', '1995-01-01', '1995-12-31'],
    [' 1995-12 ', '1995-12-01', '1995-12-31'],
    ['1995-12-06', '1995-12-06', '1995-12-06'],
    ['1993/1994', '1993-01-01', '1994-12-31'],
    ['1994-12~', '1994-12-01', '1994-12-31'],
    ['1994?', '1994-01-01', '1994-12-31'],
    ['199X', '1990-01-01', '1999-12-31'],
  ])('reads %s', (text, from, to) => {
    const read = period(text);
    expect([day(read.from), day(read.to)]).toEqual([from, to]);
    expect(read.text).toBe(text.trim());
  });

  const two = fc.integer({ min: 0, max: 33 }).map(number => String(number).padStart(2, '0'));
  const year = fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1990, max: 2000 }));
  const date = fc
    .tuple(
      year.map(number => String(number).padStart(4, '0')),
      fc.constantFrom(1, 2, 3),
      two,
      two,
      fc.constantFrom('', '', '~', '?', '%'),
    )
    .map(([first, parts, month, day, mark]) => [first, month, day].slice(0, parts).join('-') + mark);

  it('reads plain dates and ranges of them as the library does', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          date,
          fc.tuple(date, date).map(ends => ends.join('/')),
        ),
        text => {
          const read = parsePeriod(text);
          let expected: { from: number; to: number } | null = null;
          try {
            const { min, max } = edtf(text);
            expected = {
              from: min ?? Number.NEGATIVE_INFINITY,
              to: max ?? Number.POSITIVE_INFINITY,
            };
          } catch {
            // Not a date.
          }
          const holds = expected !== null && expected.from <= expected.to;
          expect(read.ok ? { from: read.period.from, to: read.period.to } : null).toEqual(
            holds ? expected : null,
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('leaves an open or unknown end open', () => {
    expect(period('1993/..').to).toBe(Number.POSITIVE_INFINITY);
    expect(period('../1994').from).toBe(Number.NEGATIVE_INFINITY);
    expect(period('1993/').to).toBe(Number.POSITIVE_INFINITY);
  });

  it.each(['', '  ', 'last spring', '1994-13', '06/12/1995', '19950101', '1994/1993', '1'.repeat(101)])(
    'refuses “%s” with a reason',
    text => {
      const result = parsePeriod(text);
      expect(result.ok ? 'taken' : result.error).toMatch(/\.$/);
    },
  );
});

describe('periods', () => {
  it('overlap where they have a day in common', () => {
    expect(periodsOverlap(period('1993/1994'), period('1994-12~'))).toBe(true);
    expect(periodsOverlap(period('1994'), period('1995'))).toBe(false);
    expect(periodsOverlap(period('../1990'), period('1990-05'))).toBe(true);
  });

  it('sort by beginning, then end, then as written', () => {
    const sorted = ['1995', '1994?', '1994', '1993/1994', '1994-02'].map(period).sort(comparePeriods);
    expect(sorted.map(({ text }) => text)).toEqual(['1993/1994', '1994', '1994?', '1994-02', '1995']);
  });
});
