/** Where the reading cursor goes: by character, word, sentence and paragraph, from the text alone. */
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

/** The offset that one step of a unit leads to. */
export function stepInText(
  text: string,
  visible: VisibleText,
  offset: number,
  unit: TextUnit,
  direction: 1 | -1,
): number {
  const reached = direction === 1 ? forward(text, offset, unit) : backward(text, offset, unit);
  const snapped = visible.snap(reached, direction);
  // Hidden text at the edge of the document may throw the cursor back over where it was.
  const went = direction === 1 ? snapped > offset : snapped < offset;
  return went ? snapped : offset;
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
