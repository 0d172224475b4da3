import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextGrapheme, previousGrapheme, snapToGraphemes } from './graphemes.ts';

const pieces = fc.constantFrom(
  ...[
    'a',
    ' ',
    '\n',
    '\r\n',
    'e\u0301',
    'ñ',
    '漢',
    '한',
    '각',
    '👩‍👩‍👧‍👦',
    '🇲🇽',
    '🇩',
    '👍🏽',
    'क्षि',
    'த்',
    'ก็',
    '\u200d',
    '❤️',
    '©\ufe0f',
  ],
  '😀',
  `a${'\u0300'.repeat(300)}`,
);

function boundariesOf(text: string): number[] {
  const all = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(s => s.index);
  return [...all, text.length];
}

describe('snapToGraphemes', () => {
  it('agrees with segmenting the whole text', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), fc.nat(), fc.nat(), (parts, a, b) => {
        const text = parts.join('');
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const boundaries = boundariesOf(text);
        const snapped = snapToGraphemes(text, start, end);
        expect(snapped.start).toBe(boundaries.findLast(boundary => boundary <= start) ?? 0);
        if (end > start) expect(snapped.end).toBe(boundaries.find(boundary => boundary >= end) ?? 0);
        else expect(snapped.end).toBe(snapped.start);
      }),
      { numRuns: 300 },
    );
  });

  it('counts flags from the start of their row', () => {
    const flags = '🇲🇽🇧🇴🇨🇴'.repeat(500);
    expect(snapToGraphemes(flags, 4001, 4002)).toEqual({ start: 4000, end: 4004 });
    expect(snapToGraphemes(flags, 4002, 4004)).toEqual({ start: 4000, end: 4004 });
  });

  it('steps over whole clusters', () => {
    const text = 'a👩‍👩‍👧‍👦b';
    expect(nextGrapheme(text, 0)).toBe(1);
    expect(nextGrapheme(text, 1)).toBe(text.length - 1);
    expect(previousGrapheme(text, text.length - 1)).toBe(1);
    expect(nextGrapheme(text, text.length)).toBe(text.length);
    expect(previousGrapheme(text, 0)).toBe(0);
  });
});
