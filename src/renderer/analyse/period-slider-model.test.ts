import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePeriod } from '#core/model/period.ts';
import { periodOfYears, yearsOfPeriod } from './period-slider-model.ts';

const years = { first: 1988, last: 2002 };

it('writes a year, a range, or nothing for all years', () => {
  expect(periodOfYears([1995, 1995], years)).toBe('1995');
  expect(periodOfYears([1995, 1997], years)).toBe('1995/1997');
  expect(periodOfYears([1988, 2002], years)).toBeUndefined();
});

it('puts the thumbs where the period is, as far as the years go', () => {
  expect(yearsOfPeriod('1994-12~', years)).toEqual([1994, 1994]);
  expect(yearsOfPeriod('1993-06/..', years)).toEqual([1993, 2002]);
  expect(yearsOfPeriod('1950/1990', years)).toEqual([1988, 1990]);
  expect(yearsOfPeriod('no date', years)).toEqual([1988, 2002]);
});

it('reads back what it writes', () => {
  const year = fc.integer({ min: -500, max: 3000 });
  fc.assert(
    fc.property(year, year, year, year, (...four) => {
      const [first, from, to, last] = four.sort((one, other) => one - other) as [
        number,
        number,
        number,
        number,
      ];
      const text = periodOfYears([from, to], { first, last });
      expect(yearsOfPeriod(text, { first, last })).toEqual([from, to]);
      if (text !== undefined) expect(parsePeriod(text).ok).toBe(true);
    }),
  );
});
