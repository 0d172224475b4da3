import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProblem } from '../problem.ts';
import { findAll } from '../text/find.ts';
import { fits } from './match-pieces.ts';
import { matchQuery } from './match-query.ts';
import { parseQuery } from './parse-query.ts';
import type { SearchOptions } from './query.ts';
import { prepareSearch } from './search.ts';
import { SearchText } from './search-text.ts';
import { eachWord } from './words.ts';

function places(text: string, query: string, options: SearchOptions = {}) {
  const prepared = prepareSearch(query, options);
  return prepared === null ? [] : [...matchQuery(prepared, new SearchText(text))];
}

const found = (text: string, query: string, options: SearchOptions = {}): string[] =>
  places(text, query, options).map(({ start, end }) => text.slice(start, end));

function refusal(query: string, options: SearchOptions = {}): string {
  try {
    prepareSearch(query, options);
  } catch (error) {
    if (isProblem(error)) return `${error.message} ${error.advice}`;
    throw error;
  }
  return '';
}

const text =
  'La Asociación y el seguro social.\nThe reformers reformed; self-employed, self-made. Pre-reform SEGURO.';

describe('a query', () => {
  it('finds words side by side, parts of words, and whole words by choice', () => {
    expect(found(text, 'asociacion')).toEqual(['Asociación']);
    expect(found(text, 'asociacion', { accentSensitive: true })).toEqual([]);
    expect(found(text, 'SEGURO', { caseSensitive: true })).toEqual(['SEGURO']);
    expect(found(text, 'social. the')).toEqual(['social.\nThe']);
    expect(found(text, 'reform')).toHaveLength(3);
    expect(found(text, 'reform', { wholeWords: true })).toEqual(['reform']);
  });

  it('takes wildcards for letters of whole words', () => {
    expect(found(text, 'reform*')).toEqual(['reformers', 'reformed', 'reform']);
    expect(found(text, '*form')).toEqual(['reform']);
    expect(found(text, 'se?uro')).toEqual(['seguro', 'SEGURO']);
    expect(found(text, 'self-*')).toEqual(['self-employed', 'self-made']);
    expect(found(text, 'el * social')).toEqual(['el seguro social']);
    expect(found('x 𝒜 y', '?')).toEqual(['x', '𝒜', 'y']);
  });

  it('takes signs between quotation marks as they are', () => {
    expect(found('(a|b) "c*" a* ab', '"(a|b)"')).toEqual(['(a|b)']);
    expect(found('a* ab', '"a*"')).toEqual(['a*']);
    expect(found('uno dos tres', 'uno “dos  tres”')).toEqual(['uno dos tres']);
  });

  it('finds either of several, and what is near', () => {
    expect(found(text, 'made | employed | self-*')).toEqual(['self-employed', 'self-made']);
    expect(found('a x x b x a', 'a near/3 b')).toEqual(['a x x b']);
    expect(found('a x a x b', 'a near/4 b')).toEqual(['a x b']);
    expect(found('a x x b x x x a', 'a near/3 b')).toEqual(['a x x b']);
    expect(found('a x x b', 'a near/2 b')).toEqual([]);
    expect(found('the law on health care of 1995', '(law | act) near/4 "care of"')).toEqual([
      'law on health care of',
    ]);
    expect(found('a b c a', 'a b c', { near: 2 })).toEqual(['a b c']);
  });

  it('finds words over the hyphen at a line end, with their own hyphens and without', () => {
    const printed = 'the govern-\nment, self-\nmade and self-made, selfmade';
    expect(found(printed, 'government')).toEqual(['govern-\nment']);
    expect(found(printed, 'gov*t')).toEqual(['govern-\nment']);
    expect(found(printed, 'the government', { wholeWords: true })).toEqual(['the govern-\nment']);
    expect(found(printed, 'self-made')).toEqual(['self-\nmade', 'self-made']);
    expect(found(printed, 'self-made and self-made')).toEqual(['self-\nmade and self-made']);
    expect(found(printed, 'ment', { wholeWords: true })).toEqual([]);
  });

  it('finds regular expressions', () => {
    expect(found(text, 'self-\\w+', { regularExpression: true })).toEqual(['self-employed', 'self-made']);
    expect(found('ab b', 'b', { regularExpression: true, wholeWords: true })).toEqual(['b']);
  });

  it('is nothing where nothing is written', () => {
    expect(parseQuery('  \n')).toBeNull();
    expect(found(text, ' ')).toEqual([]);
    expect(refusal('""')).toContain('missing');
  });

  it.each([
    ['a near/0 b', '“near/0” is not a distance'],
    ['a near/x b', 'from 1 to 1000'],
    ['"a', 'The quotation mark before “a” is not closed'],
    ['(a', 'A parenthesis is not closed'],
    ['a)', '“)” closes nothing'],
    ['a |', 'After “|” words are missing'],
    ['| a', 'Before “|” words are missing'],
    ['near/3 a', 'Before “near/3” words are missing'],
    ['a (b)', 'near/5'],
    ['(a) b', 'A parenthesis is followed by words'],
    ['('.repeat(30), 'more than 20 parentheses'],
    ['x'.repeat(2_001), 'longer than 2000'],
  ])('that is written as %s is refused with a reason', (query, reason) => {
    expect(refusal(query)).toContain(reason);
  });

  it.each(['(a+)+', '(a', '(x)\\1'])('refuses the expression %s', query => {
    expect(refusal(query, { regularExpression: true })).not.toBe('');
  });
});

