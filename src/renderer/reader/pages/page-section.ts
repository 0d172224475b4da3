/** One printed page as a part of the document: its overlay while it is near, and where its passages stand on it. */
import type { PageRect } from '#core/pages/page-map.ts';
import { placeOnPage } from '#core/pages/places.ts';
import type { Bracket } from '../view/margin-layout.ts';
import type { Mark, MarkSource } from '../view/marks.ts';
import type { TextRange, ViewSection } from '../view/reading-view.ts';
import { boxInPage } from './box-in-page.ts';
import { type Chosen, PageOverlay, type Paints } from './page-overlay.ts';
import type { PageStage } from './page-stage.ts';
import type { PrintedText } from './printed-text.ts';

export class PageSection implements ViewSection {
  /** From 1. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly tellsSize = true;
  /** What lies over the page; null while it is far from the viewport. */
  overlay: PageOverlay | null = null;
  private readonly printed: PrintedText;
  private readonly stage: PageStage;
  private marks: readonly Mark[] = [];
  private size = '';

  constructor(number: number, printed: PrintedText, stage: PageStage) {
    this.number = number;
    this.printed = printed;
    this.stage = stage;
    this.start = printed.startOf(number);
    this.end = printed.page(number)?.pieces.at(-1)?.end ?? this.start;
  }

  get element(): HTMLElement {
    return this.stage.view(this.number)?.div ?? this.stage.column;
  }

  get isPainted(): boolean {
    return this.overlay !== null;
  }

  /** Whether the range, or the region, may stand on the page. */
  holds({ start, end, region }: TextRange): boolean {
    return region === undefined ? start < this.end && end > this.start : region.page === this.number;
  }

  paint(source: MarkSource, paints: Paints, chosen: Chosen): void {
    if (this.overlay === null) {
      this.overlay = new PageOverlay(this.number, this.printed);
      this.attach();
    }
    this.marks = this.overlay.paintMarks(source, paints, chosen);
  }

  /** Puts the overlay back: drawing a page anew clears it. Whether the page came to have another size since. */
  attach(): boolean {
    const view = this.stage.view(this.number);
    if (this.overlay === null || view === undefined) return false;
    const { element } = this.overlay;
    if (element.parentElement !== view.div) view.div.append(element);
    const { width, height, rotation } = view.viewport;
    const size = `${width} ${height} ${rotation}`;
    if (size === this.size) return false;
    this.size = size;
    this.stage.pdf.library.pdfjs.setLayerDimensions(element as HTMLDivElement, view.viewport);
    return true;
  }

  clear(): void {
    this.overlay?.element.remove();
    this.overlay = null;
    this.size = '';
    this.marks = [];
  }

  /** Where a range stands on the page, line by line. */
  rectsOf(start: number, end: number): readonly PageRect[] {
    const page = this.printed.page(this.number);
    return page === undefined ? [] : (placeOnPage(this.printed.text, page, start, end) ?? []);
  }

  brackets(): Bracket[] {
    const view = this.stage.view(this.number);
    if (view === undefined) return [];
    return this.marks.flatMap(({ id, start, end, region }) => {
      const rects = region === undefined ? this.rectsOf(start, end) : [region.rect];
      const heights = rects.flatMap(rect => {
        const { top, bottom } = boxInPage(view.viewport, rect);
        return [top, bottom];
      });
      if (heights.length === 0) return [];
      const continues = region === undefined && this.printed.pieceAt(start)?.page !== this.number;
      return [{ id, top: Math.min(...heights), bottom: Math.max(...heights), continues }];
    });
  }
}
