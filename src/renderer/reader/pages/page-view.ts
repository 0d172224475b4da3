/**
 * Shows a document as its printed pages, for the same tools as running text: passages are painted over the pages from
 * the kept page map, and every place is told from it, also on pages that are not drawn. The pages' own text layers
 * serve the mouse's selection and a screen reader.
 */
import type { PageRect } from '#core/pages/page-map.ts';
import type { DomPosition } from '../view/drawn-block.ts';
import type { Mark, MarkSource } from '../view/marks.ts';
import type { Scheme } from '../view/paint-colours.ts';
import { PaintSheet } from '../view/paint-sheet.ts';
import type {
  Place,
  RangeLayer,
  ReadingView,
  Region,
  RevealOptions,
  TextRange,
  ViewEvents,
} from '../view/reading-view.ts';
import { boxInPage } from './box-in-page.ts';
import { nameLinks } from './name-links.ts';
import type { Chosen } from './page-overlay.ts';
import { PageRangeLayer } from './page-range-layer.ts';
import { PageSection } from './page-section.ts';
import type { PageStage } from './page-stage.ts';
import { PageTextLayer } from './page-text-layer.ts';
import type { PrintedText } from './printed-text.ts';

/** How far from the viewport passages are painted before they are scrolled into it, in heights of the viewport. */
const NEAR = 1;
/** Pages whose passages stay painted. */
const KEPT = 24;

interface Content {
  printed: PrintedText;
  marks: MarkSource;
}

/** A point of a page, counted from 1, in points of its own coordinates. */
export interface PagePoint {
  page: number;
  x: number;
  y: number;
}

export class PageView implements ReadingView {
  readonly scroller: HTMLElement;
  readonly page: HTMLElement;
  readonly column: HTMLElement;
  readonly stage: PageStage;
  readonly printed: PrintedText;
  private readonly marks: MarkSource;
  private readonly sections: readonly PageSection[];
  private readonly sheet: PaintSheet;
  private readonly textLayers = new Map<number, PageTextLayer>();
  private readonly rangeLayers = new Set<PageRangeLayer>();
  private readonly listeners: { [E in keyof ViewEvents]: Set<ViewEvents[E]> } = {
    scroll: new Set(),
    draw: new Set(),
  };
  private readonly stops: (() => void)[];
  private colours: readonly string[] = [];
  private chosen: Chosen = { mark: null, group: null };
  private wanted: (() => void) | null = null;
  private frame = 0;

  constructor(stage: PageStage, { printed, marks }: Content) {
    this.stage = stage;
    this.printed = printed;
    this.marks = marks;
    this.scroller = stage.scroller;
    this.page = stage.page;
    this.column = stage.column;
    this.sheet = new PaintSheet(document, true);
    this.sections = Array.from(
      { length: stage.pagesCount },
      (_, i) => new PageSection(i + 1, printed, stage),
    );
    this.stops = [
      stage.on('ready', this.onReady),
      stage.on('resize', this.onResize),
      stage.on('page', this.onPage),
      stage.on('textLayer', number => this.textLayers.delete(number)),
      stage.on('links', number => nameLinks(stage, printed, number)),
    ];
    this.scroller.addEventListener('scroll', this.onScroll, { passive: true });
    // Before the text layer, which copies what is on the screen.
    document.addEventListener('copy', this.onCopy, { capture: true });
  }

  /** Paints what is in sight, at a place where one is given. */
  show(place: Place | null): void {
    if (place !== null) this.goTo(place);
    if (this.stage.isReady) this.onReady();
  }

  // Painting

  setColours(colours: readonly string[], _scheme: Scheme): void {
    // Paper is white, whatever the window wears.
    this.sheet.setColours(colours, 'light');
    this.colours = colours;
  }

  setChosen(mark: string | null, group: string | null): void {
    this.chosen = { mark, group };
    for (const section of this.sections) section.overlay?.dressMarks(this.chosen);
  }

