/**
 * Where words, sentences and paragraphs begin and end, for the reading cursor and for widening a selection. Only
 * the surroundings of an offset are looked at. White space belongs to no word and no sentence; a line end inside a
 * paragraph ends no sentence, a blank line does.
 */
import {
  leadingAbbreviations,
  numberedAbbreviations,
  openAbbreviations,
  sentenceStarters,
} from './abbreviations.ts';
import type { Range } from './range.ts';

export interface BoundaryOptions {
  /** BCP 47 language of the text; without it, the host's language. */
  locale?: string;
  /** The block to stay in, so that a heading, list item or cell is not read on into the next. */
  within?: Range;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(granularity: 'word' | 'sentence', locale: string | undefined): Intl.Segmenter {
  const key = `${granularity} ${locale ?? ''}`;
  const known = segmenters.get(key);
  if (known) return known;
  const made = new Intl.Segmenter(locale, { granularity });
  segmenters.set(key, made);
  return made;
}

const SPACE = /\s/;

/** Far enough for the dictionaries of scripts written without spaces. */
const WORD_CONTEXT = 48;
const LONGEST_WORD = 512;

/** The word that holds `offset`, or else the one that ends there; null between words. */
export function wordAt(text: string, offset: number, options: BoundaryOptions = {}): Range | null {
  const words = wordsAround(text, offset, options);
  return (
    words.find(word => word.start <= offset && offset < word.end) ??
    words.find(word => word.end === offset) ??
    null
  );
}

/** The first word that ends after `offset`, or null. */
export function nextWord(text: string, offset: number, options: BoundaryOptions = {}): Range | null {
  const limit = options.within?.end ?? text.length;
  for (let at = offset; at < limit; ) {
    const window = wordWindow(text, at, options);
    const found = wordsIn(text, window, options).find(word => word.end > offset);
    if (found) return found;
    at = skipNonWords(text, window.end, limit, 1);
  }
  return null;
}

/** The last word that begins before `offset`, or null. */
export function previousWord(text: string, offset: number, options: BoundaryOptions = {}): Range | null {
  const limit = options.within?.start ?? 0;
  for (let at = offset; at > limit; ) {
    const window = wordWindow(text, at, options);
    const found = wordsIn(text, window, options).findLast(word => word.start < offset);
    if (found) return found;
    at = skipNonWords(text, window.start, limit, -1);
  }
  return null;
}

/** The end of the next word; the end of the text (or block) after the last one. */
export const nextWordBoundary = (text: string, offset: number, options: BoundaryOptions = {}): number =>
  nextWord(text, offset, options)?.end ?? options.within?.end ?? text.length;

/** The start of the word before; the start of the text (or block) before the first one. */
export const previousWordBoundary = (text: string, offset: number, options: BoundaryOptions = {}): number =>
  previousWord(text, offset, options)?.start ?? options.within?.start ?? 0;

function wordsAround(text: string, offset: number, options: BoundaryOptions): Range[] {
  return wordsIn(text, wordWindow(text, offset, options), options);
}

function wordsIn(text: string, window: Range, options: BoundaryOptions): Range[] {
  const words: Range[] = [];
  for (const part of segmenterFor('word', options.locale).segment(text.slice(window.start, window.end))) {
    if (!part.isWordLike) continue;
    const start = window.start + part.index;
    words.push({ start, end: start + part.segment.length });
  }
  return words;
}

/** From white space to white space around `offset`, with some context; such ends are always word boundaries. */
function wordWindow(text: string, offset: number, { within }: BoundaryOptions): Range {
  const lowest = Math.max(within?.start ?? 0, offset - LONGEST_WORD);
  const highest = Math.min(within?.end ?? text.length, offset + LONGEST_WORD);
  let start = Math.max(lowest, offset - WORD_CONTEXT);
  while (start > lowest && !SPACE.test(text.charAt(start - 1))) start -= 1;
  let end = Math.min(highest, offset + WORD_CONTEXT);
  while (end < highest && !SPACE.test(text.charAt(end))) end += 1;
  return { start, end };
}

const WORD_START = /[\p{L}\p{N}\p{M}]/u;

/** Jumps over stretches without a letter or figure, so that a long rule of dashes costs one walk. */
function skipNonWords(text: string, from: number, limit: number, step: 1 | -1): number {
  let at = from;
  while (at !== limit && isNoWord(text.charCodeAt(step === 1 ? at : at - 1))) at += step;
  return at === from && at !== limit ? at + step : at;
}

function isNoWord(unit: number): boolean {
  return !(unit >= 0xd800 && unit < 0xe000) && !WORD_START.test(String.fromCharCode(unit));
}

/** Characters each way in which a blank line is looked for; a longer paragraph is taken as ending there. */
const LONGEST_PARAGRAPH = 20_000;

/** The paragraph that holds `offset` (lines up to the next blank ones), without the white space around it. */
export function paragraphAt(text: string, offset: number, options: BoundaryOptions = {}): Range | null {
  const { start, end } = paragraphWindow(text, offset, options);
  return trim(text, start, end);
}

function paragraphWindow(text: string, offset: number, { within }: BoundaryOptions): Range {
  const lowest = Math.max(within?.start ?? 0, offset - LONGEST_PARAGRAPH);
  const highest = Math.min(within?.end ?? text.length, offset + LONGEST_PARAGRAPH);
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  if (offset === 0) start = 0;
  while (start > lowest) {
    const lineBefore = text.lastIndexOf('\n', start - 2) + 1;
    if (start < 2) break;
    if (text.slice(Math.max(lineBefore, lowest), start - 1).trim() === '') break;
    start = lineBefore;
  }
  let end = lineEnd(text, offset);
  while (end < highest) {
    const next = lineEnd(text, end + 1);
    if (text.slice(end + 1, Math.min(next, highest)).trim() === '') break;
    end = next;
  }
  // A block may begin and end inside a line; only an over-long paragraph is cut at white space.
  const from = Math.max(start, within?.start ?? 0);
  const to = Math.min(end, within?.end ?? text.length);
  return { start: clipToSpace(text, from, lowest, 1), end: clipToSpace(text, to, highest, -1) };
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}

/** Cuts an over-long paragraph at white space, if any is near, rather than inside a word. */
function clipToSpace(text: string, at: number, limit: number, inward: 1 | -1): number {
  if (inward === 1 ? at >= limit : at <= limit) return at;
  for (let i = limit, steps = 0; steps < LONGEST_WORD; i += inward, steps += 1) {
    if (SPACE.test(text.charAt(i))) return i;
  }
  return limit;
}

function trim(text: string, start: number, end: number): Range | null {
  let from = start;
  let to = end;
  while (from < to && isSpaceAt(text, from)) from += 1;
  while (to > from && isSpaceAt(text, to - 1)) to -= 1;
  return from < to ? { start: from, end: to } : null;
}

/** Most of what is asked for is a plain letter, for which no pattern is needed. */
function isSpaceAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit > 0x20 && unit < 0x80 ? false : SPACE.test(text.charAt(at));
}

