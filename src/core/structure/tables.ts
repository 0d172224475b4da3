/**
 * Tables of a document as grids of cells, each cell a range of the canonical text: those that the format has, lines
 * with tabs, lines whose columns are lined up by spaces, and lists that an extraction has written a cell a line.
 */
import { type Cell, writeCsvRows } from '../exporters/csv-cells.ts';
import type { Block, Cell as TableCell } from '../text/blocks.ts';
import type { Range } from '../text/range.ts';
import { findTabTables } from '../text/tab-table.ts';
import type { Caption } from './captions.ts';
import { endsSentence, linesOf, type TextLine, type TextLines } from './text-lines.ts';

export type TableRule = 'in the format' | 'tabs' | 'columns' | 'a cell a line' | 'by hand';

export interface FoundTable extends Range {
  rule: TableRule;
  /** Null where no caption stands above it. */
  caption: Caption | null;
  /** Rows may be of different lengths; empty where the cells are not known to stand in any order. */
  rows: readonly (readonly Range[])[];
}

export interface CellOptions {
  /** How many columns (or, by column, rows) the table has; as the paragraphs have it, unless given. */
  columns?: number;
  /** Whether the cells follow each other along rows or down columns. */
  by: 'row' | 'column';
}

/** In the order of the text. Captioned lists of cells are found too, with rows where the paragraphs agree. */
export function findTables(
  text: string,
  blocks: readonly Block[],
  set: TextLines,
  captions: readonly Caption[],
): FoundTable[] {
  const tables: FoundTable[] = [];
  const add = (table: Omit<FoundTable, 'caption'>, caption = captionAbove(table, captions, text)) => {
    if (tables.some(other => table.start < other.end && other.start < table.end)) return;
    tables.push({ ...table, caption });
  };
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    const rows = block.rows.map(row => row.cells.map(visibleRange));
    add({ start: block.start, end: block.end, rule: 'in the format', rows });
  }
  for (const { start, end, rows } of findTabTables(text)) {
    add({ start, end, rule: 'tabs', rows: rows.map(({ cells }) => cells) });
  }
  for (const rows of alignedRows(text, set.lines)) {
    const start = rows[0]?.[0]?.start ?? 0;
    add({ start, end: rows.at(-1)?.at(-1)?.end ?? start, rule: 'columns', rows });
  }
  for (const caption of captions) {
    const found = cellsBelow(caption, set, captions);
    if (found === null) continue;
    const { cells, end } = found;
    add({ start: cells.start, end, rule: 'a cell a line', rows: rowsOfParagraphs(text, cells) }, caption);
  }
  return tables.sort((one, other) => one.start - other.start);
}

/** A table of a range that somebody has drawn: every line a cell, laid out as the options say. */
export function readTable(text: string, range: Range, options: CellOptions): FoundTable {
  const tabs = findTabTables(text.slice(range.start, range.end));
  const moved = (cell: Range) => ({ start: cell.start + range.start, end: cell.end + range.start });
  const [tab] = tabs;
  if (tab !== undefined && tabs.length === 1 && options.columns === undefined)
    return { ...range, rule: 'by hand', caption: null, rows: tab.rows.map(({ cells }) => cells.map(moved)) };
  const cells = linesOf(text.slice(range.start, range.end)).lines.flatMap(line =>
    line.blank ? [] : [moved(line)],
  );
  const { columns } = options;
  if (columns === undefined)
    return { ...range, rule: 'by hand', caption: null, rows: rowsOfParagraphs(text, range) };
  const groups: Range[][] = [];
  for (let at = 0; at < cells.length; at += columns) groups.push(cells.slice(at, at + columns));
  return { ...range, rule: 'by hand', caption: null, rows: options.by === 'row' ? groups : turned(groups) };
}

/**
 * The table's cells as CSV, with white space made single. With a `source`, three more columns, named in the first row,
 * say in each other one from which document and range the table is.
 */
export const tableCsv = (
  text: string,
  { rows, start, end }: FoundTable,
  source: string | null = null,
): string => {
  const width = Math.max(0, ...rows.map(row => row.length));
  return writeCsvRows(
    rows.map((row, index) => [
      ...Array.from({ length: width }, (_, at): Cell => cellText(text, row[at])),
      ...(source === null ? [] : index === 0 ? ['document', 'start', 'end'] : [source, start, end]),
    ]),
  );
};

/** The label and title of its caption; null where it has none. */
export const tableName = ({ caption }: FoundTable): string | null =>
  caption === null ? null : [caption.label, caption.title].filter(part => part !== '').join(': ');

export const cellText = (text: string, cell: Range | undefined): string =>
  cell === undefined ? '' : text.slice(cell.start, cell.end).replace(/\s+/g, ' ').trim();

/** From the first visible character of a cell to its last; markup around them is not shown. */
function visibleRange({ start, inlines }: TableCell): Range {
  return { start: inlines[0]?.start ?? start, end: inlines.at(-1)?.end ?? start };
}

