import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feasibility, TestStudy } from '../../../../tests/support/feasibility-study.ts';
import { chooseDrawnTies, mostDrawn } from './drawn-ties.ts';
import { network } from './network.ts';
import { drawNetwork } from './network-picture.ts';
import type { Tie } from './tie.ts';

/** `count` actors in one sentence, all tied by co-mention; the first two more often than the others. */
function crowd(count: number) {
  const study = new TestStudy(feasibility);
  study.addDocument('d', 'They all met. Two met again.');
  const code = (itemId: string, start: number, end: number) =>
    study.dispatch('passage.add', { documentId: 'd', itemId, start, end });
  for (let at = 0; at < count; at += 1) {
    const id = `a${at}`;
    study.dispatch('item.add', { id, kind: 'actor', label: id.toUpperCase() });
    code(id, 0, 8);
    if (at < 2) code(id, 14, 21);
  }
  return network.compute(study.store, { ties: ['co-mention'] }, study.units);
}

const frame = { width: 1000, time: null };
const base = crowd(3);
const [tie] = base.ties;
/** As a record of its own, with all that is otherwise told when it is asked for. */
const plain = (one: Tie): Tie => ({ ...one, explanation: one.explanation, passages: one.passages });
const tieOf = (from: number, to: number, weight: number, id: string): Tie => {
  if (tie === undefined) throw new Error('Three that are mentioned together are tied.');
  return { ...plain(tie), id, fromId: `a${from}`, toId: `a${to}`, weight };
};

/** For each item, all that it hangs together with, in order. */
function partsOf(ties: readonly Tie[]): Map<string, string[]> {
  const parts = new Map<string, Set<string>>();
  for (const { fromId, toId } of ties) {
    if (fromId === toId) continue;
    const joined = new Set([fromId, toId, ...(parts.get(fromId) ?? []), ...(parts.get(toId) ?? [])]);
    for (const id of joined) parts.set(id, joined);
  }
  return new Map([...parts].sort().map(([id, part]) => [id, [...part].sort()]));
}

describe('ties that are drawn', () => {
  it('are all where there are few', () => {
    expect(chooseDrawnTies(base.ties)).toEqual({ ties: base.ties, left: 0, leastWeight: null });
  });

  it('are the strongest, with what keeps parts together, and the least weight draws all of its own', () => {
    const ends = fc.tuple(fc.nat(30), fc.nat(30), fc.integer({ min: -60, max: 60 }));
    fc.assert(
      fc.property(fc.array(ends, { minLength: mostDrawn + 1, maxLength: mostDrawn + 400 }), made => {
        const ties = made.map(([from, to, weight], at) => tieOf(from, to, weight, `tie-${at}`));
        const ids = new Set(ties.flatMap(({ fromId, toId }) => [fromId, toId]));
        const drawn = chooseDrawnTies(ties);
        const weight = ({ weight }: Tie) => Math.abs(weight);
        const left = ties.filter(each => !drawn.ties.includes(each));
        expect(drawn.ties).toHaveLength(mostDrawn);
        expect(left).toHaveLength(drawn.left);
        for (const id of ids) {
          const own = ties.filter(({ fromId, toId }) => fromId !== toId && (fromId === id || toId === id));
          if (own.length === 0) continue;
          const strongest = Math.max(...own.map(weight));
          expect(drawn.ties.some(each => own.includes(each) && weight(each) === strongest)).toBe(true);
        }
        expect(partsOf(drawn.ties)).toEqual(partsOf(ties));
        const heaviestLeft = Math.max(...left.map(weight));
        expect(drawn.ties.filter(each => weight(each) < heaviestLeft).length).toBeLessThanOrEqual(ids.size);
        if (drawn.leastWeight !== null) {
          const { leastWeight } = drawn;
          const asked = ties.filter(each => weight(each) >= leastWeight);
          expect(asked.length).toBeLessThanOrEqual(mostDrawn);
          // The next lighter ones are too many.
          const next = Math.max(...ties.map(weight).filter(each => each < leastWeight));
          expect(ties.filter(each => weight(each) >= next).length).toBeGreaterThan(mostDrawn);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('leave the others to the table, and the picture says how many and how to draw them', () => {
    const result = crowd(45);
    expect(result.ties).toHaveLength(990);
    const tables = network.table(result);
    expect(tables[0]?.rows).toHaveLength(990);
    const picture = drawNetwork(result, frame, tables);
    const drawn = picture.marks.filter(({ id }) => id.startsWith('tie:'));
    expect(drawn).toHaveLength(mostDrawn);
    expect(drawn.map(({ label }) => label).some(label => label.includes('weight 2'))).toBe(true);
    const words =
      'The strongest ties are drawn, 800 of 990; 190 more stand in the table. With a least weight of 2, all that are left are drawn.';
    expect(picture.description).toContain(words);
    const written = picture.ground.flatMap(shape => (shape.type === 'text' ? shape.text : [])).join(' ');
    expect(written).toContain(words);
  });

  it('says that weight cannot choose where all weigh the same', () => {
    const result = crowd(45);
    const even = { ...result, ties: result.ties.map(each => ({ ...plain(each), weight: 1 })) };
    expect(drawNetwork(even, frame).description).toContain('Too many weigh the same');
  });
});
