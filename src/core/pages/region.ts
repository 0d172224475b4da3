/** Rectangles that are coded as such: where they stand in the reading order, and what is printed inside them. */
import type { Range } from '../text/range.ts';
import type { Page, PageMap, PageRect } from './page-map.ts';
import { rangesInside, rectOfPiece } from './places.ts';

/**
 * The offset of the canonical text at which a region belongs: of the first words inside it, else after the last
 * words above its middle on the page, else after the pages before.
 */
export function offsetOfRegion(text: string, { pages }: PageMap, page: number, rect: PageRect): number {
  const own = pages[page - 1];
  const inside = own === undefined ? undefined : rangesInside(own, rect, text)[0];
  if (inside !== undefined) return inside.start;
  const middle = (rect[1] + rect[3]) / 2;
  let offset = 0;
  for (const [index, { pieces }] of pages.slice(0, page).entries()) {
    for (const piece of pieces) {
      const isAbove = index < page - 1 || rectOfPiece(text, piece, piece.start, piece.end)[1] >= middle;
      if (isAbove) offset = Math.max(offset, piece.end);
    }
  }
  return offset;
}

/** UTF-16 units; what is longer is no word. */
const LONGEST_WORD = 60;

/** What is printed inside a rectangle, a line for each stretch; empty where nothing is. */
export const textInside = (text: string, page: Page, rect: PageRect): string =>
  rangesInside(page, rect, text)
    .map(range => wholeWords(text, range))
    .map(({ start, end }) => text.slice(start, end).trim())
    .filter(line => line !== '')
    .join('\n');

/** Words at the edge that lie inside for the most part are taken whole, others not at all. */
function wholeWords(text: string, { start, end }: Range): Range {
  const before = /\S*$/.exec(text.slice(Math.max(0, start - LONGEST_WORD), start))?.[0].length ?? 0;
  const first = /^\S*/.exec(text.slice(start, end))?.[0].length ?? 0;
  const after = /^\S*/.exec(text.slice(end, end + LONGEST_WORD))?.[0].length ?? 0;
  const last = /\S*$/.exec(text.slice(start, end))?.[0].length ?? 0;
  const isWhole = before === 0 || first >= before;
  const isEnded = after === 0 || last >= after;
  const from = isWhole ? start - before : start + first;
  const to = isEnded ? end + after : end - last;
  return from < to ? { start: from, end: to } : { start, end: start };
}
