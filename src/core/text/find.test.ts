import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFinder, type FindOptions, findAll } from './find.ts';

function found(text: string, query: string, options?: FindOptions): string[] {
  const result = findAll(text, query, options);
  if (!result.ok) throw new Error(result.error.message);
  return result.hits.map(hit => text.slice(hit.start, hit.end));
}

describe('findAll', () => {
  const text = 'La Ley del\n  Seguro Social; la ley del seguro social. SEGURO\tsocial, inseguro social';

  it('takes any run of white space for a space', () => {
    expect(found(text, 'ley del  seguro')).toEqual(['Ley del\n  Seguro', 'ley del seguro']);
    expect(found(text, ' seguro social ')).toHaveLength(4);
  });

  it('finds whole words, and cases as written', () => {
    expect(found(text, 'seguro social', { wholeWords: true })).toHaveLength(3);
    expect(found(text, 'Seguro', { caseSensitive: true })).toEqual(['Seguro']);
    expect(found('año años', 'año', { wholeWords: true })).toEqual(['año']);
    expect(found('x𝒜 𝒜', '𝒜', { wholeWords: true })).toEqual(['𝒜']);
  });

  it('finds accented letters however they are written, or only as written', () => {
    const words = 'México Me\u0301xico Mexico';
    expect(found(words, 'mexico')).toEqual(['México', 'Me\u0301xico', 'Mexico']);
    expect(found(words, 'méxico', { accentSensitive: true })).toEqual(['México', 'Me\u0301xico']);
    expect(found('die Straße', 's')).toEqual(['S', 'ß']);
  });

  it('has no hits for nothing, and stops at the maximum', () => {
    expect(found(text, ' \n')).toEqual([]);
    expect(findAll('aaaa', 'a', { maximum: 3 })).toMatchObject({
      ok: true,
      complete: false,
      hits: { length: 3 },
    });
    expect(findAll('aaa', 'a', { maximum: 3 })).toMatchObject({ ok: true, complete: true });
  });

  it('agrees with a plain expression on plain text', () => {
    const words = fc
      .array(fc.constantFrom('ab', 'b', 'A', ' ', '\n', 'bA'), { maxLength: 50 })
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(words, fc.constantFrom('a', 'ab', 'a b', 'b  a', 'bab'), (haystack, query) => {
        const expression = new RegExp(query.replace(/ +/g, '\\s+'), 'gi');
        expect(found(haystack, query)).toEqual([...haystack.matchAll(expression)].map(match => match[0]));
      }),
    );
  });

  it('keeps one finder for many queries', () => {
    const finder = createFinder('One two');
    expect(finder.find('one')).toMatchObject({ hits: [{ start: 0, end: 3 }] });
    expect(finder.find('TWO')).toMatchObject({ hits: [{ start: 4, end: 7 }] });
  });
});

describe('words that print parts', () => {
  it('are found whole, with what parts them', () => {
    expect(found('to encour-\nage, to encour\u00adage, encour\u2010 \n  age', 'encourage')).toEqual([
      'encour-\nage',
      'encour\u00adage',
      'encour\u2010 \n  age',
    ]);
    expect(found('日本\n語', '日本語')).toEqual(['日本\n語']);
  });

  it('are found with and without a hyphen that stands at a line end', () => {
    const text = 'a well-\nknown case, a well-known one, a state-of-\nthe-art one, pre-\nand post-war';
    expect(found(text, 'wellknown')).toEqual(['well-\nknown']);
    expect(found(text, 'well-known')).toEqual(['well-\nknown', 'well-known']);
    expect(found(text, 'a well-known case')).toEqual(['a well-\nknown case']);
    expect(found(text, 'state-of-the-art one')).toEqual(['state-of-\nthe-art one']);
    expect(found(text, 'pre- and post-war')).toEqual(['pre-\nand post-war']);
    expect(found(text, 'well-known', { wholeWords: true, caseSensitive: true })).toHaveLength(2);
  });

  it('are not made of words that stand apart', () => {
    expect(found('1995-\n1996, up -\ndown, a line\nend', '19951996')).toEqual([]);
    expect(found('up -\ndown', 'updown')).toEqual([]);
    expect(found('a line\nend', 'lineend')).toEqual([]);
    expect(found('wellknown', 'well-known')).toEqual([]);
  });

  it('are found in whichever forms a font draws them', () => {
    expect(found('\ufe8d\ufedf\ufea4\ufedc\ufeed\ufee3\ufe94', 'الحكومة')).toHaveLength(1);
    expect(found('\ufefb', 'لا')).toEqual(['\ufefb']);
    expect(found('ＰＯＬＩＣＹ ofﬁce', 'policy office')).toEqual(['ＰＯＬＩＣＹ ofﬁce']);
    expect(found('ofﬁce', 'office', { accentSensitive: true, caseSensitive: true })).toEqual(['ofﬁce']);
    expect(found('ｶﾞｲﾄﾞ', 'ガイド')).toEqual(['ｶﾞｲﾄﾞ']);
  });

  it('are found wherever a line end parts them, and cover nothing else', () => {
    const word = fc.stringMatching(/^[a-zà-öø-ÿ]{2,9}$/);
    const parting = fc.constantFrom('-\n', '\u00ad', '\u00ad\n', '\u2010\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.nat(), parting), { minLength: 1, maxLength: 12 }), parts => {
        const printed = parts.map(([whole, at, between]) => {
          const cut = 1 + (at % (whole.length - 1));
          return whole.slice(0, cut) + between + whole.slice(cut);
        });
        const text = printed.join(' ');
        let start = 0;
        for (const [i, [whole]] of parts.entries()) {
          const result = findAll(text, whole, { wholeWords: true, accentSensitive: true });
          const end = start + (printed[i]?.length ?? 0);
          expect(result).toMatchObject({ ok: true, hits: expect.arrayContaining([{ start, end }]) });
          start = end + 1;
        }
      }),
    );
  });
});

describe('regular expressions', () => {
  const options = { regularExpression: true };

  it('are searched with line ends as anchors, and give no empty hits', () => {
    expect(found('p. 77\nPp. 80-81\np. x', '^pp?\\. \\d+', options)).toEqual(['p. 77', 'Pp. 80']);
    expect(found('abc', 'x*', options)).toEqual([]);
    expect(found('abc', '\\w+\\s*', { ...options, maximum: 5 })).toEqual(['abc']);
  });

  it('cover a text of many pieces', () => {
    const text = 'line with a mark7 in it\n'.repeat(2_000);
    expect(found(text, 'mark\\d in', options)).toHaveLength(2_000);
  });

  it.each(['(a+)+b', '(a|aa)*b', '((ab)*c)+', '(.*a){20,}', '.*.*.*x', '(a)\\1', 'a'.repeat(501)])(
    'refuse %s',
    pattern => {
      expect(findAll('a'.repeat(5_000), pattern, options)).toMatchObject({
        ok: false,
        error: { code: 'bad-pattern' },
      });
    },
  );

  it('tell what is wrong with what is none', () => {
    const result = findAll('a', '(a', options);
    expect(result).toMatchObject({ ok: false });
    if (!result.ok) expect(result.error.message).toBe('That is no regular expression: Unterminated group.');
  });
});
