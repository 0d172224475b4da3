/** Cuts a block into flat stretches at the ends of the ranges over it, so that each is painted as one piece. */
import type { IndexedRange } from './interval-index.ts';
import type { Range } from './range.ts';

export interface Segment extends Range {
  /** The ranges that cover it, in the order in which they were given. */
  ids: string[];
}

/**
 * Segments join up without gaps from `start` to `end`; none is empty; ranges that reach beyond are cut. One pass
 * over the sorted ends of the ranges, plus the ids that are written out.
 */
export function cutSegments(start: number, end: number, ranges: readonly IndexedRange[]): Segment[] {
  const edges: { at: number; order: number; opens: boolean }[] = [];
  for (const [order, range] of ranges.entries()) {
    if (range.end <= start || range.start >= end || range.start >= range.end) continue;
    edges.push({ at: Math.max(range.start, start), order, opens: true });
    if (range.end < end) edges.push({ at: range.end, order, opens: false });
  }
  edges.sort((a, b) => a.at - b.at);
  const segments: Segment[] = [];
  const active: number[] = [];
  let from = start;
  const close = (to: number) => {
    if (to > from) segments.push({ start: from, end: to, ids: active.map(order => ranges[order]?.id ?? '') });
    from = to;
  };
  for (const { at, order, opens } of edges) {
    close(at);
    const place = active.findIndex(other => other >= order);
    if (!opens) active.splice(place, 1);
    else active.splice(place === -1 ? active.length : place, 0, order);
  }
  close(end);
  return segments;
}
