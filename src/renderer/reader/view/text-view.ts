/**
 * Draws a document's blocks into a scrolling element and paints its passages. What the viewport shows is in the
 * page at once, the rest of the text follows while there is time, as plain text nodes under content-visibility; only
 * sections that come near the viewport are cut into painted stretches. It knows no framework and no study: text,
 * blocks and marks come in, offsets go out.
 */
import type { Block } from '#core/text/blocks.ts';
import type { DrawnBlock } from './drawn-block.ts';
import { HighlightLayer } from './highlight-layer.ts';
import type { MarkSource } from './marks.ts';
import type { Scheme } from './paint-colours.ts';
import { keepToBudget } from './painted-budget.ts';
import { Painter } from './painter.ts';
import type { Place, RangeLayer, ReadingView, TextRange, ViewEvents } from './reading-view.ts';
import { ScrollSettler } from './scroll-settler.ts';
import type { Section } from './section.ts';
import { groupBlocks, type SectionGroup } from './section-group.ts';
import { TextMap } from './text-map.ts';
import { measureText } from './text-metrics.ts';
import styles from './text-view.module.css';

export interface TextViewContent {
  text: string;
  blocks: readonly Block[];
  marks: MarkSource;
}

/** How far from the viewport sections are painted before they are scrolled into it, in heights of the viewport. */
const NEAR = 1;
/** Idle time that is enough to draw a group, in milliseconds. */
const DRAWING = 4;
/** Longest time for which groups are drawn at a stretch, as a key that is pressed meanwhile waits; milliseconds. */
const SLICE = 10;

export class TextView extends TextMap implements ReadingView {
  readonly scroller: HTMLElement;
  /** Holds the text column; other layers that scroll with the text may be put beside it. */
  readonly page: HTMLElement;
  private text = '';
  private readonly painter: Painter;
  private readonly settler: ScrollSettler;
  private readonly listeners: { [E in keyof ViewEvents]: Set<ViewEvents[E]> } = {
    scroll: new Set(),
    draw: new Set(),
  };
  private readonly observer: ResizeObserver;
  private near: readonly SectionGroup[] = [];
  private width = 0;
  /** The place at the top when the viewport last moved; null = never. */
  private noted: Place | null = null;
  private frame = 0;
  private idle = 0;

  /** `scroller` is an empty element with a height of its own; the view makes it scroll. */
  constructor(scroller: HTMLElement) {
    super(scroller.ownerDocument);
    this.scroller = scroller;
    this.painter = new Painter(scroller.ownerDocument);
    scroller.classList.add(styles.scroller ?? '');
    this.page = scroller.ownerDocument.createElement('div');
    this.page.className = styles.page ?? '';
    this.page.append(this.column);
    scroller.append(this.page);
    scroller.addEventListener('scroll', this.onScroll, { passive: true });
    this.settler = new ScrollSettler(scroller);
    this.observer = new ResizeObserver(() => this.onResize());
    this.observer.observe(scroller);
  }

  /** Shows a document, at a place where one is given. What was shown before is gone. */
  open({ text, blocks, marks }: TextViewContent, place: Place | null = null): void {
    this.text = text;
    this.painter.marks = marks;
    // While what was shown before is still laid out, so that nothing has to be laid out for it.
    if (place === null) this.scroller.scrollTop = 0;
    this.setGroups(groupBlocks(blocks, text));
    this.estimate();
    this.paintAhead(place?.offset ?? 0);
    this.column.replaceChildren(...this.groups.map(({ element }) => element));
    if (place === null) this.noted = null;
    else this.goTo(place);
    this.changed(this.drawnSections());
    this.scheduleIdle();
  }

  /** Colours of the layers by number, `#rrggbb`. */
  setColours(colours: readonly string[], scheme: Scheme): void {
    this.painter.setColours(colours, scheme);
  }

  /** The mark that is outlined, and the group whose marks are emphasised. */
  setChosen(mark: string | null, group: string | null): void {
    if (!this.painter.choose(mark, group)) return;
    const near = new Set(this.nearSections());
    for (const section of this.paintedSections()) {
      if (near.has(section)) this.painter.dress(section);
      else section.isDressed = false;
    }
  }

