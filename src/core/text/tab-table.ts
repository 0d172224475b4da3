/** Finds tables that are written as bare lines with tabs, as they come out of spreadsheets and web pages. */
import type { Range } from './range.ts';

export interface TabRow extends Range {
  /** Cells without the white space around them; an empty one lies at its place with no length. */
  cells: Range[];
}

export interface TabTable extends Range {
  rows: TabRow[];
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** Lines whose tabs belong to Markdown: list items, quotes, headings, tables with bars. */
const MARKED = /^\s*(?:[-*+•]\s|>|#{1,6}\s|\||\d{1,9}[.)]\s)/;

/**
 * Two or more lines in a row that have tabs and, to within one, equally many cells. The first cell may be empty in
 * some rows, but not in all: that is indented text. What lies in fenced code is left alone.
 */
export function findTabTables(text: string): TabTable[] {
  const tables: TabTable[] = [];
  if (!text.includes('\t')) return tables;
  let rows: TabRow[] = [];
  let fence = '';
  const close = () => {
    const [first] = rows;
    const last = rows.at(-1);
    const hasFirstCells = rows.some(({ cells: [cell] }) => cell && cell.start < cell.end);
    if (first && last && rows.length > 1 && hasFirstCells)
      tables.push({ start: first.start, end: last.end, rows });
    rows = [];
  };
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    const line = text.slice(start, end);
    const mark = FENCE.exec(line)?.[1];
    if (fence !== '') {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = '';
    } else if (mark) {
      close();
      fence = mark;
    } else {
      const row = line.includes('\t') && !MARKED.test(line) ? rowOf(line, start) : null;
      if (!row || !fitsTo(rows, row)) close();
      if (row) rows.push(row);
    }
    start = end + 1;
  }
  close();
  return tables;
}

function fitsTo(rows: readonly TabRow[], row: TabRow): boolean {
  const counts = [...rows.slice(0, 1), ...rows.slice(-1)].map(({ cells }) => cells.length);
  return counts.every(count => Math.abs(count - row.cells.length) <= 1);
}

function rowOf(line: string, offset: number): TabRow | null {
  const cells: Range[] = [];
  let filled = 0;
  let at = 0;
  for (const cell of line.split('\t')) {
    const start = offset + at + (cell.length - cell.trimStart().length);
    const length = cell.trim().length;
    if (length > 0) filled += 1;
    cells.push(length > 0 ? { start, end: start + length } : { start: offset + at, end: offset + at });
    at += cell.length + 1;
  }
  const [first] = cells;
  const isRow = filled > 1 || (filled === 1 && first !== undefined && first.start < first.end);
  return isRow ? { start: offset, end: offset + line.length, cells } : null;
}
