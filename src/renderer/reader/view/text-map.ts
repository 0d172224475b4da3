/**
 * Tells places in the page from offsets of the canonical text and back, over all sections of a document: for
 * hit-testing, selections, cursors and highlights.
 */
import { caretRectAt } from './caret-rect.ts';
import type { DomPosition } from './drawn-block.ts';
import type { Mark } from './marks.ts';
import type { Section } from './section.ts';
import type { SectionGroup } from './section-group.ts';
import styles from './text-view.module.css';

export class TextMap {
  /** Holds the groups' elements, one after the other. */
  readonly column: HTMLElement;
  protected groups: readonly SectionGroup[] = [];
  private readonly groupOf = new Map<Element, SectionGroup>();
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
    if (node === this.column) return this.groups[offset]?.start ?? this.groups.at(-1)?.end ?? null;
    const group = this.groupAround(node);
    if (node === group?.element) return group.draw()[offset]?.start ?? group.end;
    const section = group?.sectionOf(node);
    if (node === section?.element) return section.blocks[offset]?.block.start ?? section.end;
    return section?.blockOf(node)?.offsetOf(node, offset) ?? null;
  }

  /** The marks that paint an element of the page, longest first; none where it is not painted. */
  marksOf(target: EventTarget | null): readonly Mark[] {
    if (!(target instanceof Element)) return [];
    const runs = this.groupAround(target)?.sectionOf(target)?.blockOf(target)?.painted ?? [];
    return runs.find(run => run.element === target)?.stretch.marks ?? [];
  }

  /** The marks that paint the place of an event, longest first. */
  marksAt(event: MouseEvent): readonly Mark[] {
    return this.marksOf(event.target);
  }

  /** The place in the page of an offset; with `before`, at a border, the end of what comes before. */
  positionOf(offset: number, before = false): DomPosition | null {
    const at = before ? offset - 1 : offset;
    for (const section of this.sectionsFrom(at)) {
      const position = section.blockAt(at)?.positionOf(offset, before);
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

  /** Where a range stands, line by line, in the window's CSS pixels. */
  rectsOf(start: number, end: number): readonly DOMRect[] {
    return [...(this.rangeOf(start, end)?.getClientRects() ?? [])];
  }

  /** The offset on the line below or above that of `offset`, nearest to `x`; null where there is none. */
  offsetOnNextLine(offset: number, x: number, direction: 1 | -1): number | null {
    const from = this.caretRect(offset);
    if (from === null) return null;
    const step = from.height * 0.75;
    let y = direction === 1 ? from.bottom : from.top;
    for (let i = 0; i < 8; i += 1) {
      y += direction * step;
      const reached = this.offsetAtPoint(x, y);
      const rect = reached === null ? null : this.caretRect(reached);
      if (reached === null || rect === null) continue;
      if (direction === 1 ? rect.top > from.top + 2 : rect.top < from.top - 2) return reached;
    }
    return null;
  }

  /** Where the line of an offset begins or ends. */
  lineEdge(offset: number, direction: 1 | -1): number | null {
    const from = this.caretRect(offset);
    if (from === null) return null;
    const column = this.column.getBoundingClientRect();
    const x = direction === 1 ? column.right - 2 : column.left + 12;
    const edge = this.offsetAtPoint(x, from.top + from.height / 2) ?? offset;
    const reached = this.caretRect(edge);
    // The place after a wrapped line's last character is the beginning of the next line.
    const isBeyond = reached !== null && reached.top > from.bottom - 2;
    return direction === 1 && isBeyond && edge > offset ? edge - 1 : edge;
  }

  /** Where a cursor before the character at `offset` stands, in the window's CSS pixels; without width. */
  caretRect(offset: number): DOMRect | null {
    const position = this.positionOf(offset);
    return position === null ? null : caretRectAt(position);
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

  protected setGroups(groups: readonly SectionGroup[]): void {
    this.groups = groups;
    this.groupOf.clear();
    for (const group of groups) this.groupOf.set(group.element, group);
  }

  /** The sections from the one that holds the offset, or the next one, to the last. Drawn as they are asked for. */
  protected *sectionsFrom(offset: number): Generator<Section> {
    const first = lowerBound(this.groups.length, i => (this.groups[i]?.end ?? 0) > offset);
    for (let i = first; i < this.groups.length; i += 1) {
      for (const section of this.groups[i]?.draw() ?? []) if (section.end > offset) yield section;
    }
  }

  protected drawnSections(): readonly Section[] {
    return this.groups.flatMap(group => group.drawnSections);
  }

  /** The groups that lie between two heights of the window, in CSS pixels. */
  protected groupsBetween(top: number, bottom: number): readonly SectionGroup[] {
    return between(this.groups, top, bottom);
  }

  /** The sections that lie between two heights of the window, in CSS pixels; drawn if they were not. */
  protected sectionsBetween(top: number, bottom: number): readonly Section[] {
    return this.groupsBetween(top, bottom).flatMap(group => between(group.draw(), top, bottom));
  }

  private groupAround(node: Node): SectionGroup | undefined {
    const element = node instanceof Element ? node : node.parentElement;
    return this.groupOf.get(element?.closest(`.${styles.group}`) ?? this.column);
  }
}

/** Those of the boxes, which lie one below the other, that reach into the stretch from `top` to `bottom`. */
function between<T extends { element: HTMLElement }>(boxes: readonly T[], top: number, bottom: number): T[] {
  const boxOf = (i: number) => boxes[i]?.element.getBoundingClientRect();
  const first = lowerBound(boxes.length, i => (boxOf(i)?.bottom ?? 0) > top);
  let last = first;
  while (last < boxes.length && (boxOf(last)?.top ?? 0) < bottom) last += 1;
  return boxes.slice(first, last);
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
