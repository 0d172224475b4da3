/** How wide columns and how high rows are, from what they hold: known before anything is drawn, so that scrolling is even. */
import type { Cell, ViewTable } from '#core/views/view.ts';
import { countTable } from './table-progress.ts';

/** Pixels of an average letter at the size of the table's text. */
const LETTER = 6.4;
const PADDING = 20;
/** Rows that are looked at: enough to know what a column holds. */
const SAMPLE = 200;

/** Room for the button of a head's menu. */
const HEAD_MENU = 26;

/** Whether it has a cell for each of its judgements, made or still to be made. */
export const isMatrix = (table: ViewTable): boolean => countTable(table) !== null;

/** Room for the number of passages beside a cell's text. */
const COUNT = 34;

/** Pixels. A head goes over several lines, and a cell over two. */
export function columnWidths(table: ViewTable): number[] {
  const sample = table.rows.slice(0, SAMPLE);
  return table.columns.map(({ label }, at) => {
    const cells = sample.flatMap(({ cells }) => cells[at] ?? []);
    const longestWord = Math.max(...label.split(/[\s-]+/).map(word => word.length));
    const longest = cells.reduce((most, { text }) => Math.max(most, text.length), 0);
    const beside = at === 0 && cells.some(({ passages }) => passages.length > 0) ? COUNT : 0;
    const judged = cells.some(({ status }) => status !== null);
    const head = Math.max(longestWord, Math.ceil(label.length / 2)) * LETTER + PADDING + HEAD_MENU;
    const body =
      (judged ? Math.max(longest / 2, Math.min(longest, 22)) : longest) * LETTER + PADDING + beside;
    return Math.round(Math.min(Math.max(head, body, judged ? 128 : 56), judged ? 208 : 280));
  });
}

/** Pixels. Judged cells have two lines and one for their marks; others one line, or two where many need it. */
export function rowHeight(table: ViewTable, widths: readonly number[]): number {
  if (isMatrix(table)) return 60;
  const wraps = (cell: Cell, at: number): boolean =>
    cell.text.length * LETTER + PADDING > (widths[at] ?? 0) + 1;
  const sample = table.rows.slice(0, SAMPLE);
  if (sample.some(({ cells }) => cells.some(({ status }) => status !== null))) return 46;
  const wrapping = sample.filter(({ cells }) => cells.some(wraps)).length;
  return wrapping > sample.length / 8 ? 46 : 30;
}

/** Pixels, for the longest head. */
export function headHeight(table: ViewTable, widths: readonly number[]): number {
  const lines = table.columns.map(({ label }, at) =>
    Math.ceil((label.length * LETTER * 1.08) / Math.max(30, (widths[at] ?? 0) - PADDING - HEAD_MENU)),
  );
  return Math.min(4, Math.max(1, ...lines)) * 17 + 14;
}
