/**
 * Search by a regular expression that a person typed. JavaScript cannot stop a match that has begun, so patterns
 * whose cost may grow out of all bounds are refused beforehand, the text is searched in pieces of a paragraph at
 * most, and the clock is looked at between pieces.
 */
import type { FindResult } from './find.ts';
import type { Range } from './range.ts';

interface PatternOptions {
  caseSensitive: boolean;
  maximum: number;
  accepts(hit: Range): boolean;
}

const LONGEST_PATTERN = 500;
const LONGEST_PIECE = 4_000;
const TIME = 1_000;

/** A hit lies within one paragraph (within 4,000 characters of a longer one); `^` and `$` are its line ends. */
export function searchPattern(text: string, pattern: string, options: PatternOptions): FindResult {
  const refusal = refusePattern(pattern);
  if (refusal) return { ok: false, error: { code: 'bad-pattern', message: refusal } };
  let expression: RegExp;
  try {
    expression = new RegExp(pattern, options.caseSensitive ? 'gm' : 'gim');
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const reason = message.slice(message.lastIndexOf(': ') + 2);
    return {
      ok: false,
      error: { code: 'bad-pattern', message: `That is no regular expression: ${reason}.` },
    };
  }
  const hits: Range[] = [];
  const deadline = Date.now() + TIME;
  for (let start = 0; start < text.length; ) {
    const end = endOfPiece(text, start);
    for (const match of text.slice(start, end).matchAll(expression)) {
      const hit = { start: start + match.index, end: start + match.index + match[0].length };
      if (hit.start === hit.end || !options.accepts(hit)) continue;
      if (hits.length === options.maximum) return { ok: true, hits, complete: false };
      hits.push(hit);
    }
    if (Date.now() > deadline) return { ok: true, hits, complete: end === text.length };
    start = end;
  }
  return { ok: true, hits, complete: true };
}

/** The end of as many whole paragraphs as fit into a piece, else of the last line or word that fits. */
function endOfPiece(text: string, start: number): number {
  if (text.length - start <= LONGEST_PIECE) return text.length;
  for (const separator of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(separator, start + LONGEST_PIECE - separator.length);
    if (at > start) return at + separator.length;
  }
  return start + LONGEST_PIECE;
}

/** Why a pattern is not run, or null. */
function refusePattern(pattern: string): string | null {
  if (pattern.length > LONGEST_PATTERN) return `The pattern is longer than ${LONGEST_PATTERN} characters.`;
  return refuseRunaway(pattern);
}

/** Why a match, once begun, may take for ever; null where nothing in the pattern is known to make it. */
export function refuseRunaway(pattern: string): string | null {
  if (/\\[1-9]|\\k</.test(pattern))
    return 'A reference back to a group (\\1) may take for ever, and is not run.';
  const { nested, broad } = inspectRepeats(pattern);
  if (nested) {
    return 'A repeated group with a choice or another repeat inside it, as in (a+)+, may take for ever, and is not run.';
  }
  if (broad > 2)
    return 'More than two open repeats of any character (.*) may take for ever, and are not run.';
  return null;
}

/** Looks for repeats without an upper bound: inside repeated groups, and of classes that take nearly anything. */
function inspectRepeats(pattern: string): { nested: boolean; broad: number } {
  const open: boolean[] = [];
  let nested = false;
  let broad = 0;
  const tokens = pattern.matchAll(
    /\\.|\[\^?(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|\{\d*,?\d*\}|[\s\S]/g,
  );
  let previous = '';
  let closedRisky = false;
  for (const [token] of tokens) {
    const repeat = /^(?:[*+]|\{\d+,(\d*)\})$/.exec(token);
    const isRepeat =
      repeat !== null && (repeat[1] === undefined || repeat[1] === '' || Number(repeat[1]) > 16);
    if (token.startsWith('(')) {
      open.push(false);
    } else if (token === ')') {
      closedRisky = open.pop() ?? false;
      if (closedRisky && open.length > 0) open[open.length - 1] = true;
    } else if (token === '|') {
      if (open.length > 0) open[open.length - 1] = true;
    } else if (isRepeat) {
      if (previous === ')' && closedRisky) nested = true;
      if (previous === '.' || previous.startsWith('[^') || /^\\[DSWPp]$/.test(previous)) broad += 1;
      if (open.length > 0) open[open.length - 1] = true;
    }
    previous = token;
  }
  return { nested, broad };
}
