/** Counts that are shown of a text. */

export interface TextStatistics {
  /** UTF-16 units. */
  units: number;
  codePoints: number;
  words: number;
  paragraphs: number;
}

/** A word: letters and figures, joined by apostrophes, hyphens, points or commas inside it ("self-employed", "2,345"). */
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,‑-][\p{L}\p{N}\p{M}]+)*/gu;
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+/g;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Scripts written without spaces (Chinese, Japanese, Thai, Khmer ...) are cut into words by dictionary. */
export function countText(text: string): TextStatistics {
  let words = 0;
  const spaced = text.replace(UNSPACED, run => {
    for (const part of segmenter.segment(run)) if (part.isWordLike) words += 1;
    return ' ';
  });
  words += spaced.match(WORD)?.length ?? 0;
  const pairs = text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0;
  const paragraphs = text.split(/\n\s*\n/).filter(paragraph => paragraph.trim() !== '').length;
  return { units: text.length, codePoints: text.length - pairs, words, paragraphs };
}
