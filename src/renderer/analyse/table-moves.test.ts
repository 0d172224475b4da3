import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeAfterKey, rangeBetween, tabbedText } from './table-moves.ts';

const size = { rows: 30, columns: 5, page: 10 };
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false });

it('moves as in a spreadsheet', () => {
  const at = { row: 4, column: 2 };
  expect(placeAfterKey(press('ArrowUp'), { row: 0, column: 2 }, size)).toEqual({ row: -1, column: 2 });
  expect(placeAfterKey(press('Home'), at, size)).toEqual({ row: 4, column: 0 });
  expect(placeAfterKey(press('End'), at, size)).toEqual({ row: 4, column: 4 });
  expect(placeAfterKey(press('Home', true), at, size)).toEqual({ row: 0, column: 0 });
  expect(placeAfterKey(press('End', true), at, size)).toEqual({ row: 29, column: 4 });
  expect(placeAfterKey(press('PageDown'), at, size)).toEqual({ row: 14, column: 2 });
  expect(placeAfterKey(press('PageUp'), at, size)).toEqual({ row: 0, column: 2 });
  expect(placeAfterKey(press('x'), at, size)).toBeNull();
});

it('never leaves the table', () => {
  const keys = fc.constantFrom(
    ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'],
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(keys, fc.boolean())), presses => {
      const end = presses.reduce(
        (place, [key, ctrl]) => placeAfterKey(press(key, ctrl), place, size) ?? place,
        { row: 0, column: 0 },
      );
      expect(end.row).toBeGreaterThanOrEqual(-1);
      expect(end.row).toBeLessThan(size.rows);
      expect(end.column).toBeGreaterThanOrEqual(0);
      expect(end.column).toBeLessThan(size.columns);
    }),
  );
});

it('copies a range without the heads', () => {
  expect(rangeBetween({ row: -1, column: 3 }, { row: 2, column: 1 })).toEqual({
    top: 0,
    bottom: 2,
    left: 1,
    right: 3,
  });
  expect(
    tabbedText([
      ['a', 'say "x"\ty'],
      ['', 'b'],
    ]),
  ).toBe('a\t"say ""x""\ty"\n\tb');
});
