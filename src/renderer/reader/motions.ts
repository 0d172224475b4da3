/** Where the reading cursor goes: by character, word, sentence and paragraph, from the text alone. */
import { gapAt, type TextPastAsides } from '#core/structure/past-asides.ts';
import { nextGrapheme, previousGrapheme } from '#core/text/graphemes.ts';
import {
  nextSentence,
  nextWordBoundary,
  paragraphAt,
  previousSentence,
  previousWordBoundary,
} from '#core/text/words-and-sentences.ts';
import type { VisibleText } from './visible-text.ts';

export type TextUnit = 'character' | 'word' | 'sentence' | 'paragraph' | 'document';

/** The offset that one step of a unit leads to; `past` where notes and what belongs to the page are passed over. */
export function stepInText(
  text: string,
  visible: VisibleText,
  offset: number,
  unit: TextUnit,
  direction: 1 | -1,
  past: TextPastAsides | null = null,
): number {
  const read = past === null ? text : textReadAt(text, past, offset);
  const reached = direction === 1 ? forward(read, offset, unit) : backward(read, offset, unit);
  const passed = past === null || read === text ? reached : passAsides(past, reached, direction);
  const snapped = visible.snap(passed, direction);
  // Hidden text at the edge of the document may throw the cursor back over where it was.
  const went = direction === 1 ? snapped > offset : snapped < offset;
  return went ? snapped : offset;
}

/** Who has gone into a note reads it as any other text. */
export const textReadAt = (text: string, past: TextPastAsides, offset: number): string =>
  gapAt(past, offset) === null ? past.text : text;

/** The offset itself, or where what is passed over there ends in the direction. */
export function passAsides(past: TextPastAsides, offset: number, direction: 1 | -1): number {
  const gap = gapAt(past, offset);
  if (gap === null) return offset;
  return direction === 1 ? gap.end : gap.start;
}

function forward(text: string, offset: number, unit: TextUnit): number {
  switch (unit) {
    case 'character':
      return nextGrapheme(text, offset);
    case 'word':
      return nextWordBoundary(text, offset);
    case 'sentence': {
      const current = nextSentence(text, offset);
      const next = current === null ? null : nextSentence(text, current.end);
      if (current !== null && current.start > offset) return current.start;
      return next?.start ?? current?.end ?? text.length;
    }
    case 'paragraph': {
      const end = paragraphAt(text, offset)?.end ?? offset;
      return skipSpace(text, Math.max(end, offset + 1));
    }
    case 'document':
      return text.length;
  }
}

function backward(text: string, offset: number, unit: TextUnit): number {
  switch (unit) {
    case 'character':
      return previousGrapheme(text, offset);
    case 'word':
      return previousWordBoundary(text, offset);
    case 'sentence':
      return previousSentence(text, offset)?.start ?? 0;
    case 'paragraph': {
      const start = paragraphAt(text, offset)?.start ?? offset;
      if (start < offset) return start;
      let end = start;
      while (end > 0 && /\s/.test(text.charAt(end - 1))) end -= 1;
      return paragraphAt(text, Math.max(0, end - 1))?.start ?? 0;
    }
    case 'document':
      return 0;
  }
}

function skipSpace(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}

/** A range without the white space at its ends; null where nothing else is in it. */
export function trimRange(text: string, start: number, end: number): { start: number; end: number } | null {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return from < to ? { start: from, end: to } : null;
}
