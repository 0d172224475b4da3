/**
 * From places on printed pages to places in the window and back, and from there to offsets of the canonical text. It
 * computes from the kept page map, so that it knows pages that are not drawn as well.
 */
import type { PageRect } from '#core/pages/page-map.ts';
import { placesOf } from '#core/pages/places.ts';
import type { Region, TextRange } from '../view/reading-view.ts';
import { boxInPage } from './box-in-page.ts';
import type { PageStage } from './page-stage.ts';
import type { PrintedText } from './printed-text.ts';

/** A point of a page, counted from 1, in points of its own coordinates. */
export interface PagePoint {
  page: number;
  x: number;
  y: number;
}

export class PageGeometry {
  private readonly stage: PageStage;
  private readonly printed: PrintedText;

  constructor(stage: PageStage, printed: PrintedText) {
    this.stage = stage;
    this.printed = printed;
  }

  /** Where a rectangle of a page stands in the window. */
  rectOf(number: number, rect: PageRect): DOMRect {
    const view = this.stage.view(number);
    if (view === undefined) return new DOMRect();
    const page = view.div.getBoundingClientRect();
    const { left, top, right, bottom } = boxInPage(view.viewport, rect);
    return new DOMRect(page.left + left, page.top + top, right - left, bottom - top);
  }

  /** Where a range, or the region that it stands for, is in the window; where it has no extent, its cursor's place. */
  rectsOf({ start, end, region }: TextRange): readonly DOMRect[] {
    if (region !== undefined) return [this.rectOf(region.page, region.rect)];
    const { text, pages } = this.printed;
    return placesOf(text, { pages }, start, end).flatMap(({ page, rects }) =>
      rects.map(rect => this.rectOf(page, rect)),
    );
  }

  /** Where a cursor before the character at the offset stands; null before the pages are ready. */
  caretRect(offset: number): DOMRect | null {
    const caret = this.printed.caretAt(offset);
    return caret === null || !this.stage.isReady ? null : this.rectOf(caret.page, caret.rect);
  }

  /** A point of the window in the coordinates of a page, whether or not it lies on it. */
  pointOn(number: number, x: number, y: number): [number, number] | null {
    const view = this.stage.view(number);
    if (view === undefined) return null;
    const box = view.div.getBoundingClientRect();
    const [pointX = 0, pointY = 0] = view.viewport.convertToPdfPoint(x - box.left, y - box.top);
    return [pointX, pointY];
  }

  /** The point of a page under a point of the window, or of the page that is nearest above or below it. */
  pointAt(x: number, y: number): PagePoint | null {
    const view = this.stage.scroller.getBoundingClientRect();
    const numbers = this.stage.pagesBetween(Math.min(y, view.top), Math.max(y, view.bottom));
    let best: number | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const number of numbers) {
      const box = this.stage.view(number)?.div.getBoundingClientRect();
      if (box === undefined) continue;
      const distance = Math.max(0, box.top - y, y - box.bottom);
      if (distance >= least) continue;
      least = distance;
      best = number;
    }
    const point = best === null ? null : this.pointOn(best, x, y);
    return point === null || best === null ? null : { page: best, x: point[0], y: point[1] };
  }

  /** The canonical range that the viewport shows. */
  visibleRange(): TextRange {
    const view = this.stage.scroller.getBoundingClientRect();
    let start = Number.POSITIVE_INFINITY;
    let end = -1;
    const numbers = this.stage.pagesBetween(view.top, view.bottom);
    for (const number of numbers) {
      const one = this.pointOn(number, view.left, view.top);
      const other = this.pointOn(number, view.right, view.bottom);
      if (one === null || other === null) continue;
      const range = this.printed.rangeWithin(number, spanning(one, other));
      if (range === null) continue;
      start = Math.min(start, range.start);
      end = Math.max(end, range.end);
    }
    if (end >= 0) return { start, end };
    const here = this.printed.startOf(numbers[0] ?? 1);
    return { start: here, end: here };
  }

  /** The offset on the line before or after that of the offset, nearest to a place across the window. */
  offsetOnNextLine(offset: number, x: number, direction: 1 | -1): number | null {
    const line = this.printed.lineBeside(offset, direction);
    const height = line === undefined ? null : this.caretRect(line.start);
    if (line === undefined || height === null) return null;
    const point = this.pointOn(line.page, x, height.top + height.height / 2);
    return point === null ? line.start : this.printed.offsetOnLine(line, point[0], point[1]);
  }
}

/** Whether a point lies in the rectangle of a region. */
export const isInside = ({ rect: [left, bottom, right, top] }: Region, { x, y }: PagePoint): boolean =>
  x >= left && x <= right && y >= bottom && y <= top;

const spanning = (one: readonly [number, number], other: readonly [number, number]): PageRect => [
  Math.min(one[0], other[0]),
  Math.min(one[1], other[1]),
  Math.max(one[0], other[0]),
  Math.max(one[1], other[1]),
];
