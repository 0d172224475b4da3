/** Cells as a spreadsheet gives them to the clipboard; the other half of `tabbedText`. */

/** A cell in quotes may hold tabs and line ends, with each quote doubled; quotes that do not close are text. */
const quoted = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
const bare = /[^\t\n]*/y;

/** Rows of cells. A line end at the very end, as spreadsheets add it, makes no row. */
export function readTabbedText(text: string): string[][] {
  const clean = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [[]];
  for (let at = 0; ; ) {
    quoted.lastIndex = at;
    bare.lastIndex = at;
    const inQuotes = quoted.exec(clean);
    const cell =
      inQuotes === null ? (bare.exec(clean)?.[0] ?? '') : (inQuotes[1] ?? '').replaceAll('""', '"');
    rows.at(-1)?.push(cell);
    at = inQuotes === null ? bare.lastIndex : quoted.lastIndex;
    if (at >= clean.length) return rows;
    if (clean[at] === '\n') rows.push([]);
    at += 1;
  }
}
