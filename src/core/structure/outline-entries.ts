/** The outline of a document for reading: its sections, and its tables among them, in the order of the text. */
import type { Range } from '../text/range.ts';
import { type DocumentStructure, sectionAt } from './document-structure.ts';
import { tableName } from './tables.ts';

/** Start and end are those of the whole section, or of the table with its caption. */
export interface OutlineEntry extends Range {
  kind: 'section' | 'table';
  /** Empty where a heading says nothing, or a table has no caption. */
  title: string;
  /** From 1, leaving out none: a section below another is one deeper. */
  depth: number;
}

export function outlineEntries(structure: DocumentStructure): OutlineEntry[] {
  const sections = structure.sections.map(({ start, end, title, path }): OutlineEntry => {
    return { kind: 'section', start, end, title, depth: path.length };
  });
  const tables = structure.tables.map((table): OutlineEntry => {
    const start = table.caption?.start ?? table.start;
    const { end } = table;
    const depth = (sectionAt(structure, start)?.path.length ?? 0) + 1;
    return { kind: 'table', start, end, title: tableName(table) ?? '', depth };
  });
  return [...sections, ...tables].sort((one, other) => one.start - other.start || one.depth - other.depth);
}

/** The index of the section that holds the offset, the innermost; -1 before the first. */
export function entryAt(entries: readonly OutlineEntry[], offset: number): number {
  return entries.findLastIndex(
    ({ kind, start, end }) => kind === 'section' && start <= offset && offset < end,
  );
}

/** How many of the places, which are in order, begin in each entry. */
export function countIn(entries: readonly Range[], places: ArrayLike<number>): number[] {
  const before = (offset: number): number => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((places[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return entries.map(({ start, end }) => before(end) - before(start));
}
