/** The page that is measured: one PDF, either as Tracework shows it with its passages or in pdf.js's bare viewer. */
import { IntervalIndex } from '#core/text/interval-index.ts';
import { PageStage } from '#renderer/reader/pages/page-stage.ts';
import { PageView } from '#renderer/reader/pages/page-view.ts';
import { loadPdfLibrary, openPdf } from '#renderer/reader/pages/pdf-library.ts';
import { PrintedText } from '#renderer/reader/pages/printed-text.ts';
import { MarginView } from '#renderer/reader/view/margin-view.ts';
import type { Mark } from '#renderer/reader/view/marks.ts';
import '#renderer/theme/tokens.css';
import './page.css';
import type { PagesBench, PagesMaterial } from './pages-page.ts';

const COLOURS = ['#2f7fd1', '#d1622f', '#0c8f72'];
/** Both ways show pages of one size. */
const ZOOM = 1;

const find = (): HTMLDivElement => {
  const element = document.querySelector<HTMLDivElement>('#scroller');
  if (element === null) throw new Error('The page has nothing that scrolls.');
  return element;
};
const scroller = find();
const way = new URL(location.href).searchParams.get('way') ?? '';
const pause = (milliseconds: number): Promise<void> => new Promise(done => setTimeout(done, milliseconds));

const fetchFile = async (): Promise<Uint8Array> =>
  new Uint8Array(await (await fetch('/material.pdf')).arrayBuffer());
const fetchMaterial = async (): Promise<PagesMaterial> =>
  (await (await fetch('/material/pages')).json()) as PagesMaterial;

async function openTracework(): Promise<void> {
  const [pdf, { text, pages, passages }] = await Promise.all([
    openPdf(fetchFile(), () => undefined).opened,
    fetchMaterial(),
  ]);
  const stage = new PageStage(scroller, pdf, { zoom: ZOOM, rotation: 0 });
  const index = new IntervalIndex<Mark>(
    passages.map(({ id, start, end, kind }) => ({ id, start, end, layer: kind, group: `item-${kind}` })),
  );
  const printed = new PrintedText(text, pages);
  const view = new PageView(stage, {
    printed,
    marks: { marksIn: (start, end) => index.query(start, end) },
  });
  view.setColours(COLOURS, 'light');
  new MarginView(view, {
    describe: id => ({ name: `Item of ${id}`, description: id, line: '#2f7fd1', ink: '#1b5c9e' }),
    onChoose: () => undefined,
    onStack: () => undefined,
    onHover: () => undefined,
  });
  view.show(null);
}

async function openViewer(): Promise<void> {
  const [{ pdfjs, parts, createWorker }, data] = await Promise.all([loadPdfLibrary(), fetchFile()]);
  pdfjs.GlobalWorkerOptions.workerPort = createWorker();
  const document_ = await pdfjs.getDocument({ data }).promise;
  const viewer = document.createElement('div');
  viewer.className = 'pdfViewer';
  scroller.append(viewer);
  const eventBus = new parts.EventBus();
  const linkService = new parts.PDFLinkService({ eventBus });
  const shown = new parts.PDFViewer({ container: scroller, viewer, eventBus, linkService });
  linkService.setViewer(shown);
  eventBus.on('pagesinit', () => {
    shown.currentScale = ZOOM;
  });
  shown.setDocument(document_);
  linkService.setDocument(document_, null);
}

const isDrawn = (): boolean => document.querySelector('.page[data-page-number="1"] .endOfContent') !== null;

let frames: number[] | null = null;

const bench: PagesBench = {
  async open() {
    const start = performance.now();
    await (way === 'tracework' ? openTracework() : openViewer());
    while (document.querySelector('.page[data-page-number="1"] canvas') === null) await pause(4);
    const drawn = performance.now() - start;
    while (!isDrawn()) await pause(20);
    return drawn;
  },

  countPainted: () => document.querySelectorAll('[class*="paint-"]').length,

  async rest() {
    scroller.scrollTop = 0;
    await pause(1_500);
  },

  startFrames() {
    const times: number[] = [];
    frames = times;
    let before = 0;
    const tick = (): void => {
      if (frames !== times) return;
      const now = performance.now();
      if (before > 0) times.push(now - before);
      before = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  },

  stopFrames() {
    const times = frames ?? [];
    frames = null;
    return times;
  },
};
window.pagesBench = bench;
