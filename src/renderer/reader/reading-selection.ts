/**
 * The selection and the reading cursor as offsets of the canonical text. The mouse selects as everywhere, through
 * the page's own selection; the keyboard moves a cursor of ours, extended with Shift. Both end up here, snapped to
 * whole characters and shown through the page's selection, so that copying works too.
 */
import type { TextPastAsides } from '#core/structure/past-asides.ts';
import { snapToGraphemes } from '#core/text/graphemes.ts';
import { nextSentence, nextWord, paragraphAt, sentenceAt, wordAt } from '#core/text/words-and-sentences.ts';
import { passAsides, stepInText, type TextUnit, textReadAt, trimRange } from './motions.ts';
import type { RangeLayer, ReadingView } from './view/reading-view.ts';
import type { VisibleText } from './visible-text.ts';

export interface SelectedRange {
  start: number;
  end: number;
}

export interface SelectionEvents {
  /** The selected text without white space at its ends; null = nothing is selected. */
  onChange(range: SelectedRange | null): void;
}

export class ReadingSelection {
  /** Where the selection was begun, and where the cursor stands. */
  anchor = 0;
  focus = 0;
  /** Where the keyboard passes over notes and what belongs to the page; null where it reads everything. */
  past: TextPastAsides | null = null;
  private readonly view: ReadingView;
  private readonly text: string;
  private readonly visible: VisibleText;
  private readonly events: SelectionEvents;
  private readonly highlight: RangeLayer;
  private readonly caret: HTMLElement;
  private readonly stops: (() => void)[];
  /** Horizontal place that movements by line keep to, in the window's pixels. */
  private goalX: number | null = null;
  private reported: SelectedRange | null = null;
  private pointerIsDown = false;
  private frame = 0;

  constructor(
    view: ReadingView,
    text: string,
    visible: VisibleText,
    caret: HTMLElement,
    events: SelectionEvents,
  ) {
    this.view = view;
    this.text = text;
    this.visible = visible;
    this.caret = caret;
    this.events = events;
    this.highlight = view.createLayer('reader-selection', 5);
    this.anchor = this.focus = visible.start;
    const { scroller } = view;
    const page = scroller.ownerDocument;
    view.page.append(caret);
    page.addEventListener('selectionchange', this.readPage);
    page.addEventListener('pointerup', this.onPointerUp);
    scroller.addEventListener('pointerdown', this.onPointerDown);
    scroller.addEventListener('mousedown', this.onMouseDown);
    this.stops = [
      view.on('draw', () => this.placeCaretSoon()),
      () => cancelAnimationFrame(this.frame),
      () => page.removeEventListener('selectionchange', this.readPage),
      () => page.removeEventListener('pointerup', this.onPointerUp),
      () => scroller.removeEventListener('pointerdown', this.onPointerDown),
      () => scroller.removeEventListener('mousedown', this.onMouseDown),
    ];
  }

  /** True while the pointer is down in the text. */
  get isSelecting(): boolean {
    return this.pointerIsDown;
  }

  /** What is selected, without white space at its ends. */
  get range(): SelectedRange | null {
    if (this.anchor === this.focus) return null;
    const start = Math.min(this.anchor, this.focus);
    const snapped = snapToGraphemes(this.text, start, Math.max(this.anchor, this.focus));
    const { start: from, end } = this.visible.clip(snapped.start, snapped.end);
    return trimRange(this.text, from, end);
  }

  /** Selects from anchor to focus; where both are one, the cursor stands there. */
  set(anchor: number, focus: number, { show = true } = {}): void {
    this.goalX = null;
    this.put(anchor, focus, show);
  }

  clear(): void {
    this.set(this.focus, this.focus, { show: false });
  }

