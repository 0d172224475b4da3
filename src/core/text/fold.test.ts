import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './fold.ts';

const loose = { caseSensitive: false, accentSensitive: false };
const fold = (text: string) => foldText(text, loose).text;

describe('foldText', () => {
  it.each([
    ['México', 'mexico'],
    ['Me\u0301xico', 'mexico'],
    ['STRASSE Straße ẞ', 'strasse strasse ss'],
    ['ofﬁce', 'office'],
    ['Łódź Øre Æon', 'lodz ore aeon'],
    ['ΣΊΣΥΦΟΣ σίσυφος', 'σισυφοσ σισυφοσ'],
    ['İstanbul ısı', 'istanbul isi'],
    ['한국어 か\u3099 क्षि', '한국어 か\u3099 क्षि'.normalize('NFC')],
    ['𐐀😀', '𐐨😀'],
  ])('%s becomes %s', (text, folded) => expect(fold(text)).toBe(folded));

  it('leaves out what only parts a word, and finds the way back on either side of it', () => {
    const { text, toStart, toEnd } = foldText('en-\nde so\u00adft', loose);
    expect(text).toBe('ende soft');
    expect([toEnd(2), toStart(2)]).toEqual([2, 4]);
    expect([toEnd(7), toStart(7)]).toEqual([9, 10]);
    expect([toStart(0), toEnd(9)]).toEqual([0, 12]);
  });

  it('folds what print parts no further, however often it is parted', () => {
    const parts = fc.constantFrom('a', 'é', '-', '\u00ad', '\n', ' ', '\t', '漢', '、', '1');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), letters => {
        const once = fold(letters.join(''));
        expect(fold(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps what it is told to keep', () => {
    expect(foldText('Éa E\u0301', { caseSensitive: false, accentSensitive: true }).text).toBe('éa é');
    expect(foldText('Éa E\u0301', { caseSensitive: true, accentSensitive: false }).text).toBe('Ea E');
    expect(foldText('Éa E\u0301', { caseSensitive: true, accentSensitive: true }).text).toBe('Éa É');
  });

  it('finds the way back where lengths differ', () => {
    const { text, toStart, toEnd } = foldText('aßbe\u0301c', loose);
    expect(text).toBe('assbec');
    expect([0, 1, 2, 3, 4, 5, 6].map(toStart)).toEqual([0, 1, 1, 2, 3, 5, 6]);
    expect([0, 1, 2, 3, 4, 5, 6].map(toEnd)).toEqual([0, 1, 2, 2, 3, 5, 6]);
  });

  it('maps each cluster of any text back to itself, in every mode', () => {
    const clusters = fc.constantFrom(
      'a',
      'B',
      ' ',
      'é',
      'e\u0301',
      'ß',
      'ﬃ',
      'İ',
      '😀',
      'ñ',
      'Σ',
      'o\u0308\u0323',
      '漢',
      '𝄞',
      'ŉ',
    );
    fc.assert(
      fc.property(
        fc.array(clusters, { maxLength: 40 }),
        fc.boolean(),
        fc.boolean(),
        (parts, caseSensitive, accentSensitive) => {
          const options = { caseSensitive, accentSensitive };
          const folded = foldText(parts.join(''), options);
          let original = 0;
          let at = 0;
          for (const part of parts) {
            const own = foldText(part, options).text;
            expect(folded.text.startsWith(own, at)).toBe(true);
            expect(folded.toStart(at)).toBe(original);
            original += part.length;
            at += own.length;
            expect(folded.toEnd(at)).toBe(original);
          }
          expect(folded.text.length).toBe(at);
        },
      ),
    );
  });

  it('folds a folded text no further', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});
