/**
 * How a person moves in a drawn picture: focus, choice, hints, zoom. It works on the elements themselves, so that
 * pointing at a mark among thousands draws nothing anew.
 */
import type { Mark, Picture } from '#core/pictures/picture.ts';
import { hideRing, isRingShown, showHint, showRing } from './picture-view-hint.ts';
import { markAfter } from './picture-view-moves.ts';
import { carryBox, moveBox, revealInBox, type ViewBox, wholeOf, zoomBox } from './picture-view-zoom.ts';

export interface PictureElements {
  /** Holds the drawing, and scrolls where that is larger. */
  canvas: HTMLElement;
  drawing: SVGSVGElement;
  /** Drawn around the mark that has the focus. */
  ring: SVGRectElement;
  /** Shows the name of the mark that is pointed at or has the focus; lies over the canvas, in `figure`. */
  tip: HTMLElement;
  figure: HTMLElement;
}

export interface PictureListeners {
  choose(mark: Mark): void;
  /** How many times the picture is enlarged. */
  zoomed(times: number): void;
}

/** Pixels that the pointer travels before it drags. */
const dragStart = 4;
/** Pixels between the pointer, or the ring, and the name. */
const pointerGap = 14;
const ringGap = 4;
const zoomStep = 1.5;
/** Of the picture's seen part, at one step by key. */
const moveStep = 0.2;

export class PictureControl {
  readonly #elements: PictureElements;
  readonly #listeners: PictureListeners;
  readonly #abort = new AbortController();
  #picture: Picture | null = null;
  #box: ViewBox = { x: 0, y: 0, width: 1, height: 1 };
  #chosenId: string | null = null;
  /** The mark that has the tab stop. */
  #activeId: string | null = null;
  #hasFocus = false;
  /** Taken away with its mark, which happens in the same turn as the next picture. */
  #lostJustNow = false;
  #drag: { x: number; y: number; moving: boolean } | null = null;

