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
