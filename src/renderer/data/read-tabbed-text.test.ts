import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tabbedText } from '../analyse/table-moves.ts';
import { readTabbedText } from './read-tabbed-text.ts';

it.each<[string, string[][]]>([
  [
    'a\tb\nc\td\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a\t\r\n\tb\r\n',
    [
      ['a', ''],
      ['', 'b'],
    ],
  ],
  ['"one\ntwo"\t"say ""so"""', [['one\ntwo', 'say "so"']]],
  ['"not closed\tb', [['"not closed', 'b']]],
  ['an "inch"', [['an "inch"']]],
  ['', [['']]],
])('%j', (text, rows) => {
  expect(readTabbedText(text)).toEqual(rows);
});

it('reads what is copied from a grid', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', 'é', ' ') });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), rows => {
      expect(readTabbedText(`${tabbedText(rows)}\n`)).toEqual(rows);
    }),
  );
});
