/**
 * A text as the words that names are made of: each folded (no capitals, no accents), with its place. A word that a
 * line's end divides is also given as one; an acronym with points ("S.S.A.") is one word.
 */
import { foldText } from '../text/fold.ts';

export interface Word {
  /** UTF-16 units of the text. */
  start: number;
  end: number;
  folded: string;
  /** Where a hyphen at a line's end divides it: the whole word, and the place behind its second part. */
  whole: { folded: string; end: number } | null;
}

const letters = String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad]*`;
const pattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:\p{Lu}\.){2,}(?:\p{Lu}(?![\p{L}\p{N}]))?|${letters}`,
  'gu',
);
const division = /^[-\u00ad\u2010]\n[ \t]*$/;

/** Folds one word at a time: texts repeat their words. */
const createFold = (): ((word: string) => string) => {
  const known = new Map<string, string>();
  return word => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const bare = word.replace(/[.\u00ad]/g, '');
    const { text: folded } = foldText(bare, { caseSensitive: false, accentSensitive: false });
    if (known.size < 200_000) known.set(word, folded);
    return folded;
  };
};

/** All words of `text`, in order. */
export function wordsOf(text: string): Word[] {
  const fold = createFold();
  const words: Word[] = [];
  for (const match of text.matchAll(pattern)) {
    const [word] = match;
    const { index } = match;
    const previous = words.at(-1);
    if (previous !== undefined && /^\p{Ll}/u.test(word) && division.test(text.slice(previous.end, index))) {
      const end = index + word.length;
      previous.whole = { folded: previous.folded + fold(word), end };
    }
    words.push({ start: index, end: index + word.length, folded: fold(word), whole: null });
  }
  return words;
}
