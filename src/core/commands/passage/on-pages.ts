/** Where a passage stands on the printed pages of its source. */
import type { Passage } from '../../model/passage.ts';
import { type PageMap, type PageRect, pageRect } from '../../pages/page-map.ts';
import { placesOf } from '../../pages/places.ts';
import { offsetOfRegion, textInside } from '../../pages/region.ts';
import { Problem } from '../../problem.ts';
import { describeRange } from '../../text/quote-anchor.ts';
import type { Anchor } from './anchor.ts';

type OnPages = Pick<Passage, 'pages'>;

/** The rectangles of a range, where its source has pages. */
export function printedPlaces(text: string, pages: PageMap | null, anchor: Anchor): OnPages {
  if (pages === null) return {};
  return {
    pages: placesOf(text, pages, anchor.start, anchor.end).map(({ page, rects }) => ({
      page,
      rects: rects.map(roundRect),
    })),
  };
}

/** Refuses a page that the document does not have. */
export function requirePage(pages: PageMap | null, page: number): PageMap {
  if (pages === null) {
    throw new Problem(
      'invalid',
      'The document has no pages: only passages of PDFs can be given by page.',
      'Give start and end, or a quote.',
    );
  }
  if (page > pages.pages.length) {
    const { length } = pages.pages;
    throw new Problem(
      'invalid',
      `There is no page ${page}: the document has ${length === 1 ? 'one page' : `${length} pages`}.`,
    );
  }
  return pages;
}

/** Refuses a rectangle that is empty or wholly beside the page, and cuts off what lies beyond its edge. */
export function requireRegion(
  text: string,
  pages: PageMap | null,
  { page, rect }: { page: number; rect: readonly number[] },
): Anchor & Required<Pick<Passage, 'region' | 'transcription'>> {
  const map = requirePage(pages, page);
  const own = map.pages[page - 1];
  const given = pageRect.safeParse(rect);
  if (own === undefined || !given.success) {
    throw new Problem(
      'invalid',
      'A region is [left, bottom, right, top] in PDF points, left before right and bottom before top.',
    );
  }
  const [left, bottom, right, top] = own.view;
  const [x1, y1, x2, y2] = given.data;
  const cut = roundRect([Math.max(x1, left), Math.max(y1, bottom), Math.min(x2, right), Math.min(y2, top)]);
  if (cut[2] - cut[0] < 1 || cut[3] - cut[1] < 1) {
    throw new Problem(
      'invalid',
      `The region is empty or lies outside of page ${page}, which reaches from ${left}, ${bottom} to ${right}, ${top} points.`,
    );
  }
  const offset = offsetOfRegion(text, map, page, cut);
  return {
    start: offset,
    end: offset,
    ...describeRange(text, offset, offset),
    region: { page, rect: cut },
    transcription: textInside(text, own, cut),
  };
}

/** Hundredths of a point, as pages are kept. */
const roundRect = (rect: PageRect): [number, number, number, number] => {
  const [left, bottom, right, top] = rect.map(points => Math.round(points * 100) / 100);
  return [left ?? 0, bottom ?? 0, right ?? 0, top ?? 0];
};
