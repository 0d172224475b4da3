/**
 * Draws a rectangle on a page, to code a table, a figure or a scan: by mouse while the tool is on or Alt is held, or by
 * keyboard, where arrows move it and Shift with arrows sizes it. It holds one rectangle, until that is coded or dropped.
 */
import type { PageRect } from '#core/pages/page-map.ts';
import type { Region } from '../view/reading-view.ts';
import { boxInPage } from './box-in-page.ts';
import type { PagePoint } from './page-geometry.ts';
import type { PageView } from './page-view.ts';
import styles from './pages.module.css';

/** Points by which a key moves an edge. */
const STEP = 6;
/** Points below which a drawn rectangle was a click. */
const LEAST = 4;
/** What the keyboard begins with, as shares of what is seen of the page. */
const FIRST = { from: 0.3, to: 0.7 };

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export class RegionTool {
  private readonly view: PageView;
  private readonly box: HTMLElement;
  private readonly listeners = new Set<() => void>();
  private readonly stops: (() => void)[];
  private on = false;
  private region: Region | null = null;
  private from: PagePoint | null = null;

  constructor(view: PageView) {
    this.view = view;
    this.box = document.createElement('div');
    this.box.className = styles.regionTool ?? '';
    this.box.setAttribute('aria-hidden', 'true');
    const { scroller, column } = view;
    // Before the text layer begins a selection.
    column.addEventListener('pointerdown', this.onDown, { capture: true });
    column.addEventListener('mousedown', this.onMouse, { capture: true });
    scroller.addEventListener('keydown', this.onKey);
    this.stops = [
      view.on('draw', () => this.draw()),
      // Drawing a page anew clears what lies over it.
      view.stage.on('page', () => this.draw()),
      () => column.removeEventListener('pointerdown', this.onDown, { capture: true }),
      () => column.removeEventListener('mousedown', this.onMouse, { capture: true }),
      () => scroller.removeEventListener('keydown', this.onKey),
    ];
  }

  /** The rectangle that is drawn; null = none. */
  get current(): Region | null {
    return this.region;
  }

  /** Whether the mouse draws rectangles in place of selecting text. */
  get isOn(): boolean {
    return this.on;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  toggle(): void {
    if (this.on) this.clear();
    else {
      this.on = true;
      this.tell();
    }
  }

  /** Begins with a rectangle in the middle of what is seen, for the keyboard. */
  place(): void {
    this.on = true;
    const box = this.view.scroller.getBoundingClientRect();
    const at = (share: number) =>
      this.view.geometry.pointAt(box.left + box.width * share, box.top + box.height * share);
    const [one, other] = [at(FIRST.from), at(FIRST.to)];
    if (one === null || other === null) return;
    const end = one.page === other.page ? other : { ...one, x: one.x + 150, y: one.y - 80 };
    this.put({ page: one.page, rect: spanning(one, end) });
  }

  clear(): void {
    this.on = false;
    this.from = null;
    this.region = null;
    this.draw();
    this.tell();
  }

  dispose(): void {
    for (const stop of this.stops) stop();
    this.box.remove();
    this.view.column.classList.remove(styles.drawing ?? '');
  }

  private put(region: Region): void {
    this.region = { page: region.page, rect: this.inside(region) };
    this.draw();
    this.tell();
  }

  /** A rectangle cut off at the edges of its page. */
  private inside({ page, rect }: Region): PageRect {
    const [left, bottom, right, top] = this.view.printed.page(page)?.view ?? rect;
    const across = (x: number) => Math.min(right, Math.max(left, x));
    const up = (y: number) => Math.min(top, Math.max(bottom, y));
    return [across(rect[0]), up(rect[1]), across(rect[2]), up(rect[3])];
  }

  private draw(): void {
    const { region } = this;
    const view = region === null ? undefined : this.view.stage.view(region.page);
    if (region === null || view === undefined) {
      this.box.remove();
      return;
    }
    const { left, top, right, bottom } = boxInPage(view.viewport, region.rect);
    const { style } = this.box;
    [style.left, style.top] = [`${left}px`, `${top}px`];
    [style.width, style.height] = [`${right - left}px`, `${bottom - top}px`];
    if (this.box.parentElement !== view.div) view.div.append(this.box);
  }

  private tell(): void {
    this.view.column.classList.toggle(styles.drawing ?? '', this.on);
    for (const listener of [...this.listeners]) listener();
  }

  private readonly onMouse = (event: MouseEvent): void => {
    if (this.from === null) return;
    // The text layer would begin a selection, and the focus leave the pages.
    event.preventDefault();
    event.stopPropagation();
  };

  private readonly onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || !(this.on || event.altKey)) return;
    this.from = this.view.geometry.pointAt(event.clientX, event.clientY);
    if (this.from === null) return;
    event.stopPropagation();
    this.view.scroller.focus({ preventScroll: true });
    const { column } = this.view;
    column.setPointerCapture(event.pointerId);
    column.addEventListener('pointermove', this.onMove);
    column.addEventListener('pointerup', this.onUp, { once: true });
  };

  private readonly onMove = (event: PointerEvent): void => {
    const { from } = this;
    if (from === null) return;
    const [x, y] = this.view.geometry.pointOn(from.page, event.clientX, event.clientY) ?? [from.x, from.y];
    this.region = { page: from.page, rect: this.inside({ page: from.page, rect: spanning(from, { x, y }) }) };
    this.draw();
  };

  private readonly onUp = (): void => {
    this.view.column.removeEventListener('pointermove', this.onMove);
    this.from = null;
    const [left, bottom, right, top] = this.region?.rect ?? [0, 0, 0, 0];
    if (right - left < LEAST || top - bottom < LEAST) this.region = null;
    this.draw();
    this.tell();
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const direction = directions[event.key];
    if (this.region === null || direction === undefined || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    const { page, rect } = this.region;
    const [x, y] = this.along(page, direction[0], direction[1]);
    const [left, bottom, right, top] = rect;
    const [pageLeft, pageBottom, pageRight, pageTop] = this.view.printed.page(page)?.view ?? rect;
    if (!event.shiftKey) {
      // Whole at the edge too.
      const dx = Math.min(pageRight - right, Math.max(pageLeft - left, x));
      const dy = Math.min(pageTop - top, Math.max(pageBottom - bottom, y));
      this.put({ page, rect: [left + dx, bottom + dy, right + dx, top + dy] });
    } else this.put({ page, rect: this.sized(page, rect, x, y) });
    this.view.showRegion(this.region);
  };

  /** A step to the right or down on screen, in the page's own coordinates. */
  private along(page: number, across: number, down: number): [number, number] {
    const { viewport } = this.view.stage.view(page) ?? {};
    const [x0 = 0, y0 = 0] = viewport?.convertToPdfPoint(0, 0) ?? [];
    const [x1 = 0, y1 = 0] = viewport?.convertToPdfPoint(across, down) ?? [];
    return [Math.sign(Math.round((x1 - x0) * 1e6)) * STEP, Math.sign(Math.round((y1 - y0) * 1e6)) * STEP];
  }

  /** Moves the corner that is lower right on screen. */
  private sized(page: number, [left, bottom, right, top]: PageRect, x: number, y: number): PageRect {
    const [rightward] = this.along(page, 1, 0);
    const [, downward] = this.along(page, 0, 1);
    // On a page that lies on its side the axes are changed over.
    const [, rightwardUp] = this.along(page, 1, 0);
    const [downwardX] = this.along(page, 0, 1);
    const growsLeft = (rightward || downwardX) < 0;
    const growsDown = (downward || rightwardUp) < 0;
    const sides = {
      left: growsLeft ? Math.min(left + x, right - LEAST) : left,
      right: growsLeft ? right : Math.max(right + x, left + LEAST),
      bottom: growsDown ? Math.min(bottom + y, top - LEAST) : bottom,
      top: growsDown ? top : Math.max(top + y, bottom + LEAST),
    };
    return [sides.left, sides.bottom, sides.right, sides.top];
  }
}

interface Point {
  x: number;
  y: number;
}

const spanning = (one: Point, other: Point): PageRect => [
  Math.min(one.x, other.x),
  Math.min(one.y, other.y),
  Math.max(one.x, other.x),
  Math.max(one.y, other.y),
];
