/** What every way of showing a document with its passages has to do to be measured. */
import type { Block } from '#core/text/blocks.ts';

/** Offsets are UTF-16 units of the text. */
export interface BenchPassage {
  id: string;
  start: number;
  end: number;
  /** Number of its kind, which gives its colour. */
  kind: number;
}

export interface Material {
  text: string;
  blocks: readonly Block[];
  passages: readonly BenchPassage[];
}

export interface Way {
  /** The element that scrolls. */
  readonly scroller: HTMLElement;
  /**
   * Shows the document from its top. A way that draws at once returns at once, and the next frame is the one that
   * counts; a way that draws when it pleases resolves after the frame in which it drew.
   */
  open(material: Material): void | Promise<void>;
  /** Takes in one more passage; resolves as `open` does. */
  add(passage: BenchPassage): void | Promise<void>;
  /** Ids of the passages at a point of the window, in CSS pixels, shortest first. */
  hit(x: number, y: number): string[];
  /** The offset at a point of the window; null outside of the text. */
  offsetAt(x: number, y: number): number | null;
  /** Number of things that paint passages now: elements, or ranges of highlights. */
  countPainted(): number;
}

export const COLOURS = ['#3b6fb6', '#b5542f', '#4f8a4c'] as const;
