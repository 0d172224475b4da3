import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feasibility, TestStudy } from '../../../tests/support/feasibility-study.ts';
import { requireField } from '../commands/find.ts';
import { settle } from './judged-cell.ts';
import { JudgementIndex } from './judgement-index.ts';
import { requirePeriod } from './periods.ts';

const studyWithActor = (): TestStudy => {
  const study = new TestStudy(feasibility);
  study.dispatch('coder.add', { id: 'ben', name: 'Ben' });
  study.addDocument('d', 'The union is against it. The minister is for it.');
  study.dispatch('item.add', { id: 'union', kind: 'actor', label: 'Union' });
  study.dispatch('item.add', { id: 'clinics', kind: 'tracer', label: 'Clinics' });
  study.dispatch('item.add', { id: 'audit', kind: 'tracer', label: 'Audit' });
  study.dispatch('passage.add', { id: 'p1', documentId: 'd', itemId: 'union', start: 0, end: 24 });
  study.dispatch('passage.add', { id: 'p2', documentId: 'd', itemId: 'union', start: 4, end: 9 });
  return study;
};

const judge = (study: TestStudy, args: object) =>
  study.dispatch('judgement.set', {
    itemId: 'union',
    field: 'position',
    about: 'clinics',
    status: 'coded',
    evidence: ['p1'],
    ...args,
  });

const cellOf = (study: TestStudy, period?: string, about: string | null | undefined = 'clinics') => {
  const filter = { period: requirePeriod(period), includeUndated: false, coders: null };
  const field = requireField(study.store, 'judgement', 'actor', 'position');
  const tracer = about == null ? undefined : study.store.live('item', about)?.id;
  const index = new JudgementIndex(study.store, filter);
  return { ...index.cell('union', field, tracer), notes: index.notes() };
};

describe('a judged cell', () => {
  it('is not yet coded where nobody has judged it, or somebody said so', () => {
    const study = studyWithActor();
    expect(cellOf(study)).toMatchObject({ status: 'not-yet-coded', text: 'not yet coded', judgements: [] });
    judge(study, { status: 'not-yet-coded', evidence: [] });
    expect(cellOf(study)).toMatchObject({ status: 'not-yet-coded', text: 'not yet coded' });
    expect(cellOf(study).judgements).toHaveLength(1);
  });

  it('sets no semicolon behind a text that is a sentence', () => {
    const study = studyWithActor();
    const interest = { field: 'interest', about: null };
    judge(study, { ...interest, period: '1995', value: 'To keep its posts.' });
    judge(study, { ...interest, period: '1996', value: 'To grow' });
    judge(study, { ...interest, period: '1997', value: 'To win.' });
    const field = requireField(study.store, 'judgement', 'actor', 'interest');
    const index = new JudgementIndex(study.store, { period: null, includeUndated: false, coders: null });
    expect(index.cell('union', field).text).toBe('1995: To keep its posts. 1996: To grow; 1997: To win.');
  });

  it('lists periods in the order of time, as change and not as conflict', () => {
    const study = studyWithActor();
    judge(study, { period: '1995-12', value: 1 });
    judge(study, { period: '1993/1994', value: -2, evidence: ['p2', 'p1'] });
    judge(study, { value: 0, evidence: [] });
    const cell = cellOf(study);
    expect(cell.text).toBe(
      'period not stated: 0 Neutral; 1993/1994: −2 Opposes; 1995-12: +1 Somewhat supports',
    );
    expect(cell).toMatchObject({ status: 'coded', conflicting: false, unsupported: true });
    expect(cell.slots.map(({ value }) => value)).toEqual([0, -2, 1]);
    expect(cell.passages).toEqual(['p1', 'p2']);
  });

  it('shows only what overlaps the period asked for, and tells what states none', () => {
    const study = studyWithActor();
    judge(study, { period: '1995-12', value: 1 });
    judge(study, { period: '1993/1994', value: -2 });
    judge(study, { value: 0 });
    expect(cellOf(study, '1994-05/1995-03').text).toBe('1993/1994: −2 Opposes');
    expect(cellOf(study, '1995-12-31/1996').text).toBe('1995-12: +1 Somewhat supports');
    expect(cellOf(study, '1990')).toMatchObject({
      status: 'not-yet-coded',
      notes: ['1 judgement states no period and is left out of the period asked for.'],
    });
  });

  it('keeps the values of coders who differ, and names them', () => {
    const study = studyWithActor();
    judge(study, { period: '1993/1994', value: -2 });
    study.as('ben');
    judge(study, { period: '1993-01/1994-12', value: -3, evidence: [] });
    const cell = cellOf(study);
    expect(cell).toMatchObject({ status: 'conflicting', conflicting: true, unsupported: true });
    expect(cell.text).toBe('1993/1994: −2 Opposes [Ana Test] / −3 Strongly opposes [Ben]');
    expect(cell.slots).toHaveLength(1);
    expect(cell.slots[0]?.value).toBeNull();
  });

  it('is not conflicting where coders agree, in whatever order they list', () => {
    const study = studyWithActor();
    const args = { itemId: 'v', field: 'strategy', status: 'coded' };
    study.dispatch('item.add', { id: 'v', kind: 'veto-point', label: 'Senate' });
    study.dispatch('judgement.set', { ...args, value: ['division', 'compensation'] });
    study.as('ben').dispatch('judgement.set', { ...args, value: ['compensation', 'division'] });
    const field = requireField(study.store, 'judgement', 'veto-point', 'strategy');
    const all = { period: null, includeUndated: false, coders: null };
    const cell = new JudgementIndex(study.store, all).cell('v', field);
    expect(cell).toMatchObject({ status: 'coded', conflicting: false, text: 'Division, Compensation' });
    expect(cell.judgements).toHaveLength(2);
  });

  it('tells a judge’s own doubt from a disagreement', () => {
    const study = studyWithActor();
    judge(study, { status: 'conflicting', value: -1 });
    expect(cellOf(study)).toMatchObject({
      status: 'conflicting',
      conflicting: true,
      text: '−1 Somewhat opposes (conflicting)',
    });
  });

  it('conflicts where one found what another did not', () => {
    const study = studyWithActor();
    judge(study, { value: 2 });
    study.as('ben');
    judge(study, { status: 'not-found', evidence: [] });
    expect(cellOf(study).text).toBe('+2 Supports [Ana Test] / not found [Ben]');
  });

  it('says which evidence was removed, and that nothing supports it any more', () => {
    const study = studyWithActor();
    judge(study, { value: 2, evidence: ['p1', 'p2'] });
    study.dispatch('passage.remove', { id: 'p1' });
    expect(cellOf(study)).toMatchObject({ passages: ['p2'], lost: ['p1'], unsupported: false });
    study.dispatch('passage.remove', { id: 'p2' });
    expect(cellOf(study)).toMatchObject({ passages: [], lost: ['p1', 'p2'], unsupported: true });
  });

  it('says what it is about where it was asked for whatever it is about', () => {
    const study = studyWithActor();
    judge(study, { value: 2, period: '1994' });
    judge(study, { about: 'audit', value: -1, confidence: 'low' });
    expect(cellOf(study, undefined, null)).toMatchObject({
      text: 'Audit, period not stated: −1 Somewhat opposes; Clinics, 1994: +2 Supports',
      confidence: 'low',
    });
  });
});

