/**
 * How cells are written as CSV: RFC 4180 quoting, a comma between cells, LF after each row. Text that a
 * spreadsheet would run as a formula is disarmed, and lists of values stand in one cell; both can be undone.
 */

/** Null is an empty cell. Numbers and truth values are written bare; only text is guarded. */
export type Cell = string | number | boolean | null;

const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** Puts an apostrophe before text that a spreadsheet would run, also where such text has apostrophes already. */
export const guardFormula = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** Takes back what `guardFormula` did. */
export const unguardFormula = (text: string): string => (guarded.test(text) ? text.slice(1) : text);

/** Several values in one cell, with `|` between them; `\` and `|` inside a value have `\` before them. */
export const joinValues = (values: readonly string[]): string =>
  values.map(value => value.replace(/[\\|]/g, '\\$&')).join('|');

/** Takes back what `joinValues` did. An empty text is no value. */
export function splitValues(cell: string): string[] {
  if (cell === '') return [];
  const values: string[] = [''];
  for (const [piece] of cell.matchAll(/\\[\\|]|[\s\S]/g)) {
    if (piece === '|') values.push('');
    else values[values.length - 1] += piece.length === 2 ? piece.slice(1) : piece;
  }
  return values;
}

/** Rows as CSV text, each ended by LF. */
export function writeCsvRows(rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return '';
  let text = '';
  for (const row of rows) {
    for (let at = 0; at < row.length; at += 1) {
      const cell = row[at] ?? null;
      if (at > 0) text += ',';
      if (cell !== null) text += typeof cell === 'string' ? quoteCell(guardFormula(cell)) : String(cell);
    }
    text += '\n';
  }
  return text;
}

/** A byte order mark, or a space at an end, would else be taken for no part of the cell. */
const needsQuotes = /[",\r\n\ufeff]|^ | $/;

const quoteCell = (text: string): string =>
  needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
