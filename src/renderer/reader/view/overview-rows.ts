/** Sums up where marks lie in a document, row of pixels by row, for the strip that shows the whole of it. */

export interface OverviewMark {
  start: number;
  end: number;
  layer: number;
}

/**
 * For each layer a row for each pixel, 1 where a mark of the layer lies. Every mark takes a row at least. `length`
 * is the document's, in the marks' units.
 */
export function overviewRows(
  marks: Iterable<OverviewMark>,
  length: number,
  rows: number,
  layers: number,
): Uint8Array[] {
  const filled = Array.from({ length: layers }, () => new Uint8Array(rows));
  if (length <= 0 || rows <= 0) return filled;
  const scale = rows / length;
  for (const { start, end, layer } of marks) {
    const first = Math.min(rows - 1, Math.floor(start * scale));
    filled[layer]?.fill(1, first, Math.max(first + 1, Math.ceil(end * scale)));
  }
  return filled;
}