const letters = fc.constantFrom('a', 'b', 'A', 'á', 'ab', ' ', '\n', '-', '. ', 'ß', '_');
const anyText = fc.array(letters, { maxLength: 60 }).map(parts => parts.join(''));

describe('places', () => {
  it('of plain words are those of the find bar', () => {
    const queries = fc.constantFrom('a', 'ab', 'a b', 'b a', 'aa', 'á', 'a-b');
    const options = fc.record({ caseSensitive: fc.boolean(), accentSensitive: fc.boolean() });
    fc.assert(
      fc.property(anyText, queries, options, (searched, query, chosen) => {
        const plain = findAll(searched, query, chosen);
        expect(plain.ok && plain.hits).toEqual(places(searched, query, chosen));
      }),
    );
  });

  it('of wildcards are those of an expression over runs of letters', () => {
    const patterns = fc.constantFrom('a*', '*b', '*a*', '?', 'a?', 'a*b*', '*', '??*', '_*');
    fc.assert(
      fc.property(anyText, patterns, (written, pattern) => {
        // A hyphen at a line end parts no word: where it stands is another matter, looked at above.
        const searched = written.replaceAll(/-[- ]*\n/g, ' \n');
        const run = '[\\p{L}\\p{N}\\p{M}_]';
        const source = pattern.replaceAll('*', `${run}*`).replaceAll('?', run);
        const whole = new RegExp(`(?<!${run})${source}(?!${run})`, 'giu');
        const plain = searched.replaceAll('á', 'a').replaceAll('ß', 's');
        const expected = [...plain.matchAll(whole)]
          .filter(match => match[0] !== '')
          .map(({ index, 0: match }) => [index, index + match.length]);
        const queried = searched.replaceAll('ß', 's');
        expect(places(queried, pattern).map(({ start, end }) => [start, end])).toEqual(expected);
      }),
    );
  });

  it('of what is near are there if and only if a pair is that near, and are the closest pairs', () => {
    const near = fc
      .array(fc.constantFrom('a', 'b', 'c', 'a b', '. ', '\n\n'), { maxLength: 30 })
      .map(parts => parts.join(' '));
    fc.assert(
      fc.property(near, fc.integer({ min: 1, max: 4 }), (searched, distance) => {
        const words: { text: string; start: number; end: number }[] = [];
        eachWord(searched, 0, searched.length, (start, end) => {
          words.push({ text: searched.slice(start, end), start, end });
          return true;
        });
        const pairs = words.flatMap((one, i) =>
          words.flatMap((other, j) =>
            j > i && j - i <= distance && `${one.text}${other.text}`.match(/^(ab|ba)$/) !== null
              ? [{ start: one.start, end: other.end }]
              : [],
          ),
        );
        const got = places(searched, `a near/${distance} b`, { wholeWords: true });
        expect(got.length > 0).toBe(pairs.length > 0);
        for (const place of got) {
          expect(pairs).toContainEqual(place);
          const inside = pairs.filter(pair => pair.start >= place.start && pair.end <= place.end);
          expect(inside).toEqual([place]);
        }
        for (const pair of pairs) {
          expect(got.some(place => place.start < pair.end && pair.start < place.end)).toBe(true);
        }
      }),
    );
  });

  it('are in order, apart, and cut text that the query fits', () => {
    const queries = fc.constantFrom('a | ab', 'a* | b', 'a near/2 b', 'a b | a', '(a | b) near/3 ß');
    fc.assert(
      fc.property(anyText, queries, (searched, query) => {
        let reached = 0;
        for (const { start, end } of places(searched, query)) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(found(searched.slice(start, end), query)).toHaveLength(1);
          reached = end;
        }
      }),
    );
  });
});

it('fits runs to patterns as an expression would', () => {
  const parts = fc.array(fc.constantFrom('a', 'b', '*', '?'), { maxLength: 8 }).map(list => list.join(''));
  const runs = fc.array(fc.constantFrom('a', 'b', '𝒜'), { maxLength: 10 }).map(list => list.join(''));
  fc.assert(
    fc.property(runs, parts, (run, pattern) => {
      const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'u');
      expect(fits(run, pattern)).toBe(expression.test(run));
    }),
  );
});
