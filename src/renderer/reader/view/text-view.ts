/**
 * Draws a document's blocks into a scrolling element and paints its passages. All text is in the page from the
 * start, as plain text nodes under content-visibility; only sections that come near the viewport are cut into
 * painted stretches. It knows no framework and no study: text, blocks and marks come in, offsets go out.
 */
import type { Block } from '#core/text/blocks.ts';
import type { DomPosition, DrawnBlock, Paint } from './drawn-block.ts';
import type { TextMetrics } from './height-estimate.ts';
import { cutStretches, type Mark, type MarkSource } from './marks.ts';
import type { Scheme } from './paint-colours.ts';
import { PaintSheet } from './paint-sheet.ts';
import { buildSections, type Section } from './section.ts';
import styles from './text-view.module.css';

export interface TextViewContent {
  text: string;
  blocks: readonly Block[];
  marks: MarkSource;
}

/** Where a reader is: an offset of the canonical text and how far its line is below the viewport's top, in pixels. */
export interface Place {
  offset: number;
  below: number;
}

export interface ViewEvents {
  /** Once a frame in which the viewport moved or changed its size. */
  scroll: () => void;
  /** Blocks of these sections were drawn anew: DOM ranges into them are void. */
  draw: (sections: ReadonlySet<Section>) => void;
}

/** Painted elements kept before the sections farthest from the viewport become plain again. */
const PAINTED_BUDGET = 12_000;

/** A scrolled-to line must rest for so many frames, and is followed for no more than so many. */
const STILL_FRAMES = 3;
const MOST_FRAMES = 10;

/** What a person does to scroll. */
const scrolling = ['wheel', 'pointerdown', 'touchmove', 'keydown'] as const;

const nowhere: MarkSource = { marksIn: () => [] };

export class TextView {
  readonly scroller: HTMLElement;
  /** Holds the text column; other layers that scroll with the text may be put beside it. */
  readonly page: HTMLElement;
  readonly column: HTMLElement;
  sections: readonly Section[] = [];
  private text = '';
  private marks: MarkSource = nowhere;
  private readonly sheet: PaintSheet;
  private readonly sectionOf = new Map<Element, Section>();
  private readonly listeners: { [E in keyof ViewEvents]: Set<ViewEvents[E]> } = {
    scroll: new Set(),
    draw: new Set(),
  };
  private readonly observer: ResizeObserver;
  private chosen: { mark: string | null; group: string | null } = { mark: null, group: null };
  private width = 0;
  private settling = 0;
  /** The place at the top when the viewport last moved; null = never. */
  private noted: Place | null = null;
  private frame = 0;
  private idle = 0;

  /** `scroller` is an empty element with a height of its own; the view makes it scroll. */
  constructor(scroller: HTMLElement) {
    this.scroller = scroller;
    this.sheet = new PaintSheet(scroller.ownerDocument);
    scroller.classList.add(styles.scroller ?? '');
    this.page = scroller.ownerDocument.createElement('div');
    this.page.className = styles.page ?? '';
    this.column = scroller.ownerDocument.createElement('div');
    this.column.className = styles.column ?? '';
    this.page.append(this.column);
    scroller.append(this.page);
    scroller.addEventListener('scroll', this.onScroll, { passive: true });
    for (const event of scrolling) scroller.addEventListener(event, this.stopSettling, { passive: true });
    this.observer = new ResizeObserver(() => this.onResize());
    this.observer.observe(scroller);
  }

  /** Shows a document, at a place where one is given. What was shown before is gone. */
  open({ text, blocks, marks }: TextViewContent, place: Place | null = null): void {
    this.text = text;
    this.marks = marks;
    this.sectionOf.clear();
    const metrics = this.measure();
    this.sections = buildSections(blocks, text);
    for (const section of this.sections) {
      section.estimate(text, metrics);
      this.sectionOf.set(section.element, section);
    }
    this.paintAhead(place?.offset ?? 0);
    this.column.replaceChildren(...this.sections.map(({ element }) => element));
    if (place === null) {
      this.scroller.scrollTop = 0;
      this.noted = null;
    } else this.goTo(place);
    this.changed(this.sections);
    this.scheduleIdle();
  }

