/** Puts boxes that lie along a line into rows so that none covers another, each as high up as it can go. */

export interface Extent {
  left: number;
  right: number;
  /** Rows that it takes up; without it, 1. */
  rows?: number;
}

export interface PackedRows {
  /** The uppermost row of each box, in the order given. */
  places: readonly number[];
  rows: number;
}

const gap = 5;

/** In order of `left`. Null where more than `most` rows would be needed. */
export function packRows(extents: readonly Extent[], most: number): PackedRows | null {
  const ends: number[] = [];
  const places: number[] = [];
  for (const { left, right, rows = 1 } of extents) {
    let place = 0;
    let free = 0;
    for (let row = 0; free < rows; row += 1) {
      if (row >= most) return null;
      if ((ends[row] ?? Number.NEGATIVE_INFINITY) + gap <= left) {
        if (free === 0) place = row;
        free += 1;
      } else {
        free = 0;
      }
    }
    for (let row = place; row < place + rows; row += 1) ends[row] = right;
    places.push(place);
  }
  return { places, rows: ends.length };
}
