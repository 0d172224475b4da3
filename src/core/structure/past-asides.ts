/**
 * A text as it is read past its notes, running heads and page numbers: these are blanked out, and with them the
 * white space around them, so that every place keeps its offset and a sentence that a page's foot interrupts is one.
 */
import type { Range } from '../text/range.ts';
import { asidesOf, type DocumentStructure } from './document-structure.ts';

export interface TextPastAsides {
  /** As long as the text itself. */
  text: string;
  /** What is passed over, with the white space around it: from the last character read before to the next one. */
  gaps: readonly Range[];
}

/** Whether what was read last is finished: a sentence's end, a closing mark, or a note's number after one. */
export const isFinished = (before: string): boolean => /[.!?:”"’')\]]\s*\d{0,3}$/.test(before.slice(-8));

export function readPast(text: string, structure: DocumentStructure): TextPastAsides {
  const gaps: Range[] = [];
  for (const aside of asidesOf(structure)) {
    const gap = withSpaceAround(text, aside);
    const last = gaps.at(-1);
    if (last !== undefined && gap.start <= last.end) last.end = Math.max(last.end, gap.end);
    else gaps.push(gap);
  }
  const { sections, captions, tables } = structure;
  const apart = [...sections.map(({ heading }) => heading), ...captions, ...tables];
  const ends = new Set(apart.map(({ end }) => end));
  const starts = new Set(apart.map(({ start }) => start));
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of gaps) {
    // A blank line ends the paragraph. No sentence begins in a heading or goes on in one.
    const isEnd =
      ends.has(start) || starts.has(end) || isFinished(text.slice(Math.max(at, start - 8), start));
    const space = isEnd ? '\n\n' : '\n';
    parts.push(text.slice(at, start), space.slice(0, end - start).padEnd(end - start));
    at = end;
  }
  parts.push(text.slice(at));
  return { text: parts.join(''), gaps };
}

/** The gap that the offset lies within; null at its ends, where what is read ends and goes on. */
export function gapAt({ gaps }: TextPastAsides, offset: number): Range | null {
  let low = 0;
  let high = gaps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((gaps[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const gap = gaps[low];
  return gap !== undefined && gap.start < offset ? gap : null;
}

function withSpaceAround(text: string, { start, end }: Range): Range {
  let from = start;
  let to = end;
  while (from > 0 && /\s/.test(text.charAt(from - 1))) from -= 1;
  while (to < text.length && /\s/.test(text.charAt(to))) to += 1;
  return { start: from, end: to };
}
