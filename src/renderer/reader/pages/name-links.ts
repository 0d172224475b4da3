/** Gives a page's links the words that are printed under them, as pdf.js leaves them without a name. */
import { rangesInside } from '#core/pages/places.ts';
import type { PageStage } from './page-stage.ts';
import type { PrintedText } from './printed-text.ts';

export function nameLinks(stage: PageStage, printed: PrintedText, number: number): void {
  const view = stage.view(number);
  const page = printed.page(number);
  if (view === undefined || page === undefined) return;
  const box = view.div.getBoundingClientRect();
  for (const link of view.div.querySelectorAll<HTMLAnchorElement>('.annotationLayer a:not([aria-label])')) {
    const { left, top, right, bottom } = link.getBoundingClientRect();
    const [x1 = 0, y1 = 0] = view.viewport.convertToPdfPoint(left - box.left, top - box.top);
    const [x2 = 0, y2 = 0] = view.viewport.convertToPdfPoint(right - box.left, bottom - box.top);
    const ranges = rangesInside(
      page,
      [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)],
      printed.text,
    );
    const words = ranges.map(({ start, end }) => printed.text.slice(start, end)).join(' ');
    link.setAttribute('aria-label', words.trim() === '' ? `Link on page ${number}` : words.trim());
  }
}
