import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignItems, carryOffset } from './align-items.ts';

describe('alignItems', () => {
  it('goes by number where the lists are the same, in whatever order the pieces are kept', () => {
    const kept = [
      { item: 2, text: 'second' },
      { item: 0, text: 'first' },
    ];
    expect(alignItems(['first', ' ', 'second'], kept)).toEqual([1, null, 0]);
  });

  it('goes by content where another version counts or writes the stretches otherwise', () => {
    const kept = [
      { item: 3, text: 'ﬁrst words' },
      { item: 5, text: 'and' },
      { item: 6, text: 'and' },
    ];
    expect(alignItems(['', 'first  words', 'lost', 'and', 'and'], kept)).toEqual([null, 0, null, 1, 2]);
  });
});

describe('carryOffset', () => {
  it('counts letters, not spaces', () => {
    expect(carryOffset('a b c', 'abc', 4)).toBe(2);
    expect(carryOffset('abc', 'a b c', 2)).toBe(3);
  });

  it('keeps every offset of the same text', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        expect(carryOffset(text, text, offset)).toBe(offset);
      }),
    );
  });
});
