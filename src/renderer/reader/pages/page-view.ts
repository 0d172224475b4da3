/**
 * Shows a document as its printed pages, for the same tools as running text: passages are painted over the pages from
 * the kept page map, and every place is told from it, also on pages that are not drawn. The pages' own text layers
 * serve the mouse's selection and a screen reader.
 */
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
import { nameLinks } from './name-links.ts';
import { isInside, PageGeometry } from './page-geometry.ts';
import type { Chosen } from './page-overlay.ts';
import { PageRangeLayer } from './page-range-layer.ts';
import { PageScrolling } from './page-scrolling.ts';
import { PageSection } from './page-section.ts';
import { PageSelection } from './page-selection.ts';
import type { PageStage } from './page-stage.ts';
import type { PrintedText } from './printed-text.ts';

/** How far from the viewport passages are painted before they are scrolled into it, in heights of the viewport. */
const NEAR = 1;
/** Pages whose passages stay painted. */
const KEPT = 24;

interface Content {
  printed: PrintedText;
  marks: MarkSource;
}

export class PageView implements ReadingView {
  readonly scroller: HTMLElement;
  readonly page: HTMLElement;
  readonly column: HTMLElement;
  readonly stage: PageStage;
  readonly printed: PrintedText;
  readonly geometry: PageGeometry;
  private readonly marks: MarkSource;
  private readonly sections: readonly PageSection[];
  private readonly scrolling: PageScrolling;
  private readonly selection: PageSelection;
  private readonly sheet: PaintSheet;
  private readonly rangeLayers = new Set<PageRangeLayer>();
  private readonly listeners: { [E in keyof ViewEvents]: Set<ViewEvents[E]> } = {
    scroll: new Set(),
    draw: new Set(),
  };
  private readonly stops: (() => void)[];
  private near: readonly PageSection[] = [];
  private colours: readonly string[] = [];
  private chosen: Chosen = { mark: null, group: null };
  private frame = 0;

  constructor(stage: PageStage, { printed, marks }: Content) {
    this.stage = stage;
    this.printed = printed;
    this.marks = marks;
    this.scroller = stage.scroller;
    this.page = stage.page;
    this.column = stage.column;
    this.geometry = new PageGeometry(stage, printed);
    this.scrolling = new PageScrolling(stage, this.geometry, () => this.paintNear());
    this.selection = new PageSelection(stage, printed);
    this.sheet = new PaintSheet(document, true);
    this.sections = Array.from(
      { length: stage.pagesCount },
      (_, i) => new PageSection(i + 1, printed, stage),
    );
    this.stops = [
      stage.on('ready', this.onReady),
      stage.on('resize', this.onResize),
      stage.on('page', this.onPage),
      stage.on('links', number => nameLinks(stage, printed, number)),
    ];
    this.scroller.addEventListener('scroll', this.onScroll, { passive: true });
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
    const painted = this.painted();
    const touched = new Set<PageSection>();
    for (const range of ranges) {
      for (const section of painted) {
        if (section.holds(range)) touched.add(section);
      }
    }
    for (const section of touched) this.paint(section);
    this.drawn(touched);
  }

  redrawAll(): void {
    const painted = this.painted();
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
    this.selection.dispose();
    for (const section of this.sections) section.clear();
    this.sheet.dispose();
  }

  // Places

  place(): Place {
    return this.scrolling.place();
  }

  goTo(place: Place): void {
    this.scrolling.goTo(place);
  }

  reveal(start: number, end: number, options?: RevealOptions): void {
    this.scrolling.reveal(start, end, options);
  }

  /** Scrolls just enough to see a rectangle. */
  showRegion(region: Region | null): void {
    this.scrolling.showRegion(region);
  }

  nudge(offset: number): void {
    this.scrolling.nudge(offset);
  }

  visibleRange(): TextRange {
    return this.geometry.visibleRange();
  }

  nearSections(): readonly PageSection[] {
    return this.near;
  }

  // Hit-testing

