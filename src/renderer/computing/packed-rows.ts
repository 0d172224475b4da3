/**
 * Rows of a table as the worker hands them to the window: cells that many rows share once, counts as bare lists. The
 * passages of counts stay behind, of which large tables hold millions and a person opens a few.
 */
import { CountOnDemand } from '#core/views/count-on-demand.ts';
import { RowOnDemand } from '#core/views/row-on-demand.ts';
import { emptyCell } from '#core/views/table-cells.ts';
import type { Cell, ViewRow } from '#core/views/view.ts';

export interface PackedRows {
  ids: readonly string[];
  /** Where the cells of each row begin in `places`, and where those of the last end. */
  starts: Uint32Array<ArrayBuffer>;
  /** Of each cell: below the number of `cells` its place there, else, less that number, that of a count. */
  places: Uint32Array<ArrayBuffer>;
  cells: readonly Cell[];
  texts: readonly string[];
  values: Float64Array<ArrayBuffer>;
}

/** Cells and rows that go to the window at once: few enough that taking them in does not hold it up. */
const most = { cells: 1_500, rows: 5_000 };

/** All rows, in slices. */
export function* packRows(rows: readonly ViewRow[]): Generator<PackedRows> {
  for (let from = 0; from < rows.length; ) {
    const packed = packSlice(rows, from);
    yield packed;
    from += packed.ids.length;
  }
}

function packSlice(rows: readonly ViewRow[], from: number): PackedRows {
  const known = new Map<Cell, number>();
  const counts: Cell[] = [];
  const ids: string[] = [];
  const starts = [0];
  /** Counts below 0 until it is known how many other cells there are. */
  const places: number[] = [];
  for (let at = from; at < rows.length && ids.length < most.rows && known.size < most.cells; at += 1) {
    const row = rows[at];
    if (row === undefined) break;
    ids.push(row.id);
    for (const cell of row.cells) {
      if (cell instanceof CountOnDemand) {
        places.push(-counts.push(cell));
        continue;
      }
      const place = known.get(cell) ?? known.size;
      known.set(cell, place);
      places.push(place);
    }
    starts.push(places.length);
  }
  return {
    ids,
    starts: Uint32Array.from(starts),
    places: Uint32Array.from(places, place => (place < 0 ? known.size - place - 1 : place)),
    cells: [...known.keys()],
    texts: counts.map(({ text }) => text),
    values: Float64Array.from(counts, ({ value }) => Number(value)),
  };
}

const lacking = new WeakSet<Cell>();

/** False where the cell's passages stayed behind: it has none here, and the worker has to be asked for them. */
export const hasPassages = (cell: Cell): boolean => !lacking.has(cell);

/** Cells are made when their row is first looked at. */
export function unpackRows({ ids, starts, places, cells, texts, values }: PackedRows): ViewRow[] {
  const cellAt = (place: number): Cell => {
    const known = cells[place];
    if (known !== undefined) return known;
    const count = place - cells.length;
    const made = { ...emptyCell, text: texts[count] ?? '', value: values[count] ?? 0 };
    lacking.add(made);
    return made;
  };
  return ids.map(
    (id, at) => new RowOnDemand(id, () => Array.from(places.subarray(starts[at], starts[at + 1]), cellAt)),
  );
}
