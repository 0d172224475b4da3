/** Rows of a table: lines of several cells, one below the other, whose cells stand in columns. */
import type { Cell, Line } from './lines.ts';
import { isBelow } from './reading-order.ts';

/** One cell for each column; null where a row has none. */
export type TableRow = readonly (Cell | null)[];

/** Stretches of lines: those of several cells together, with whatever lies between. */
export function tabularStretches(lines: readonly Line[]): { lines: Line[]; isTabular: boolean }[] {
  const stretches: { lines: Line[]; isTabular: boolean }[] = [];
  for (const line of lines) {
    const isTabular = line.cells.length > 1;
    const last = stretches.at(-1);
    const before = last?.lines.at(-1);
    const follows =
      last !== undefined &&
      last.isTabular === isTabular &&
      (!isTabular || (before !== undefined && line.page === before.page && isNextRow(line, before)));
    if (follows) last.lines.push(line);
    else stretches.push({ lines: [line], isTabular });
  }
  // A single line with a gap is a line.
  return stretches.reduce<{ lines: Line[]; isTabular: boolean }[]>((joined, stretch) => {
    const isTabular = stretch.isTabular && stretch.lines.length > 1;
    const last = joined.at(-1);
    if (last !== undefined && !last.isTabular && !isTabular) last.lines.push(...stretch.lines);
    else joined.push({ lines: [...stretch.lines], isTabular });
    return joined;
  }, []);
}

const isNextRow = (line: Line, before: Line): boolean =>
  isBelow(line, before) && before.baseline - line.baseline < 3.5 * line.size;

/** The rows with their cells by column; null where the cells stand in no columns. */
export function tableOf(lines: readonly Line[]): TableRow[] | null {
  const columns: { left: number; right: number }[] = [];
  for (const cell of lines.flatMap(({ cells }) => cells)) {
    const touched = columns.filter(({ left, right }) => left < cell.right && right > cell.left);
    const joined = {
      left: Math.min(cell.left, ...touched.map(({ left }) => left)),
      right: Math.max(cell.right, ...touched.map(({ right }) => right)),
    };
    columns.splice(0, columns.length, ...columns.filter(column => !touched.includes(column)), joined);
  }
  columns.sort((one, other) => one.left - other.left);
  if (lines[0]?.rightToLeft === true) columns.reverse();
  if (columns.length < 2 || lines.length * columns.length < 6) return null;
  const rows: (Cell | null)[][] = [];
  for (const { cells } of lines) {
    const row: (Cell | null)[] = columns.map(() => null);
    for (const cell of cells) {
      const index = columns.findIndex(({ left, right }) => left <= cell.left && cell.right <= right);
      if (row[index] !== null) return null;
      row[index] = cell;
    }
    rows.push(row);
  }
  return rows;
}