  /** Colours of the layers by number, `#rrggbb`. */
  setColours(colours: readonly string[], scheme: Scheme): void {
    this.sheet.setColours(colours, scheme);
  }

  /** The mark that is outlined, and the group whose marks are emphasised. */
  setChosen(mark: string | null, group: string | null): void {
    if (this.chosen.mark === mark && this.chosen.group === group) return;
    this.chosen = { mark, group };
    const near = new Set(this.nearSections());
    for (const section of this.sections) {
      if (!section.isPainted) continue;
      if (near.has(section)) this.dress(section);
      else section.isDressed = false;
    }
  }

  /** Paints anew what lies in these ranges, after the marks there have changed. */
  redraw(ranges: Iterable<{ start: number; end: number }>): void {
    const touched = new Set<DrawnBlock>();
    const sections = new Set<Section>();
    for (const { start, end } of ranges) {
      for (let i = this.sectionIndexAt(start); i < this.sections.length; i += 1) {
        const section = this.sections[i];
        if (section === undefined || section.start >= end) break;
        if (!section.isPainted) continue;
        for (const drawn of section.blocks) {
          if (drawn.block.start >= end || drawn.block.end <= start) continue;
          touched.add(drawn);
          sections.add(section);
        }
      }
    }
    if (touched.size === 0) return;
    this.keepingSelection(() => {
      for (const drawn of touched) this.paintBlock(drawn);
    });
    this.changed(sections);
  }

  /** Paints anew everything that is painted, after any number of marks have changed. */
  redrawAll(): void {
    this.redraw([{ start: 0, end: this.text.length + 1 }]);
  }

  /** Guesses heights anew after the type or the width of the column has changed, and stays at the same text. */
  relayout(): void {
    // By now the text has other lines, so that what is at the top is not what was.
    const place = this.noted;
    const metrics = this.measure();
    for (const section of this.sections) section.estimate(this.text, metrics);
    if (place !== null) this.goTo(place);
    this.changed(this.sections);
  }

  on<E extends keyof ViewEvents>(event: E, listener: ViewEvents[E]): () => void {
    this.listeners[event].add(listener);
    return () => this.listeners[event].delete(listener);
  }

  dispose(): void {
    this.observer.disconnect();
    this.scroller.removeEventListener('scroll', this.onScroll);
    for (const event of scrolling) this.scroller.removeEventListener(event, this.stopSettling);
    this.stopSettling();
    cancelAnimationFrame(this.frame);
    cancelIdleCallback(this.idle);
    this.sheet.dispose();
    this.page.remove();
  }

  // Places

  /** The place at the top of the viewport. */
  place(): Place {
    const { top } = this.scroller.getBoundingClientRect();
    const offset = this.visibleRange().start;
    return { offset, below: (this.caretRect(offset)?.top ?? top) - top };
  }

  goTo(place: Place): void {
    const { offset, below } = place;
    this.noted = place;
    this.settle(offset, rect => rect.top - this.scroller.getBoundingClientRect().top - below);
  }

  /** Scrolls so that a range can be read with some text around it; where it is visible already nothing moves. */
  reveal(start: number, end: number, { always = false } = {}): void {
    this.settle(start, rect => {
      const view = this.scroller.getBoundingClientRect();
      const last = this.caretRect(Math.max(start, end - 1)) ?? rect;
      const slack = Math.min(48, view.height / 8);
      const fits = rect.top >= view.top + slack && last.bottom <= view.bottom - slack;
      if (fits && !always) return 0;
      return rect.top - view.top - view.height / 3;
    });
  }

  /** Scrolls just enough to see the line of an offset. */
  nudge(offset: number): void {
    this.settle(offset, rect => {
      const view = this.scroller.getBoundingClientRect();
      const slack = Math.min(rect.height * 2, view.height / 4);
      if (rect.top < view.top + slack) return rect.top - view.top - slack;
      if (rect.bottom > view.bottom - slack) return rect.bottom - view.bottom + slack;
      return 0;
    });
  }

