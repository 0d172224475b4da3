/** Puts the parts of the reader together for one document: view, marks, selection, margin, strip, highlights. */
import type { DocumentText } from '#core/api.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import type { UiFilter } from '../state/ui-store.ts';
import { PassageMarks } from './passage-marks.ts';
import { ReadingSelection, type SelectionEvents } from './reading-selection.ts';
import { MarginView } from './view/margin-view.ts';
import { OverviewStrip } from './view/overview-strip.ts';
import { paintColours, type Scheme } from './view/paint-colours.ts';
import type { Place, RangeLayer, ReadingView } from './view/reading-view.ts';
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
}

export interface OpenReader {
  documentId: string;
  content: DocumentText;
  marks: PassageMarks;
  view: ReadingView;
  visible: VisibleText;
  selection: ReadingSelection;
  margin: MarginView;
  strip: OverviewStrip;
  hover: RangeLayer;
  flash: RangeLayer;
  hits: RangeLayer;
  currentHit: RangeLayer;
  setScheme(scheme: Scheme): void;
  dispose(): void;
}

const quoteLimit = 80;

export function openReader(
  study: StudyReader,
  content: DocumentText,
  elements: ReaderElements,
  events: ReaderEvents,
  start: { place: Place | null; filter: UiFilter; scheme: Scheme },
): OpenReader {
  const { documentId, text, blocks } = content;
  let { scheme } = start;
  const marks = new PassageMarks(study, documentId, text, start.filter);
  const view = new TextView(elements.scroller);
  view.setColours(marks.colours, scheme);
  const visible = new VisibleText(blocks);
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
      const quote = passage.exact.replace(/\s+/g, ' ');
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
  const strip = new OverviewStrip(elements.strip, elements.stripMarker);
  strip.set({ length: text.length, marks: { [Symbol.iterator]: () => marks.all()[Symbol.iterator]() } });
  strip.set({ colours: marks.colours, scheme });
  view.open({ text, blocks, marks }, start.place);
  return {
    documentId,
    content,
    marks,
    view,
    visible,
    selection,
    margin,
    strip,
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
      for (const part of [selection, margin, strip, hover, flash, hits, currentHit, view]) part.dispose();
    },
  };
}
