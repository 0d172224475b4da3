import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { association, CollocateCounter } from './collocates.ts';
import { countInParts, deviationOfProportions, juillandD } from './dispersion.ts';
import { SearchText } from './search-text.ts';
import { WordCounter, type WordCountOptions } from './word-counts.ts';

function count(texts: readonly string[], options: WordCountOptions, most = 100) {
  const counter = new WordCounter(options);
  for (const text of texts) counter.add(new SearchText(text));
  return counter.result(most);
}

const listed = (texts: readonly string[], options: WordCountOptions) =>
  count(texts, options).rows.map(({ words, counts }) => [words, ...counts]);

describe('word counts', () => {
  it('are by text, with each word as it was first written', () => {
    expect(listed(['México, Mexico. la', 'La ley'], { length: 1 })).toEqual([
      ['la', 1, 1],
      ['méxico', 2, 0],
      ['ley', 0, 1],
    ]);
    expect(
      listed(['México, Mexico. la', 'La'], { length: 1, caseSensitive: true, accentSensitive: true }),
    ).toEqual([
      ['la', 1, 0],
      ['La', 0, 1],
      ['Mexico', 1, 0],
      ['México', 1, 0],
    ]);
  });

  it('leave out what they are told, and nothing else', () => {
    expect(
      listed(['The law of 1995, the law'], { length: 1, stopWords: ['THE'], lettersOnly: true }),
    ).toEqual([
      ['law', 2],
      ['of', 1],
    ]);
    expect(count(['the law'], { length: 1, stopWords: ['the'] }).sizes).toEqual([2]);
  });

  it('of sequences run over line ends, not over blank lines or words that are left out at their ends', () => {
    expect(listed(['a b\nc\n\nd e'], { length: 2 })).toEqual([
      ['a b', 1],
      ['b c', 1],
      ['d e', 1],
    ]);
    expect(listed(['law of land'], { length: 2, stopWords: ['of'] })).toEqual([]);
    expect(listed(['law of land'], { length: 3, stopWords: ['of'] })).toEqual([['law of land', 1]]);
  });

  it('say how many there are beyond those listed', () => {
    const { rows, different, complete } = count(['a b c d a'], { length: 1 }, 2);
    expect([rows.map(({ words }) => words), different, complete]).toEqual([['a', 'b'], 4, true]);
  });

  it('add up to the words of the text', () => {
    const texts = fc.array(
      fc.array(fc.constantFrom('a', 'b', 'c', '.', '\n\n'), { maxLength: 20 }).map(list => list.join(' ')),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    fc.assert(
      fc.property(texts, all => {
        const { rows, sizes } = count(all, { length: 1 });
        expect(
          sizes.map((_, text) => rows.reduce((sum, { counts }) => sum + (counts[text] ?? 0), 0)),
        ).toEqual(sizes);
        expect(rows.every(({ total, counts }) => total === counts.reduce((sum, one) => sum + one, 0))).toBe(
          true,
        );
      }),
    );
  });
});

describe('collocates', () => {
  const places = (text: string, word: string) =>
    [...text.matchAll(new RegExp(`\\b${word}\\b`, 'g'))].map(({ index }) => ({
      start: index,
      end: index + word.length,
    }));
  const near = (text: string, word: string, window: number, least = 1) => {
    const counter = new CollocateCounter(window, {});
    counter.add(new SearchText(text), places(text, word));
    return counter.result(least, 100);
  };

  it('count each word once, on its side, and none inside a place', () => {
    const { rows, near: inWindows, size } = near('x node y y node x far far', 'node', 2);
    expect(
      Object.fromEntries(rows.map(({ word, left, right, total }) => [word, [left, right, total]])),
    ).toEqual({
      x: [1, 1, 2],
      y: [0, 2, 2],
      far: [0, 1, 2],
    });
    expect([inWindows, size]).toEqual([5, 8]);
    expect(near('x node y y node x', 'node', 2, 3).rows).toEqual([]);
  });

  it('are weighed as the papers have it', () => {
    // 110 of 1,110 in one row and 2,442 of 30,000 in the other: by hand, G2 = 2 sum O ln(O/E).
    const [a, b, c, d] = [110, 1_000, 2_332, 27_668] as const;
    const n = a + b + c + d;
    const terms = [
      [a, ((a + b) * (a + c)) / n],
      [b, ((a + b) * (b + d)) / n],
      [c, ((c + d) * (a + c)) / n],
      [d, ((c + d) * (b + d)) / n],
    ] as const;
    const expected = 2 * terms.reduce((sum, [seen, chance]) => sum + seen * Math.log(seen / chance), 0);
    const got = association(a, a + b, a + c, n);
    expect(got.logLikelihood).toBeCloseTo(expected, 8);
    expect(got.expected).toBeCloseTo(terms[0][1], 8);
    expect(got.mutualInformation).toBeCloseTo(Math.log2(a / terms[0][1]), 8);
    expect(association(1, 100, 500, 1_000).logLikelihood).toBeLessThan(0);
    expect(association(2, 20, 100, 1_000).logLikelihood).toBeCloseTo(0, 8);
  });

  it('never count more near than there are', () => {
    const texts = fc
      .array(fc.constantFrom('n', 'a', 'b'), { minLength: 1, maxLength: 40 })
      .map(list => list.join(' '));
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 5 }), (text, window) => {
        const words = text.split(' ');
        const found = near(text, 'n', window);
        const isNear = (at: number) =>
          words[at] !== 'n' && words.some((word, other) => word === 'n' && reaches(words, at, other, window));
        for (const { word, left, right, total } of found.rows) {
          expect(total).toBe(words.filter(each => each === word).length);
          expect(left + right).toBe(words.filter((each, at) => each === word && isNear(at)).length);
        }
      }),
    );
  });
});

const reaches = (words: readonly string[], at: number, node: number, window: number): boolean =>
  words[node] === 'n' && Math.abs(at - node) <= window;

describe('dispersion', () => {
  it('is 1 where each part has as many, and 0 where one has all', () => {
    expect(juillandD([3, 3, 3])).toBe(1);
    expect(juillandD([9, 0, 0])).toBeCloseTo(0, 10);
    expect(juillandD([1, 2, 3, 4])).toBeCloseTo(1 - Math.sqrt(1.25) / 2.5 / Math.sqrt(3), 10);
    expect([juillandD([0, 0]), juillandD([4])]).toEqual([null, null]);
  });

  it('allows for texts of different lengths', () => {
    const even = [
      { count: 1, length: 100 },
      { count: 9, length: 900 },
    ];
    expect(deviationOfProportions(even)).toBeCloseTo(0, 10);
    expect(
      deviationOfProportions([
        { count: 5, length: 100 },
        { count: 0, length: 900 },
      ]),
    ).toBeCloseTo(1, 10);
    expect(deviationOfProportions([{ count: 5, length: 100 }])).toBeNull();
    expect(
      deviationOfProportions([
        { count: 0, length: 1 },
        { count: 0, length: 1 },
      ]),
    ).toBeNull();
  });

  it('counts places in equal parts', () => {
    expect(countInParts([0, 24, 25, 99], 100, 4)).toEqual([2, 1, 0, 1]);
    expect(countInParts([5], 5, 2)).toEqual([0, 1]);
  });
});
