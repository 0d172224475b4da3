import fc from 'fast-check';
import { expect, it } from 'vitest';
import { passageId } from '#core/model/ids.ts';
import { CountOnDemand } from '#core/views/count-on-demand.ts';
import { emptyCell, textCell } from '#core/views/table-cells.ts';
import type { Cell } from '#core/views/view.ts';
import { hasPassages, packRows, unpackRows } from './packed-rows.ts';

const passages = [passageId.parse('p')];
const shared: readonly Cell[] = [emptyCell, textCell('Union', { passages }), textCell('Ministry')];

const cell = fc.oneof(
  fc.constantFrom(...shared),
  fc.string().map(text => textCell(text, { passages })),
  fc.double({ noNaN: true }).map(value => new CountOnDemand(value, { passages })),
  fc.integer().map(value => new CountOnDemand(value, { passages }, 3)),
);
const rows = fc
  .array(fc.array(cell, { maxLength: 5 }), { maxLength: 12 })
  .map(list => list.map((cells, at) => ({ id: `r${at}`, cells })));

it('come out as they went in, counts without their passages', () => {
  fc.assert(
    fc.property(rows, list => {
      const taken = [...packRows(list)].flatMap(slice => unpackRows(structuredClone(slice)));
      const expected = list.map(({ id, cells }) => ({
        id,
        cells: cells.map(each => (each instanceof CountOnDemand ? { ...each, passages: [] } : each)),
      }));
      expect(taken).toEqual(expected);
      for (const [at, { cells }] of taken.entries())
        expect(cells.map(hasPassages)).toEqual(list[at]?.cells.map(each => !(each instanceof CountOnDemand)));
    }),
  );
});

it('hand over in slices what is not shared, and list no passages for it', () => {
  const count = (): Cell =>
    new CountOnDemand(1, {
      get passages(): never {
        throw new Error('Passages were listed.');
      },
    });
  const many = Array.from({ length: 12_000 }, (_, at) => ({ id: `r${at}`, cells: [emptyCell, count()] }));
  const slices = [...packRows(many)];
  expect(slices.length).toBeGreaterThan(1);
  expect(slices.every(({ cells }) => cells.length === 1)).toBe(true);
  expect(slices.flatMap(unpackRows).map(({ id }) => id)).toEqual(many.map(({ id }) => id));
  const unlike = Array.from({ length: 4_000 }, (_, at) => ({ id: `r${at}`, cells: [textCell(`${at}`)] }));
  expect([...packRows(unlike)].length).toBeGreaterThan(1);
});