  /** The canonical range that the viewport shows. */
  visibleRange(): { start: number; end: number } {
    const view = this.scroller.getBoundingClientRect();
    const column = this.column.getBoundingClientRect();
    const top = this.offsetAtPoint(column.left + 8, view.top + 12);
    const bottom = this.offsetAtPoint(column.right - 8, view.bottom - 12);
    const sections = this.sectionsBetween(view.top, view.bottom);
    const start = top ?? sections[0]?.start ?? 0;
    return { start, end: Math.max(start, bottom ?? sections.at(-1)?.end ?? this.text.length) };
  }

  /** The canonical range of the sections near the viewport, which are laid out and painted. */
  nearRange(): { start: number; end: number } {
    const sections = this.nearSections();
    return { start: sections[0]?.start ?? 0, end: sections.at(-1)?.end ?? 0 };
  }

  /** Sections in the viewport or less than its height away from it. */
  nearSections(): readonly Section[] {
    const view = this.scroller.getBoundingClientRect();
    return this.sectionsBetween(view.top - view.height, view.bottom + view.height);
  }

  /** The offset nearest to a point of the window, in CSS pixels; null outside of the text. */
  offsetAtPoint(x: number, y: number): number | null {
    const position = this.scroller.ownerDocument.caretPositionFromPoint(x, y);
    return position === null ? null : this.offsetOf(position.offsetNode, position.offset);
  }

  /** The canonical offset of a place in the page; null outside of the text. */
  offsetOf(node: Node, offset: number): number | null {
    if (node === this.column) {
      const section = this.sections[offset];
      return section?.start ?? this.sections.at(-1)?.end ?? null;
    }
    const element = node instanceof Element ? node : node.parentElement;
    const section = this.sectionOf.get(element?.closest(`.${styles.section}`) ?? this.column);
    if (section === undefined) return null;
    if (node === section.element) {
      return section.blocks[offset]?.block.start ?? section.end;
    }
    return section.blockOf(node)?.offsetOf(node, offset) ?? null;
  }

  /** The marks that paint an element of the page, longest first; none where it is not painted. */
  marksOf(target: EventTarget | null): readonly Mark[] {
    if (!(target instanceof Element)) return [];
    const section = this.sectionOf.get(target.closest(`.${styles.section}`) ?? this.column);
    const runs = section?.blockOf(target)?.painted ?? [];
    return runs.find(run => run.element === target)?.stretch.marks ?? [];
  }

  /** The place in the page of an offset; with `before`, at a border, the end of what comes before. */
  positionOf(offset: number, before = false): DomPosition | null {
    const index = this.sectionIndexAt(before ? offset - 1 : offset);
    for (let i = index; i < this.sections.length; i += 1) {
      const position = this.sections[i]?.blockAt(before ? offset - 1 : offset)?.positionOf(offset, before);
      if (position !== null && position !== undefined) return position;
    }
    return null;
  }

  /** The DOM range of a canonical range; null where none of it is visible text. */
  rangeOf(start: number, end: number): Range | null {
    const from = this.positionOf(start);
    const to = this.positionOf(end, true);
    if (from === null || to === null) return null;
    const range = this.scroller.ownerDocument.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range.collapsed && end > start ? null : range;
  }

  /** Where a cursor before the character at `offset` stands, in the window's CSS pixels; without width. */
  caretRect(offset: number): DOMRect | null {
    const position = this.positionOf(offset);
    if (position === null) return null;
    const { node } = position;
    const range = this.scroller.ownerDocument.createRange();
    const atEnd = position.offset >= node.data.length;
    range.setStart(node, atEnd ? Math.max(0, position.offset - 1) : position.offset);
    range.setEnd(node, atEnd ? position.offset : position.offset + 1);
    const rects = range.getClientRects();
    const rect = atEnd ? rects.item(rects.length - 1) : rects.item(0);
    return rect === null ? null : new DOMRect(atEnd ? rect.right : rect.left, rect.top, 0, rect.height);
  }

