import { describe, expect, it } from 'vitest';
import type { Field } from '#core/model/codebook.ts';
import {
  addEvidence,
  changeDraft,
  draftProblems,
  hasProblems,
  isChanged,
  judgementArguments,
  newDraft,
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
    expect(judgementArguments(changed, field)).toMatchObject({ status: 'not-found', value: null });
    expect(judgementArguments(changeDraft(changed, { status: 'coded' }), field)).toMatchObject({ value: -1 });
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
    expect(judgementArguments({ ...draft, aboutId: 't', period: '1994' }, plain)).toMatchObject({
      about: null,
      period: null,
    });
  });

  it('has evidence once, in the order it was added', () => {
    const twice = ['p2', 'p1', 'p2'].reduce(addEvidence, draft);
    expect(judgementArguments(twice, field).evidence).toEqual(['p2', 'p1']);
    expect(isChanged(twice, null)).toBe(true);
  });
});
