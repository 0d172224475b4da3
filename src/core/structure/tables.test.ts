import { describe, expect, it } from 'vitest';
import { blocksOfPlainText } from '../text/plain-text.ts';
import { structureOf } from './document-structure.ts';
import { readTable, tableCsv } from './tables.ts';

const csvOf = (text: string) =>
  structureOf(text, blocksOfPlainText(text)).tables.map(table => tableCsv(text, table));

describe('tables of plain text', () => {
  it('reads lines with tabs', () => {
    expect(csvOf('Before.\n\n\tNorth\tSouth\nCranes\t4\t9\nBarges\t21\t3\n\nAfter.')).toEqual([
      ',North,South\nCranes,4,9\nBarges,21,3\n',
    ]);
  });

  it('reads columns that spaces line up, and no prose with two spaces after a stop', () => {
    const text = 'Quay     Cranes  Barges\nNorth    4       21\nSouth    9       3\n';
    expect(csvOf(text)).toEqual(['Quay,Cranes,Barges\nNorth,4,21\nSouth,9,3\n']);
    expect(csvOf('It rained.  We stayed.\nThe wind turned.  They left.\nNobody came.  The end.\n')).toEqual(
      [],
    );
  });

  it('says where a table is from, in columns of their own', () => {
    const text = 'Before.\n\nQuay\tCranes\nNorth\t4\n';
    const [table] = structureOf(text, blocksOfPlainText(text)).tables;
    expect(table && tableCsv(text, table, 'Quays, new')).toBe(
      `Quay,Cranes,document,start,end\nNorth,4,"Quays, new",9,${text.length - 1}\n`,
    );
  });

  it('reads a range by hand, along rows or down columns', () => {
    const text = 'Cranes\n4\n5\nBarges\n21\n20\n';
    const range = { start: 0, end: text.length };
    expect(tableCsv(text, readTable(text, range, { by: 'row', columns: 3 }))).toBe(
      'Cranes,4,5\nBarges,21,20\n',
    );
    expect(tableCsv(text, readTable(text, range, { by: 'column', columns: 3 }))).toBe(
      'Cranes,Barges\n4,21\n5,20\n',
    );
    const inner = readTable(text, { start: 7, end: 10 }, { by: 'row', columns: 2 });
    expect(inner.rows).toEqual([
      [
        { start: 7, end: 8 },
        { start: 9, end: 10 },
      ],
    ]);
  });

  it('gives no rows where the paragraphs do not agree', () => {
    const text = 'A\nB\n\n1\n2\n3\n\n4\n';
    expect(readTable(text, { start: 0, end: text.length }, { by: 'row' }).rows).toEqual([]);
  });
});
