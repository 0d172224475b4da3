/** How wide columns and how high rows are, from what they hold: known before anything is drawn, so that scrolling is even. */
import type { Cell, ViewTable } from '#core/views/view.ts';
import { countTable } from './table-progress.ts';

/** Pixels of an average letter at the size of the table's text. */
const LETTER = 6.4;
/** Of a wide one, and the number of letters after which widths even out. */
const WIDE_LETTER = 7.4;
const EVEN = 12;
const PADDING = 20;
/** Of a head, which is bold. */
const HEAD_LETTER = 7.3;
/** Rows that are looked at: enough to know what a column holds. */
const SAMPLE = 200;

/** Room for the button of a head's menu. */
const HEAD_MENU = 26;

/** Whether it has a cell for each of its judgements, made or still to be made. */
export const isMatrix = (table: ViewTable): boolean => countTable(table) !== null;

/** Room for the number of passages beside a cell's text. */
const COUNT = 34;

/** Of the line below a judged cell's text: its signs with their words, confidence, and number of passages. */
const marksWidth = ({ conflicting, unsupported, lost, settledBy, confidence, passages }: Cell): number =>
  [conflicting, unsupported, lost.length > 0, settledBy.length > 0].filter(Boolean).length * 92 +
  (confidence === null ? 0 : 50) +
  (passages.length > 0 ? COUNT : 0) +
  PADDING;

/** Capitals are wider: how many average letters a word takes the room of. */
const lettersOf = (word: string): number => word.length + (word.match(/\p{Lu}/gu)?.length ?? 0) * 0.3;

/** Pixels. A head goes over several lines, and a cell over two. */
export function columnWidths(table: ViewTable): number[] {
  const sample = table.rows.slice(0, SAMPLE);
  return table.columns.map(({ label }, at) => {
    const cells = sample.flatMap(({ cells }) => cells[at] ?? []);
    const longestWord = Math.max(...label.split(/[\s-]+/).map(lettersOf));
    const longest = cells.reduce((most, { text }) => Math.max(most, text.length), 0);
    const beside = at === 0 && cells.some(({ passages }) => passages.length > 0) ? COUNT : 0;
    const judged = cells.some(({ status }) => status !== null);
    const head = Math.max(longestWord, Math.ceil(label.length / 2)) * HEAD_LETTER + PADDING + HEAD_MENU;
    const marks = cells.reduce((most, cell) => Math.max(most, marksWidth(cell)), 0);
    // A short text may be of wide letters throughout; in a long one they even out.
    const wide = Math.min(longest, EVEN) * (WIDE_LETTER - LETTER);
    const body =
      (judged ? Math.max(longest / 2, Math.min(longest, 22)) : longest) * LETTER + wide + PADDING + beside;
    const wanted = Math.max(head, body, judged ? 128 : 56);
    return Math.round(Math.max(Math.min(wanted, judged ? 208 : 280), judged ? Math.min(marks, 304) : 0));
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
    Math.ceil((label.length * HEAD_LETTER) / Math.max(30, (widths[at] ?? 0) - PADDING - HEAD_MENU + 1)),
  );
  return Math.min(4, Math.max(1, ...lines)) * 17 + 14;
}

/** A frozen column is never narrower, unless it was. */
const LEAST_FROZEN = 104;

/** The widths with frozen columns narrowed, so that about half of the room (pixels) is left to what is scrolled. */
export function narrowFrozen(widths: readonly number[], frozen: number, room: number): number[] {
  const held = widths.slice(0, frozen).reduce((sum, width) => sum + width, 0);
  const ratio = Math.min(1, room / 2 / Math.max(1, held));
  return widths.map((width, at) =>
    at < frozen ? Math.min(width, Math.max(LEAST_FROZEN, Math.round(width * ratio))) : width,
  );
}
