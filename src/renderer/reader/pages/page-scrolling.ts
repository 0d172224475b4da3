/** Scrolls the pages to what is to be read; before the pages are there it waits for them, with what came last. */
import type { Place, Region, RevealOptions } from '../view/reading-view.ts';
import type { PageGeometry } from './page-geometry.ts';
import type { PageStage } from './page-stage.ts';

export class PageScrolling {
  private readonly stage: PageStage;
  private readonly geometry: PageGeometry;
  private readonly onMove: () => void;
  private wanted: (() => void) | null = null;

  /** `onMove` is called when the pages have been scrolled from here. */
  constructor(stage: PageStage, geometry: PageGeometry, onMove: () => void) {
    this.stage = stage;
    this.geometry = geometry;
    this.onMove = onMove;
  }

  /** The pages are there now. */
  ready(): void {
    this.wanted?.();
    this.wanted = null;
  }

  place(): Place {
    const page = this.stage.place();
    const { start } = this.geometry.visibleRange();
    const { top } = this.viewport();
    return { offset: start, below: (this.geometry.caretRect(start)?.top ?? top) - top, page };
  }

  goTo({ offset, below, page }: Place): void {
    this.whenReady(() => {
      if (page !== undefined) this.stage.goTo(page);
      else this.scrollTo(this.geometry.caretRect(offset), below);
    });
  }

  reveal(start: number, end: number, { always = false, region }: RevealOptions = {}): void {
    this.whenReady(() => {
      const rects = this.geometry.rectsOf({ start, end, region });
      const [first = this.geometry.caretRect(start)] = rects;
      if (first === null || first === undefined) return;
      const view = this.viewport();
      const slack = Math.min(48, view.height / 8);
      const last = rects.findLast(rect => rect.bottom - first.top < view.height) ?? first;
      const fits = first.top >= view.top + slack && last.bottom <= view.bottom - slack;
      if (!fits || always) this.scrollTo(first, view.height / 3);
      this.scrollAcross(first);
    });
  }

  /** Scrolls just enough to see a rectangle. */
  showRegion(region: Region | null): void {
    if (region === null) return;
    const rect = this.geometry.rectOf(region.page, region.rect);
    const view = this.viewport();
    if (rect.top < view.top) this.scrollTo(rect, 12);
    else if (rect.bottom > view.bottom) this.scrollTo(rect, Math.max(12, view.height - rect.height - 12));
    this.scrollAcross(rect);
  }

  nudge(offset: number): void {
    this.whenReady(() => {
      const line = this.geometry.caretRect(offset);
      if (line === null) return;
      const view = this.viewport();
      const slack = Math.min(line.height * 2, view.height / 4);
      if (line.top < view.top + slack) this.scrollTo(line, slack);
      else if (line.bottom > view.bottom - slack) this.scrollTo(line, view.height - slack - line.height);
      this.scrollAcross(line);
    });
  }

  private viewport(): DOMRect {
    return this.stage.scroller.getBoundingClientRect();
  }

  private whenReady(work: () => void): void {
    if (this.stage.isReady) work();
    else this.wanted = work;
  }

  private scrollTo(line: DOMRect | null, below: number): void {
    if (line === null) return;
    this.stage.scroller.scrollTop += line.top - this.viewport().top - below;
    this.onMove();
  }

  private scrollAcross({ left, right }: DOMRect): void {
    const { scroller } = this.stage;
    const view = this.viewport();
    const slack = 24;
    if (left < view.left + slack) scroller.scrollLeft -= view.left + slack - left;
    else if (right > view.right - slack && left > view.left + slack) {
      scroller.scrollLeft += Math.min(right - view.right + slack, left - view.left - slack);
    }
  }
}
