/**
 * Finds all places of a query in one text. White space in the query stands for any run of white space, line ends
 * included, so that a phrase is found across hard-wrapped lines, and a word across the hyphen that parts it there.
 * Hits never overlap.
 */
import { type FoldedText, foldText } from './fold.ts';
import type { Range } from './range.ts';
import { searchPattern } from './search-pattern.ts';
import { holdsHyphen } from './word-breaks.ts';

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
      const wanted = foldText(query, fold).text;
      const plain = findWords(keys, { words: wordsOf(wanted), joint: null }, maximum, accepts);
      if (!plain.complete) return { ok: true, ...plain };
      const parted = partedQueries(wanted).map(parts =>
        findWords(keys, parts, maximum, accepts, joint => isPrintedWithHyphen(text, keys, joint)),
      );
      return { ok: true, ...joinHits([plain, ...parted], maximum) };
    },
  };
}

/** All hits in a text that is searched once. */
export const findAll = (text: string, query: string, options: FindOptions = {}): FindResult =>
  createFinder(text).find(query, options);

interface Found {
  hits: Range[];
  complete: boolean;
}

interface Query {
  words: readonly string[];
  /** Where in the words a hyphen was taken out: index of the word and place in it. */
  joint: { word: number; offset: number } | null;
}

const wordsOf = (query: string): string[] => query.split(/\s+/).filter(word => word !== '');

const MOST_HYPHENS = 8;

/** The query without each of its hyphens in turn, as it stands in the keys where a line ends at that hyphen. */
function partedQueries(query: string): Query[] {
  const hyphens = [...query.matchAll(/(?<=[\p{L}\p{M}])[-\u2010]\s*(?=\p{L})/gu)].slice(0, MOST_HYPHENS);
  return hyphens.map(({ 0: hyphen, index }) => {
    const before = wordsOf(query.slice(0, index));
    const words = wordsOf(query.slice(0, index) + query.slice(index + hyphen.length));
    return { words, joint: { word: before.length - 1, offset: before.at(-1)?.length ?? 0 } };
  });
}

function isPrintedWithHyphen(text: string, keys: FoldedText, joint: number): boolean {
  return holdsHyphen(text.slice(keys.toEnd(joint), keys.toStart(joint)));
}

function findWords(
  keys: FoldedText,
  { words, joint }: Query,
  maximum: number,
  accepts: (hit: Range) => boolean,
  isJoint: (folded: number) => boolean = () => true,
): Found {
  const hits: Range[] = [];
  const [first, ...others] = words;
  if (first === undefined) return { hits, complete: true };
  for (let at = keys.text.indexOf(first); at !== -1; ) {
    const starts = [at];
    const end = endOfWords(keys.text, at + first.length, others, starts);
    const hit = end === -1 ? null : { start: keys.toStart(at), end: keys.toEnd(end) };
    const fits = joint === null || isJoint((starts[joint.word] ?? 0) + joint.offset);
    if (hit && fits && accepts(hit)) {
      if (hits.length === maximum) return { hits, complete: false };
      hits.push(hit);
      at = keys.text.indexOf(first, end);
    } else {
      at = keys.text.indexOf(first, at + 1);
    }
  }
  // Two hits inside one letter that folds to two ("ss" for ß) are one place in the text.
  return { hits: withoutOverlaps(hits), complete: true };
}

const withoutOverlaps = (hits: readonly Range[]): Range[] => {
  let reached = 0;
  return hits.filter(({ start, end }) => {
    if (start < reached) return false;
    reached = end;
    return true;
  });
};

function joinHits(found: readonly Found[], maximum: number): Found {
  const [only, ...others] = found;
  if (only !== undefined && others.every(({ hits }) => hits.length === 0)) return only;
  const all = withoutOverlaps(
    found.flatMap(({ hits }) => hits).sort((one, other) => one.start - other.start),
  );
  return {
    hits: all.slice(0, maximum),
    complete: all.length <= maximum && found.every(({ complete }) => complete),
  };
}

const SPACE = /\s/;

/** Where the remaining words end, each after a run of white space, or -1; where they start is added to `starts`. */
function endOfWords(text: string, from: number, words: readonly string[], starts: number[]): number {
  let at = from;
  for (const word of words) {
    const gap = at;
    while (at < text.length && SPACE.test(text.charAt(at))) at += 1;
    if (at === gap || !text.startsWith(word, at)) return -1;
    starts.push(at);
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
