/** Runs of text with one look, as the makers of rich texts and tables put them together. */
import type { Inline, InlineStyle } from './blocks.ts';

export interface Run {
  text: string;
  look: { styles: readonly InlineStyle[]; href?: string };
  /** A line feed at which the author broke the line. */
  isBreak?: true;
}

/** What a page shows as one space. U+00A0 and other spaces of a width of their own are not among it. */
const whiteSpace = /[ \t\n\f\r]+/;

/** Words without space in them are cut here: no source has a longer one that is a word. */
const LONGEST_WORD = 8_000;

/** The words of a text, and ' ' for each run of white space, in order. */
export function* runsOfWords(text: string): Iterable<string> {
  let isFirst = true;
  for (const word of text.split(whiteSpace)) {
    if (!isFirst) yield ' ';
    isFirst = false;
    for (let from = 0; from < word.length; ) {
      let to = Math.min(word.length, from + LONGEST_WORD);
      if (to < word.length && /[\ud800-\udbff]/.test(word.charAt(to - 1))) to -= 1;
      yield word.slice(from, to);
      from = to;
    }
  }
}

export const sameLook = (
  one: { styles: readonly InlineStyle[]; href?: string },
  other: { styles: readonly InlineStyle[]; href?: string },
): boolean =>
  one.href === other.href &&
  one.styles.length === other.styles.length &&
  one.styles.every((style, index) => style === other.styles[index]);

export const pieceOf = ({ text, look, isBreak }: Run, start: number): Inline => ({
  start,
  end: start + text.length,
  styles: isBreak === true ? [] : [...look.styles],
  ...(look.href === undefined || isBreak === true ? {} : { href: look.href }),
  ...(isBreak === true ? { hardBreak: true as const } : {}),
});
