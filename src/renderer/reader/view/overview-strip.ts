/**
 * The strip beside the scroll bar: the whole document on a canvas, a column for each layer, one for the hits of the
 * find bar or for places where the chosen item is named and not coded, and a marker for what the viewport shows. Places are proportional to the text's length, so that they
 * never move, whatever has been laid out. It is drawn in idle time, so that text and coding never wait for it.
 */

import { type OverviewMark, overviewRows } from './overview-rows.ts';
import type { Scheme } from './paint-colours.ts';
import { pages, paintColours } from './paint-colours.ts';

export interface Overview {
  /** Length of the text, in the marks' units. */
  length: number;
  marks: Iterable<OverviewMark>;
  colours: readonly string[];
  scheme: Scheme;
  hits: readonly { start: number; end: number }[];
  mentions: readonly { start: number; end: number }[];
}

/** Longest time without idle time before the strip is drawn all the same, in milliseconds. */
const PATIENCE = 120;

export class OverviewStrip {
  private readonly canvas: HTMLCanvasElement;
  private readonly marker: HTMLElement;
  private overview: Overview = { length: 0, marks: [], colours: [], scheme: 'light', hits: [], mentions: [] };
  private readonly observer: ResizeObserver;
  private idle = 0;

  /** `canvas` fills the strip; `marker` is placed over it. */
  constructor(canvas: HTMLCanvasElement, marker: HTMLElement) {
    this.canvas = canvas;
    this.marker = marker;
    this.observer = new ResizeObserver(() => this.schedule());
    this.observer.observe(canvas);
  }

  /** Draws when there is time; what is not given stays. */
  set(overview: Partial<Overview>): void {
    this.overview = { ...this.overview, ...overview };
    this.schedule();
  }

  setViewport(start: number, end: number): void {
    const { length } = this.overview;
    if (length === 0) return;
    this.marker.style.top = `${(start / length) * 100}%`;
    this.marker.style.height = `${((end - start) / length) * 100}%`;
  }

  /** The offset that a point of the window stands for. */
  offsetAt(clientY: number): number {
    const box = this.canvas.getBoundingClientRect();
    const share = (clientY - box.top) / Math.max(1, box.height);
    return Math.round(Math.min(1, Math.max(0, share)) * this.overview.length);
  }

  dispose(): void {
    this.observer.disconnect();
    cancelIdleCallback(this.idle);
  }

  private schedule(): void {
    if (this.idle !== 0) return;
    this.idle = requestIdleCallback(
      () => {
        this.idle = 0;
        this.draw();
      },
      { timeout: PATIENCE },
    );
  }

  private draw(): void {
    const { canvas } = this;
    const context = canvas.getContext('2d');
    if (context === null) return;
    const ratio = window.devicePixelRatio;
    const width = Math.round(canvas.clientWidth * ratio);
    const height = Math.round(canvas.clientHeight * ratio);
    canvas.width = width;
    canvas.height = height;
    const { marks, length, colours, scheme, hits, mentions } = this.overview;
    const places = hits.length > 0 ? hits : mentions;
    const layers = colours.length;
    const lastColumn = places.length > 0 ? 1 : 0;
    const column = width / Math.max(1, layers + lastColumn);
    for (const [layer, rows] of overviewRows(marks, length, height, layers).entries()) {
      context.fillStyle = paintColours(colours[layer] ?? '#808080', scheme).line;
      fillRuns(context, rows, layer * column, Math.max(1, column - ratio));
    }
    context.fillStyle = pages[scheme].ink;
    // What is only named is told apart from what was sought: it is fainter.
    context.globalAlpha = hits.length > 0 ? 1 : 0.45;
    const [rows] = overviewRows(
      places.map(({ start, end }) => ({ start, end, layer: 0 })),
      length,
      height,
      1,
    );
    if (rows !== undefined) fillRuns(context, rows, layers * column, Math.max(1, column - ratio));
  }
}

function fillRuns(context: CanvasRenderingContext2D, rows: Uint8Array, x: number, width: number): void {
  for (let y = rows.indexOf(1); y !== -1; ) {
    const stop = rows.indexOf(0, y);
    const end = stop === -1 ? rows.length : stop;
    context.fillRect(x, y, width, end - y);
    y = rows.indexOf(1, end);
  }
}
