import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import {
  type Cell,
  guardFormula,
  joinValues,
  splitValues,
  unguardFormula,
  writeCsvRows,
} from './csv-cells.ts';

/** Text with many of the characters that CSV and spreadsheets trip over. */
const awkwardText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'=+-@\t\r\n\'",;|\\＝＋－＠ 😀é'),
    fc.constantFrom('e\u0301', '\ufeff'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
});

describe('guardFormula', () => {
  it('puts an apostrophe before what a spreadsheet would run', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1']) {
      expect(guardFormula(text)).toBe(`'${text}`);
    }
  });

  it('leaves other text alone, also with an apostrophe at its head', () => {
    for (const text of ['', 'a=1', ' =1', "'tis", '1-1', '“=”']) expect(guardFormula(text)).toBe(text);
  });

  it('can be undone, whatever the text', () => {
    fc.assert(fc.property(awkwardText, text => unguardFormula(guardFormula(text)) === text));
  });

  it('never leaves text that begins like a formula', () => {
    fc.assert(fc.property(awkwardText, text => !/^[=+\-@\t\r]/.test(guardFormula(text))));
  });
});

describe('joinValues', () => {
  it('separates with a bar and escapes bars and backslashes', () => {
    expect(joinValues(['a', 'b|c', 'd\\'])).toBe('a|b\\|c|d\\\\');
  });

  it('can be undone for any list of values that are not empty', () => {
    const values = fc.array(awkwardText.filter(text => text !== ''));
    fc.assert(
      fc.property(values, list => {
        expect(splitValues(joinValues(list))).toEqual(list);
      }),
    );
  });
});

describe('writeCsvRows', () => {
  it('keeps numbers as numbers and guards text only', () => {
    expect(writeCsvRows([[-3, '-3', true, null, 'a,b']])).toBe('-3,\'-3,true,,"a,b"\n');
  });

  it('is read back by a CSV reader cell by cell', () => {
    const cell = fc.oneof(awkwardText, fc.integer(), fc.boolean(), fc.constant(null));
    const rows = fc
      .integer({ min: 2, max: 5 })
      .chain(width =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(rows, (written: Cell[][]) => {
        const text = writeCsvRows(written);
        const read = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data.slice(0, -1);
        const expected = written.map(row => row.map(value => (value === null ? '' : String(value))));
        expect(read.map(row => row.map(unguardFormula))).toEqual(expected);
      }),
    );
  });
});