  redraw(ranges: Iterable<TextRange>): void {
    const touched = new Set<PageSection>();
    for (const { start, end, region } of ranges) {
      for (const section of this.sections) {
        if (section.isPainted && section.holds(start, end, region)) touched.add(section);
      }
    }
    for (const section of touched) this.paint(section);
    this.drawn(touched);
  }

  redrawAll(): void {
    const painted = this.sections.filter(section => section.isPainted);
    for (const section of painted) this.paint(section);
    this.drawn(new Set(painted));
  }

  relayout(): void {
    // Type and width are those of the print.
  }

  createLayer(name: string, priority: number): RangeLayer {
    const layer = new PageRangeLayer(
      name,
      priority,
      () => this.sections,
      () => this.rangeLayers.delete(layer),
    );
    this.rangeLayers.add(layer);
    return layer;
  }

  on<E extends keyof ViewEvents>(event: E, listener: ViewEvents[E]): () => void {
    this.listeners[event].add(listener);
    return () => this.listeners[event].delete(listener);
  }

  dispose(): void {
    for (const stop of this.stops) stop();
    cancelAnimationFrame(this.frame);
    this.scroller.removeEventListener('scroll', this.onScroll);
    document.removeEventListener('copy', this.onCopy, { capture: true });
    for (const section of this.sections) section.clear();
    this.sheet.dispose();
  }

  // Places

  place(): Place {
    const page = this.stage.place();
    const { start } = this.visibleRange();
    const top = this.scroller.getBoundingClientRect().top;
    return { offset: start, below: (this.caretRect(start)?.top ?? top) - top, page };
  }

  goTo({ offset, below, page }: Place): void {
    this.whenReady(() => {
      if (page !== undefined) this.stage.goTo(page);
      else this.scrollTo(this.caretRect(offset), below);
    });
  }

