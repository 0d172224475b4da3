/** How wide columns and how high rows are, from what they hold: known before anything is drawn, so that scrolling is even. */
import type { Cell, ViewTable } from '#core/views/view.ts';

/** Pixels of an average letter at the size of the table's text. */
const LETTER = 6.4;
const PADDING = 20;
/** Rows that are looked at: enough to know what a column holds. */
const SAMPLE = 200;

/** Room for the button of a head's menu. */
const HEAD_MENU = 26;

export const isJudged = ({ rows }: ViewTable): boolean =>
  rows.some(({ cells }) => cells.some(({ status }) => status !== null));

/** Pixels. A head goes over several lines, and a cell over two. */
export function columnWidths(table: ViewTable): number[] {
  const sample = table.rows.slice(0, SAMPLE);
  return table.columns.map(({ label }, at) => {
    const cells = sample.flatMap(({ cells }) => cells[at] ?? []);
    const longestWord = Math.max(...label.split(/[\s-]+/).map(word => word.length));
    const longest = cells.reduce((most, { text }) => Math.max(most, text.length), 0);
    const judged = cells.some(({ status }) => status !== null);
    const head = Math.max(longestWord, Math.ceil(label.length / 2)) * LETTER + PADDING + HEAD_MENU;
    const body = (judged ? Math.max(longest / 2, Math.min(longest, 22)) : longest) * LETTER + PADDING;
    return Math.round(Math.min(Math.max(head, body, judged ? 128 : 56), judged ? 208 : 260));
  });
}

/** Pixels. Judged cells have two lines and one for their marks; others as many lines as they need, up to two. */
export function rowHeight(table: ViewTable, widths: readonly number[]): number {
  if (isJudged(table)) return 64;
  const wraps = (cell: Cell, at: number): boolean =>
    cell.text.length * LETTER + PADDING > (widths[at] ?? 0) + 1;
  return table.rows.slice(0, SAMPLE).some(({ cells }) => cells.some(wraps)) ? 46 : 30;
}

/** Pixels, for the longest head. */
export function headHeight(table: ViewTable, widths: readonly number[]): number {
  const lines = table.columns.map(({ label }, at) =>
    Math.ceil((label.length * LETTER * 1.08) / Math.max(30, (widths[at] ?? 0) - PADDING - HEAD_MENU)),
  );
  return Math.min(4, Math.max(1, ...lines)) * 17 + 14;
}
