/** Rectangles that are coded as such: where they stand in the reading order, and what is printed inside them. */
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

/** What is printed inside a rectangle, a line for each stretch; empty where nothing is. */
export const textInside = (text: string, page: Page, rect: PageRect): string =>
  rangesInside(page, rect, text)
    .map(({ start, end }) => text.slice(start, end).trim())
    .join('\n');
