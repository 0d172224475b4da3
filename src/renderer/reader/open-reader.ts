/** Puts the parts of the reader together for one document: view, marks, selection, margin, strip, highlights. */
import type { DocumentText } from '#core/api.ts';
import { quoteOf } from '#core/model/passage.ts';
import type { PageMap } from '#core/pages/page-map.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import type { UiFilter } from '../state/ui-store.ts';
import type { PageStage } from './pages/page-stage.ts';
import { PageView } from './pages/page-view.ts';
import { PrintedText } from './pages/printed-text.ts';
import { RegionTool } from './pages/region-tool.ts';
import { PassageMarks } from './passage-marks.ts';
import { ReadingSelection, type SelectionEvents } from './reading-selection.ts';
import { MarginView } from './view/margin-view.ts';
import { OverviewStrip } from './view/overview-strip.ts';
import { paintColours, type Scheme } from './view/paint-colours.ts';
import type { Place, RangeLayer, ReadingView, TextRange } from './view/reading-view.ts';
import { StandingLayer } from './view/standing-layer.ts';
import { TableMarks } from './view/table-marks.ts';
import { TextView } from './view/text-view.ts';
import { VisibleText } from './visible-text.ts';

export interface ReaderElements {
  scroller: HTMLElement;
  caret: HTMLElement;
  strip: HTMLCanvasElement;
  stripMarker: HTMLElement;
}

export interface ReaderEvents extends SelectionEvents {
  onChoose(passageId: string): void;
  /** Several passages at one place; `anchor` is where to show them. */
  onStack(passageIds: readonly string[], anchor: DOMRect): void;
  /** A recognised table is to be read as a grid. */
  onTable(table: TextRange): void;
}

export interface OpenReader {
  documentId: string;
  content: DocumentText;
  marks: PassageMarks;
  view: ReadingView;
  /** The view where it shows pages; null where it shows running text. */
  pages: PageView | null;
  /** Draws rectangles on pages; null in running text. */
  region: RegionTool | null;
  visible: VisibleText;
  selection: ReadingSelection;
  margin: MarginView;
  strip: OverviewStrip;
  /** What the text is read past, dimmed; null where pages are shown as they are printed. */
  asides: RangeLayer | null;
  /** Buttons that open tables; null where pages are shown. */
  tables: TableMarks | null;
  /** Where the chosen item is named and not coded. */
  mentions: RangeLayer;
  hover: RangeLayer;
  flash: RangeLayer;
  hits: RangeLayer;
  currentHit: RangeLayer;
  setScheme(scheme: Scheme): void;
  dispose(): void;
}

/** As running text, or as the printed pages on a stage. */
export type ShownAs = { as: 'text' } | { as: 'pages'; stage: PageStage; pages: PageMap };

const quoteLimit = 80;

export function openReader(
  study: StudyReader,
  content: DocumentText,
  elements: ReaderElements,
  events: ReaderEvents,
  start: { place: Place | null; filter: UiFilter; scheme: Scheme },
  shownAs: ShownAs = { as: 'text' },
): OpenReader {
  const { documentId, text, blocks } = content;
  let { scheme } = start;
  const marks = new PassageMarks(study, documentId, text, start.filter);
  const { view, show } = createView(elements.scroller, content, marks, shownAs);
  view.setColours(marks.colours, scheme);
  const visible = new VisibleText(blocks);
  const running = view instanceof TextView ? view : null;
  const asides = running === null ? null : new StandingLayer(running, 'reader-aside', -1);
  const tables = running === null ? null : new TableMarks(running, events.onTable);
  const mentions = view.createLayer('reader-mention', 0);
  const hover = view.createLayer('reader-hover', 1);
  const hits = view.createLayer('reader-find', 2);
  const currentHit = view.createLayer('reader-find-current', 3);
  const flash = view.createLayer('reader-flash', 4);
  const margin = new MarginView(view, {
    describe(id) {
      const passage = study.get('passage', id);
      const item = passage && study.get('item', passage.itemId);
      const kind = item && study.get('kind', item.kindId);
      if (passage === undefined || item === undefined || kind === undefined) return null;
      const { line, ink } = paintColours(item.colour ?? kind.colour, scheme);
      const quote = quoteOf(passage).replace(/\s+/g, ' ');
      const shown = quote.length > quoteLimit ? `${quote.slice(0, quoteLimit)}…` : quote;
      return { name: item.label, description: `${item.label}, ${kind.label}: “${shown}”`, line, ink };
    },
    onChoose: events.onChoose,
    onStack: (ids, anchor) => events.onStack(ids, anchor.getBoundingClientRect()),
    onHover(id) {
      const mark = id === null ? undefined : marks.get(id);
      hover.set(mark === undefined ? [] : [mark]);
    },
  });
  const selection = new ReadingSelection(view, text, visible, elements.caret, events);
  const pages = view instanceof PageView ? view : null;
  const region = pages === null ? null : new RegionTool(pages);
  const strip = new OverviewStrip(elements.strip, elements.stripMarker);
  strip.set({ length: text.length, marks: { [Symbol.iterator]: () => marks.all()[Symbol.iterator]() } });
  strip.set({ colours: marks.colours, scheme });
  show(start.place);
  return {
    documentId,
    content,
    marks,
    view,
    pages,
    region,
    visible,
    selection,
    margin,
    strip,
    asides,
    tables,
    mentions,
    hover,
    flash,
    hits,
    currentHit,
    setScheme(next) {
      scheme = next;
      view.setColours(marks.colours, scheme);
      strip.set({ colours: marks.colours, scheme });
      margin.redraw();
    },
    dispose() {
      region?.dispose();
      asides?.dispose();
      tables?.dispose();
      for (const part of [selection, margin, strip, mentions, hover, flash, hits, currentHit, view])
        part.dispose();
    },
  };
}

/** The view, and how it shows the document, once everything that follows it is there. */
function createView(
  scroller: HTMLElement,
  { text, blocks }: DocumentText,
  marks: PassageMarks,
  shownAs: ShownAs,
): { view: ReadingView; show: (place: Place | null) => void } {
  if (shownAs.as === 'text') {
    const view = new TextView(scroller);
    return { view, show: place => view.open({ text, blocks, marks }, place) };
  }
  const view = new PageView(shownAs.stage, { printed: new PrintedText(text, shownAs.pages), marks });
  return { view, show: place => view.show(place) };
}
