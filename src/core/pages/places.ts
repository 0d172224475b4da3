/** From a range of the canonical text to rectangles on pages, and from a point on a page back to the text. */
import { shareBefore } from './letter-widths.ts';
import type { Page, PageMap, PagePiece, PageRect } from './page-map.ts';

/** Where a range stands on one page: rectangles in the order of the text, one a line. */
export interface PagePlace {
  /** The first page is 1. */
  page: number;
  rects: PageRect[];
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The rectangle around the letters from `start` to `end` (offsets of the canonical text) of one piece. */
export function rectOfPiece(text: string, piece: PagePiece, start: number, end: number): PageRect {
  const letters = text.slice(piece.start, piece.end);
  let from = shareBefore(letters, start - piece.start, piece.face) * piece.width;
  let to = shareBefore(letters, end - piece.start, piece.face) * piece.width;
  if (piece.rightToLeft) [from, to] = [piece.width - to, piece.width - from];
  const { x, y, up, down, angle } = piece;
  if (angle === 0) return [x + from, y - down, x + to, y + up];
  const [cos, sin] = [Math.cos(radians(angle)), Math.sin(radians(angle))];
  const corners = [
    [from, -down],
    [to, -down],
    [to, up],
    [from, up],
  ].map(
    ([along = 0, across = 0]) => [x + along * cos - across * sin, y + along * sin + across * cos] as const,
  );
  const xs = corners.map(([left]) => left);
  const ys = corners.map(([, bottom]) => bottom);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** The pieces that hold characters of the range; `pieces` are in the order of the text. */
export function piecesIn(pieces: readonly PagePiece[], start: number, end: number): readonly PagePiece[] {
  const first = countStartingBefore(pieces, start);
  const from = (pieces[first - 1]?.end ?? 0) > start ? first - 1 : first;
  let to = from;
  while (to < pieces.length && (pieces[to]?.start ?? end) < end) to += 1;
  return pieces.slice(from, to);
}

/**
 * The pieces that are marked where the range is: all that hold characters of it, but for running heads and page
 * numbers that it only passes over. `whole` is the range of which this one is a part.
 */
export function markedPieces(
  pieces: readonly PagePiece[],
  start: number,
  end: number,
  whole: { start: number; end: number } = { start, end },
): readonly PagePiece[] {
  return piecesIn(pieces, start, end).filter(
    piece => piece.isFurniture !== true || whole.start >= piece.start || whole.end <= piece.end,
  );
}

function countStartingBefore(pieces: readonly PagePiece[], offset: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pieces[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a range of the canonical text, a part of `whole`, stands on one page; null where it does not. */
export function placeOnPage(
  text: string,
  page: Page,
  start: number,
  end: number,
  whole?: { start: number; end: number },
): PageRect[] | null {
  const rects: PageRect[] = [];
  for (const piece of markedPieces(page.pieces, start, end, whole)) {
    const rect = rectOfPiece(text, piece, Math.max(start, piece.start), Math.min(end, piece.end));
    if (rect[2] - rect[0] <= 0 || rect[3] - rect[1] <= 0) continue;
    const last = rects.at(-1);
    if (last !== undefined && isSameLine(last, rect)) rects[rects.length - 1] = around(last, rect);
    else rects.push(rect);
  }
  return rects.length === 0 ? null : rects;
}

/** Where a range of the canonical text stands, page by page. */
export function placesOf(text: string, { pages }: PageMap, start: number, end: number): PagePlace[] {
  return pages.flatMap((page, index) => {
    const { pieces } = page;
    if ((pieces[0]?.start ?? end) >= end || (pieces.at(-1)?.end ?? 0) <= start) return [];
    const rects = placeOnPage(text, page, start, end);
    return rects === null ? [] : [{ page: index + 1, rects }];
  });
}

/** The page, counted from 1, on which the character at the offset stands, or the one before it; null in a text without. */
export function pageAt({ pages }: PageMap, offset: number): number | null {
  let best: number | null = null;
  let nearest = -1;
  for (const [index, { pieces }] of pages.entries()) {
    const piece = pieces[countStartingBefore(pieces, offset) - 1];
    if (piece === undefined || piece.start <= nearest) continue;
    nearest = piece.start;
    best = index + 1;
  }
  return best;
}

/** Where a page's text begins, counted from 1; of a page without text, where the text before it ends. */
export function startOfPage({ pages }: PageMap, number: number): number {
  for (let at = number; at >= 1; at -= 1) {
    const pieces = pages[at - 1]?.pieces ?? [];
    const edge = at === number ? pieces[0]?.start : pieces.at(-1)?.end;
    if (edge !== undefined) return edge;
  }
  return 0;
}

/** The canonical text that is printed inside a rectangle: the ranges of the pieces whose middle lies in it, joined. */
export function rangesInside(
  { pieces }: Page,
  [left, bottom, right, top]: PageRect,
  text: string,
): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  for (const piece of pieces) {
    let from: number | null = null;
    const close = (end: number): void => {
      if (from !== null) ranges.push({ start: from, end });
      from = null;
    };
    for (let at = piece.start; at < piece.end; at += 1) {
      const rect = rectOfPiece(text, piece, at, at + 1);
      const [x, y] = [(rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2];
      const isInside = x >= left && x <= right && y >= bottom && y <= top;
      if (isInside) from ??= at;
      else close(at);
    }
    close(piece.end);
  }
  return ranges.reduce<{ start: number; end: number }[]>((joined, range) => {
    const last = joined.at(-1);
    if (last !== undefined && text.slice(last.end, range.start).trim() === '') last.end = range.end;
    else joined.push({ ...range });
    return joined;
  }, []);
}

/** Side by side, with no more between them than a wide space. */
function isSameLine(one: PageRect, other: PageRect): boolean {
  const height = Math.min(one[3] - one[1], other[3] - other[1]);
  const shared = Math.min(one[3], other[3]) - Math.max(one[1], other[1]);
  const gap = Math.max(one[0], other[0]) - Math.min(one[2], other[2]);
  return shared > height * 0.6 && gap < height * 1.5;
}

const around = (one: PageRect, other: PageRect): PageRect => [
  Math.min(one[0], other[0]),
  Math.min(one[1], other[1]),
  Math.max(one[2], other[2]),
  Math.max(one[3], other[3]),
];
