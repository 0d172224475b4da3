/** How much of a document has been coded. */

/** The share, from 0 to 1, of a text of `length` UTF-16 units that at least one of the spans covers. */
export const codedShare = (spans: Iterable<{ start: number; end: number }>, length: number): number => {
  if (length === 0) return 0;
  const sorted = [...spans].sort((left, right) => left.start - right.start);
  let covered = 0;
  let reached = 0;
  for (const { start, end } of sorted) {
    if (end <= reached) continue;
    covered += end - Math.max(start, reached);
    reached = end;
  }
  return Math.min(1, covered / length);
};
