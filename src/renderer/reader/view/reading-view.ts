/**
 * What the reader's tools know of the view that shows a document, whichever way it shows it: as running text or as
 * printed pages. All offsets are UTF-16 units of the canonical text, all places in the window CSS pixels.
 */
import type { PageRect } from '#core/pages/page-map.ts';
import type { DomPosition } from './drawn-block.ts';
import type { Bracket } from './margin-layout.ts';
import type { Mark } from './marks.ts';
import type { Scheme } from './paint-colours.ts';

export interface TextRange {
  start: number;
  end: number;
  /** Where it is a rectangle on a page and no text; `start` is then its place in the reading order. */
  region?: Region | undefined;
}

/** A rectangle on a page, counted from 1, in points of the page's own coordinates. */
export interface Region {
  page: number;
  rect: PageRect;
}

/** Where a reader is: an offset of the canonical text and how far its line is below the viewport's top, in pixels. */
export interface Place {
  offset: number;
  below: number;
  /** The page at the viewport's top, from 1, and how far into it the top is, 0 to 1; where there are pages. */
  page?: { number: number; share: number };
}

/** A part of the document, for what is drawn beside it. */
export interface ViewSection {
  readonly element: HTMLElement;
  /** Where its canonical text begins. */
  readonly start: number;
  readonly end: number;
  /** Whether its passages are painted. */
  readonly isPainted: boolean;
  /** Whether the view says `draw` when its size has changed; else what is drawn beside it has to watch it. */
  readonly tellsSize: boolean;
  /** Where the passages painted in it begin and end, in pixels from its top. */
  brackets(): Bracket[];
}

export interface ViewEvents {
  /** Once a frame in which the viewport moved or changed its size. */
  scroll: () => void;
  /** These sections were drawn anew: DOM ranges into them are void. */
  draw: (sections: ReadonlySet<ViewSection>) => void;
}

/** Ranges that are shown for a while over whatever is painted. */
export interface RangeLayer {
  /** `ranges` are in order of their starts and do not overlap. */
  set(ranges: readonly TextRange[]): void;
  dispose(): void;
}

export interface RevealOptions {
  /** Moves also where the range is visible already. */
  always?: boolean;
  /** The rectangle that the range stands for. */
  region?: Region | undefined;
}

export interface ReadingView {
  /** What scrolls and has the focus. */
  readonly scroller: HTMLElement;
  /** What scrolls with the document: layers and the margin may be put into it. */
  readonly page: HTMLElement;
  /** Holds the document itself, and nothing else. */
  readonly column: HTMLElement;
  on<E extends keyof ViewEvents>(event: E, listener: ViewEvents[E]): () => void;

  /** Colours of the layers by number, `#rrggbb`. */
  setColours(colours: readonly string[], scheme: Scheme): void;
  /** The mark that is outlined, and the group whose marks are emphasised. */
  setChosen(mark: string | null, group: string | null): void;
  /** Paints anew what lies in these ranges, after the marks there have changed. */
  redraw(ranges: Iterable<TextRange>): void;
  redrawAll(): void;
  /** After the type or the width of the column has changed. */
  relayout(): void;
  /** `name` is that of `::highlight(name)` in the style sheet; a higher `priority` is painted on top. */
  createLayer(name: string, priority: number): RangeLayer;
  dispose(): void;

  /** The place at the top of the viewport. */
  place(): Place;
  goTo(place: Place): void;
  /** Scrolls so that a range can be read with some text around it; where it is visible already nothing moves. */
  reveal(start: number, end: number, options?: RevealOptions): void;
  /** Scrolls just enough to see the line of an offset. */
  nudge(offset: number): void;
  /** The canonical range that the viewport shows. */
  visibleRange(): TextRange;
  /** Sections in the viewport or near it. */
  nearSections(): readonly ViewSection[];

  /** The offset nearest to a point; null outside of the text. */
  offsetAtPoint(x: number, y: number): number | null;
  /** Where a cursor before the character at `offset` stands; without width. */
  caretRect(offset: number): DOMRect | null;
  /** Where a range stands, line by line; none where it is not in the page. */
  rectsOf(start: number, end: number): readonly DOMRect[];
  /** The marks that paint the place of an event, longest first. */
  marksAt(event: MouseEvent): readonly Mark[];
  /** The offset on the line below or above that of `offset`, nearest to `x`; null where there is none. */
  offsetOnNextLine(offset: number, x: number, direction: 1 | -1): number | null;
  /** Where the line of an offset begins or ends. */
  lineEdge(offset: number, direction: 1 | -1): number | null;

  /** The canonical offset of a place in the page; null outside of the text. */
  offsetOf(node: Node, offset: number): number | null;
  /** The place in the page of an offset; with `before`, at a border, the end of what comes before. */
  positionOf(offset: number, before?: boolean): DomPosition | null;
  /** Makes the window's own selection run from one offset to another, either way. */
  select(anchor: number, focus: number): void;
}
