/**
 * The printed pages on screen: pdf.js's own viewer in a scrolling element, with zoom, rotation and pages to go to. It
 * knows nothing of passages. Memory is bounded by the viewer's buffer of drawn pages.
 */
import type { PDFPageView } from 'pdfjs-dist/web/pdf_viewer.mjs';
import styles from './pages.module.css';
import { type OpenPdf, pdfFiles } from './pdf-library.ts';
import './pdf-layers.css';

/** As wide or as large as the viewport, or a factor of the printed size. */
export type Zoom = 'width' | 'page' | number;

export interface StageState {
  zoom: Zoom;
  /** By which the reader turned the pages, clockwise. */
  rotation: 0 | 90 | 180 | 270;
}

/** Where the viewport's top is: a page, counted from 1, and how far into it, 0 to 1. */
export interface StagePlace {
  number: number;
  share: number;
}

interface StageEvents {
  /** Another page came to be the one that is read. */
  current: (number: number) => void;
  /** The pages are there, empty, and can be scrolled to. */
  ready: () => void;
  /** Zoom or rotation have changed; all pages have other sizes. */
  resize: () => void;
  /** A page came to have another size, or was drawn or cleared. */
  page: (number: number) => void;
  textLayer: (number: number) => void;
  links: (number: number) => void;
}

/** CSS pixels around the pages. */
const GUTTER = 14;
/** Beside which only brackets find room. */
const NARROW_MARGIN = 52;
const ZOOM_STEP = 1.15;
const LEAST_ZOOM = 0.1;
const LARGEST_ZOOM = 8;
/** Pixels of one canvas: larger pages are drawn coarser, and sharply where they are looked at. */
const CANVAS_PIXELS = 2 ** 24;

/** The viewer's own words are said by the window; it asks for none. */
const wordless = {
  getLanguage: () => 'en',
  getDirection: () => 'ltr',
  get: async () => '',
  translate: async () => undefined,
  translateOnce: async () => undefined,
  pause: () => undefined,
  resume: () => undefined,
  destroy: async () => undefined,
};

export class PageStage {
  readonly scroller: HTMLElement;
  /** Scrolls with the pages: the margin may be put into it. */
  readonly page: HTMLElement;
  /** Holds the pages. */
  readonly column: HTMLElement;
  readonly pagesCount: number;
  readonly pdf: OpenPdf;
  isReady = false;
  private readonly viewer: InstanceType<OpenPdf['library']['parts']['PDFViewer']>;
  private readonly listeners: { [E in keyof StageEvents]: Set<StageEvents[E]> } = {
    ...{
      current: new Set(),
      ready: new Set(),
      resize: new Set(),
      page: new Set(),
      textLayer: new Set(),
      links: new Set(),
    },
  };
  private readonly observer: ResizeObserver;
  private readonly aborted = new AbortController();
  private state: StageState;
  private frame = 0;

  /** `scroller` is an empty, absolutely positioned element. */
  constructor(scroller: HTMLElement, pdf: OpenPdf, start: StageState) {
    this.scroller = scroller;
    this.pdf = pdf;
    this.state = start;
    const { parts, pdfjs } = pdf.library;
    scroller.classList.add(styles.scroller ?? '');
    const column = document.createElement('div');
    column.className = 'pdfViewer';
    this.column = column;
    this.page = document.createElement('div');
    this.page.className = styles.stage ?? '';
    this.page.append(column);
    scroller.append(this.page);
    const eventBus = new parts.EventBus();
    const linkService = new parts.PDFLinkService({ eventBus, ignoreDestinationZoom: true });
    linkService.externalLinkEnabled = false;
    const options = {
      container: scroller as HTMLDivElement,
      viewer: column,
      eventBus,
      linkService,
      l10n: wordless as never,
      textLayerMode: 1,
      annotationMode: pdfjs.AnnotationMode.ENABLE,
      annotationEditorMode: pdfjs.AnnotationEditorType.DISABLE,
      imageResourcesPath: pdfFiles('images'),
      removePageBorders: true,
      enableAutoLinking: false,
      enableSelectionRendering: false,
      supportsPinchToZoom: false,
      maxCanvasPixels: CANVAS_PIXELS,
      // Left out of the library's types.
      abortSignal: this.aborted.signal,
    };
    this.viewer = new parts.PDFViewer(options);
    linkService.setViewer(this.viewer);
    eventBus.on('pagesinit', () => this.onPages());
    for (const name of ['pagerender', 'pagerendered']) {
      eventBus.on(name, ({ pageNumber }: { pageNumber: number }) => this.emit('page', pageNumber));
    }
    eventBus.on('textlayerrendered', ({ pageNumber }: { pageNumber: number }) => {
      // The pages' element has the keyboard; a stop at each page would be in the way.
      this.view(pageNumber)?.textLayer?.div.removeAttribute('tabindex');
      this.emit('textLayer', pageNumber);
    });
    eventBus.on('pagechanging', ({ pageNumber }: { pageNumber: number }) => this.emit('current', pageNumber));
    eventBus.on('annotationlayerrendered', ({ pageNumber }: { pageNumber: number }) =>
      this.emit('links', pageNumber),
    );
    this.viewer.setDocument(pdf.document);
    linkService.setDocument(pdf.document, null);
    this.pagesCount = pdf.document.numPages;
    scroller.addEventListener('wheel', this.onWheel, { passive: false });
    this.observer = new ResizeObserver(() => this.refitSoon());
    this.observer.observe(scroller);
  }

  get zoom(): Zoom {
    return this.state.zoom;
  }

  get rotation(): StageState['rotation'] {
    return this.state.rotation;
  }

  /** The page that is read now, from 1. */
  get current(): number {
    return this.viewer.currentPageNumber;
  }