  // Painting

  private paintBlock(drawn: DrawnBlock): void {
    const { start, end } = drawn.block;
    const marks = this.marks.marksIn(start, end);
    if (marks.length === 0) drawn.uncut();
    else drawn.cut(cutStretches(start, end, marks), this.paint);
  }

  /** Brings the classes of a painted section up to date with what is chosen. */
  private dress(section: Section): void {
    section.isDressed = true;
    for (const drawn of section.blocks) drawn.dress(this.paint);
  }

  private paintSection(section: Section): void {
    section.isPainted = true;
    section.isDressed = true;
    for (const drawn of section.blocks) this.paintBlock(drawn);
  }

  private readonly paint: Paint = ({ start, end, marks }, isFirst, isLast) => {
    let begins = false;
    let extra = '';
    for (const mark of marks) {
      if (isFirst && mark.start === start) begins = true;
      if (mark.group === this.chosen.group) extra = ` ${styles.emphasised}`;
    }
    const chosen = this.chosen.mark === null ? undefined : marks.find(mark => mark.id === this.chosen.mark);
    if (chosen !== undefined) {
      extra += ` ${styles.chosen}`;
      if (isFirst && chosen.start === start) extra += ` ${styles.chosenStart}`;
      if (isLast && chosen.end === end) extra += ` ${styles.chosenEnd}`;
    }
    const layers = marks.map(mark => mark.layer);
    return `${styles.painted} ${this.sheet.classOf(layers, begins)}${extra}`;
  };

  /** Before the first layout: paints what the guessed heights say will be visible from the place on. */
  private paintAhead(offset: number): void {
    let height = 0;
    for (let i = this.sectionIndexAt(offset); i < this.sections.length; i += 1) {
      const section = this.sections[i];
      if (section === undefined || height > this.scroller.clientHeight) return;
      this.paintSection(section);
      height += Number.parseFloat(section.element.style.containIntrinsicBlockSize.replace('auto ', '')) || 0;
    }
  }

  private paintNear(): void {
    const near = this.nearSections();
    for (const section of near) if (section.isPainted && !section.isDressed) this.dress(section);
    const waiting = near.filter(section => !section.isPainted);
    if (waiting.length === 0) return;
    this.keepingSelection(() => {
      for (const section of waiting) this.paintSection(section);
    });
    this.changed(waiting);
  }

  /** Makes sections plain again that are far away, where so much is painted that it costs memory. */
  private trim(): void {
    const painted = this.sections.filter(section => section.isPainted);
    const count = (section: Section) => section.blocks.reduce((sum, drawn) => sum + drawn.painted.length, 0);
    let total = painted.reduce((sum, section) => sum + count(section), 0);
    if (total <= PAINTED_BUDGET) return;
    const near = this.nearSections();
    const middle = this.sections.indexOf(near[near.length >> 1] as Section);
    const distance = (section: Section) => Math.abs(this.sections.indexOf(section) - middle);
    const selection = this.scroller.ownerDocument.getSelection();
    const farthest = painted
      .filter(({ element }) => !holdsSelection(element, selection))
      .sort((a, b) => distance(b) - distance(a));
    for (const section of farthest) {
      if (total <= PAINTED_BUDGET || near.includes(section)) return;
      total -= count(section);
      for (const drawn of section.blocks) drawn.uncut();
      section.isPainted = false;
    }
  }

  // Geometry

  /** Index of the section that holds the offset, or of the next one. */
  private sectionIndexAt(offset: number): number {
    return lowerBound(this.sections.length, i => (this.sections[i]?.end ?? 0) > offset);
  }

  private sectionsBetween(top: number, bottom: number): readonly Section[] {
    const boxOf = (i: number) => this.sections[i]?.element.getBoundingClientRect();
    const first = lowerBound(this.sections.length, i => (boxOf(i)?.bottom ?? 0) > top);
    let last = first;
    while (last < this.sections.length && (boxOf(last)?.top ?? 0) < bottom) last += 1;
    return this.sections.slice(first, last);
  }