function captionAbove(table: Range, captions: readonly Caption[], text: string): Caption | null {
  const caption = captions.findLast(({ end }) => end <= table.start);
  if (caption === undefined) return null;
  return text.slice(caption.end, table.start).trim() === '' ? caption : null;
}

/** Cells of a line that stand apart by two spaces or more. */
function spacedCells({ content, start }: TextLine): Range[] {
  const cells: Range[] = [];
  for (const match of content.matchAll(/\S+(?: \S+)*/g)) {
    cells.push({ start: start + match.index, end: start + match.index + match[0].length });
  }
  return cells;
}

const FEWEST_ALIGNED = 3;
const NUMERIC = /^[-–+$(]?\d[\d\s.,’'%*)ºª-]*$/;

/** Three lines and more with equally many cells, two of which at least begin in the same column in every line. */
function alignedRows(text: string, lines: readonly TextLine[]): Range[][][] {
  const found: Range[][][] = [];
  let rows: { cells: Range[]; columns: number[] }[] = [];
  const close = () => {
    if (rows.length >= FEWEST_ALIGNED && areAligned(rows.map(({ columns }) => columns))) {
      found.push(rows.map(({ cells }) => cells));
    }
    rows = [];
  };
  for (const line of lines) {
    const cells = line.blank || !line.content.includes('  ') ? [] : spacedCells(line);
    if (cells.length < 2 || (rows[0] !== undefined && rows[0].cells.length !== cells.length)) close();
    if (cells.length < 2) continue;
    const lineStart = text.lastIndexOf('\n', line.start - 1) + 1;
    rows.push({ cells, columns: cells.map(({ start }) => start - lineStart) });
  }
  close();
  return found;
}

function areAligned(rows: readonly (readonly number[])[]): boolean {
  const [first = []] = rows;
  const shared = first.filter((column, at) => rows.every(row => Math.abs((row[at] ?? -9) - column) <= 1));
  return shared.length >= 2;
}

/** The lines below a caption up to the first that is running text, if they are cells; `end` takes in their legend. */
function cellsBelow(
  caption: Caption,
  { lines, width }: TextLines,
  captions: readonly Caption[],
): { cells: Range; end: number } | null {
  const longest = Math.min(width * 0.7, 70);
  const own: TextLine[] = [];
  let sourced = false;
  let legendEnd = 0;
  for (const [index, line] of lines.entries()) {
    if (line.start < caption.end || line.blank) continue;
    if (captions.some(other => other.start === line.start)) break;
    if (own.length === 0 && /^\([^()]*\)(?:\s*[a-z]\/)?$/.test(line.content)) continue;
    const isLegend = /^(?:[a-z]\/|\*|\(?\d\)|source|sources|fuente|fuentes|note|nota|descriptions?)/i.test(
      line.content,
    );
    if (isLegend) {
      legendEnd = line.end;
      sourced ||= /^(?:source|fuente)/i.test(line.content);
      continue;
    }
    const next = lines[index + 1]?.content ?? '';
    const isText = line.content.length > longest && (endsSentence(line.content) || next.length > longest);
    if (isText || (sourced && line.content.length > 40)) break;
    // Lines after the source are cells that an extraction has moved, as long as numbers follow.
    if (sourced && !lines.slice(index, index + 5).some(({ content }) => NUMERIC.test(content))) break;
    own.push(line);
  }
  const numbers = own.filter(({ content }) => NUMERIC.test(content)).length;
  const [first] = own;
  const last = own.at(-1);
  if (first === undefined || last === undefined || own.length < 4 || numbers * 3 < own.length) return null;
  return { cells: { start: first.start, end: last.end }, end: Math.max(last.end, legendEnd) };
}

/**
 * Rows where every paragraph of the range is one column (the first with the labels, without a head where it is one
 * line shorter), or one row; else none.
 */
function rowsOfParagraphs(text: string, range: Range): Range[][] {
  const groups: Range[][] = [];
  let fresh = true;
  for (const line of linesOf(text.slice(range.start, range.end)).lines) {
    if (line.blank) {
      fresh = true;
      continue;
    }
    const cell = { start: line.start + range.start, end: line.end + range.start };
    if (fresh) groups.push([cell]);
    else groups.at(-1)?.push(cell);
    fresh = false;
  }
  const [labels, second] = groups;
  if (labels === undefined || second === undefined) return [];
  const columns = groups.slice(1);
  if (!columns.every(group => group.length === second.length) || second.length < 2) return [];
  if (labels.length === second.length) return turned(groups);
  if (labels.length !== second.length - 1) return [];
  const corner = { start: range.start, end: range.start };
  return turned([[corner, ...labels], ...columns]);
}

const turned = (groups: readonly (readonly Range[])[]): Range[][] =>
  Array.from({ length: Math.max(0, ...groups.map(group => group.length)) }, (_, at) =>
    groups.flatMap(group => group[at] ?? []),
  );
