import { describe, expect, it } from 'vitest';
import type { Item } from '#core/model/item.ts';
import { findNamed, findRows } from './item-rows.ts';

const row = (id: string, label: string, passages: number, aliases: string[] = []) => ({
  item: { id, label, aliases } as unknown as Item,
  passages,
  judged: 0,
});
const rows = [
  row('1', 'Unión Nacional', 3, ['UN']),
  row('2', 'Ministry of Health', 9, ['SSA']),
  row('3', 'Health workers 10', 1),
  row('4', 'Health workers 2', 1),
];
const ids = (found: { item: Item }[]): string[] => found.map(({ item }) => item.id);

describe('findRows', () => {
  it('orders by name with numbers by value, by count, and by last use', () => {
    expect(ids(findRows(rows, '', 'name', []))).toEqual(['4', '3', '2', '1']);
    expect(ids(findRows(rows, '', 'count', []))).toEqual(['2', '1', '4', '3']);
    expect(ids(findRows(rows, '', 'recent', ['3', '1']))).toEqual(['3', '1', '4', '2']);
  });

  it('finds without accents and case, beginnings first', () => {
    expect(ids(findRows(rows, 'UNION', 'name', []))).toEqual(['1']);
    expect(ids(findRows(rows, 'health', 'count', []))).toEqual(['4', '3', '2']);
  });

  it('finds by an alias and says by which', () => {
    expect(findRows(rows, 'ssa', 'name', [])).toMatchObject([{ item: { id: '2' }, foundBy: 'SSA' }]);
    expect(findRows(rows, 'xyz', 'name', [])).toEqual([]);
  });
});

describe('findNamed', () => {
  it('knows an item by its whole label or alias only', () => {
    expect(findNamed(rows, ' union  nacional')?.id).toBe('1');
    expect(findNamed(rows, 'un')?.id).toBe('1');
    expect(findNamed(rows, 'health')).toBeUndefined();
  });
});
