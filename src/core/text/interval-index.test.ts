import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRanges, type IndexedRange, IntervalIndex } from './interval-index.ts';

const range = fc.record({ start: fc.nat(200), length: fc.integer({ min: 1, max: 60 }) });
const steps = fc.array(fc.record({ range, remove: fc.boolean(), pick: fc.nat() }), { maxLength: 60 });

/** Ranges that fill several chunks, by a fixed sequence. */
function manyRanges(count: number): IndexedRange[] {
  let state = 7;
  const random = (limit: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % limit;
  };
  return Array.from({ length: count }, (_, i) => {
    const start = random(200);
    return { id: `m${i}`, start, end: start + 1 + random(60) };
  });
}

function expectAgreement(index: IntervalIndex, all: readonly IndexedRange[], offset: number): void {
  const sorted = [...all].sort(compareRanges);
  expect([...index]).toEqual(sorted);
  expect(index.size).toBe(sorted.length);
  const end = offset + 10;
  expect(index.query(offset, end)).toEqual(sorted.filter(r => r.start < end && r.end > offset));
  const here = index.at(offset);
  expect(new Set(here)).toEqual(new Set(sorted.filter(r => r.start <= offset && offset < r.end)));
  const lengths = here.map(r => r.end - r.start);
  expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
  expect(index.next(offset)).toEqual(sorted.find(r => r.start > offset));
  expect(index.previous(offset)).toEqual(sorted.findLast(r => r.start < offset));
}

describe('IntervalIndex', () => {
  it('agrees with a plain list through any adding and removing', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(0, 3, 700), fc.nat(250), (list, initial, offset) => {
        let all = manyRanges(initial);
        const index = new IntervalIndex(all);
        for (const [i, step] of list.entries()) {
          if (step.remove && all.length > 0) {
            const id = all[step.pick % all.length]?.id ?? '';
            all = all.filter(r => r.id !== id);
            expect(index.remove(id)).toBe(true);
          } else {
            const added = { id: `s${i}`, start: step.range.start, end: step.range.start + step.range.length };
            all = [...all, added];
            index.add(added);
          }
        }
        expectAgreement(index, all, offset);
      }),
      { numRuns: 60 },
    );
  });

  it('walks from each range to the next and back', () => {
    const all = manyRanges(600).sort(compareRanges);
    const index = new IntervalIndex(all);
    for (const [i, { id }] of all.entries()) {
      expect(index.after(id)).toEqual(all[i + 1]);
      expect(index.before(id)).toEqual(all[i - 1]);
    }
  });

  it('grows from nothing past several chunks and shrinks to nothing', () => {
    const index = new IntervalIndex();
    const all = manyRanges(1_500);
    for (const one of all) index.add(one);
    expectAgreement(index, all, 100);
    for (const { id } of all) index.remove(id);
    expectAgreement(index, [], 100);
    index.add({ id: 'again', start: 1, end: 2 });
    expect(index.query(0, 5)).toHaveLength(1);
  });

  it('refuses what it could not find again', () => {
    const index = new IntervalIndex([{ id: 'a', start: 0, end: 1 }]);
    expect(() => index.add({ id: 'a', start: 3, end: 4 })).toThrow(RangeError);
    expect(() => index.add({ id: 'b', start: 3, end: 3 })).toThrow(RangeError);
    expect(index.remove('b')).toBe(false);
    expect([...index]).toEqual([{ id: 'a', start: 0, end: 1 }]);
  });
});
