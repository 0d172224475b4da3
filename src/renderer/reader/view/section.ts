/**
 * A run of blocks in one element with content-visibility: sections keep the number of elements that the browser
 * must look at small, however long the document is.
 */
import { caretRectAt } from './caret-rect.ts';
import type { DrawnBlock } from './drawn-block.ts';
import { estimateHeight, type TextMetrics } from './height-estimate.ts';
import type { Bracket } from './margin-layout.ts';
import type { ViewSection } from './reading-view.ts';
import styles from './text-view.module.css';

export class Section implements ViewSection {
  readonly element: HTMLElement;
  readonly blocks: readonly DrawnBlock[];
  /** Canonical range from the first block's start to the last one's end. */
  readonly start: number;
  readonly end: number;
  readonly tellsSize = false;
  /** Pixels that it is guessed to take before it is laid out. */
  height = 0;
  /** Whether its passages are painted. */
  isPainted = false;
  /** Whether what is painted shows what is chosen now. */
  isDressed = false;

  constructor(blocks: readonly DrawnBlock[]) {
    this.blocks = blocks;
    this.start = blocks[0]?.block.start ?? 0;
    this.end = blocks.at(-1)?.block.end ?? 0;
    this.element = document.createElement('div');
    this.element.className = styles.section ?? '';
    this.element.append(...blocks.map(({ element }) => element));
  }

  /** The block that holds the offset, or the next one where it lies between blocks. */
  blockAt(offset: number): DrawnBlock | undefined {
    return this.blocks.find(({ block }) => block.end > offset) ?? this.blocks.at(-1);
  }

  blockOf(node: Node): DrawnBlock | undefined {
    return this.blocks.find(({ element }) => element.contains(node));
  }

  brackets(): Bracket[] {
    const brackets = new Map<string, Bracket>();
    const origin = this.element.getBoundingClientRect().top;
    for (const { painted } of this.blocks) {
      for (const { element, stretch } of painted) {
        const box = element.getBoundingClientRect();
        for (const { id, start } of stretch.marks) {
          const known = brackets.get(id);
          if (known === undefined) {
            const top = box.top - origin;
            brackets.set(id, { id, top, bottom: box.bottom - origin, continues: start < this.start });
          } else {
            known.bottom = Math.max(known.bottom, box.bottom - origin);
          }
        }
      }
    }
    return [...brackets.values(), ...this.regionBrackets(origin)];
  }

  /** A rectangle on a page stands at the line where it belongs in the text. */
  private regionBrackets(origin: number): Bracket[] {
    return this.blocks.flatMap(drawn =>
      drawn.regions.flatMap(({ id, start }) => {
        const position = drawn.positionOf(start);
        const line = position === null ? null : caretRectAt(position);
        if (line === null) return [];
        return [{ id, top: line.top - origin, bottom: line.bottom - origin, continues: false }];
      }),
    );
  }

  estimate(text: string, metrics: TextMetrics): void {
    this.height = 0;
    for (const { block } of this.blocks) this.height += estimateHeight(block, text, metrics);
    this.element.style.containIntrinsicBlockSize = `auto ${Math.round(this.height)}px`;
  }
}
