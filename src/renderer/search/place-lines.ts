/** The lines of a list of places: heads of documents or of groups, and rows under them. */
import type { Arranged, SearchRow } from '../computing/messages.ts';

export type PlaceLine =
  | { type: 'head'; key: string; label: string; count: number }
  /** `row` = index in the list of rows. */
  | { type: 'row'; row: number };

/** Rows under the titles of their documents. Rows are in the order of documents. */
export const linesByDocument = (
  rows: readonly SearchRow[],
  titles: readonly { title: string }[],
): PlaceLine[] =>
  linesUnderHeads(rows, ({ document }) => ({
    key: `document ${document}`,
    label: titles[document]?.title ?? '',
  }));

/** Rows under the heads that they name; those of one head stand side by side. */
export function linesUnderHeads<Row>(
  rows: readonly Row[],
  headOf: (row: Row) => { key: string; label: string },
): PlaceLine[] {
  const lines: PlaceLine[] = [];
  let head: (PlaceLine & { type: 'head' }) | null = null;
  for (const [row, each] of rows.entries()) {
    const { key, label } = headOf(each);
    if (head === null || head.key !== key) {
      head = { type: 'head', key, label, count: 0 };
      lines.push(head);
    }
    head.count += 1;
    lines.push({ type: 'row', row });
  }
  return lines;
}

/** Rows in their order, under the words of their groups where they are grouped. */
export function linesOfConcordance(rows: readonly SearchRow[], arranged: Arranged | null): PlaceLine[] {
  if (arranged === null) return rows.map((_, row): PlaceLine => ({ type: 'row', row }));
  const lines: PlaceLine[] = [];
  let at = 0;
  const take = (count: number): void => {
    for (const row of arranged.order.subarray(at, at + count)) lines.push({ type: 'row', row });
    at += count;
  };
  for (const [index, { word }] of (arranged.groups ?? []).entries()) {
    const count = arranged.counts[index] ?? 0;
    lines.push({ type: 'head', key: `group ${word}`, label: word === '' ? '(no word)' : word, count });
    take(count);
  }
  take(arranged.order.length - at);
  return lines;
}

/** The rows from one to the other in the order of the lines, both included. */
export function rowsBetween(lines: readonly PlaceLine[], from: number, to: number): number[] {
  const [first, last] = from <= to ? [from, to] : [to, from];
  return lines.slice(first, last + 1).flatMap(line => (line.type === 'row' ? [line.row] : []));
}
