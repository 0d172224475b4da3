import { describe, expect, it } from 'vitest';
import { parentOf, rowStandingFor, treeRows } from './tree-rows.ts';

const entries = [
  { key: 'a', title: 'Beginnings', depth: 1 },
  { key: 'b', title: 'The port', depth: 2 },
  { key: 'c', title: 'Its cranes', depth: 3 },
  { key: 'd', title: 'The únion', depth: 2 },
  { key: 'e', title: 'Ends', depth: 1 },
];
const shown = (folded: string[], filter = '') =>
  treeRows(entries, new Set(folded), filter).map(({ entry, isOpen }) => entry.key + (isOpen ? '+' : ''));

describe('the rows of a tree', () => {
  it('leave out what is folded away, at every depth', () => {
    expect(shown([])).toEqual(['a+', 'b+', 'c', 'd', 'e']);
    expect(shown(['b'])).toEqual(['a+', 'b', 'd', 'e']);
    expect(shown(['a', 'b'])).toEqual(['a', 'e']);
  });

  it('are those that hold the words, with what they belong to, folded or not', () => {
    expect(shown(['a', 'b'], 'CRANES')).toEqual(['a+', 'b+', 'c']);
    expect(shown([], 'union')).toEqual(['a+', 'd']);
    expect(shown([], 'nothing')).toEqual([]);
  });

  it('stand for what they hide', () => {
    const rows = treeRows(entries, new Set(['b']), '');
    expect(rowStandingFor(rows, entries, 2)).toBe(1);
    expect(rowStandingFor(rows, entries, 4)).toBe(3);
    expect(rowStandingFor(rows, entries, -1)).toBe(-1);
  });

  it('know what an entry belongs to', () => {
    expect([0, 1, 2, 3, 4].map(index => parentOf(entries, index))).toEqual([-1, 0, 1, 0, -1]);
  });
});