describe('a settled cell', () => {
  /** Ana holds −2, Ben −3; Cleo settles. */
  const differing = (): TestStudy => {
    const study = studyWithActor();
    judge(study, { id: 'j1', value: -2 });
    study.as('ben');
    judge(study, { id: 'j2', value: -3, evidence: [], confidence: 'low' });
    return study.as('cleo', 'Cleo');
  };
  const settleBoth = (study: TestStudy, args: object = {}) =>
    study.dispatch('judgement.settle', {
      id: 's1',
      settles: ['j1', 'j2'],
      status: 'coded',
      value: -3,
      rationale: 'It called a strike.',
      evidence: ['p2'],
      ...args,
    });
  const settledCell = {
    status: 'coded',
    conflicting: false,
    text: '−3 Strongly opposes',
    judgements: ['s1'],
    settledBy: ['s1'],
    settled: ['j1', 'j2'],
    passages: ['p2'],
    confidence: null,
    unsupported: false,
  };
  const conflictingCell = { status: 'conflicting', judgements: ['j1', 'j2'], settledBy: [], settled: [] };

  it('says what the settlement says and rests on that alone; what was held before stays at hand', () => {
    const study = differing();
    expect(cellOf(study)).toMatchObject(conflictingCell);
    settleBoth(study);
    expect(cellOf(study)).toMatchObject(settledCell);
    const [slot] = cellOf(study).slots;
    expect(slot?.settledBy?.rationale).toBe('It called a strike.');
    expect(slot?.settled.map(({ judgement, by }) => [judgement.id, by.id])).toEqual([
      ['j1', 's1'],
      ['j2', 's1'],
    ]);
    study.undo();
    expect(cellOf(study)).toMatchObject(conflictingCell);
    study.redo();
    expect(cellOf(study)).toMatchObject(settledCell);
    study.dispatch('judgement.remove', { id: 's1' });
    expect(cellOf(study)).toMatchObject(conflictingCell);
  });

  it('conflicts again where somebody new differs, and where one whose judgement was settled says something else', () => {
    const study = differing();
    settleBoth(study);
    study.as('dan', 'Dan');
    judge(study, { value: 1 });
    expect(cellOf(study).text).toBe('−3 Strongly opposes [Cleo] / +1 Somewhat supports [Dan]');
    study.undo();
    study.as('ana');
    judge(study, { value: -1 });
    expect(cellOf(study)).toMatchObject({
      status: 'conflicting',
      text: '−1 Somewhat opposes [Ana Test] / −3 Strongly opposes [Cleo]',
      settledBy: [],
      settled: ['j2'],
    });
  });

  it('stays settled where one comes round to it, or only adds evidence and reasons', () => {
    const study = differing();
    settleBoth(study);
    study.as('ana');
    judge(study, { value: -2, evidence: ['p1', 'p2'], rationale: 'Still.' });
    expect(cellOf(study)).toMatchObject(settledCell);
    judge(study, { value: -3 });
    expect(cellOf(study)).toMatchObject({ status: 'coded', settledBy: ['s1'], settled: ['j2'] });
    expect(cellOf(study).judgements).toEqual(['j1', 's1']);
  });

  it('can be settled as a conflict of the sources', () => {
    const study = differing();
    settleBoth(study, { status: 'conflicting', value: null });
    expect(cellOf(study)).toMatchObject({ status: 'conflicting', settledBy: ['s1'], settled: ['j1', 'j2'] });
  });

  it('shows one coder’s own judgement where only that coder is asked for', () => {
    const study = differing();
    settleBoth(study);
    const filter = { period: null, includeUndated: false, coders: new Set(['ben']) };
    const field = requireField(study.store, 'judgement', 'actor', 'position');
    const cell = new JudgementIndex(study.store, filter).cell('union', field);
    expect(cell).toMatchObject({ judgements: ['j2'], settledBy: [], settled: [] });
  });
});

