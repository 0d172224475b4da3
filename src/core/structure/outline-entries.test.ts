import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeOf, plainReport } from '../finding/testing/plain-report.ts';
import { blocksOfPlainText } from '../text/plain-text.ts';
import { structureOf } from './document-structure.ts';
import { countIn, entryAt, outlineEntries } from './outline-entries.ts';

const entries = outlineEntries(structureOf(plainReport, blocksOfPlainText(plainReport)));

it('has sections and tables in the order of the text, each below its section', () => {
  expect(entries.map(({ kind, title, depth }) => [kind, title, depth])).toEqual([
    ['section', 'THE HARBOUR AND ITS TARIFFS', 1],
    ['section', 'FIRST STEPS', 1],
    ['section', '1. The port authority', 2],
    ['table', 'Table 1: CRANES AND BARGES', 3],
    ['section', '2. The union', 2],
  ]);
});

it('finds the innermost section of a place, never a table', () => {
  expect(entries[entryAt(entries, placeOf('at sea'))]?.title).toBe('2. The union');
  expect(entries[entryAt(entries, placeOf('Barges'))]?.title).toBe('1. The port authority');
  expect(entryAt([], 5)).toBe(-1);
});

it('counts what begins in an entry, as going through them does', () => {
  const ranges = fc.array(
    fc.tuple(fc.nat(30), fc.nat(30)).map(([start, length]) => ({ start, end: start + length })),
  );
  fc.assert(
    fc.property(ranges, fc.array(fc.nat(40)), (any, places) => {
      const ordered = [...places].sort((one, other) => one - other);
      expect(countIn(any, ordered)).toEqual(
        any.map(({ start, end }) => places.filter(at => at >= start && at < end).length),
      );
    }),
  );
});
