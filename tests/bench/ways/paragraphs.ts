/**
 * What the ways written for comparison share: one element with content-visibility a block, its passages by block,
 * and being told which blocks are near the viewport. Kept as plain as can be: it is the measure, not a product.
 */
import type { BenchPassage, Material } from './way.ts';

export interface Paragraph {
  readonly element: HTMLElement;
  readonly start: number;
  readonly end: number;
  readonly passages: BenchPassage[];
  isNear: boolean;
}

const LINE = 27.2;
const CHARACTERS_PER_LINE = 80;

export class Paragraphs {
  readonly all: readonly Paragraph[];
  private readonly byElement = new Map<Element, Paragraph>();

  constructor({ text, blocks, passages }: Material) {
    this.all = blocks.map(({ start, end }) => {
      const element = document.createElement('div');
      element.className = 'near-enough';
      element.textContent = text.slice(start, end);
      element.style.containIntrinsicBlockSize = `auto ${linesOf(text, start, end) * LINE}px`;
      const paragraph: Paragraph = { element, start, end, passages: [], isNear: false };
      this.byElement.set(element, paragraph);
      return paragraph;
    });
    for (const passage of passages) this.add(passage);
  }

  /** The paragraphs that the passage lies in. */
  add(passage: BenchPassage): Paragraph[] {
    const touched: Paragraph[] = [];
    for (let i = this.indexAt(passage.start); i < this.all.length; i += 1) {
      const paragraph = this.all[i];
      if (paragraph === undefined || paragraph.start >= passage.end) break;
      paragraph.passages.push(passage);
      touched.push(paragraph);
    }
    return touched;
  }

  of(node: Node): Paragraph | undefined {
    const element = node instanceof Element ? node : node.parentElement;
    return this.byElement.get(element?.closest('.near-enough') ?? document.body);
  }

  /** Tells of each paragraph that comes within the height of the viewport from it, and of each that leaves. */
  watch(scroller: HTMLElement, change: (paragraph: Paragraph, isNear: boolean) => void): void {
    const observer = new IntersectionObserver(
      entries => {
        for (const { target, isIntersecting } of entries) {
          const paragraph = this.byElement.get(target);
          if (paragraph === undefined || paragraph.isNear === isIntersecting) continue;
          paragraph.isNear = isIntersecting;
          change(paragraph, isIntersecting);
        }
      },
      { root: scroller, rootMargin: '100% 0px' },
    );
    for (const { element } of this.all) observer.observe(element);
  }

  /** The paragraphs that by guess fill the first screen. */
  firstScreen(height: number): Paragraph[] {
    let filled = 0;
    const count = this.all.findIndex(({ element }) => {
      filled += Number.parseFloat(element.style.containIntrinsicBlockSize.slice(5)) + LINE / 2;
      return filled > height;
    });
    return this.all.slice(0, count === -1 ? this.all.length : count + 1);
  }

  private indexAt(offset: number): number {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.all[middle]?.end ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function linesOf(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = start; at <= end; ) {
    const feed = text.indexOf('\n', at);
    const stop = feed === -1 || feed > end ? end : feed;
    lines += Math.max(1, Math.ceil((stop - at) / CHARACTERS_PER_LINE));
    at = stop + 1;
  }
  return lines;
}

/** The column that all ways but the product's own draw into. */
export function makeColumn(scroller: HTMLElement): HTMLElement {
  const column = document.createElement('div');
  column.className = 'bench-column';
  scroller.append(column);
  return column;
}

/** Ids of the passages over an offset, shortest first. */
export const idsAt = (passages: readonly BenchPassage[], offset: number): string[] =>
  passages
    .filter(({ start, end }) => start <= offset && end > offset)
    .sort((a, b) => a.end - a.start - (b.end - b.start))
    .map(({ id }) => id);
