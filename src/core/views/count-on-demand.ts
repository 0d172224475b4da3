/** A counted cell whose passages are listed when they are first asked for: of very many counts few are opened. */
import type { PassageId } from '../model/ids.ts';
import { emptyCell } from './table-cells.ts';
import type { Cell } from './view.ts';

export class CountOnDemand implements Cell {
  readonly text: string;
  readonly value: number;
  readonly status = null;
  readonly confidence = null;
  declare readonly passages: readonly PassageId[];
  readonly lost = emptyCell.lost;
  readonly judgements = emptyCell.judgements;
  readonly settledBy = emptyCell.settledBy;
  readonly settled = emptyCell.settled;
  readonly records = emptyCell.records;
  readonly unsupported = false;
  readonly conflicting = false;
  readonly #source: Pick<Cell, 'passages'>;

  /** `digits` after the point; a bare number without it. The passages are those of the source. */
  constructor(value: number, source: Pick<Cell, 'passages'>, digits?: number) {
    this.text = digits === undefined ? String(value) : value.toFixed(digits);
    this.value = value;
    this.#source = source;
    // A property of the cell itself, as others have it, so that copies and comparisons of cells hold the passages.
    Object.defineProperty(this, 'passages', CountOnDemand.#passages);
  }

  static readonly #passages: PropertyDescriptor & ThisType<CountOnDemand> = {
    enumerable: true,
    get() {
      return this.#source.passages;
    },
  };
}
