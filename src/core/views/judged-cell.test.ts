import { describe, expect, it } from 'vitest';
import { feasibility, TestStudy } from '../../../tests/support/feasibility-study.ts';
import { requireField } from '../commands/find.ts';
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