  /** How large the pages are now, 1 = as printed. */
  get scale(): number {
    return this.viewer.currentScale;
  }

  on<E extends keyof StageEvents>(event: E, listener: StageEvents[E]): () => void {
    this.listeners[event].add(listener);
    return () => this.listeners[event].delete(listener);
  }

  /** The page by number, from 1; undefined before the pages are ready. */
  view(number: number): PDFPageView | undefined {
    return this.viewer.getPageView(number - 1);
  }

  /** Numbers of the pages that lie between two heights of the window, in CSS pixels. */
  pagesBetween(top: number, bottom: number): number[] {
    let low = 1;
    let high = this.isReady ? this.pagesCount + 1 : 1;
    const boxOf = (number: number) => this.view(number)?.div.getBoundingClientRect();
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((boxOf(middle)?.bottom ?? 0) > top) high = middle;
      else low = middle + 1;
    }
    const numbers: number[] = [];
    for (let at = low; at <= this.pagesCount && this.isReady; at += 1) {
      if ((boxOf(at)?.top ?? bottom) >= bottom) break;
      numbers.push(at);
    }
    return numbers;
  }

  place(): StagePlace {
    const { top, bottom } = this.scroller.getBoundingClientRect();
    const [number = 1] = this.pagesBetween(top + 1, bottom);
    const box = this.view(number)?.div.getBoundingClientRect();
    return { number, share: box === undefined ? 0 : (top - box.top) / Math.max(1, box.height) };
  }

  goTo({ number, share }: StagePlace): void {
    const view = this.view(Math.min(this.pagesCount, Math.max(1, number)));
    if (view === undefined) return;
    const box = view.div.getBoundingClientRect();
    const origin = this.scroller.getBoundingClientRect().top;
    this.scroller.scrollTop += box.top + share * box.height - origin;
    this.viewer.update();
  }

  goToPage(number: number): void {
    // Where several pages are seen whole, the viewer stays at the one that it was at.
    if (number >= 1 && number <= this.pagesCount) this.viewer.currentPageNumber = number;
    this.goTo({ number, share: 0 });
    this.scroller.scrollTop -= GUTTER / 2;
  }

  /** Goes where an entry of the file's own outline leads. */
  goToDestination(destination: string | readonly unknown[]): void {
    void this.viewer.linkService.goToDestination(
      typeof destination === 'string' ? destination : [...destination],
    );
  }

  /** Keeps what is at the viewport's top where it is. */
  setZoom(zoom: Zoom): void {
    this.state = { ...this.state, zoom };
    this.refit();
  }

  zoomBy(steps: number): void {
    const scale = this.scale * ZOOM_STEP ** steps;
    this.setZoom(Math.min(LARGEST_ZOOM, Math.max(LEAST_ZOOM, Math.round(scale * 100) / 100)));
  }

  /** Turns the pages by a right angle, clockwise or with -1 against the clock. */
  turn(direction: 1 | -1): void {
    const rotation = ((this.state.rotation + direction * 90 + 360) % 360) as StageState['rotation'];
    const place = this.place();
    this.state = { ...this.state, rotation };
    this.viewer.pagesRotation = rotation;
    this.refit();
    this.goTo({ number: place.number, share: Math.max(0, place.share) });
  }

  dispose(): void {
    this.observer.disconnect();
    cancelAnimationFrame(this.frame);
    this.scroller.removeEventListener('wheel', this.onWheel);
    this.aborted.abort();
    // The viewer takes null for no document, which its types leave out.
    this.viewer.setDocument(null as never);
    this.page.remove();
  }

  private onPages(): void {
    this.isReady = true;
    for (let number = 1; number <= this.pagesCount; number += 1) {
      this.view(number)?.div.setAttribute('aria-label', `Page ${number}`);
    }
    if (this.state.rotation !== 0) this.viewer.pagesRotation = this.state.rotation;
    this.refit();
    for (const listener of this.listeners.ready) listener();
  }

  private emit(event: 'current' | 'page' | 'textLayer' | 'links', number: number): void {
    for (const listener of this.listeners[event]) listener(number);
  }

  private refitSoon(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.refit());
  }

  private refit(): void {
    if (!this.isReady) return;
    const margin = Math.round(Math.min(210, Math.max(NARROW_MARGIN, this.scroller.clientWidth * 0.16)));
    const scale = this.scaleFor(this.state.zoom, margin);
    this.setMargin(scale, margin);
    if (Math.abs(scale - this.scale) > 0.0005 || this.viewer.currentScaleValue === null) {
      const place = this.place();
      this.viewer.currentScale = scale;
      this.goTo(place);
    }
    for (const listener of this.listeners.resize) listener();
  }

  /** Leaves room for the names of passages beside the pages; over pages that are too wide, for brackets alone. */
  private setMargin(scale: number, margin: number): void {
    const view = this.view(this.place().number);
    const width = view === undefined ? 0 : (view.width / view.scale) * scale;
    const isWide = width > this.scroller.clientWidth - margin - GUTTER;
    this.page.style.setProperty('--stage-margin', `${isWide ? NARROW_MARGIN : margin}px`);
  }

  private scaleFor(zoom: Zoom, margin: number): number {
    if (typeof zoom === 'number') return zoom;
    const view = this.view(this.place().number);
    if (view === undefined) return this.scale;
    const width = view.width / view.scale;
    const height = view.height / view.scale;
    const across = (this.scroller.clientWidth - margin - 2 * GUTTER) / width;
    const down = (this.scroller.clientHeight - GUTTER) / height;
    const scale = zoom === 'width' ? across : Math.min(across, down);
    return Math.min(LARGEST_ZOOM, Math.max(LEAST_ZOOM, scale));
  }

  private readonly onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.zoomBy(event.deltaY < 0 ? 1 : -1);
  };
}
