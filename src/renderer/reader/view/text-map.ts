/**
 * Tells places in the page from offsets of the canonical text and back, over all sections of a document: for
 * hit-testing, selections, cursors and highlights.
 */
import type { DomPosition } from './drawn-block.ts';
import type { Mark } from './marks.ts';
import type { Section } from './section.ts';
import styles from './text-view.module.css';

export class TextMap {
  /** Holds the sections' elements, one after the other. */
  readonly column: HTMLElement;
  sections: readonly Section[] = [];
  private readonly sectionOf = new Map<Element, Section>();
  private readonly host: Document;

  constructor(host: Document) {
    this.host = host;
    this.column = host.createElement('div');
    this.column.className = styles.column ?? '';
  }

  /** The offset nearest to a point of the window, in CSS pixels; null outside of the text. */
  offsetAtPoint(x: number, y: number): number | null {
    const position = this.host.caretPositionFromPoint(x, y);
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
    const range = this.host.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range.collapsed && end > start ? null : range;
  }

  /** Where a cursor before the character at `offset` stands, in the window's CSS pixels; without width. */
  caretRect(offset: number): DOMRect | null {
    const position = this.positionOf(offset);
    if (position === null) return null;
    const { node } = position;
    const range = this.host.createRange();
    const atEnd = position.offset >= node.data.length;
    range.setStart(node, atEnd ? Math.max(0, position.offset - 1) : position.offset);
    range.setEnd(node, atEnd ? position.offset : position.offset + 1);
    const rects = range.getClientRects();
    const rect = atEnd ? rects.item(rects.length - 1) : rects.item(0);
    return rect === null ? null : new DOMRect(atEnd ? rect.right : rect.left, rect.top, 0, rect.height);
  }

  /** Drawing replaces text nodes, which would move the ends of a selection there. */
  protected keepingSelection(draw: () => void): void {
    const selection = this.host.getSelection();
    if (selection === null || !holdsEnd(this.column, selection)) {
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
    this.host.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }

  /** Whether an end of the window's own selection lies in the element. */
  protected holdsSelection(element: Element): boolean {
    const selection = this.host.getSelection();
    return selection !== null && holdsEnd(element, selection);
  }

  protected setSections(sections: readonly Section[]): void {
    this.sections = sections;
    this.sectionOf.clear();
    for (const section of sections) this.sectionOf.set(section.element, section);
  }

  /** Index of the section that holds the offset, or of the next one. */
  protected sectionIndexAt(offset: number): number {
    return lowerBound(this.sections.length, i => (this.sections[i]?.end ?? 0) > offset);
  }

  protected sectionsBetween(top: number, bottom: number): readonly Section[] {
    const boxOf = (i: number) => this.sections[i]?.element.getBoundingClientRect();
    const first = lowerBound(this.sections.length, i => (boxOf(i)?.bottom ?? 0) > top);
    let last = first;
    while (last < this.sections.length && (boxOf(last)?.top ?? 0) < bottom) last += 1;
    return this.sections.slice(first, last);
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

const holdsEnd = (element: Element, selection: Selection): boolean =>
  (selection.anchorNode !== null && element.contains(selection.anchorNode)) ||
  (selection.focusNode !== null && element.contains(selection.focusNode));
