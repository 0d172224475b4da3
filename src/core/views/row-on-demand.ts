/**
 * A row of a table whose cells are made when they are first looked at. Large views have tens of thousands of rows: who
 * opens a picture looks at none of them, who scrolls at a few dozen, and only files hold all.
 */
import type { Cell, ViewRow } from './view.ts';

export class RowOnDemand implements ViewRow {
  readonly id: string;
  declare readonly cells: readonly Cell[];
  #make: (() => readonly Cell[]) | null;
  #made: readonly Cell[] = [];

  /** `make` is asked once. */
  constructor(id: string, make: () => readonly Cell[]) {
    this.id = id;
    this.#make = make;
    // A property of the row itself, as others have it, so that copies and comparisons of rows hold the cells.
    Object.defineProperty(this, 'cells', RowOnDemand.#cells);
  }

  static readonly #cells: PropertyDescriptor & ThisType<RowOnDemand> = {
    enumerable: true,
    get() {
      if (this.#make !== null) {
        this.#made = this.#make();
        this.#make = null;
      }
      return this.#made;
    },
  };
}
