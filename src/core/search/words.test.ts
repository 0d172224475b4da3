import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countText } from '../text/statistics.ts';
import { countWordsBetween, eachWord, isInsideRun, wordsAfter, wordsBefore } from './words.ts';

const words = (text: string, from = 0, to = text.length): string[] => {
  const found: string[] = [];
  eachWord(text, from, to, (start, end) => void found.push(text.slice(start, end)));
  return found;
};

const texts = fc
  .array(
    fc.constantFrom(
      'a',
      'é',
      'e\u0301',
      '7',
      "'",
      '’',
      '-',
      '.',
      ',',
      ' ',
      '\n',
      '_',
      '𝒜',
      '中文',
      '€',
      '😀',
    ),
    {
      maxLength: 40,
    },
  )
  .map(parts => parts.join(''));

describe('words', () => {
  it('are joined by one sign inside them, and cut by dictionary where no spaces are written', () => {
    expect(words("l’État, the self-employed: 2,345.6 -- don't")).toEqual([
      'l’État',
      'the',
      'self-employed',
      '2,345.6',
      "don't",
    ]);
    expect(words('北京大学 and 𝒜b')).toEqual(['北京', '大学', 'and', '𝒜b']);
  });

  it('are as many as the statistics of the text say', () => {
    fc.assert(fc.property(texts, text => void expect(words(text)).toHaveLength(countText(text).words)));
  });

  it('are the same backwards, from between words', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const text = `${before} ${after}`;
        const at = before.length;
        const read = (list: readonly { start: number; end: number }[]) =>
          list.map(({ start, end }) => text.slice(start, end));
        expect(read(wordsAfter(text, at, 99))).toEqual(words(after));
        expect(read(wordsBefore(text, at, 99))).toEqual(words(before).reverse());
      }),
    );
  });

  it('pass over the rest of the one that a place ends in', () => {
    const text = 'la reforma del seguro';
    expect(wordsAfter(text, 6, 1)).toEqual([{ start: 11, end: 14 }]);
    expect(wordsBefore(text, 6, 1)).toEqual([{ start: 0, end: 2 }]);
    expect(wordsBefore(text, 2, 0)).toEqual([]);
  });

  it('are counted no further than asked', () => {
    expect(countWordsBetween('a b c d', 0, 7, 2)).toBe(2);
    expect(countWordsBetween('a b c d', 1, 4, 9)).toBe(1);
  });

  it('end where letters and figures end', () => {
    expect([0, 1, 2, 3].map(at => isInsideRun('a𝒜b', at))).toEqual([false, true, true, true]);
    expect(isInsideRun('a-b', 1)).toBe(false);
  });
});