  /** Paints anew what lies in these ranges, after the marks there have changed. */
  redraw(ranges: Iterable<TextRange>): void {
    const touched = new Set<DrawnBlock>();
    const sections = new Set<Section>();
    const painted = this.paintedSections();
    for (const { start, end, region } of ranges) {
      // A rectangle on a page may stand at the end of a block, after its last word.
      const last = region === undefined ? start : start - 1;
      for (const section of painted) {
        if (section.start >= end || section.end <= last) continue;
        for (const drawn of section.blocks) {
          if (drawn.block.start >= end || drawn.block.end <= last) continue;
          touched.add(drawn);
          sections.add(section);
        }
      }
    }
    if (touched.size === 0) return;
    this.keepingSelection(() => {
      for (const drawn of touched) this.painter.paintBlock(drawn);
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
    this.estimate();
    if (place !== null) this.goTo(place);
    this.changed(this.drawnSections());
  }

  createLayer(name: string, priority: number): RangeLayer {
    return new HighlightLayer(this, name, priority);
  }

  on<E extends keyof ViewEvents>(event: E, listener: ViewEvents[E]): () => void {
    this.listeners[event].add(listener);
    return () => this.listeners[event].delete(listener);
  }

  dispose(): void {
    this.observer.disconnect();
    this.scroller.removeEventListener('scroll', this.onScroll);
    this.settler.dispose();
    cancelAnimationFrame(this.frame);
    cancelIdleCallback(this.idle);
    this.painter.dispose();
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
    const { top, bottom, height } = this.scroller.getBoundingClientRect();
    return this.sectionsBetween(top - height * NEAR, bottom + height * NEAR);
  }

  // Painting

  /** Before the first layout: paints what the guessed heights say will be visible from the place on. */
  private paintAhead(offset: number): void {
    let room = this.scroller.clientHeight;
    const near = this.groups.filter(group => {
      if (room <= 0 || group.end <= offset) return false;
      for (const section of group.draw()) {
        if (room <= 0 || section.end <= offset) continue;
        this.painter.paintSection(section);
        room -= section.height;
      }
      return true;
    });
    this.setNear(near);
  }

  /** Paints what is so many heights of the viewport away from it, or less. */
  private paintNear(distance = NEAR): void {
    const { top, bottom, height } = this.scroller.getBoundingClientRect();
    const away = height * distance;
    this.setNear(this.groupsBetween(top - away, bottom + away));
    const near = this.sectionsBetween(top - away, bottom + away);
    for (const section of near) if (section.isPainted && !section.isDressed) this.painter.dress(section);
    const waiting = near.filter(section => !section.isPainted);
    if (waiting.length === 0) return;
    this.keepingSelection(() => {
      for (const section of waiting) this.painter.paintSection(section);
    });
    this.changed(waiting);
  }

  paintedSections(): readonly Section[] {
    return this.drawnSections().filter(section => section.isPainted);
  }

  private setNear(groups: readonly SectionGroup[]): void {
    for (const group of this.near) if (!groups.includes(group)) group.setNear(false);
    for (const group of groups) if (!this.near.includes(group)) group.setNear(true);
    this.near = groups;
  }

  /** Draws groups that are not in the page yet, as many as there is time for. */
  private drawRest(deadline: IdleDeadline): void {
    const until = performance.now() + Math.min(SLICE, deadline.timeRemaining() - DRAWING);
    for (const group of this.groups) {
      if (group.isDrawn) continue;
      if (performance.now() > until) {
        this.scheduleIdle();
        return;
      }
      group.draw();
    }
  }

  /** Scrolls by what `distance` says of the offset's line. */
  private settle(offset: number, distance: (line: DOMRect) => number): void {
    this.settler.settle(() => {
      const line = this.caretRect(offset);
      return line === null ? null : distance(line);
    });
    this.paintNear();
  }

  private estimate(): void {
    const metrics = measureText(this.column, this.text);
    this.width = this.column.clientWidth;
    for (const group of this.groups) group.estimate(metrics);
  }

  // Events

  private changed(sections: Iterable<Section>): void {
    const drawn = new Set(sections);
    for (const listener of this.listeners.draw) listener(drawn);
  }

  private readonly onScroll = (): void => {
    this.paintNear();
    this.scheduleFrame();
  };

  private readonly onFrame = (): void => {
    this.frame = 0;
    if (!this.settler.isBusy) this.noted = this.place();
    for (const listener of this.listeners.scroll) listener();
    this.scheduleIdle();
  };

  private onResize(): void {
    if (this.groups.length > 0 && this.column.clientWidth !== this.width) this.relayout();
    // Also told of in a document's first frame, for which nothing is painted that it does not show.
    this.paintNear(0);
    this.scheduleFrame();
  }

  private scheduleFrame(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(this.onFrame);
  }

  private scheduleIdle(): void {
    if (this.idle !== 0) return;
    this.idle = requestIdleCallback(deadline => {
      this.idle = 0;
      this.paintNear();
      keepToBudget(this.paintedSections(), this.nearSections(), section =>
        this.holdsSelection(section.element),
      );
      this.drawRest(deadline);
    });
  }
}