  offsetAtPoint(x: number, y: number): number | null {
    const point = this.geometry.pointAt(x, y);
    return point === null ? null : this.printed.offsetNear(point.page, point.x, point.y);
  }

  marksAt(event: MouseEvent): readonly Mark[] {
    const point = this.geometry.pointAt(event.clientX, event.clientY);
    if (point === null) return [];
    const offset = this.printed.offsetUnder(point.page, point.x, point.y);
    const inText = offset === null ? [] : this.marks.marksIn(offset, offset + 1);
    const regions = (this.marks.regionsOn?.(point.page) ?? []).filter(
      ({ region }) => region !== undefined && isInside(region, point),
    );
    const bySize = [...inText].sort((a, b) => b.end - b.start - (a.end - a.start));
    return [...regions, ...bySize];
  }

  caretRect(offset: number): DOMRect | null {
    return this.geometry.caretRect(offset);
  }

  rectsOf(start: number, end: number): readonly DOMRect[] {
    return this.geometry.rectsOf({ start, end });
  }

  offsetOnNextLine(offset: number, x: number, direction: 1 | -1): number | null {
    return this.geometry.offsetOnNextLine(offset, x, direction);
  }

  lineEdge(offset: number, direction: 1 | -1): number | null {
    const line = this.printed.lineAt(offset);
    if (line === undefined) return null;
    return direction === 1 ? line.end : line.start;
  }

  offsetOf(node: Node, offset: number): number | null {
    return this.selection.offsetOf(node, offset);
  }

  positionOf(offset: number, before?: boolean): DomPosition | null {
    return this.selection.positionOf(offset, before);
  }

  select(anchor: number, focus: number): void {
    this.selection.select(anchor, focus);
  }

  // Private parts

  private painted(): PageSection[] {
    return this.sections.filter(section => section.isPainted);
  }

  private paint(section: PageSection): void {
    section.paint(this.marks, { sheet: this.sheet, colours: this.colours }, this.chosen);
    for (const layer of this.rangeLayers) layer.showOn(section);
  }

  private paintNear(): void {
    if (!this.stage.isReady) return;
    const { top, bottom, height } = this.scroller.getBoundingClientRect();
    const numbers = this.stage.pagesBetween(top - height * NEAR, bottom + height * NEAR);
    this.near = numbers.flatMap(number => this.sections[number - 1] ?? []);
    const waiting = this.near.filter(section => !section.isPainted);
    if (waiting.length === 0) return;
    for (const section of waiting) this.paint(section);
    this.forgetFar();
    this.drawn(new Set(waiting));
  }

  private forgetFar(): void {
    const painted = this.painted();
    const [first] = this.near;
    if (painted.length <= KEPT || first === undefined) return;
    const distance = (section: PageSection) => Math.abs(section.number - first.number);
    const far = painted
      .filter(section => !this.near.includes(section))
      .sort((a, b) => distance(b) - distance(a));
    for (const section of far.slice(0, painted.length - KEPT)) section.clear();
  }

  private drawn(sections: ReadonlySet<PageSection>): void {
    if (sections.size === 0) return;
    for (const listener of this.listeners.draw) listener(sections);
  }

  private readonly onReady = (): void => {
    this.scrolling.ready();
    this.paintNear();
    this.scheduleFrame();
  };

  private readonly onResize = (): void => {
    const painted = this.painted();
    for (const section of painted) section.attach();
    this.paintNear();
    this.drawn(new Set(painted));
    this.scheduleFrame();
  };

  private readonly onPage = (number: number): void => {
    const section = this.sections[number - 1];
    if (section?.isPainted !== true) return;
    // Most pages have the size that was taken for granted: what stands beside them needs nothing then.
    if (section.attach()) this.drawn(new Set([section]));
  };

  private readonly onScroll = (): void => this.scheduleFrame();

  /** In the frame, where the viewer looks at its pages too, and what reads before what writes: one layout does for all. */
  private scheduleFrame(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      for (const listener of this.listeners.scroll) listener();
      this.paintNear();
    });
  }
}