  reveal(start: number, end: number, { always = false, region }: RevealOptions = {}): void {
    this.whenReady(() => {
      const rects = region === undefined ? this.rectsOf(start, end) : [this.rectOf(region.page, region.rect)];
      const [first = this.caretRect(start)] = rects;
      if (first === null || first === undefined) return;
      const view = this.scroller.getBoundingClientRect();
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
    const rect = this.rectOf(region.page, region.rect);
    const view = this.scroller.getBoundingClientRect();
    if (rect.top < view.top) this.scrollTo(rect, 12);
    else if (rect.bottom > view.bottom) this.scrollTo(rect, Math.max(12, view.height - rect.height - 12));
    this.scrollAcross(rect);
  }

  nudge(offset: number): void {
    this.whenReady(() => {
      const line = this.caretRect(offset);
      if (line === null) return;
      const view = this.scroller.getBoundingClientRect();
      const slack = Math.min(line.height * 2, view.height / 4);
      if (line.top < view.top + slack) this.scrollTo(line, slack);
      else if (line.bottom > view.bottom - slack) this.scrollTo(line, view.height - slack - line.height);
      this.scrollAcross(line);
    });
  }

  visibleRange(): { start: number; end: number } {
    const view = this.scroller.getBoundingClientRect();
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

  nearSections(): readonly PageSection[] {
    const { top, bottom, height } = this.scroller.getBoundingClientRect();
    const numbers = this.stage.pagesBetween(top - height * NEAR, bottom + height * NEAR);
    return numbers.flatMap(number => this.sections[number - 1] ?? []);
  }

  // Hit-testing

  /** The point of a page under a point of the window, or of the page that is nearest above or below it. */
  pagePointAt(x: number, y: number): PagePoint | null {
    const view = this.scroller.getBoundingClientRect();
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

  offsetAtPoint(x: number, y: number): number | null {
    const point = this.pagePointAt(x, y);
    return point === null ? null : this.printed.offsetNear(point.page, point.x, point.y);
  }

  marksAt(event: MouseEvent): readonly Mark[] {
    const point = this.pagePointAt(event.clientX, event.clientY);
    if (point === null) return [];
    const offset = this.printed.offsetUnder(point.page, point.x, point.y);
    const inText = offset === null ? [] : this.marks.marksIn(offset, offset + 1);
    const regions = (this.marks.regionsOn?.(point.page) ?? []).filter(({ region }) =>
      region === undefined ? false : isInside(region.rect, point.x, point.y),
    );
    const bySize = [...inText].sort((a, b) => b.end - b.start - (a.end - a.start));
    return [...regions, ...bySize];
  }

  caretRect(offset: number): DOMRect | null {
    const caret = this.printed.caretAt(offset);
    return caret === null || !this.stage.isReady ? null : this.rectOf(caret.page, caret.rect);
  }

  rectsOf(start: number, end: number): readonly DOMRect[] {
    const rects: DOMRect[] = [];
    for (const section of this.sections) {
      if (!section.holds(start, end, undefined)) continue;
      for (const rect of section.rectsOf(start, end)) rects.push(this.rectOf(section.number, rect));
    }
    return rects;
  }

  offsetOnNextLine(offset: number, x: number, direction: 1 | -1): number | null {
    const line = this.printed.lineBeside(offset, direction);
    const [first] = line?.pieces ?? [];
    if (line === undefined || first === undefined) return null;
    const height = this.caretRect(line.start);
    if (height === null) return null;
    const point = this.pointOn(line.page, x, height.top + height.height / 2);
    return point === null ? line.start : this.printed.offsetOnLine(line, point[0], point[1]);
  }

  lineEdge(offset: number, direction: 1 | -1): number | null {
    const line = this.printed.lineAt(offset);
    if (line === undefined) return null;
    return direction === 1 ? line.end : line.start;
  }

  offsetOf(node: Node, offset: number): number | null {
    const element = node instanceof Element ? node : node.parentElement;
    const number = Number(element?.closest('.textLayer')?.closest('.page')?.getAttribute('data-page-number'));
    return Number.isInteger(number) ? (this.textLayer(number)?.offsetOf(node, offset) ?? null) : null;
  }

  positionOf(offset: number, before = false): DomPosition | null {
    const placed = this.printed.pieceAt(before ? offset - 1 : offset);
    if (placed === undefined) return null;
    const { piece, page } = placed;
    const at = Math.min(Math.max(offset, piece.start), piece.end);
    return this.textLayer(page)?.positionIn(piece, at) ?? null;
  }

  select(anchor: number, focus: number): void {
    const selection = document.getSelection();
    const from = this.positionOf(anchor, anchor > focus);
    const to = this.positionOf(focus, focus > anchor);
    if (from !== null && to !== null) {
      selection?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
    } else if (selection?.anchorNode != null && this.column.contains(selection.anchorNode)) {
      // On pages that are not drawn there is nothing that the browser could select.
      selection.removeAllRanges();
    }
  }

  /** Where a rectangle of a page stands in the window. */
  rectOf(number: number, rect: PageRect): DOMRect {
    const view = this.stage.view(number);
    if (view === undefined) return new DOMRect();
    const page = view.div.getBoundingClientRect();
    const { left, top, right, bottom } = boxInPage(view.viewport, rect);
    return new DOMRect(page.left + left, page.top + top, right - left, bottom - top);
  }

  /** A point of the window in the coordinates of a page, whether or not it lies on it. */
  pointOn(number: number, x: number, y: number): [number, number] | null {
    const view = this.stage.view(number);
    if (view === undefined) return null;
    const box = view.div.getBoundingClientRect();
    const [pointX = 0, pointY = 0] = view.viewport.convertToPdfPoint(x - box.left, y - box.top);
    return [pointX, pointY];
  }

  // Private parts

  private textLayer(number: number): PageTextLayer | null {
    const known = this.textLayers.get(number);
    if (known?.element.isConnected === true) return known;
    const layer = this.stage.view(number)?.textLayer;
    const { textDivs, textContentItemsStr } = layer?.highlighter ?? {};
    if (layer == null || !layer.div.isConnected || textDivs == null || textContentItemsStr == null)
      return null;
    const { pieces = [] } = this.printed.page(number) ?? {};
    const made = new PageTextLayer(layer.div, textDivs, textContentItemsStr, pieces, this.printed.text);
    this.textLayers.set(number, made);
    return made;
  }

  private whenReady(work: () => void): void {
    if (this.stage.isReady) work();
    else this.wanted = work;
  }

  private scrollTo(line: DOMRect | null, below: number): void {
    if (line === null) return;
    this.scroller.scrollTop += line.top - this.scroller.getBoundingClientRect().top - below;
    this.paintNear();
  }

  private scrollAcross({ left, right }: DOMRect): void {
    const view = this.scroller.getBoundingClientRect();
    const slack = 24;
    if (left < view.left + slack) this.scroller.scrollLeft -= view.left + slack - left;
    else if (right > view.right - slack && left > view.left + slack) {
      this.scroller.scrollLeft += Math.min(right - view.right + slack, left - view.left - slack);
    }
  }

  private paint(section: PageSection): void {
    section.paint(this.marks, { sheet: this.sheet, colours: this.colours }, this.chosen);
    for (const layer of this.rangeLayers) layer.showOn(section);
  }

  private paintNear(): void {
    if (!this.stage.isReady) return;
    const near = this.nearSections();
    const waiting = near.filter(section => !section.isPainted);
    for (const section of waiting) this.paint(section);
    this.forgetFar(near);
    if (waiting.length > 0) this.drawn(new Set(waiting));
  }

  private forgetFar(near: readonly PageSection[]): void {
    const painted = this.sections.filter(section => section.isPainted);
    const [first] = near;
    if (painted.length <= KEPT || first === undefined) return;
    const distance = (section: PageSection) => Math.abs(section.number - first.number);
    const far = painted.filter(section => !near.includes(section)).sort((a, b) => distance(b) - distance(a));
    for (const section of far.slice(0, painted.length - KEPT)) section.clear();
  }

  private drawn(sections: ReadonlySet<PageSection>): void {
    if (sections.size === 0) return;
    for (const listener of this.listeners.draw) listener(sections);
  }

  private readonly onReady = (): void => {
    this.wanted?.();
    this.wanted = null;
    this.paintNear();
    this.scheduleFrame();
  };

  private readonly onResize = (): void => {
    const painted = this.sections.filter(section => section.isPainted);
    for (const section of painted) section.attach();
    this.paintNear();
    this.drawn(new Set(painted));
    this.scheduleFrame();
  };

  private readonly onPage = (number: number): void => {
    const section = this.sections[number - 1];
    if (section?.isPainted !== true) return;
    section.attach();
    this.drawn(new Set([section]));
  };

  private readonly onScroll = (): void => {
    this.paintNear();
    this.scheduleFrame();
  };

  private scheduleFrame(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      for (const listener of this.listeners.scroll) listener();
    });
  }

  /** What is copied is the text as the study has it, in reading order. */
  private readonly onCopy = (event: ClipboardEvent): void => {
    const selection = document.getSelection();
    const { anchorNode = null, focusNode = null } = selection ?? {};
    if (anchorNode === null || focusNode === null || !this.column.contains(anchorNode)) return;
    const from = this.offsetOf(anchorNode, selection?.anchorOffset ?? 0);
    const to = this.offsetOf(focusNode, selection?.focusOffset ?? 0);
    if (from === null || to === null || from === to) return;
    event.clipboardData?.setData(
      'text/plain',
      this.printed.text.slice(Math.min(from, to), Math.max(from, to)),
    );
    event.preventDefault();
    event.stopPropagation();
  };
}

const spanning = (one: readonly [number, number], other: readonly [number, number]): PageRect => [
  Math.min(one[0], other[0]),
  Math.min(one[1], other[1]),
  Math.max(one[0], other[0]),
  Math.max(one[1], other[1]),
];

const isInside = ([left, bottom, right, top]: Region['rect'], x: number, y: number): boolean =>
  x >= left && x <= right && y >= bottom && y <= top;
