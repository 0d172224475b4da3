/**
 * A run of sections in one element with content-visibility of its own: far from the viewport the browser looks at
 * the group alone, so that a hit-test or a frame costs little however many sections there are. The sections come
 * into the page when they are first asked for; until then the group keeps their room free.
 */
import type { Block } from '#core/text/blocks.ts';
import { DrawnBlock } from './drawn-block.ts';
import { estimateHeight, type TextMetrics } from './height-estimate.ts';
import { Section } from './section.ts';
import styles from './text-view.module.css';

/** A run of blocks closes when it has so many characters or blocks. */
interface RunSize {
  characters: number;
  blocks: number;
}

/**
 * Half a screen of prose, a screen of short lines. Whole sections are laid out and painted at a time, in one frame,
 * so that a larger one makes scrolling uneven where passages lie dense; smaller ones are more to look at.
 */
const SECTION: RunSize = { characters: 1_500, blocks: 15 };
/** About twenty sections, and more where a text would else have more groups than `GROUPS`. */
const GROUP: RunSize = { characters: 32_000, blocks: 320 };
const GROUPS = 64;

/** What is told to a group's blocks by those before them. */
interface Before {
  /** Level of the last heading, as assistive technology is told it. */
  headingLevel: number;
  /** Where the last block ends; null = there is none. */
  end: number | null;
}

export class SectionGroup {
  readonly element: HTMLElement;
  /** Canonical range from the first block's start to the last one's end. */
  readonly start: number;
  readonly end: number;
  private readonly blocks: readonly Block[];
  private readonly text: string;
  private readonly before: Before;
  private metrics: TextMetrics | null = null;
  private drawn: readonly Section[] | null = null;

  constructor(blocks: readonly Block[], text: string, before: Before) {
    this.blocks = blocks;
    this.text = text;
    this.before = before;
    this.start = blocks[0]?.start ?? 0;
    this.end = blocks.at(-1)?.end ?? 0;
    this.element = document.createElement('div');
    this.element.className = styles.group ?? '';
  }

  get isDrawn(): boolean {
    return this.drawn !== null;
  }

  /** Its sections, which come into the page, plain, if they were not there. */
  draw(): readonly Section[] {
    if (this.drawn !== null) return this.drawn;
    let { headingLevel, end } = this.before;
    const sections = splitBlocks(this.blocks, SECTION).map(
      blocks =>
        new Section(
          blocks.map(block => {
            headingLevel = headingLevelAt(block, headingLevel);
            const continues = block.kind === 'lines' && end !== null && block.start - end < 2;
            end = block.end;
            return new DrawnBlock(block, this.text, headingLevel, continues);
          }),
        ),
    );
    if (this.metrics !== null) for (const section of sections) section.estimate(this.text, this.metrics);
    this.element.append(...sections.map(({ element }) => element));
    this.drawn = sections;
    return sections;
  }

  /** Its sections if they were asked for before, else none. */
  get drawnSections(): readonly Section[] {
    return this.drawn ?? [];
  }

  /** The section that holds a node of the page. */
  sectionOf(node: Node): Section | undefined {
    return this.drawnSections.find(({ element }) => element.contains(node));
  }

  /**
   * Near the viewport its sections alone decide what the browser skips: under two elements with content-visibility
   * they would be seen a frame later than what scrolled them into view.
   */
  setNear(isNear: boolean): void {
    this.element.classList.toggle(styles.near ?? '', isNear);
  }

  /** Guesses how much room it takes, and each section that is drawn. */
  estimate(metrics: TextMetrics): void {
    this.metrics = metrics;
    let height = 0;
    for (const block of this.blocks) height += estimateHeight(block, this.text, metrics);
    this.element.style.containIntrinsicBlockSize = `auto ${Math.round(height)}px`;
    for (const section of this.drawnSections) section.estimate(this.text, metrics);
  }
}

export function groupBlocks(blocks: readonly Block[], text: string): SectionGroup[] {
  let headingLevel = 1;
  let end: number | null = null;
  const share = Math.max(1, text.length / GROUPS / GROUP.characters);
  const size: RunSize = { characters: GROUP.characters * share, blocks: GROUP.blocks * share };
  return splitBlocks(blocks, size).map(run => {
    const group = new SectionGroup(run, text, { headingLevel, end });
    for (const block of run) headingLevel = headingLevelAt(block, headingLevel);
    ({ end } = group);
    return group;
  });
}

/** Headings are told to assistive technology without a level left out. */
const headingLevelAt = (block: Block, before: number): number =>
  block.kind === 'heading' ? Math.min(block.level + 1, before + 1, 6) : before;

function splitBlocks(blocks: readonly Block[], size: RunSize): (readonly Block[])[] {
  const runs: (readonly Block[])[] = [];
  let from = 0;
  let to = 0;
  let characters = 0;
  for (const { start, end } of blocks) {
    to += 1;
    characters += end - start;
    if (characters < size.characters && to - from < size.blocks) continue;
    runs.push(blocks.slice(from, to));
    from = to;
    characters = 0;
  }
  if (from < to) runs.push(blocks.slice(from));
  return runs;
}
