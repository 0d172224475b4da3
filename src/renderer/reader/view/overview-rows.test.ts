import { describe, expect, it } from 'vitest';
import { overviewRows } from './overview-rows.ts';

describe('overviewRows', () => {
  it('marks each layer where its marks lie, a row at least', () => {
    const rows = overviewRows(
      [
        { start: 0, end: 250, layer: 0 },
        { start: 990, end: 991, layer: 1 },
        { start: 1000, end: 1000, layer: 1 },
      ],
      1000,
      8,
      2,
    );
    expect(rows.map(row => [...row].join(''))).toEqual(['11000000', '00000001']);
  });

  it('bears an empty document', () => {
    expect(overviewRows([], 0, 4, 1).map(row => [...row])).toEqual([[0, 0, 0, 0]]);
  });
});
