import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PairNumbers } from './pair-numbers.ts';
import { sortByKeys } from './sort-by-numbers.ts';

it('sorts by the last key first, and keeps the order of what is alike', () => {
  const key = fc.oneof(fc.nat(5), fc.nat(100_000), fc.nat(2 ** 32 - 1));
  fc.assert(
    fc.property(fc.array(fc.record({ major: key, minor: key })), list => {
      const sorted = sortByKeys(list, [({ minor }) => minor, ({ major }) => major]);
      const expected = list.toSorted((one, other) => one.major - other.major || one.minor - other.minor);
      expect(sorted).toHaveLength(expected.length);
      for (const [at, member] of sorted.entries()) expect(member).toBe(expected[at]);
    }),
  );
});

it('numbers each pair once, from either end', () => {
  const things = fc.oneof(fc.nat(40), fc.nat(5_000));
  fc.assert(
    fc.property(fc.array(fc.tuple(things, things).filter(([one, other]) => one !== other)), pairs => {
      const numbers = new PairNumbers();
      const known = new Map<string, number>();
      for (const [one, other] of pairs) {
        const key = [Math.min(one, other), Math.max(one, other)].join();
        const expected = known.get(key) ?? known.size;
        known.set(key, expected);
        expect(numbers.of(one, other)).toBe(expected);
        expect(numbers.of(other, one)).toBe(expected);
        expect([numbers.smallerOf(expected), numbers.largerOf(expected)].join()).toBe(key);
      }
      expect(numbers.size).toBe(known.size);
    }),
  );
});
