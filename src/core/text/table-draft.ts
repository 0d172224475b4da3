/** A table while it is written: cells take their columns, those that span others included, and lines of their own. */
import { type Run, runsOfWords, sameLook } from './text-runs.ts';

/** No table of a text is wider; a source that states more is mistaken or a trap. */
const MOST_COLUMNS = 1_000;
const MOST_SPANNED_ROWS = 10_000;

export interface DraftRow {
  header: boolean;
  cells: Run[][];
}

export class TableDraft {
  private readonly rows: DraftRow[] = [];
  /** For each column, how many of the next rows a cell from above takes. */
  private readonly taken: number[] = [];
  private column = 0;
  private cell: Run[] | null = null;
  private waitingSpace: Run['look'] | null = null;
  private waitsForBreak = false;

  beginRow(header = false): void {
    this.completeRow();
    this.rows.push({ header, cells: [] });
    this.column = 0;
    this.cell = null;
  }

  beginCell(columns = 1, rows = 1): void {
    const row = this.rows.at(-1) ?? this.firstRow();
    while (this.passTakenColumn(row));
    const width = Math.max(1, Math.min(columns, MOST_COLUMNS - this.column));
    if (this.column >= MOST_COLUMNS) {
      // Further cells go on in the last one, so that nothing is lost.
      this.cell = row.cells.at(-1) ?? null;
      this.endLine();
      return;
    }
    const cell: Run[] = [];
    for (let spanned = 0; spanned < width; spanned += 1) {
      row.cells.push(spanned === 0 ? cell : []);
      this.taken[this.column + spanned] = Math.max(0, Math.min(rows, MOST_SPANNED_ROWS) - 1);
    }
    this.column += width;
    this.cell = cell;
    this.waitingSpace = null;
    this.waitsForBreak = false;
  }

  /** Text outside of any cell makes one. */
  write(text: string, look: Run['look']): void {
    for (const run of runsOfWords(text)) {
      if (run === ' ') {
        this.waitingSpace ??= look;
        continue;
      }
      if (this.cell === null) this.beginCell();
      const cell = this.cell;
      if (cell === null) return;
      if (cell.length > 0 && this.waitsForBreak)
        cell.push({ text: '\n', look: { styles: [] }, isBreak: true });
      else if (cell.length > 0 && this.waitingSpace !== null) add(cell, ' ', this.waitingSpace);
      this.waitsForBreak = false;
      this.waitingSpace = null;
      add(cell, run, look);
    }
  }

  /** What is written next stands on another line of the cell. */
  endLine(): void {
    this.waitsForBreak = true;
    this.waitingSpace = null;
  }

  markHeader(): void {
    const row = this.rows.at(-1);
    if (row !== undefined) row.header = true;
  }

  /** The rows that have text, each with as many cells as the widest; columns without any text are left out. */
  finish(): DraftRow[] {
    this.completeRow();
    const rows = this.rows.filter(({ cells }) => cells.some(cell => cell.length > 0));
    const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
    const used = Array.from({ length: width }, (_, column) =>
      rows.some(({ cells }) => (cells[column]?.length ?? 0) > 0),
    );
    return rows.map(({ header, cells }) => ({
      header,
      cells: used.flatMap((isUsed, column) => (isUsed ? [cells[column] ?? []] : [])),
    }));
  }

  /** Steps over a column that a cell from above takes; false where none does. */
  private passTakenColumn(row: DraftRow): boolean {
    const left = this.taken[this.column] ?? 0;
    if (left === 0) return false;
    this.taken[this.column] = left - 1;
    row.cells.push([]);
    this.column += 1;
    return true;
  }

  /** Columns to the right of the last cell that cells from above take count down too. */
  private completeRow(): void {
    for (let column = this.column; column < this.taken.length; column += 1) {
      this.taken[column] = Math.max(0, (this.taken[column] ?? 0) - 1);
    }
  }

  private firstRow(): DraftRow {
    const row: DraftRow = { header: false, cells: [] };
    this.rows.push(row);
    return row;
  }
}

function add(cell: Run[], text: string, look: Run['look']): void {
  const last = cell.at(-1);
  if (last !== undefined && last.isBreak !== true && sameLook(last.look, look)) last.text += text;
  else cell.push({ text, look });
}
