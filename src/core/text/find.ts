/**
 * Finds all places of a query in one text. White space in the query stands for any run of white space, line ends
 * included, so that a phrase is found across hard-wrapped lines. Hits never overlap.
 */
import { type FoldedText, foldText } from './fold.ts';
import type { Range } from './range.ts';
import { searchPattern } from './search-pattern.ts';

export interface FindOptions {
  caseSensitive?: boolean;
  accentSensitive?: boolean;
  wholeWords?: boolean;
  /** The query is a regular expression (case as told, accents always apart). */
  regularExpression?: boolean;
  /** Hits after which to stop; 10,000 unless told. */
  maximum?: number;
}

export type FindResult =
  /** `complete` is false where the maximum or the time for a regular expression was reached. */
  | { ok: true; hits: Range[]; complete: boolean }
  | { ok: false; error: { code: 'bad-pattern'; message: string } };

export interface Finder {
  find(query: string, options?: FindOptions): FindResult;
}

const DEFAULT_MAXIMUM = 10_000;

/** Prepares one text for many queries: its search keys are made once, when first needed. */
export function createFinder(text: string): Finder {
  const folded = new Map<string, FoldedText>();
  return {
    find(query, options = {}) {
      const maximum = options.maximum ?? DEFAULT_MAXIMUM;
      const accepts = options.wholeWords ? (hit: Range) => isWholeWord(text, hit) : () => true;
      if (options.regularExpression) {
        return searchPattern(text, query, {
          caseSensitive: options.caseSensitive ?? false,
          maximum,
          accepts,
        });
      }
      const fold = {
        caseSensitive: options.caseSensitive ?? false,
        accentSensitive: options.accentSensitive ?? false,
      };
      const key = `${fold.caseSensitive} ${fold.accentSensitive}`;
      const keys = folded.get(key) ?? foldText(text, fold);
      folded.set(key, keys);
      const words = foldText(query, fold)
        .text.split(/\s+/)
        .filter(word => word !== '');
      return { ok: true, ...findWords(keys, words, maximum, accepts) };
    },
  };
}

/** All hits in a text that is searched once. */
export const findAll = (text: string, query: string, options: FindOptions = {}): FindResult =>
  createFinder(text).find(query, options);

function findWords(
  keys: FoldedText,
  words: readonly string[],
  maximum: number,
  accepts: (hit: Range) => boolean,
): { hits: Range[]; complete: boolean } {
  const hits: Range[] = [];
  const [first, ...others] = words;
  if (first === undefined) return { hits, complete: true };
  for (let at = keys.text.indexOf(first); at !== -1; ) {
    const end = endOfWords(keys.text, at + first.length, others);
    const hit = end === -1 ? null : { start: keys.toStart(at), end: keys.toEnd(end) };
    if (hit && accepts(hit)) {
      if (hits.length === maximum) return { hits, complete: false };
      hits.push(hit);
      at = keys.text.indexOf(first, end);
    } else {
      at = keys.text.indexOf(first, at + 1);
    }
  }
  // Two hits inside one letter that folds to two ("ss" for ß) are one place in the text.
  return { hits: hits.filter((hit, i) => hit.start >= (hits[i - 1]?.end ?? 0)), complete: true };
}

const SPACE = /\s/;

/** Where the remaining words end, each after a run of white space, or -1. */
function endOfWords(text: string, from: number, words: readonly string[]): number {
  let at = from;
  for (const word of words) {
    const gap = at;
    while (at < text.length && SPACE.test(text.charAt(at))) at += 1;
    if (at === gap || !text.startsWith(word, at)) return -1;
    at += word.length;
  }
  return at;
}

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}_]/u;

function isWholeWord(text: string, { start, end }: Range): boolean {
  return !joins(text, start) && !joins(text, end);
}

/** Whether letters or figures meet at `offset`. */
function joins(text: string, offset: number): boolean {
  if (offset === 0 || offset === text.length) return false;
  const before = text.slice(Math.max(0, offset - 2), offset);
  const last = String.fromCodePoint(
    before.charCodeAt(1) >> 10 === 0x37 ? (before.codePointAt(0) ?? 0) : before.charCodeAt(before.length - 1),
  );
  return (
    WORD_CHARACTER.test(last) && WORD_CHARACTER.test(String.fromCodePoint(text.codePointAt(offset) ?? 0))
  );
}