  constructor(elements: PictureElements, listeners: PictureListeners) {
    this.#elements = elements;
    this.#listeners = listeners;
    const { canvas, drawing } = elements;
    const { signal } = this.#abort;
    drawing.addEventListener('click', event => this.#click(event), { signal });
    canvas.addEventListener('keydown', event => this.#key(event), { signal });
    drawing.addEventListener('focusin', event => this.#focused(event), { signal });
    drawing.addEventListener('focusout', event => this.#blurred(event), { signal });
    drawing.addEventListener('pointermove', event => this.#point(event), { signal });
    drawing.addEventListener('pointerleave', () => this.#hideTip(), { signal });
    drawing.addEventListener('pointerdown', event => this.#press(event), { signal });
    drawing.addEventListener('pointerup', () => this.#release(), { signal });
    drawing.addEventListener('pointercancel', () => this.#release(), { signal });
    canvas.addEventListener('scroll', () => this.#scrolled(), { signal });
    canvas.addEventListener('wheel', event => this.#wheel(event), { signal, passive: false });
  }

  dispose(): void {
    this.#abort.abort();
  }

  /** Call it when the drawing is in the document. What was seen and which mark had the focus is kept. */
  show(picture: Picture): void {
    const before = this.#picture;
    this.#picture = picture;
    this.#box = before === null ? wholeOf(picture) : carryBox(this.#box, before, picture);
    this.#applyBox();
    this.#hideTip();
    const { marks } = picture;
    const isThere = (id: string | null): boolean => marks.some(mark => mark.id === id);
    const gone = this.#activeId !== null && !isThere(this.#activeId);
    const active = isThere(this.#activeId) ? this.#activeId : isThere(this.#chosenId) ? this.#chosenId : null;
    this.#activate(active ?? marks[0]?.id ?? null);
    if (gone && (this.#hasFocus || this.#lostJustNow)) this.focusMark(this.#activeId);
    this.choose(this.#chosenId);
    if (isRingShown(this.#elements.ring)) showRing(this.#elements.ring, this.#elements.drawing, active ?? '');
  }

  choose(id: string | null): void {
    this.#element(this.#chosenId)?.setAttribute('aria-selected', 'false');
    this.#chosenId = id;
    this.#element(id)?.setAttribute('aria-selected', 'true');
  }

  focusMark(id: string | null): void {
    const mark = this.#mark(id);
    if (this.#picture === null || mark === null) return;
    this.#activate(mark.id);
    this.#setBox(revealInBox(this.#box, this.#picture, mark));
    this.#element(mark.id)?.focus();
  }

  zoomIn(): void {
    this.#zoom(zoomStep);
  }

  zoomOut(): void {
    this.#zoom(1 / zoomStep);
  }

  showWhole(): void {
    if (this.#picture !== null) this.#setBox(wholeOf(this.#picture));
  }

  #zoom(factor: number, at?: { x: number; y: number }): void {
    const active = this.#hasFocus ? this.#mark(this.#activeId) : null;
    if (this.#picture !== null)
      this.#setBox(zoomBox(this.#box, this.#picture, factor, at ?? active ?? undefined));
  }

  #setBox(box: ViewBox): void {
    const { x, y, width, height } = this.#box;
    // Another view box, even an equal one, lays all marks out anew.
    if (box.x === x && box.y === y && box.width === width && box.height === height) return;
    this.#box = box;
    this.#applyBox();
  }

  #applyBox(): void {
    const { canvas, drawing } = this.#elements;
    const { x, y, width, height } = this.#box;
    const times = (this.#picture?.width ?? width) / width;
    drawing.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
    canvas.toggleAttribute('data-zoomed', times > 1.001);
    this.#listeners.zoomed(times);
  }

  #activate(id: string | null): void {
    this.#element(this.#activeId)?.setAttribute('tabindex', '-1');
    this.#activeId = id;
    this.#element(id)?.setAttribute('tabindex', '0');
  }

  #element(id: string | null): SVGElement | null {
    return id === null ? null : this.#elements.drawing.querySelector(`[data-mark="${CSS.escape(id)}"]`);
  }

  #mark(id: string | null): Mark | null {
    return this.#picture?.marks.find(mark => mark.id === id) ?? null;
  }

  #markAt(event: Event): Mark | null {
    const element =
      event.target instanceof Element ? event.target.closest('[data-mark], [data-words]') : null;
    return this.#mark(element?.getAttribute('data-mark') ?? element?.getAttribute('data-words') ?? null);
  }

  #click(event: MouseEvent): void {
    const mark = this.#markAt(event);
    if (mark === null) return;
    this.#activate(mark.id);
    this.#element(mark.id)?.focus();
    this.#choose(mark);
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || this.#picture === null) return;
    if (!this.#follow(event.key, event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Whether the key meant something. */
  #follow(key: string, shift: boolean): boolean {
    if (key === '+' || key === '=') this.zoomIn();
    else if (key === '-') this.zoomOut();
    else if (key === '0') this.showWhole();
    else if (shift && key.startsWith('Arrow')) this.#shift(key);
    else return this.#move(key);
    return true;
  }

  #shift(key: string): void {
    if (this.#picture === null) return;
    const { width, height } = this.#box;
    const [dx, dy] = [
      key === 'ArrowLeft' ? -width : key === 'ArrowRight' ? width : 0,
      key === 'ArrowUp' ? -height : key === 'ArrowDown' ? height : 0,
    ];
    this.#setBox(moveBox(this.#box, this.#picture, dx * moveStep, dy * moveStep));
  }

  #move(key: string): boolean {
    const active = this.#mark(this.#activeId);
    if (active === null || this.#picture === null || !this.#hasFocus) return false;
    if (key === 'Enter' || key === ' ') {
      this.#choose(active);
      return true;
    }
    const next = markAfter(this.#picture.marks, active, key);
    if (next !== null) this.focusMark(next.id);
    return next !== null || key.startsWith('Arrow');
  }

  #focused(event: FocusEvent): void {
    const mark = this.#markAt(event);
    this.#hasFocus = mark !== null;
    if (mark === null) return;
    this.#activate(mark.id);
    if (this.#element(mark.id)?.matches(':focus-visible') === true) this.#showFocus();
  }

  #blurred({ relatedTarget }: FocusEvent): void {
    this.#hasFocus = false;
    hideRing(this.#elements.ring);
    this.#lostJustNow = relatedTarget === null;
    queueMicrotask(() => {
      this.#lostJustNow = false;
    });
    this.#hideTip();
  }

  #point(event: PointerEvent): void {
    if (this.#dragged(event)) return;
    const mark = this.#markAt(event);
    if (mark === null) this.#hideTip();
    else {
      const { clientX: x, clientY: y } = event;
      const spot = { left: x + pointerGap, top: y - pointerGap, bottom: y + pointerGap };
      showHint(this.#elements.tip, this.#elements.figure, mark.label, spot);
    }
  }

  #press(event: PointerEvent): void {
    const isWhole = this.#picture === null || this.#box.width >= this.#picture.width;
    if (event.button !== 0 || isWhole) return;
    this.#drag = { x: event.clientX, y: event.clientY, moving: false };
  }

  /** Whether the movement was one of dragging. */
  #dragged(event: PointerEvent): boolean {
    const drag = this.#drag;
    if (drag === null || this.#picture === null) return false;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moving && Math.hypot(dx, dy) < dragStart) return false;
    const { drawing, canvas } = this.#elements;
    if (!drag.moving) {
      // Captured only now: a click goes to what has captured the pointer, not to the mark.
      drawing.setPointerCapture(event.pointerId);
      canvas.toggleAttribute('data-dragging', true);
      this.#hideTip();
    }
    const { width } = drawing.getBoundingClientRect();
    const scale = this.#box.width / width;
    this.#drag = { x: event.clientX, y: event.clientY, moving: true };
    this.#setBox(moveBox(this.#box, this.#picture, -dx * scale, -dy * scale));
    return true;
  }

  #release(): void {
    this.#drag = null;
    this.#elements.canvas.toggleAttribute('data-dragging', false);
  }

  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { left, top, width, height } = this.#elements.drawing.getBoundingClientRect();
    const at = {
      x: this.#box.x + ((event.clientX - left) / width) * this.#box.width,
      y: this.#box.y + ((event.clientY - top) / height) * this.#box.height,
    };
    this.#zoom(Math.min(2, Math.max(0.5, Math.exp(-event.deltaY / 400))), at);
  }

  /** What the focus shows: the ring, and the name by it. */
  #showFocus(): void {
    const { ring, drawing, tip, figure } = this.#elements;
    const mark = this.#mark(this.#activeId);
    if (mark === null) return;
    showRing(ring, drawing, mark.id);
    const { left, top, bottom } = ring.getBoundingClientRect();
    showHint(tip, figure, mark.label, { left, top: top - ringGap, bottom: bottom + ringGap });
  }

  /** Scrolling moves marks from under the pointer, and brings the one in focus into sight. */
  #scrolled(): void {
    if (isRingShown(this.#elements.ring)) this.#showFocus();
    else this.#hideTip();
  }

  #choose(mark: Mark): void {
    this.#hideTip();
    this.#listeners.choose(mark);
  }

  #hideTip(): void {
    this.#elements.tip.hidden = true;
  }
}
