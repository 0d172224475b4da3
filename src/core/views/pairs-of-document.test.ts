import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../model/document.ts';
import type { Passage } from '../model/passage.ts';
import { PairTotal, PairTotals } from './pair-totals.ts';
import { countNear, countOverlaps, type PairsOfDocument } from './pairs-of-document.ts';

interface Coded {
  id: string;
  itemId: string;
  start: number;
  end: number;
}

/** Of up to four items in a text of sixty characters, in its order. */
const coded = fc
  .array(fc.record({ item: fc.nat(3), start: fc.nat(58), length: fc.integer({ min: 1, max: 20 }) }), {
    maxLength: 14,
  })
  .map(list =>
    list
      .map(({ item, start, length }, at): Coded => {
        return { id: `p${at}`, itemId: `i${item}`, start, end: Math.min(60, start + length) };
      })
      .sort((one, other) => one.start - other.start || one.end - other.end || (one.id < other.id ? -1 : 1)),
  );

/** Sentences with spaces between them, in which some passages may lie. */
const units = Array.from({ length: 10 }, (_, at) => ({ start: 6 * at, end: 6 * at + 4 }));

// Counting reads nothing else of them.
const asPassages = (list: readonly Coded[]): Passage[] => list as unknown as Passage[];
const someDocument = (): Document => ({ id: 'd' }) as unknown as Document;

const unitsOf = ({ start, end }: Coded): number[] =>
  units.flatMap((unit, at) => (unit.start < end && unit.end > start ? [at] : []));

const meetIn = {
  overlap: (one: Coded, other: Coded) => one.start < other.end && other.start < one.end,
  near: (window: number) => (one: Coded, other: Coded) =>
    unitsOf(one).some(at => unitsOf(other).some(to => Math.abs(at - to) < window)),
};

/** For each pair of items, the passages of each that meet one of the other, by looking at each two. */
function expectedOf(list: readonly Coded[], meet: (one: Coded, other: Coded) => boolean) {
  const found: Record<string, string[]> = {};
  for (const passage of list)
    for (const item of new Set(list.map(({ itemId }) => itemId))) {
      const others = list.filter(({ itemId }) => itemId === item && item !== passage.itemId);
      if (!others.some(other => meet(passage, other))) continue;
      const key = [passage.itemId, item].sort().join(' ');
      found[key] = [...(found[key] ?? []), passage.id];
    }
  return found;
}

const listed = (totals: ReturnType<PairTotals['sum']>): Record<string, readonly string[]> =>
  Object.fromEntries(totals.map(({ one, other, passages }) => [`${one} ${other}`, passages]));

describe('passages by which two items meet', () => {
  const count = (list: readonly Coded[]): PairsOfDocument => countOverlaps(someDocument(), asPassages(list));

  it('share a character', () => {
    fc.assert(
      fc.property(coded, list => {
        expect(listed(new PairTotals().sum([count(list)]))).toEqual(expectedOf(list, meetIn.overlap));
      }),
    );
  });

  it('touch sentences that are near enough', () => {
    fc.assert(
      fc.property(coded, fc.integer({ min: 1, max: 4 }), (list, window) => {
        const counted = countNear(someDocument(), asPassages(list), units, window);
        expect(listed(new PairTotals().sum([counted]))).toEqual(expectedOf(list, meetIn.near(window)));
      }),
    );
  });

  it('are found for all pairs of an item at once', () => {
    const someOf = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(coded, coded, fc.integer({ min: 1, max: 4 }), someOf, (one, other, window, wanted) => {
        const second = other.map(each => ({ ...each, id: `q${each.id}` }));
        const counted = [one, second].map(list => countNear(someDocument(), asPassages(list), units, window));
        const pairs = new PairTotals().sum(counted).filter((_, at) => wanted[at]);
        const expected = [...one, ...second].flatMap(({ id }) =>
          pairs.flatMap(pair =>
            pair.passages.some(each => each === id)
              ? [
                  [pair.one, id],
                  [pair.other, id],
                ]
              : [],
          ),
        );
        for (const [item, found] of PairTotal.passagesByItem(pairs))
          expect(found).toEqual([...new Set(expected.flatMap(([of, id]) => (of === item ? [id] : [])))]);
        expect([...PairTotal.passagesByItem(pairs).keys()]).toEqual(
          expect.arrayContaining([...new Set(expected.map(([item]) => item))]),
        );
      }),
    );
  });

  it('are followed: a total stays the very same until it changes, and then says what is so now', () => {
    fc.assert(
      fc.property(coded, coded, fc.nat(13), (one, other, at) => {
        const totals = new PairTotals();
        const still = count(other.map(each => ({ ...each, id: `q${each.id}` })));
        const before = totals.sum([count(one), still]);
        const kept = new Map(before.map(total => [total, [...total.passages]]));
        const fewer = one.filter((_, place) => place !== at);
        const now = totals.sum([count(fewer), still]);
        expect(listed(now)).toEqual(listed(new PairTotals().sum([count(fewer), still])));
        for (const total of now) if (kept.has(total)) expect([...total.passages]).toEqual(kept.get(total));
        const items = new Set(one.flatMap(({ itemId }, place) => (place === at ? [itemId] : [])));
        const untouched = before.filter(total => !items.has(total.one) && !items.has(total.other));
        expect(now).toEqual(expect.arrayContaining(untouched));
        for (const total of untouched) expect(now.includes(total)).toBe(true);
      }),
    );
  });
});
