/** Highlights that a source already holds, made in another program: which words of the canonical text they are over. */

import { snapToGraphemes } from '../text/graphemes.ts';
import type { Page, PageMap, PageRect } from './page-map.ts';
import { rangesInside, rectOfPiece } from './places.ts';

/** A mark on a page as a library reads it from the file. */
export interface SourceMark {
  /** The first page is 1. */
  page: number;
  shape: 'highlight' | 'underline' | 'squiggly' | 'strike-out' | 'region';
  /** In points of the page's own coordinates; one a line of text, one for a region. */
  rects: readonly PageRect[];
  /** What its author wrote of it. */
  contents: string;
  author: string;
  /** As `#rrggbb`; null where it has none. */
  colour: string | null;
  /** When it was made or last changed, as ISO 8601 as exact as stated; null where it is not. */
  date: string | null;
}

export interface SourceHighlight extends SourceMark {
  /** Where a mark goes on over a page break, page and rectangles are those of its beginning. */
  /** UTF-16 units of the canonical text; null where no text is under the mark. */
  range: { start: number; end: number } | null;
  /** The canonical text of the range; empty where there is none. */
  quote: string;
}

/** Units that a mark may leave out between two of its lines: a space that was not marked, a note's number. */
const mostBetween = 12;

/**
 * Each mark with the text under it. A mark over words that do not follow each other in the text, such as a table's
 * column, gives one highlight for each stretch of them. One without text has the one rectangle of the page that it is
 * over. Marks on pages that the map does not have, or beside the page, are left out.
 */
export function highlightsOf(
  marks: readonly SourceMark[],
  { pages }: PageMap,
  text: string,
): SourceHighlight[] {
  const found = marks.flatMap((mark): SourceHighlight[] => {
    const page = pages[mark.page - 1];
    if (page === undefined || mark.rects.length === 0) return [];
    const ranges = mark.shape === 'region' ? [] : rangesUnder(page, mark.rects, text);
    if (ranges.length === 0) {
      const rect = onPaper(page, mark.rects);
      return rect === null ? [] : [{ ...mark, rects: [rect], range: null, quote: '' }];
    }
    return ranges.map(range => ({ ...mark, range, quote: text.slice(range.start, range.end) }));
  });
  return joinOverPages(found, text);
}

/**
 * A mark cannot stand on two pages, so programs make one on each. Two are one where they say the same in words, and
 * no text lies between them.
 */
function joinOverPages(found: readonly SourceHighlight[], text: string): SourceHighlight[] {
  const onPage = new Map<number, SourceHighlight[]>();
  for (const highlight of found) {
    if (highlight.contents === '') continue;
    const present = onPage.get(highlight.page);
    if (present === undefined) onPage.set(highlight.page, [highlight]);
    else present.push(highlight);
  }
  const gone = new Set<SourceHighlight>();
  const joined = found.map(highlight => {
    let whole = highlight;
    for (let page = highlight.page + 1; whole.range !== null; page += 1) {
      const { range } = whole;
      const next = onPage.get(page)?.find(other => isRestOf(whole, range, other, text));
      if (next?.range == null || gone.has(highlight)) break;
      gone.add(next);
      whole = { ...whole, range: { start: range.start, end: next.range.end } };
      whole.quote = text.slice(range.start, next.range.end);
    }
    return { whole, highlight };
  });
  return joined.filter(({ highlight }) => !gone.has(highlight)).map(({ whole }) => whole);
}

const isRestOf = (whole: SourceHighlight, { end }: Range, other: SourceHighlight, text: string): boolean =>
  other.range !== null &&
  other.range.start >= end &&
  text.slice(end, other.range.start).trim() === '' &&
  other.contents === whole.contents &&
  other.author === whole.author &&
  other.shape === whole.shape &&
  other.colour === whole.colour;

/** What the rectangles cover of the page; null where that is less than a point. */
function onPaper({ view }: Page, rects: readonly PageRect[]): PageRect | null {
  const rect: PageRect = [
    Math.max(view[0], Math.min(...rects.map(([left]) => left))),
    Math.max(view[1], Math.min(...rects.map(([, bottom]) => bottom))),
    Math.min(view[2], Math.max(...rects.map(([, , right]) => right))),
    Math.min(view[3], Math.max(...rects.map(([, , , top]) => top))),
  ];
  return rect[2] - rect[0] < 1 || rect[3] - rect[1] < 1 ? null : rect;
}

interface Range {
  start: number;
  end: number;
}

/** Stretches of text under any of the rectangles, in order, without blanks at their ends. */
function rangesUnder(page: Page, rects: readonly PageRect[], text: string): Range[] {
  const found = rects
    .flatMap(rect => rangesInside(near(page, rect, text), rect, text))
    .map(range => trimmed(range, text))
    .filter(({ start, end }) => end > start)
    .sort((one, other) => one.start - other.start || one.end - other.end);
  const joined: Range[] = [];
  for (const range of found) {
    const last = joined.at(-1);
    if (last !== undefined && follows(last, range, text)) last.end = Math.max(last.end, range.end);
    else joined.push({ ...range });
  }
  return joined.map(({ start, end }) => snapToGraphemes(text, start, end));
}

/** The page with those pieces only that the rectangle touches: looking at each letter costs. */
function near(page: Page, [left, bottom, right, top]: PageRect, text: string): Page {
  const pieces = page.pieces.filter(piece => {
    const rect = rectOfPiece(text, piece, piece.start, piece.end);
    return rect[0] <= right && rect[2] >= left && rect[1] <= top && rect[3] >= bottom;
  });
  return { ...page, pieces };
}

function trimmed({ start, end }: Range, text: string): Range {
  const quote = text.slice(start, end);
  const leading = quote.length - quote.trimStart().length;
  return { start: Math.min(start + leading, end), end: start + quote.trimEnd().length };
}

/** Whether the one goes on in the other: little lies between, and no end of a paragraph with text of its own. */
function follows(one: Range, other: Range, text: string): boolean {
  if (other.start <= one.end) return true;
  const between = text.slice(one.end, other.start);
  return between.trim() === '' || (between.length <= mostBetween && !between.includes('\n\n'));
}
