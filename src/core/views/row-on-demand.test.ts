import { describe, expect, it } from 'vitest';
import { RowOnDemand } from './row-on-demand.ts';
import { textCell } from './table-cells.ts';

describe('a row on demand', () => {
  it('makes its cells when they are first looked at, and once', () => {
    let made = 0;
    const row = new RowOnDemand('a', () => {
      made += 1;
      return [textCell('one')];
    });
    expect(row.id).toBe('a');
    expect(made).toBe(0);
    expect(row.cells).toBe(row.cells);
    expect(made).toBe(1);
  });

  it('is copied, written and compared with its cells', () => {
    const plain = { id: 'a', cells: [textCell('one')] };
    const make = () => new RowOnDemand('a', () => [textCell('one')]);
    expect(structuredClone(make())).toEqual(plain);
    expect(JSON.stringify(make())).toBe(JSON.stringify(plain));
    expect({ ...make() }).toEqual(plain);
    expect(make()).toEqual(plain);
    expect(make()).not.toEqual(new RowOnDemand('a', () => [textCell('other')]));
  });
});
