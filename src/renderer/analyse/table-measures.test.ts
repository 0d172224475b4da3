import { expect, it } from 'vitest';
import { textCell } from '#core/views/table-cells.ts';
import type { Cell, ViewTable } from '#core/views/view.ts';
import { columnWidths, headHeight, narrowFrozen, rowHeight } from './table-measures.ts';

const tableOf = (label: string, ...cells: Cell[]): ViewTable => ({
  name: 'example',
  columns: [{ id: 'column', label }],
  rows: cells.map((cell, at) => ({ id: String(at), cells: [cell] })),
  notes: [],
});
const widthOf = (table: ViewTable): number => columnWidths(table)[0] ?? 0;

it('gives a column the room that its longest word and its marks need, and no more than can be read', () => {
  const narrow = widthOf(tableOf('All', textCell('3')));
  expect(widthOf(tableOf('Implementation', textCell('3')))).toBeGreaterThan(narrow);
  const long = textCell('word '.repeat(300));
  expect(widthOf(tableOf('All', long))).toBe(widthOf(tableOf('All', long, long)));
  const judged = { status: 'conflicting', conflicting: true } as const;
  expect(
    widthOf(tableOf('Position', textCell('+1', { ...judged, unsupported: true, confidence: 'high' }))),
  ).toBeGreaterThan(widthOf(tableOf('Position', textCell('+1', judged))));
});

it('gives rows two lines and one for marks where judgements are still to be made', () => {
  const gap = tableOf('Problem', textCell('not yet coded', { status: 'not-yet-coded' }));
  const list = tableOf('Judgement', textCell('Passed', { status: 'coded' }));
  const plain = tableOf('Passages', textCell('3'));
  const heights = [plain, list, gap].map(table => rowHeight(table, columnWidths(table)));
  expect(heights).toEqual([...heights].sort((one, other) => one - other));
  expect(new Set(heights).size).toBe(3);
  const [low] = [headHeight(plain, columnWidths(plain))];
  const long = tableOf('Requirements that the law makes of administration', textCell(''));
  expect(headHeight(long, columnWidths(long))).toBeGreaterThan(low);
});

it('narrows frozen columns only where they would take more than half of the room', () => {
  expect(narrowFrozen([90, 280, 208], 2, 1200)).toEqual([90, 280, 208]);
  const [letter = 0, name = 0, scrolled] = narrowFrozen([90, 280, 208], 2, 440);
  expect(letter + name).toBeLessThan(280);
  expect(name).toBeGreaterThanOrEqual(104);
  expect(scrolled).toBe(208);
  expect(narrowFrozen([90, 280, 208], 2, 10)).toEqual([90, 104, 208]);
});
