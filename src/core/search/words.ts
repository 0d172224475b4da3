/**
 * Words of a text by place, quickly enough for every word of a large corpus. A word is what the statistics of a text
 * count: letters and figures, joined by an apostrophe, hyphen, point or comma inside it; runs of scripts written
 * without spaces are cut by dictionary. Offsets are UTF-16 units of the text given, which may be a search key.
 */
import type { Range } from '../text/range.ts';

const letter = 1;
const joiner = 2;
const unspaced = 4;
const space = 8;

const LETTER = /[\p{L}\p{N}\p{M}]/u;
const JOINER = /['’.,‑-]/;
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/;
const SPACE = /\s/;

let classes: Uint8Array | undefined;

/** What each UTF-16 unit is, asked once: an expression with Unicode classes at every unit would cost ten times more. */
function classesOfUnits(): Uint8Array {
  if (classes !== undefined) return classes;
  const made = new Uint8Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit += 1) {
    const character = String.fromCharCode(unit);
    made[unit] =
      (LETTER.test(character) ? letter : 0) |
      (JOINER.test(character) ? joiner : 0) |
      (UNSPACED.test(character) ? unspaced : 0) |
      (SPACE.test(character) ? space : 0);
  }
  classes = made;
  return made;
}

const classAt = (text: string, at: number): number => classesOfUnits()[text.charCodeAt(at)] ?? 0;

export const isSpaceAt = (text: string, at: number): boolean => (classAt(text, at) & space) !== 0;

/** Whether a letter or figure (of one unit or two) stands at the place. */
function isLetterAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (!(unit >= 0xd800 && unit < 0xe000)) return (classAt(text, at) & letter) !== 0;
  const start = unit >= 0xdc00 && at > 0 && text.charCodeAt(at - 1) >> 10 === 0x36 ? at - 1 : at;
  return LETTER.test(String.fromCodePoint(text.codePointAt(start) ?? 0));
}

/** What wildcards stand for and what whole words end at: letters, figures and the low line. */
export const isInRunAt = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && (text.charCodeAt(at) === 0x5f || isLetterAt(text, at));

/** Whether letters or figures meet at the offset, so that no word ends or begins there. */
export const isInsideRun = (text: string, offset: number): boolean =>
  isInRunAt(text, offset - 1) && isInRunAt(text, offset);

export function runStart(text: string, from: number): number {
  let at = from;
  while (isInRunAt(text, at - 1)) at -= 1;
  return at;
}

export function runEnd(text: string, from: number): number {
  let at = from;
  while (isInRunAt(text, at)) at += 1;
  return at;
}

/** Letters and figures, and one joiner between two of them. */
function isInWordAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  if (isLetterAt(text, at)) return true;
  return (
    (classAt(text, at) & joiner) !== 0 &&
    at > 0 &&
    at + 1 < text.length &&
    isLetterAt(text, at - 1) &&
    isLetterAt(text, at + 1) &&
    ((classAt(text, at - 1) | classAt(text, at + 1)) & unspaced) === 0
  );
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
/** A run without spaces is cut in pieces of this length at most, so that a hostile text stays cheap. */
const LONGEST_RUN = 2_000;

/**
 * Every word that begins at or after `from` and before `to`, in order; `from` inside a word is taken as its start.
 * `visit` returns false to stop.
 */
export function eachWord(
  text: string,
  from: number,
  to: number,
  visit: (start: number, end: number) => boolean | undefined,
): void {
  for (let at = from; at < to; ) {
    if (!isInWordAt(text, at)) {
      at += 1;
      continue;
    }
    let end = at + 1;
    if ((classAt(text, at) & unspaced) !== 0) {
      while (end < text.length && end - at < LONGEST_RUN && (classAt(text, end) & unspaced) !== 0) end += 1;
      for (const part of segmenter.segment(text.slice(at, end))) {
        if (part.isWordLike !== true || at + part.index >= to) continue;
        if (visit(at + part.index, at + part.index + part.segment.length) === false) return;
      }
    } else {
      while (isInWordAt(text, end) && (classAt(text, end) & unspaced) === 0) end += 1;
      if (visit(at, end) === false) return;
    }
    at = end;
  }
}

/** Whether the offset lies inside a word, so that a part of the word stands on each side. */
export const isInsideWord = (text: string, offset: number): boolean =>
  isInWordAt(text, offset - 1) && isInWordAt(text, offset) && !isUnspacedAt(text, offset);

/** The next words after `at`, nearest first; the rest of a word that `at` lies in is passed over. */
export function wordsAfter(text: string, at: number, count: number): Range[] {
  const found: Range[] = [];
  if (count <= 0) return found;
  let from = at;
  while (isInsideWord(text, from)) from += 1;
  eachWord(text, from, text.length, (start, end) => {
    found.push({ start, end });
    return found.length < count;
  });
  return found;
}

/** The words before `at`, nearest first; the beginning of a word that `at` lies in is passed over. */
export function wordsBefore(text: string, at: number, count: number): Range[] {
  const found: Range[] = [];
  let to = at;
  while (isInsideWord(text, to)) to -= 1;
  while (found.length < count && to > 0) {
    if (!isInWordAt(text, to - 1)) {
      to -= 1;
      continue;
    }
    let start = to - 1;
    while (start > 0 && to - start < LONGEST_RUN && isInWordAt(text, start - 1)) start -= 1;
    const words: Range[] = [];
    eachWord(text, start, to, (from, end) => void words.push({ start: from, end }));
    for (const word of words.reverse()) if (word.end <= to && found.length < count) found.push(word);
    to = start;
  }
  return found;
}

const isUnspacedAt = (text: string, at: number): boolean => (classAt(text, at) & unspaced) !== 0;

/** How many words begin in [from, to), counted no further than `most`. */
export function countWordsBetween(text: string, from: number, to: number, most: number): number {
  let count = 0;
  eachWord(text, from, to, () => {
    count += 1;
    return count < most;
  });
  return count;
}
