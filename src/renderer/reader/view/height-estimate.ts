/**
 * Guesses how tall text will be before it is laid out, so that the scroll bar is nearly right from the first
 * frame. Only ratios of characters to lines are used; what is drawn later corrects the guess.
 */
import type { Block } from '#core/text/blocks.ts';

export interface TextMetrics {
  /** Characters that fit on a line, on average. */
  charactersPerLine: number;
  /** Pixels. */
  lineHeight: number;
  blockGap: number;
}

/** Lines that `text` takes from start to end where line feeds are kept. */
function countLines(text: string, start: number, end: number, charactersPerLine: number): number {
  let lines = 0;
  for (let at = start; at <= end; ) {
    const feed = text.indexOf('\n', at);
    const stop = feed === -1 || feed > end ? end : feed;
    lines += Math.max(1, Math.ceil((stop - at) / charactersPerLine));
    at = stop + 1;
  }
  return lines;
}

/** Pixels that a block will take with the gap below it. */
export function estimateHeight(block: Block, text: string, metrics: TextMetrics): number {
  const { charactersPerLine, lineHeight, blockGap } = metrics;
  switch (block.kind) {
    case 'rule':
      return lineHeight + blockGap;
    case 'table':
      return block.rows.length * lineHeight * 1.3 + blockGap;
    case 'lines':
    case 'code':
      return countLines(text, block.start, block.end, charactersPerLine) * lineHeight + blockGap;
    default:
      return Math.max(1, Math.ceil((block.end - block.start) / charactersPerLine)) * lineHeight + blockGap;
  }
}
