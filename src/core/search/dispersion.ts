/**
 * How evenly the places of a query lie. Inside one text by Juilland's D (Juilland and Chang-Rodríguez 1964) over
 * equal parts; over several texts by DP (Gries 2008, "Dispersions and adjusted frequencies in corpora", International
 * Journal of Corpus Linguistics 13), which allows for texts of different lengths.
 */

/**
 * D = 1 - V / sqrt(n - 1), where V is the standard deviation of the counts of the n parts divided by their mean. 1 =
 * as many in each part, 0 = all in one. Null where there are no places or fewer than two parts.
 */
export function juillandD(counts: readonly number[]): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (counts.length < 2 || total === 0) return null;
  const mean = total / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
  return Math.max(0, 1 - Math.sqrt(variance) / mean / Math.sqrt(counts.length - 1));
}

/**
 * DP = half the sum over all texts of |share of the places - share of the length|, divided by its largest value, 1 -
 * the smallest share of length (Lijffijt and Gries 2012). 0 = as the lengths would have it, 1 = all in the shortest.
 * Null where there are no places, or all in the only text.
 */
export function deviationOfProportions(parts: readonly { count: number; length: number }[]): number | null {
  const places = parts.reduce((sum, { count }) => sum + count, 0);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const filled = parts.filter(part => part.length > 0);
  if (places === 0 || length === 0 || filled.length < 2) return null;
  const deviation =
    filled.reduce((sum, part) => sum + Math.abs(part.count / places - part.length / length), 0) / 2;
  return deviation / (1 - Math.min(...filled.map(part => part.length / length)));
}

/** Number of places that begin in each of the equal parts of a text. */
export function countInParts(starts: readonly number[], length: number, parts: number): number[] {
  const counts = Array.from({ length: parts }, () => 0);
  for (const start of starts) {
    const part = Math.min(parts - 1, Math.floor((start / Math.max(1, length)) * parts));
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return counts;
}