  /** Moves the cursor by a unit of the text. With `extend` the selection's other end stays. */
  move(unit: TextUnit, direction: 1 | -1, extend: boolean): void {
    this.goalX = null;
    if (!extend && unit === 'character' && this.anchor !== this.focus) {
      const edge = direction === 1 ? Math.max(this.anchor, this.focus) : Math.min(this.anchor, this.focus);
      this.put(edge, edge, true);
      return;
    }
    const focus = stepInText(this.text, this.visible, this.focus, unit, direction, this.past);
    this.put(extend ? this.anchor : focus, focus, true);
  }

  /** Moves the cursor to the line above or below, keeping its place along the line. */
  moveByLine(direction: 1 | -1, extend: boolean): void {
    this.view.nudge(this.focus);
    const from = this.view.caretRect(this.focus);
    if (from === null) return;
    const x = this.goalX ?? from.left;
    const edge = direction === 1 ? this.visible.end : this.visible.start;
    const focus = this.passFrom(this.view.offsetOnNextLine(this.focus, x, direction) ?? edge, direction);
    this.put(extend ? this.anchor : focus, focus, true);
    this.goalX = x;
  }

  /** Scrolls by a page, the cursor with it. */
  moveByPage(direction: 1 | -1, extend: boolean): void {
    this.view.nudge(this.focus);
    const from = this.view.caretRect(this.focus);
    if (from === null) return;
    const { scroller } = this.view;
    const x = this.goalX ?? from.left;
    const before = scroller.scrollTop;
    scroller.scrollTop += direction * (scroller.clientHeight - from.height * 3);
    const isAtEdge = Math.abs(scroller.scrollTop - before) < 1;
    const edge = direction === 1 ? this.visible.end : this.visible.start;
    const reached = isAtEdge ? edge : (this.view.offsetAtPoint(x, from.top + from.height / 2) ?? edge);
    const focus = this.passFrom(reached, direction);
    this.put(extend ? this.anchor : focus, focus, true);
    this.goalX = x;
  }

  /** Moves the cursor to the beginning or the end of its line. */
  moveToLineEdge(direction: 1 | -1, extend: boolean): void {
    this.view.nudge(this.focus);
    const focus = this.view.lineEdge(this.focus, direction);
    if (focus === null) return;
    this.set(extend ? this.anchor : focus, focus);
  }

  /** Selects the unit at the cursor; where it is selected already, the selection grows by the next one. */
  selectUnit(unit: 'word' | 'sentence' | 'paragraph'): void {
    const find = { word: wordAt, sentence: sentenceAt, paragraph: paragraphAt }[unit];
    const { range, read } = this;
    const here = find(read, range?.start ?? this.focus);
    const isBehind = here !== null && range === null && this.focus >= here.end;
    if (here === null || isBehind) {
      const next = this.unitAfter(unit, this.focus);
      if (next !== null) this.set(next.start, next.end);
      return;
    }
    if (range === null || range.start > here.start || range.end < here.end) {
      this.set(here.start, here.end);
      return;
    }
    const next = this.unitAfter(unit, range.end);
    this.set(range.start, Math.max(range.end, next?.end ?? range.end));
  }

  /** The first whole unit that ends after the offset. */
  private unitAfter(unit: 'word' | 'sentence' | 'paragraph', offset: number): SelectedRange | null {
    const { read } = this;
    if (unit === 'word') return nextWord(read, offset);
    if (unit === 'sentence') return nextSentence(read, offset);
    return paragraphAt(read, stepInText(this.text, this.visible, offset, unit, 1, this.past));
  }

  /** The text as the keyboard reads it from the cursor on. */
  private get read(): string {
    return this.past === null ? this.text : textReadAt(this.text, this.past, this.range?.start ?? this.focus);
  }

  /** A place reached by lines, or beyond what is passed over there; who is in a note goes on in it. */
  private passFrom(reached: number, direction: 1 | -1): number {
    const { past } = this;
    if (past === null || textReadAt(this.text, past, this.focus) === this.text) return reached;
    return passAsides(past, reached, direction);
  }

  /** Shows the selection through the page again, after the focus was elsewhere. */
  restore(): void {
    if (this.anchor !== this.focus) this.view.select(this.anchor, this.focus);
  }