/** The sentence that holds `offset`; in the white space after a sentence, that sentence. Null in blank lines. */
export function sentenceAt(text: string, offset: number, options: BoundaryOptions = {}): Range | null {
  const sentences = sentencesAround(text, offset, options);
  return sentences.findLast(sentence => sentence.start <= offset) ?? sentences[0] ?? null;
}

/** The first sentence that ends after `offset`, or null. */
export function nextSentence(text: string, offset: number, options: BoundaryOptions = {}): Range | null {
  const limit = options.within?.end ?? text.length;
  for (let at = offset; at < limit; ) {
    const window = paragraphWindow(text, at, options);
    const found = sentencesIn(text, window, options).find(sentence => sentence.end > offset);
    if (found) return found;
    at = Math.max(window.end, at) + 1;
    while (at < limit && SPACE.test(text.charAt(at))) at += 1;
  }
  return null;
}

/** The last sentence that begins before `offset`, or null. */
export function previousSentence(text: string, offset: number, options: BoundaryOptions = {}): Range | null {
  const limit = options.within?.start ?? 0;
  for (let at = offset; at >= limit; ) {
    const window = paragraphWindow(text, at, options);
    const found = sentencesIn(text, window, options).findLast(sentence => sentence.start < offset);
    if (found) return found;
    at = Math.min(window.start, at) - 1;
    while (at > limit && SPACE.test(text.charAt(at))) at -= 1;
  }
  return null;
}

