/**
 * A run of blocks in one element with content-visibility: sections keep the number of elements that the browser
 * must look at small, however long the document is.
 */
import type { Block } from '#core/text/blocks.ts';
import { DrawnBlock } from './drawn-block.ts';
import { estimateHeight, type TextMetrics } from './height-estimate.ts';
import styles from './text-view.module.css';

/** A section closes when it has so many characters or blocks: about one screen. */
const CHARACTERS = 4_000;
const BLOCKS = 40;

export class Section {
  readonly element: HTMLElement;
  readonly blocks: readonly DrawnBlock[];
  /** Canonical range from the first block's start to the last one's end. */
  readonly start: number;
  readonly end: number;
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

  estimate(text: string, metrics: TextMetrics): void {
    let height = 0;
    for (const { block } of this.blocks) height += estimateHeight(block, text, metrics);
    this.element.style.containIntrinsicBlockSize = `auto ${Math.round(height)}px`;
  }
}

/** Draws all blocks, plain. Headings are told to assistive technology without a level left out. */
export function buildSections(blocks: readonly Block[], text: string): Section[] {
  const sections: Section[] = [];
  let drawn: DrawnBlock[] = [];
  let characters = 0;
  let level = 1;
  let previousEnd = -1;
  for (const block of blocks) {
    if (block.kind === 'heading') level = Math.min(block.level + 1, level + 1, 6);
    const continues = block.kind === 'lines' && previousEnd >= 0 && block.start - previousEnd < 2;
    drawn.push(new DrawnBlock(block, text, level, continues));
    previousEnd = block.end;
    characters += block.end - block.start;
    if (characters < CHARACTERS && drawn.length < BLOCKS) continue;
    sections.push(new Section(drawn));
    drawn = [];
    characters = 0;
  }
  if (drawn.length > 0) sections.push(new Section(drawn));
  return sections;
}
