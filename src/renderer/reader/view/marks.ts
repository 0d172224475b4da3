/** What the text view knows of passages: places to be painted, from an index that somebody else keeps. */
import { cutSegments } from '#core/text/segments.ts';
import type { TextRange } from './reading-view.ts';

/** A passage as it is painted. Offsets are UTF-16 units of the canonical text. */
export interface Mark extends TextRange {
  id: string;
  /** Number of the paint layer, one a kind; gives colour and the height of its line. */
  layer: number;
  /** Marks of one group are emphasised together: the item's id. */
  group: string;
}

export interface MarkSource {
  /** Marks that overlap [start, end), in no order. */
  marksIn(start: number, end: number): readonly Mark[];
  /** Coded rectangles on a page, counted from 1. */
  regionsOn?(page: number): readonly Mark[];
  /** Coded rectangles whose place in the reading order is in [start, end). */
  regionsIn?(start: number, end: number): readonly Mark[];
}

/** A stretch of text that the same marks cover from end to end, longest mark first, so that the last is innermost. */
export interface Stretch {
  start: number;
  end: number;
  marks: readonly Mark[];
}

const longestFirst = (left: Mark, right: Mark): number =>
  right.end - right.start - (left.end - left.start) || (left.id < right.id ? -1 : 1);

/** Cuts [start, end) at the ends of the marks. The stretches follow each other without gaps. */
export function cutStretches(start: number, end: number, marks: readonly Mark[]): Stretch[] {
  const sorted = [...marks].sort(longestFirst);
  const byId = new Map(sorted.map(mark => [mark.id, mark]));
  return cutSegments(start, end, sorted).map(segment => ({
    start: segment.start,
    end: segment.end,
    marks: segment.ids.flatMap(id => byId.get(id) ?? []),
  }));
}