  /**
   * Takes over what the page has selected. It tells of changes only after the events that made them, so whoever
   * acts on such an event asks for this first.
   */
  readonly readPage = (): void => {
    const selection = this.view.scroller.ownerDocument.getSelection();
    if (selection === null || selection.anchorNode === null || selection.focusNode === null) return;
    const { column } = this.view;
    if (!column.contains(selection.anchorNode) || !column.contains(selection.focusNode)) return;
    const anchor = this.view.offsetOf(selection.anchorNode, selection.anchorOffset);
    const focus = this.view.offsetOf(selection.focusNode, selection.focusOffset);
    if (anchor === null || focus === null || (anchor === this.anchor && focus === this.focus)) return;
    // What we selected ourselves comes back at visible places.
    if (!this.pointerIsDown && this.samePlaces(selection)) return;
    this.anchor = anchor;
    this.focus = focus;
    this.goalX = null;
    this.placeCaret();
    this.report();
  };

  dispose(): void {
    for (const stop of this.stops) stop();
    this.highlight.dispose();
    this.caret.remove();
  }

  private put(anchor: number, focus: number, show: boolean): void {
    this.anchor = anchor;
    this.focus = focus;
    this.view.select(anchor, focus);
    if (show) this.view.nudge(focus);
    this.placeCaret();
    this.report();
  }

  /** In the next frame, as measuring at once would have the page laid out in the middle of other work. */
  private placeCaretSoon(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.placeCaret());
  }

  private placeCaret(): void {
    const rect = this.view.caretRect(this.focus);
    if (rect === null) {
      this.caret.hidden = true;
      return;
    }
    const page = this.view.page.getBoundingClientRect();
    this.caret.hidden = false;
    this.caret.style.transform = `translate(${rect.left - page.left - 1}px, ${rect.top - page.top}px)`;
    this.caret.style.height = `${Math.max(2, rect.height)}px`;
    // Along a line that is printed upwards it lies.
    this.caret.style.width = rect.width > 2 ? `${rect.width}px` : '';
  }

  private report(): void {
    const { range } = this;
    if (range?.start === this.reported?.start && range?.end === this.reported?.end) return;
    this.reported = range;
    this.highlight.set(range === null ? [] : [range]);
    this.events.onChange(range);
  }

  private samePlaces(selection: Selection): boolean {
    const anchor = this.view.positionOf(this.anchor, this.anchor > this.focus);
    const focus = this.view.positionOf(this.focus, this.focus > this.anchor);
    return (
      anchor?.node === selection.anchorNode &&
      anchor.offset === selection.anchorOffset &&
      focus?.node === selection.focusNode &&
      focus.offset === selection.focusOffset
    );
  }

  private readonly onPointerDown = (): void => {
    this.pointerIsDown = true;
  };

  private readonly onPointerUp = (): void => {
    if (!this.pointerIsDown) return;
    this.pointerIsDown = false;
    const { range } = this;
    if (range !== null) this.snapNative(range);
  };

  /** After a selection by mouse: the page shows what was taken, snapped to whole characters. */
  private snapNative({ start, end }: SelectedRange): void {
    const forward = this.focus >= this.anchor;
    this.anchor = forward ? start : end;
    this.focus = forward ? end : start;
    this.view.select(this.anchor, this.focus);
    this.placeCaret();
  }

  /** Three clicks select the paragraph of the text, which may have several lines. */
  private readonly onMouseDown = (event: MouseEvent): void => {
    if (event.detail !== 3 || event.button !== 0) return;
    const offset = this.view.offsetAtPoint(event.clientX, event.clientY);
    const read = offset === null || this.past === null ? this.text : textReadAt(this.text, this.past, offset);
    const paragraph = offset === null ? null : paragraphAt(read, offset);
    if (paragraph === null) return;
    event.preventDefault();
    this.set(paragraph.start, paragraph.end, { show: false });
  };
}
