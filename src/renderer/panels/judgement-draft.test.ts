import { describe, expect, it } from 'vitest';
import type { Field } from '#core/model/codebook.ts';
import type { Judgement } from '#core/model/judgement.ts';
import {
  addEvidence,
  changeDraft,
  draftProblems,
  hasProblems,
  isChanged,
  judgementCommand,
  newDraft,
  newSettlement,
  takeOpinion,
} from './judgement-draft.ts';

const field = {
  id: 'actor.position',
  label: 'Position',
  value: {
    type: 'scale',
    points: [
      { value: -1, label: 'Opposes' },
      { value: 0, label: 'Neutral' },
    ],
  },
  aboutKindId: 'tracer',
  periodic: true,
} as unknown as Field;
const date = { ...field, value: { type: 'date' } } as Field;
const draft = newDraft('j', 'i', field.id);

describe('a new draft', () => {
  it('claims nothing', () => {
    expect(draft).toMatchObject({ status: 'not-yet-coded', value: null, confidence: null, aboutId: null });
    expect(isChanged(draft, null)).toBe(false);
  });

  it('has nothing to lose where it only knows what it is about', () => {
    const begun = newDraft('j', 'i', field.id, { aboutId: 't' });
    expect(isChanged(begun, null)).toBe(false);
    expect(isChanged(changeDraft(begun, { value: 0 }), null)).toBe(true);
    expect(isChanged(changeDraft(begun, { period: '1995' }), null)).toBe(true);
  });
});

describe('giving a value', () => {
  it('makes the judgement coded, also for zero', () => {
    expect(changeDraft(draft, { value: 0 })).toMatchObject({ status: 'coded', value: 0 });
  });

  it('leaves a conflicting judgement conflicting', () => {
    const conflicting = changeDraft(draft, { status: 'conflicting' });
    expect(changeDraft(conflicting, { value: -1 }).status).toBe('conflicting');
  });

  it('taken back makes it not yet coded', () => {
    const coded = changeDraft(draft, { value: -1 });
    expect(changeDraft(coded, { value: null })).toMatchObject({ status: 'not-yet-coded', value: null });
  });
});

describe('a status without a value', () => {
  it('keeps the value in the draft and does not send it', () => {
    const changed = changeDraft(changeDraft(draft, { value: -1 }), { status: 'not-found' });
    expect(changed.value).toBe(-1);
    expect(judgementCommand(changed, field).args).toMatchObject({ status: 'not-found', value: null });
    expect(judgementCommand(changeDraft(changed, { status: 'coded' }), field).args).toMatchObject({
      value: -1,
    });
  });
});

describe('problems', () => {
  it('are told where a coded judgement has no value', () => {
    const problems = draftProblems({ ...draft, status: 'coded' }, field);
    expect(problems.value).toContain('give one');
    expect(hasProblems(problems)).toBe(true);
  });

  it('are told where a period or date is not EDTF', () => {
    expect(draftProblems({ ...draft, period: 'early 1994' }, field).period).toContain('early 1994');
    expect(draftProblems({ ...draft, status: 'coded', value: '1994-13' }, date).value).toContain('1994-13');
  });

  it('are none for what can be saved', () => {
    expect(hasProblems(draftProblems(draft, field))).toBe(false);
    expect(
      hasProblems(draftProblems({ ...draft, period: '1993/1994', status: 'coded', value: -1 }, field)),
    ).toBe(false);
    expect(hasProblems(draftProblems({ ...draft, status: 'conflicting' }, field))).toBe(false);
  });
});

describe('what is sent', () => {
  it('leaves out an about and a period that the field does not take', () => {
    const plain = { ...field, aboutKindId: null, periodic: false } as Field;
    expect(judgementCommand({ ...draft, aboutId: 't', period: '1994' }, plain).args).toMatchObject({
      about: null,
      period: null,
    });
  });

  it('has evidence once, in the order it was added', () => {
    const twice = ['p2', 'p1', 'p2'].reduce(addEvidence, draft);
    expect(judgementCommand(twice, field).args.evidence).toEqual(['p2', 'p1']);
    expect(isChanged(twice, null)).toBe(true);
  });
});

describe('a settlement', () => {
  const opinion = (id: string, value: number, evidence: string[]): Judgement =>
    ({
      ...{ id, itemId: 'i', fieldId: field.id, aboutId: 't', period: '1994', status: 'coded', value },
      ...{ confidence: 'high', rationale: 'Theirs.', evidence, settles: [] },
    }) as unknown as Judgement;
  const [ana, ben] = [opinion('j1', -1, ['p1']), opinion('j2', 0, ['p2', 'p1'])];
  const settlement = newSettlement('s', [ana, ben]);

  it('claims nothing, and cannot be saved before it says what holds and why', () => {
    expect(settlement).toMatchObject({ status: 'not-yet-coded', value: null, rationale: '', evidence: [] });
    expect(isChanged(settlement, null)).toBe(false);
    expect(draftProblems(settlement, field).status).toContain('says what holds');
    const coded = changeDraft(settlement, { value: 0 });
    expect(draftProblems(coded, field)).toMatchObject({
      status: null,
      rationale: expect.stringContaining('why'),
    });
    expect(hasProblems(draftProblems({ ...coded, rationale: 'Its vote.' }, field))).toBe(false);
  });

  it('takes over what a judge says with its evidence, and neither reasons nor confidence', () => {
    const taken = takeOpinion(takeOpinion(settlement, ana), ben);
    expect(taken).toMatchObject({ status: 'coded', value: 0, evidence: ['p1', 'p2'] });
    expect(taken).toMatchObject({ rationale: '', confidence: null });
  });

  it('is sent without its cell, which the settled judgements give; changed, it is a judgement as any', () => {
    const { type, args } = judgementCommand({ ...settlement, rationale: ' Why. ' }, field);
    expect(type).toBe('judgement.settle');
    expect(args).toMatchObject({ id: 's', settles: ['j1', 'j2'], rationale: 'Why.' });
    expect(args).not.toHaveProperty('period');
    expect(judgementCommand({ ...settlement, isNew: false }, field)).toMatchObject({
      type: 'judgement.set',
      args: { id: 's', about: 't', period: '1994' },
    });
  });
});