  /**
   * Scrolls by what `distance` says of the offset's line, and again in the next frames: sections that come near
   * are then laid out for the first time and move what lies below them. Whoever scrolls meanwhile has their way.
   */
  private settle(offset: number, distance: (rect: DOMRect) => number): void {
    let rounds = 0;
    let still = 0;
    const turn = (): void => {
      this.settling = 0;
      const rect = this.caretRect(offset);
      if (rect === null) return;
      const by = distance(rect);
      still = Math.abs(by) < 1 ? still + 1 : 0;
      if (still === 0) this.scroller.scrollTop += by;
      rounds += 1;
      if (still < STILL_FRAMES && rounds < MOST_FRAMES) this.settling = requestAnimationFrame(turn);
    };
    this.stopSettling();
    turn();
    this.paintNear();
  }

  private readonly stopSettling = (): void => {
    cancelAnimationFrame(this.settling);
    this.settling = 0;
  };

  private measure(): TextMetrics {
    const style = getComputedStyle(this.column);
    const canvas = this.scroller.ownerDocument.createElement('canvas').getContext('2d');
    const sample = this.text.slice(0, 2_000).replaceAll('\n', ' ') || 'n';
    const lineHeight = Number.parseFloat(style.lineHeight) || 24;
    let characterWidth = lineHeight / 3.4;
    if (canvas !== null) {
      canvas.font = `${style.fontSize} ${style.fontFamily}`;
      characterWidth = canvas.measureText(sample).width / sample.length;
    }
    this.width = this.column.clientWidth;
    return {
      charactersPerLine: Math.max(8, (this.width / characterWidth) * 0.94),
      lineHeight,
      blockGap: lineHeight * 0.55,
    };
  }

  /** Drawing replaces text nodes, which would move the ends of a selection there. */
  private keepingSelection(draw: () => void): void {
    const selection = this.scroller.ownerDocument.getSelection();
    if (selection === null || !holdsSelection(this.column, selection)) {
      draw();
      return;
    }
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
    const anchor = anchorNode === null ? null : this.offsetOf(anchorNode, anchorOffset);
    const focus = focusNode === null ? null : this.offsetOf(focusNode, focusOffset);
    draw();
    const unmoved = selection.anchorNode === anchorNode && selection.focusNode === focusNode;
    const alive = anchorNode?.isConnected === true && focusNode?.isConnected === true;
    if (anchor === null || focus === null || (unmoved && alive)) return;
    this.select(anchor, focus);
  }

  /** Makes the window's own selection run from one offset to another, either way. */
  select(anchor: number, focus: number): void {
    const from = this.positionOf(anchor, anchor > focus);
    const to = this.positionOf(focus, focus > anchor);
    if (from === null || to === null) return;
    this.scroller.ownerDocument.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }

  // Events

  private changed(sections: Iterable<Section>): void {
    const drawn = new Set(sections);
    for (const listener of this.listeners.draw) listener(drawn);
  }

  private readonly onScroll = (): void => {
    this.paintNear();
    if (this.frame === 0) this.frame = requestAnimationFrame(this.onFrame);
  };

  private readonly onFrame = (): void => {
    this.frame = 0;
    if (this.settling === 0) this.noted = this.place();
    for (const listener of this.listeners.scroll) listener();
    this.scheduleIdle();
  };

  private onResize(): void {
    if (this.sections.length > 0 && this.column.clientWidth !== this.width) this.relayout();
    this.onScroll();
  }

  private scheduleIdle(): void {
    if (this.idle !== 0) return;
    this.idle = requestIdleCallback(() => {
      this.idle = 0;
      this.paintNear();
      this.trim();
    });
  }
}

/** First index for which `holds` is true, where it is false before and true after; `length` where it never is. */
function lowerBound(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const holdsSelection = (element: Element, selection: Selection | null): boolean =>
  selection !== null &&
  ((selection.anchorNode !== null && element.contains(selection.anchorNode)) ||
    (selection.focusNode !== null && element.contains(selection.focusNode)));
