import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shortenText, textWidth, wrapText } from './text-width.ts';

const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.lorem());
const sizes = fc.integer({ min: 11, max: 20 });

it('grows with the text and with its size, and takes an accented letter as its letter', () => {
  expect(textWidth('Ministry of Health', 12)).toBeGreaterThan(textWidth('Ministry', 12));
  expect(textWidth('Ministry', 24)).toBeCloseTo(2 * textWidth('Ministry', 12));
  expect(textWidth('é', 12)).toBe(textWidth('e', 12));
  expect(textWidth('e\u0301', 12)).toBe(textWidth('e', 12));
  expect(textWidth('保健省', 12)).toBeGreaterThan(3 * 12);
});

it('shortens to what fits, whole where it fits, never amid a letter', () => {
  fc.assert(
    fc.property(texts, sizes, fc.integer({ min: 12, max: 300 }), (text, size, width) => {
      const short = shortenText(text, width, size);
      if (short === text) expect(textWidth(text, size)).toBeLessThanOrEqual(width);
      else {
        expect(short.endsWith('…')).toBe(true);
        expect(text.startsWith(short.slice(0, -1))).toBe(true);
        expect(textWidth(short, size)).toBeLessThanOrEqual(Math.max(width, textWidth('…', size)));
        expect(/\p{Surrogate}/u.test(short)).toBe(/\p{Surrogate}/u.test(text));
      }
    }),
  );
  expect(shortenText('Ministry of Health and Welfare', 90, 12)).toBe('Ministry of…');
});

it('wraps between words into lines that fit, and shortens the last', () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 30 }), sizes, fc.integer({ min: 1, max: 4 }), (text, size, most) => {
      const lines = wrapText(text, 150, size, most);
      expect(lines.length).toBeLessThanOrEqual(most);
      for (const line of lines) expect(textWidth(line, size)).toBeLessThanOrEqual(150);
      const joined = lines.join(' ');
      if (!joined.includes('…')) expect(joined).toBe(text.split(/\s+/u).join(' '));
    }),
  );
  expect(wrapText('one two', 500, 12, 3)).toEqual(['one two']);
  expect(wrapText('', 500, 12, 3)).toEqual([]);
});
