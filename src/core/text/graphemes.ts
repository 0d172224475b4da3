/**
 * Grapheme clusters: what a reader takes for one character ("é" of two code points, a family emoji, a flag). Only
 * the surroundings of an offset are segmented, between places that are boundaries by any version of Unicode.
 */
import type { Range } from './range.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Longest stretch without a certain boundary that is looked through, each way; clusters beyond may be cut. */
const REACH = 16_384;

/** The last cluster boundary at or before `offset`. */
export function graphemeBoundaryBefore(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  return clusterAround(text, offset)?.start ?? offset;
}

/** The first cluster boundary at or after `offset`. */
export function graphemeBoundaryAfter(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  return clusterAround(text, offset)?.end ?? offset;
}

/** Widens a range so that it cuts no cluster. An empty range stays empty, at the boundary before it. */
export function snapToGraphemes(text: string, start: number, end: number): Range {
  const snapped = graphemeBoundaryBefore(text, start);
  return { start: snapped, end: end <= start ? snapped : graphemeBoundaryAfter(text, end) };
}

/** The boundary one cluster after `offset`, for moving a cursor; the text's end at most. */
export function nextGrapheme(text: string, offset: number): number {
  return graphemeBoundaryAfter(text, Math.min(offset + 1, text.length));
}

/** The boundary one cluster before `offset`; 0 at least. */
export function previousGrapheme(text: string, offset: number): number {
  return graphemeBoundaryBefore(text, Math.max(offset - 1, 0));
}

/** The cluster that has `offset` inside it, or null where `offset` is a boundary. */
function clusterAround(text: string, offset: number): Range | null {
  if (isCertainBoundary(text, offset)) return null;
  let from = offset - 1;
  const lowest = Math.max(0, offset - REACH);
  while (from > lowest && !isCertainBoundary(text, from)) from -= 1;
  let to = offset + 1;
  const highest = Math.min(text.length, offset + REACH);
  while (to < highest && !isCertainBoundary(text, to)) to += 1;
  const segment = segmenter.segment(text.slice(from, to)).containing(offset - from);
  if (!segment || segment.index === offset - from) return null;
  const start = from + segment.index;
  return { start, end: start + segment.segment.length };
}

/** Whether the two units at `offset` can't belong together, whatever stands around them. */
function isCertainBoundary(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return standsAlone(before) && standsAlone(after) && !(before === 0x0d && after === 0x0a);
}

/** Units that neither join on to a neighbour of the same sort nor are half a character: Latin, CJK, Hangul syllables. */
const standsAlone = (unit: number) =>
  unit < 0x300 || (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7a3);
