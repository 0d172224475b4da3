/** Acronyms: what is written like one, and how well a name fits one. */
import { foldText } from '../text/fold.ts';

/** Letters compared without case and accents. */
export const foldName = (text: string): string =>
  foldText(text, { caseSensitive: false, accentSensitive: false }).text.replace(/[´`‘’]/g, "'");

const SHAPE = /^(?=.{2,14}$)\p{Lu}[\p{Lu}\p{N}&./-]*(?:\p{Ll}{0,2}\p{Lu}+)*(?:['’]?s)?$/u;
const ROMAN = /^[IVXLC]+$/;

/** Whether a word is written like an acronym: capitals, with a small "s" of the plural at most ("DRGs", "CANCO-MEX"). */
export function isAcronym(word: string): boolean {
  if (!SHAPE.test(word) || ROMAN.test(word)) return false;
  const capitals = word.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals >= 2;
}

/** Words that acronyms leave out. */
const SMALL =
  /^(?:de|del|la|las|el|los|lo|y|e|o|u|en|a|al|para|por|con|su|of|the|and|for|in|on|to|at|by|from|with|or|da|do|das|dos|et|des|du|le|les|und|der|die|das|für)$/;

export const isSmallWord = (word: string): boolean => SMALL.test(foldName(word));

export const wordsOf = (name: string): string[] => name.match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * How well a name fits an acronym, from 0 to 1: the acronym's letters must come in the name in order, the first at
 * the start of its first word that counts. 1 = every letter begins a word and every word that counts has one.
 */
export function fitOfName(acronym: string, name: string): number {
  const letters = foldName(acronym.replace(/['’]?s$/, '')).replace(/[^\p{L}\p{N}]/gu, '');
  const words = wordsOf(name).map(foldName);
  const counting = words.filter(word => !SMALL.test(word));
  if (letters.length < 2 || counting.length === 0) return 0;
  const best = bestMatch(letters, words);
  if (best === null) return 0;
  const uncovered = counting.length - best.covered;
  return Math.max(0, (best.starts / letters.length) * (1 - uncovered / (counting.length + 2)));
}

interface Match {
  /** Letters that begin a word. */
  starts: number;
  /** Words that count and have a letter. */
  covered: number;
}

/** The match with most letters at starts of words, by looking at every way in which the letters may lie. */
function bestMatch(letters: string, words: readonly string[]): Match | null {
  const known = new Map<string, Match | null>();
  const better = (one: Match | null, other: Match | null) =>
    one === null || (other !== null && other.starts * 2 + other.covered > one.starts * 2 + one.covered)
      ? other
      : one;
  /** The rest of the letters from `letter`, in the words from `word` on. */
  const from = (letter: number, word: number): Match | null => {
    if (letter === letters.length) return { starts: 0, covered: 0 };
    const here = words[word];
    if (here === undefined) return null;
    const key = `${letter} ${word}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const counts = SMALL.test(here) ? 0 : 1;
    // The first word that counts must have the first letter.
    let best = letter === 0 && counts === 1 ? null : from(letter, word + 1);
    if (here.charAt(0) === letters.charAt(letter)) {
      let inside = 0;
      let at = 0;
      for (let taken = 1; letter + taken <= letters.length; taken += 1) {
        const rest = from(letter + taken, word + 1);
        if (rest !== null)
          best = better(best, { starts: rest.starts + 1 + inside, covered: rest.covered + counts });
        // Further letters may come from inside the word: they count little.
        at = here.indexOf(letters.charAt(letter + taken) || '\n', at + 1);
        if (at === -1) break;
        inside += 0.3;
      }
    }
    known.set(key, best);
    return best;
  };
  return from(0, 0);
}
