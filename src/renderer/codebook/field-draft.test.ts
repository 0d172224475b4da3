import { describe, expect, it } from 'vitest';
import { codebookTemplate, type Field } from '#core/model/codebook.ts';
import feasibility from '#resources/codebooks/political-feasibility.json' with { type: 'json' };
import { draftOfField, fieldArguments, fieldProblems, fieldTypeOf, type PointDraft } from './field-draft.ts';

const fields = codebookTemplate.parse(feasibility).fields as unknown as Field[];
const empty = draftOfField(null);
const points = (...pairs: [string, string][]): PointDraft[] =>
  pairs.map(([value, label], at) => ({ key: String(at), value, label }));

describe('a field in its dialog', () => {
  it.each(fields.map(field => [field.id, field] as const))('%s comes out as it went in', (_, field) => {
    const { name, label, help, value, group, aboutKindId, periodic } = field;
    expect(fieldArguments(draftOfField(field), field.subject, [])).toEqual({
      name,
      label,
      help,
      value,
      group,
      aboutKindId,
      periodic,
    });
  });

  it('has a name made from its label that no sibling has', () => {
    const draft = { ...empty, label: 'Vertical network' };
    expect(fieldArguments(draft, 'item', ['vertical-network'])).toMatchObject({ name: 'vertical-network-2' });
  });

  it('gives only judgements an about and a period', () => {
    const draft = { ...empty, label: 'x', aboutKindId: 'tracer', periodic: true };
    expect(fieldArguments(draft, 'passage', [])).toMatchObject({ aboutKindId: null, periodic: false });
    expect(fieldArguments(draft, 'judgement', [])).toMatchObject({ aboutKindId: 'tracer', periodic: true });
  });
});

describe('what is wrong with a field', () => {
  it('is told at the label, the name and the vocabulary', () => {
    expect(fieldProblems(empty, []).label).not.toBeNull();
    expect(fieldProblems({ ...empty, label: 'A', name: 'Ä b' }, []).name).toContain('lower-case');
    expect(fieldProblems({ ...empty, label: 'A', name: 'a' }, ['a']).name).toContain('Another field');
    expect(fieldProblems({ ...empty, label: 'A', type: 'choice' }, []).vocabulary).not.toBeNull();
  });

  it.each<[PointDraft[], string]>([
    [points(['1', 'Low']), 'at least two'],
    [points(['1', 'Low'], ['1', 'High']), 'same number'],
    [points(['1', 'Low'], ['01', 'High']), 'same number'],
    [points(['1', 'Low'], ['2.5', 'High']), 'whole number'],
    [points(['1', 'Low'], ['2', ' ']), 'label'],
  ])('is told at the steps', (steps, words) => {
    expect(fieldProblems({ ...empty, type: 'scale', points: steps }, []).points).toContain(words);
  });

  it('is nothing for good steps, which are then kept from low to high', () => {
    const draft = {
      ...empty,
      label: 'A',
      type: 'scale' as const,
      points: points(['1', 'For'], ['-1', 'Against']),
    };
    expect(Object.values(fieldProblems(draft, []))).toEqual([null, null, null, null]);
    expect(fieldTypeOf(draft)).toEqual({
      type: 'scale',
      points: [
        { value: -1, label: 'Against' },
        { value: 1, label: 'For' },
      ],
    });
  });
});
