import { describe, expect, it } from 'vitest';
import type { FieldType } from '#core/model/codebook.ts';
import type { FieldValue } from '#core/model/field-value.ts';
import type { Entry } from '#core/model/records.ts';
import { StudyStore } from '#core/store/study-store.ts';
import { describeValue } from './describe-value.ts';

const stamps = { createdAt: '', createdBy: 'c', changedAt: '', changedBy: 'c', removed: null };
const study = new StudyStore();
study.load([
  {
    type: 'vocabulary',
    record: { id: 'stage', label: 'Stage', options: [{ id: 'one', label: 'Formulation' }], ...stamps },
  },
  {
    type: 'item',
    record: { id: 'i', kindId: 'k', label: 'Union', aliases: [], colour: null, values: {}, ...stamps },
  },
  {
    type: 'item',
    record: {
      id: 'gone',
      kindId: 'k',
      label: 'Party',
      aliases: [],
      colour: null,
      values: {},
      ...stamps,
      removed: { at: '', by: 'c', with: null },
    },
  },
] as unknown as Entry[]);

const points = [
  { value: -1, label: 'Opposes' },
  { value: 0, label: 'Neutral' },
  { value: 1, label: 'Supports' },
];
const choice = { type: 'choice', vocabularyId: 'stage', multiple: true } as unknown as FieldType;
const items = { type: 'item', kindIds: [], multiple: true } as FieldType;

describe('describeValue', () => {
  it.each<[FieldType, FieldValue, string]>([
    [{ type: 'scale', points }, -1, '−1 Opposes'],
    [{ type: 'scale', points }, 0, '0 Neutral'],
    [{ type: 'scale', points }, 1, '+1 Supports'],
    [{ type: 'ordinal', points }, 1, 'Supports'],
    [{ type: 'ordinal', points }, 7, '7 (no longer a point)'],
    [choice, ['one', 'two'], 'Formulation, two (no longer an option)'],
    [items, ['i', 'gone', 'never'], 'Union, Party (removed), never (unknown)'],
    [{ type: 'boolean' }, false, 'No'],
    [{ type: 'number', unit: 'beds' }, 0, '0 beds'],
    [{ type: 'text', multiline: false }, 'as written', 'as written'],
  ])('%j %j reads %s', (type, value, words) => {
    expect(describeValue(study, type, value)).toBe(words);
  });
});
