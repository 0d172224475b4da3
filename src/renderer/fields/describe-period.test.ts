import { expect, it } from 'vitest';
import { describePeriod } from './describe-period.ts';

it.each([
  ['1995', '1 Jan 1995 to 31 Dec 1995'],
  ['1995-12-06', '6 Dec 1995'],
  ['1993/1994', '1 Jan 1993 to 31 Dec 1994'],
  ['1995-06/..', 'from 1 Jun 1995'],
  ['1994~', '1 Jan 1994 to 31 Dec 1994 (approximate)'],
  ['1994%', '1 Jan 1994 to 31 Dec 1994 (approximate, uncertain)'],
  ['early 1994', null],
  ['', null],
])('says what %s means', (text, meaning) => {
  expect(describePeriod(text)).toBe(meaning);
});
