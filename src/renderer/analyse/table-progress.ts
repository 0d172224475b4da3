/** How far the judging of what is shown has come. */
import type { Cell, ViewTable } from '#core/views/view.ts';

export interface Judged {
  /** Cells that hold or could hold a judgement. */
  all: number;
  notYet: number;
  conflicting: number;
  unsupported: number;
}

/** Null where none of the cells is a judged one. */
export function countJudged(cells: Iterable<Cell>): Judged | null {
  const judged: Judged = { all: 0, notYet: 0, conflicting: 0, unsupported: 0 };
  for (const { status, conflicting, unsupported } of cells) {
    if (status === null) continue;
    judged.all += 1;
    if (status === 'not-yet-coded') judged.notYet += 1;
    if (conflicting) judged.conflicting += 1;
    if (unsupported) judged.unsupported += 1;
  }
  return judged.all === 0 ? null : judged;
}

const counted = new WeakMap<ViewTable, Judged | null>();

/** Null where the table lists what was judged: then there is nothing left to do. Counted once for each table. */
export function countTable(table: ViewTable): Judged | null {
  const known = counted.get(table);
  if (known !== undefined) return known;
  const judged = countJudged(cellsOf(table));
  const made = judged !== null && (judged.notYet > 0 || progressColumn(table) !== null) ? judged : null;
  counted.set(table, made);
  return made;
}

function* cellsOf({ rows }: ViewTable): Generator<Cell> {
  for (const { cells } of rows) yield* cells;
}

/** The column that says how far each row has come: the one that names the rows of a matrix. Null in other tables. */
export const progressColumn = ({ columns }: ViewTable): string | null =>
  columns.find(({ id }) => id === '.item' || id === '.actor')?.id ?? null;
