import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOffsetMap, isInsidePair } from './offsets.ts';

const pieces = fc.constantFrom(
  'a',
  'é',
  '—',
  '漢',
  '😀',
  '\ud800',
  '\udc00',
  'word '.repeat(150),
  '😀'.repeat(300),
);
const texts = fc.array(pieces, { maxLength: 12 }).map(parts => parts.join(''));

describe('createOffsetMap', () => {
  it('agrees with counting from the start, at every offset', () => {
    fc.assert(
      fc.property(texts, text => {
        const map = createOffsetMap(text);
        let unit = 0;
        let byte = 0;
        let codePoint = 0;
        for (const character of text) {
          const size = new TextEncoder().encode(character).length;
          for (let i = 0; i < character.length; i += 1) {
            if (map.toCodePoint(unit + i) !== codePoint) throw new Error(`toCodePoint ${unit + i}`);
            if (map.toByte(unit + i) !== byte) throw new Error(`toByte ${unit + i}`);
          }
          for (let i = 0; i < size; i += 1) {
            if (map.fromByte(byte + i) !== unit) throw new Error(`fromByte ${byte + i}`);
          }
          if (map.fromCodePoint(codePoint) !== unit) throw new Error(`fromCodePoint ${codePoint}`);
          unit += character.length;
          byte += size;
          codePoint += 1;
        }
        expect([map.units, map.codePoints, map.bytes]).toEqual([unit, codePoint, byte]);
        expect(map.toCodePoint(unit)).toBe(codePoint);
        expect(map.toByte(unit)).toBe(byte);
        expect(map.fromCodePoint(codePoint)).toBe(unit);
        expect(map.fromByte(byte)).toBe(unit);
      }),
      { numRuns: 60 },
    );
  });

  it('holds where a surrogate pair lies over a checkpoint', () => {
    const text = `${'a'.repeat(511)}😀b`;
    const map = createOffsetMap(text);
    expect([511, 512, 513, 514].map(map.toCodePoint)).toEqual([511, 511, 512, 513]);
    expect([511, 512, 513].map(map.fromCodePoint)).toEqual([511, 513, 514]);
    expect([511, 513, 515, 516].map(map.fromByte)).toEqual([511, 511, 513, 514]);
    expect(isInsidePair(text, 512)).toBe(true);
  });

  it('refuses offsets outside the text', () => {
    const map = createOffsetMap('é');
    for (const offset of [-1, 2, 0.5, Number.NaN]) expect(() => map.toByte(offset)).toThrow(RangeError);
    expect(() => map.fromCodePoint(2)).toThrow(RangeError);
    expect(map.fromByte(2)).toBe(1);
    expect(() => map.fromByte(3)).toThrow(RangeError);
  });
});