describe('settling', () => {
  const coders = ['ana', 'ben', 'cleo'];
  /** Judgements, settlements of whatever is there, changes of mind and removals, in any order. */
  const deeds = fc.array(
    fc.record({
      coder: fc.constantFrom(...coders),
      deed: fc.constantFrom('judge', 'judge', 'settle', 'change', 'remove'),
      value: fc.integer({ min: -1, max: 1 }),
      at: fc.nat(8),
    }),
    { minLength: 1, maxLength: 14 },
  );

  const play = (plan: { coder: string; deed: string; value: number; at: number }[]) => {
    const study = studyWithActor();
    for (const coder of coders) study.as(coder);
    const before = study.commits.length;
    for (const [number, { coder, deed, value, at }] of plan.entries()) {
      study.as(coder);
      const live = [...study.store.all('judgement')];
      const target = live[at % Math.max(1, live.length)];
      const { opinions } = settle(live);
      if (deed === 'judge') judge(study, { value });
      else if (deed === 'settle' && opinions.length > 1) {
        const settles = opinions.flatMap(({ judgements }) => judgements.map(({ id }) => id));
        study.dispatch('judgement.settle', {
          id: `s${number}`,
          settles,
          status: 'coded',
          value,
          rationale: 'Why.',
        });
        const now = settle([...study.store.all('judgement')]);
        expect(now).toMatchObject({
          status: 'coded',
          value,
          conflicting: false,
          settledBy: { id: `s${number}` },
        });
      } else if (deed === 'change' && target !== undefined) judge(study, { id: target.id, value });
      else if (deed === 'remove' && target !== undefined)
        study.dispatch('judgement.remove', { id: target.id });
    }
    return { study, done: study.commits.length - before };
  };

  it('keeps every judgement, as one that counts or as one that another settled while saying the same', () => {
    fc.assert(
      fc.property(deeds, plan => {
        const judgements = [...play(plan).study.store.all('judgement')];
        const { opinions, settled, conflicting, settledBy } = settle(judgements);
        const counting = opinions.flatMap(opinion => opinion.judgements);
        expect(
          [...counting, ...settled.map(({ judgement }) => judgement)].map(({ id }) => id).sort(),
        ).toEqual(judgements.map(({ id }) => id).sort());
        expect(judgements.length === 0 || counting.length > 0).toBe(true);
        for (const { judgement, by } of settled) {
          expect(judgements).toContain(by);
          expect(by.settles).toContainEqual({
            judgementId: judgement.id,
            status: judgement.status,
            value: judgement.value,
          });
        }
        expect(conflicting).toBe(new Set(counting.map(({ value }) => value)).size > 1);
        if (settledBy !== null) expect(counting).toContain(settledBy);
      }),
      { numRuns: 200 },
    );
  });

  it('is undone to the very conflict that it settled', () => {
    fc.assert(
      fc.property(deeds, plan => {
        const { study, done } = play(plan);
        const state = () => settle([...study.store.all('judgement')]);
        const states = [state()];
        for (let count = 0; count < done; count++) {
          study.undo();
          states.push(state());
        }
        expect(states.at(-1)?.opinions).toEqual([]);
        for (const each of states.toReversed().slice(1)) {
          study.redo();
          expect(state()).toEqual(each);
        }
      }),
      { numRuns: 100 },
    );
  });
});
