/** A rectangle in points of a page's own coordinates as it stands on the drawn page, in CSS pixels from its corner. */
import type { PageViewport } from 'pdfjs-dist';
import type { PageRect } from '#core/pages/page-map.ts';

interface BoxInPage {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export function boxInPage(viewport: PageViewport, [x1, y1, x2, y2]: PageRect): BoxInPage {
  const [left = 0, bottom = 0] = viewport.convertToViewportPoint(x1, y1);
  const [right = 0, top = 0] = viewport.convertToViewportPoint(x2, y2);
  return {
    ...{ left: Math.min(left, right), top: Math.min(top, bottom) },
    ...{ right: Math.max(left, right), bottom: Math.max(top, bottom) },
  };
}