/** Every sentence of the text (or block), in order, without overlaps. */
export function allSentences(text: string, options: BoundaryOptions = {}): Range[] {
  const sentences: Range[] = [];
  const limit = options.within?.end ?? text.length;
  for (let at = options.within?.start ?? 0; at < limit; ) {
    const window = paragraphWindow(text, at, options);
    const reached = sentences.at(-1)?.end ?? 0;
    // The window of a place late in an over-long paragraph begins before that place.
    for (const { start, end } of sentencesIn(text, window, options)) {
      const rest = trim(text, Math.max(start, reached), end);
      if (rest) sentences.push(rest);
    }
    at = Math.max(window.end, at) + 1;
    while (at < limit && SPACE.test(text.charAt(at))) at += 1;
  }
  return sentences;
}

/** The end of the next sentence; the end of the text (or block) after the last one. */
export const nextSentenceBoundary = (text: string, offset: number, options: BoundaryOptions = {}): number =>
  nextSentence(text, offset, options)?.end ?? options.within?.end ?? text.length;

/** The start of the sentence before; the start of the text (or block) before the first one. */
export const previousSentenceBoundary = (
  text: string,
  offset: number,
  options: BoundaryOptions = {},
): number => previousSentence(text, offset, options)?.start ?? options.within?.start ?? 0;

function sentencesAround(text: string, offset: number, options: BoundaryOptions): Range[] {
  return sentencesIn(text, paragraphWindow(text, offset, options), options);
}

/** A bullet at the start of a line begins a sentence, although it stands inside a paragraph. */
const BULLET_LINE = /\n(?=[ \t]*[•▪◦‣●■➢](?:\s|$))/g;
/** A note's number stuck to a full stop, "level.12 The next": the segmenter reads it as a decimal. */
const NOTE_NUMBER = /[\p{Ll})”’"]{3}\.\d{1,3}\s+(?=\p{Lu})/gu;
/** Few paragraphs have a figure after a full stop, and to look for one is quick. */
const STOP_AND_FIGURE = /\.\d/;

function sentencesIn(text: string, window: Range, options: BoundaryOptions): Range[] {
  const paragraph = text.slice(window.start, window.end);
  const cuts = new Set<number>([0, paragraph.length]);
  for (const bullet of paragraph.matchAll(BULLET_LINE)) cuts.add(bullet.index + 1);
  if (STOP_AND_FIGURE.test(paragraph))
    for (const note of paragraph.matchAll(NOTE_NUMBER)) cuts.add(note.index + note[0].length);
  // One line feed for one space, so that the segmenter reads on over line ends and offsets stay.
  const flat = paragraph.replace(/\n/g, ' ');
  let before = 0;
  for (const part of segmenterFor('sentence', options.locale).segment(flat)) {
    if (
      part.index > 0 &&
      !continuesSentence(flat.slice(before, part.index), flat.slice(part.index, part.index + 40))
    ) {
      cuts.add(part.index);
      before = part.index;
    }
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.flatMap((cut, i) => {
    const found = trim(text, window.start + cut, window.start + (sorted[i + 1] ?? cut));
    return found ? [found] : [];
  });
}

/** Whether the segmenter's break between these two was only an abbreviation's full stop, or inside a speech. */
function continuesSentence(before: string, after: string): boolean {
  if (/^\s*\p{Ll}/u.test(after)) return true;
  const word = /([\p{L}\p{N}.]*[\p{L}])\.\s*$/u.exec(before.slice(-24))?.[1];
  if (!word) return false;
  const key = word.toLowerCase();
  const next = /^[\s("“‘'«[]*(\S*)/.exec(after)?.[1] ?? '';
  const nextWordOnly = /^\p{L}*/u.exec(next)?.[0] ?? '';
  if (numberedAbbreviations.has(key) && /^(?:\d|[IVXLC]+\b)/.test(next)) return true;
  if (leadingAbbreviations.has(key)) return true;
  const isInitial = /^\p{Lu}$/u.test(word);
  const isAcronym = /^(?:\p{L}\.)+\p{L}$/u.test(word);
  if (!isInitial && !isAcronym && !openAbbreviations.has(key)) return false;
  // "etc." before a capital most often ends its sentence; an initial or acronym before a name does not.
  if (!isInitial && !isAcronym) return !/^\p{Lu}/u.test(next);
  return next !== '' && !sentenceStarters.has(nextWordOnly);
}
