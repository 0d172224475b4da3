import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feasibility, sampleStudy, studies, TestStudy } from '../../../../tests/support/feasibility-study.ts';
import { pairKey } from '../pair-key.ts';
import { network } from './network.ts';
import type { Tie } from './tie.ts';

type Options = Parameters<typeof network.compute>[1];

const tiesOf = (study: TestStudy, options: Options): readonly Tie[] =>
  network.compute(study.store, options, study.units).ties;

const weights = (ties: readonly Tie[]): Record<string, number> =>
  Object.fromEntries(ties.map(({ fromId, toId, weight }) => [`${fromId} ${toId}`, weight]));

/** Three unions and their positions on three tracers. */
function studyOfPositions(positions: readonly [string, string, number, string?][]): TestStudy {
  const study = new TestStudy(feasibility);
  for (const id of ['a', 'b', 'c']) study.dispatch('item.add', { id, kind: 'actor', label: `Union ${id}` });
  for (const id of ['t1', 't2', 't3']) study.dispatch('item.add', { id, kind: 'tracer', label: id });
  for (const [itemId, about, value, period] of positions) {
    const args = { itemId, about, field: 'position', status: 'coded', value, period: period ?? null };
    study.dispatch('judgement.set', args);
  }
  return study;
}

describe('ties by positions', () => {
  const study = studyOfPositions([
    ['a', 't1', 3],
    ['a', 't2', -1],
    ['a', 't3', 0],
    ['b', 't1', 1],
    ['b', 't2', 2],
    ['c', 't1', -2],
    ['c', 't3', 0],
  ]);

  it('count tracers on which both hold the same stance', () => {
    expect(weights(tiesOf(study, { ties: ['congruence'] }))).toEqual({ 'a b': 1, 'a c': 1 });
  });

  it('count tracers which one supports and the other opposes', () => {
    expect(weights(tiesOf(study, { ties: ['conflict'] }))).toEqual({ 'a b': 1, 'a c': 1, 'b c': 1 });
  });

  it('count congruence less conflict', () => {
    expect(weights(tiesOf(study, { ties: ['subtract'] }))).toEqual({ 'a b': 0, 'a c': 0, 'b c': -1 });
  });

  it('are normalised as the rules say', () => {
    // a holds stances on 3 tracers, b and c on 2 each; b and c share one tracer.
    const of = (normalise: Options['normalise']) =>
      tiesOf(study, { ties: ['conflict'], normalise }).find(({ id }) => id === 'conflict|b|c')?.weight;
    expect(of('none')).toBe(1);
    expect(of('average')).toBe(1 / 2);
    expect(of('jaccard')).toBe(1 / 3);
    expect(of('cosine')).toBe(1 / 2);
    expect(tiesOf(study, { ties: ['congruence'], normalise: 'cosine' })[0]?.weight).toBeCloseTo(
      1 / Math.sqrt(6),
    );
  });

  it('hold each stance that an actor took, and only those of the period asked for', () => {
    const changing = studyOfPositions([
      ['a', 't1', -3, '1993'],
      ['a', 't1', 2, '1995'],
      ['b', 't1', 1, '1993/1995'],
    ]);
    const both = network.compute(changing.store, { ties: ['congruence', 'conflict'] }, changing.units);
    expect(both.ties.map(({ sort, weight }) => [sort, weight])).toEqual([
      ['congruence', 1],
      ['conflict', 1],
    ]);
    expect(both.notes).toContain('1 stance changed within the period and counts with each side it took.');
    expect(tiesOf(changing, { ties: ['congruence'], period: '1993' })).toEqual([]);
    expect(weights(tiesOf(changing, { ties: ['conflict'], period: '1993' }))).toEqual({ 'a b': 1 });
  });

  it('leave out what judges differ on, and say so', () => {
    const disputed = studyOfPositions([
      ['a', 't1', 3],
      ['b', 't1', 3],
    ]);
    disputed.as('ben').dispatch('judgement.set', {
      itemId: 'a',
      about: 't1',
      field: 'position',
      status: 'coded',
      value: -3,
    });
    const { ties, notes } = network.compute(disputed.store, { ties: ['congruence'] }, disputed.units);
    expect(ties).toEqual([]);
    expect(notes).toEqual(['1 position on which judges differ is left out.']);
  });

  it('name the tracer on which alone most of them rest', () => {
    const study = studyOfPositions([
      ['a', 't1', 3],
      ['b', 't1', 2],
      ['c', 't1', 1],
      ['a', 't2', 1],
      ['b', 't2', 1],
    ]);
    const notesOf = () =>
      network
        .compute(study.store, { ties: ['congruence'] }, study.units)
        .notes.filter(each => /alone/.test(each));
    expect(notesOf()).toEqual([]);
    for (const id of ['d', 'e']) {
      study.dispatch('item.add', { id, kind: 'actor', label: id });
      const args = { itemId: id, about: 't1', field: 'position', status: 'coded', value: 1, period: null };
      study.dispatch('judgement.set', args);
    }
    expect(notesOf()).toEqual([
      '9 of 10 ties of congruence rest on t1 alone; a least weight of 2 leaves them out.',
    ]);
  });

  it('agree with counting stances pair by pair, whatever the study', () => {
    fc.assert(
      fc.property(studies, made => {
        const { store } = made;
        const stances = new Map<string, Map<string, Set<number>>>();
        for (const judgement of store.all('judgement')) {
          if (judgement.fieldId !== 'actor.position' || judgement.aboutId === null) continue;
          const rivals = [...store.all('judgement')].filter(
            other =>
              other.itemId === judgement.itemId &&
              other.fieldId === judgement.fieldId &&
              other.aboutId === judgement.aboutId &&
              // "1994~" means the same stretch as "1994".
              (other.period ?? '').replace('~', '') === (judgement.period ?? '').replace('~', '') &&
              other.status !== 'not-yet-coded' &&
              (other.value !== judgement.value || other.status !== judgement.status),
          );
          if (typeof judgement.value !== 'number' || rivals.length > 0) continue;
          const ofActor = stances.get(judgement.itemId) ?? new Map<string, Set<number>>();
          stances.set(judgement.itemId, ofActor);
          const held = ofActor.get(judgement.aboutId) ?? new Set<number>();
          ofActor.set(judgement.aboutId, held.add(Math.sign(judgement.value)));
        }
        const expected = { congruence: new Map<string, number>(), conflict: new Map<string, number>() };
        const actors = [...stances.keys()].sort();
        for (const [at, one] of actors.entries()) {
          for (const other of actors.slice(at + 1)) {
            for (const [tracer, held] of stances.get(one) ?? []) {
              const others = stances.get(other)?.get(tracer) ?? new Set<number>();
              const key = pairKey(one, other);
              const add = (counts: Map<string, number>) => counts.set(key, (counts.get(key) ?? 0) + 1);
              if ([...held].some(sign => others.has(sign))) add(expected.congruence);
              if ([...held].some(sign => sign !== 0 && others.has(-sign))) add(expected.conflict);
            }
          }
        }
        for (const sort of ['congruence', 'conflict'] as const) {
          const found = tiesOf(made, { ties: [sort] }).map(({ fromId, toId, raw }) => [
            pairKey(fromId, toId),
            raw,
          ]);
          expect(found.sort()).toEqual([...expected[sort]].sort());
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('ties by links', () => {
  it('tell vertical from horizontal, and count links of one type together', () => {
    const study = sampleStudy();
    const tie = (options: Options, id: string) =>
      tiesOf(study, options).find(each => each.records[0]?.id === id);
    expect(tie({}, 'l-unit-relk')).toMatchObject({ orientation: 'vertical', directed: true, weight: 1 });
    expect(tie({ orientation: 'horizontal' }, 'l-unit-relk')).toBeUndefined();
    expect(tie({ orientation: 'horizontal' }, 'l-farmers-unit')).toMatchObject({
      directed: false,
      passages: ['p-farmers-help'],
    });
    study.dispatch('link.add', {
      type: 'allied-with',
      from: 'meals-unit',
      to: 'small-farmers',
      period: '2012',
    });
    const both = tiesOf(study, { linkTypes: ['allied-with'] });
    expect(both).toHaveLength(1);
    expect(both[0]).toMatchObject({ weight: 2, passages: ['p-farmers-help'] });
    expect(both[0]?.records).toHaveLength(2);
  });

  it('follow the period, and tell what states none', () => {
    const { ties, notes } = network.compute(sampleStudy().store, { period: '2011' }, sampleStudy().units);
    expect(ties.map(({ records }) => records[0]?.id).sort()).toEqual([
      'l-bank-unit',
      'l-caterers-local',
      'l-liberals-pm',
    ]);
    expect(notes).toEqual(['5 links state no period and are left out of the period asked for.']);
  });
});

describe('ties by veto points', () => {
  it('join players, those who exercised the veto and those whom a passage names', () => {
    const ties = tiesOf(sampleStudy(), { ties: ['veto-point'] });
    expect(ties.map(({ fromId, toId }) => [fromId, toId].sort().join(' ')).sort()).toEqual([
      'kitchen-workers league',
      'liberal-union ministry-of-finance',
    ]);
    const finance = ties.find(({ toId }) => toId === 'ministry-of-finance');
    expect(finance?.passages).toContain('p-committee-players');
    expect(finance?.records).toEqual([{ type: 'item', id: 'budget-committee' }]);
    expect(tiesOf(sampleStudy(), { ties: ['veto-point'], stage: 'implementation' })).toHaveLength(1);
  });
});

describe('ties by co-mention', () => {
  const text = 'One met two. Two sat there. Nobody came. Three met one.';
  const coded = (): TestStudy => {
    const study = new TestStudy(feasibility);
    study.addDocument('d', text);
    for (const id of ['one', 'two', 'three']) study.dispatch('item.add', { id, kind: 'actor', label: id });
    const code = (id: string, itemId: string, from: string, length: number, after = 0) => {
      const start = text.indexOf(from, after);
      study.dispatch('passage.add', { id, documentId: 'd', itemId, start, end: start + length });
    };
    code('p1', 'one', 'One', 3);
    code('p2', 'two', 'two.', 3);
    code('p3', 'two', 'Two sat', 3);
    code('p4', 'three', 'Three', 5);
    code('p5', 'one', 'one.', 3);
    return study;
  };

  it('count sentences that mention both', () => {
    const ties = tiesOf(coded(), { ties: ['co-mention'] });
    expect(weights(ties)).toEqual({ 'one two': 1, 'one three': 1 });
    expect(ties.find(({ toId }) => toId === 'two')?.passages).toEqual(['p1', 'p2']);
  });

  it('count each sentence once that is followed by the other within the window', () => {
    // The first sentence mentions both; from the second, "one" comes two sentences later, which a window of 3 reaches and one of 2 does not.
    expect(weights(tiesOf(coded(), { ties: ['co-mention'], sentences: 2 }))).toEqual({
      'one two': 1,
      'one three': 1,
    });
    expect(weights(tiesOf(coded(), { ties: ['co-mention'], sentences: 3 }))).toEqual({
      'one two': 2,
      'one three': 1,
      'three two': 1,
    });
  });

  it('keep to the weight asked for', () => {
    const ties = tiesOf(coded(), { ties: ['co-mention'], sentences: 3, minimumWeight: 2 });
    expect(weights(ties)).toEqual({ 'one two': 2 });
  });
});
