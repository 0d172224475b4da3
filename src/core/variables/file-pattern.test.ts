import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchFilePattern, parseFilePattern } from './file-pattern.ts';

const anything = () => true;
const match = (pattern: string, name: string, fits: (field: string, text: string) => boolean = anything) => {
  const found = matchFilePattern(parseFilePattern(pattern), name, fits);
  return found === null ? null : Object.fromEntries(found);
};

describe('a pattern for names of files', () => {
  it.each([
    [
      '{date}_{author}_{genre}.*',
      '2020-01-05_Ruiz_report.pdf',
      { date: '2020-01-05', author: 'Ruiz', genre: 'report' },
    ],
    ['{source} - {date}', 'The Daily - 1995.txt', { source: 'The Daily', date: '1995' }],
    ['{source} - {date}', 'The Daily - 1995', { source: 'The Daily', date: '1995' }],
    ['scan*_{author}.TXT', 'Scan 12_Ana.txt', { author: 'Ana' }],
    ['{author}_*_{date}', 'Ana_a_b_1995.v2.txt', { author: 'Ana', date: 'b_1995.v2' }],
    ['{país}.*', 'Me\u0301xico.txt', { país: 'México' }],
    ['{a}_{b}', 'one_two_three.txt', { a: 'one', b: 'two_three' }],
    ['{a}.txt', 'one.pdf', null],
    ['{a}_{b}', 'one.txt', null],
    ['{a}_{b}', '_two.txt', null],
    ['{a}', '.hidden', { a: '.hidden' }],
  ])('%s reads %s', (pattern, name, fields) => {
    expect(match(pattern, name)).toEqual(fields);
  });

  it('cuts a name so that every part fits, if it can', () => {
    const isYear = (field: string, text: string) => field !== 'date' || /^\d{4}$/.test(text);
    expect(match('{source}_{date}', 'New_York_Times_1995.txt', isYear)).toEqual({
      source: 'New_York_Times',
      date: '1995',
    });
    expect(match('{source}_{date}', 'New_York_Times.txt', isYear)).toEqual({
      source: 'New',
      date: 'York_Times',
    });
  });

  it.each([
    ['report.*', 'names no variable'],
    ['{a}{b}', 'nothing that parts'],
    ['{a}*', 'nothing that parts'],
    ['{a}_{a}', 'twice'],
    ['{a', 'brace without its other half'],
    ['{ }_{a}', 'braces without the name'],
  ])('refuses %s', (pattern, why) => {
    expect(() => parseFilePattern(pattern)).toThrow(why);
  });

  it('gives back what was put in, whatever stands between', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9éß]{1,12}$/);
    const sign = fc.constantFrom('_', ' - ', '+', '(', '.v');
    fc.assert(
      fc.property(part, part, part, sign, sign, (a, b, c, one, two) => {
        expect(match(`{a}${one}{b}${two}{c}.*`, `${a}${one}${b}${two}${c}.txt`)).toEqual({ a, b, c });
      }),
    );
  });

  it('is quick with a name made to be slow', () => {
    const pattern = `${Array.from({ length: 12 }, (_, at) => `{f${at}}a`).join('')}b`;
    expect(match(pattern, 'a'.repeat(255))).toBeNull();
  });
});
