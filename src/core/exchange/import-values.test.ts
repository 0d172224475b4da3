import { describe, expect, it } from 'vitest';
import template from '#resources/codebooks/political-feasibility.json' with { type: 'json' };
import { newStudyDiff } from '../commands/create-study.ts';
import { codebookTemplate } from '../model/codebook.ts';
import type { CoderId, KindId } from '../model/ids.ts';
import { StudyStore } from '../store/study-store.ts';
import { ValueImport } from './import-values.ts';
import type { ExchangeValue } from './project.ts';

const at = '2026-03-01T09:30:00.000Z';
const coderId = 'c1' as CoderId;
const stamps = { createdAt: at, createdBy: coderId, changedAt: at, changedBy: coderId, removed: null };

function newImport(): ValueImport {
  const store = new StudyStore();
  let ids = 0;
  const newId = (prefix: string): string => `${prefix}${++ids}`;
  const context = { now: at, coderId, newId, textOf: () => '', pagesOf: () => null };
  store.apply(newStudyDiff(codebookTemplate.parse(template), 'S', { id: coderId, name: 'Ada' }, context));
  const itemCalled = (name: string): string | null => (name === 'Meals' ? 'meals' : null);
  return new ValueImport({ study: store, newId, stamps, itemCalled });
}

const actor = { subject: 'item', kindId: 'actor' as KindId } as const;
const coded = { subject: 'passage', kindId: 'actor' as KindId } as const;
const documents = { subject: 'document', kindId: null } as const;

const take = (
  values: ValueImport,
  owner: typeof actor | typeof coded | typeof documents,
  variables: Readonly<Record<string, ExchangeValue>>,
) => {
  values.note(owner, variables);
  return values.valuesOf(owner, variables);
};

describe('ValueImport', () => {
  it('gives values to the fields of these names, in the form that they take', () => {
    const values = newImport();
    expect(take(values, actor, { Type: 'Union', 'mobilisation-capacity': '3' })).toEqual({
      'actor.type': 'union',
      'actor.mobilisation-capacity': 3,
    });
    expect(take(values, coded, { about: 'Meals' })).toEqual({ 'actor.passage.about': ['meals'] });
    expect(values.newFields).toEqual([]);
  });

  it('makes a field where there is none, of a type that takes all values', () => {
    const values = newImport();
    const all: Readonly<Record<string, ExchangeValue>>[] = [
      { Année: 1990, Öffentlich: true, Mixed: 1, '1st': 'a\nb', Empty: null, Blank: ' ' },
      { Année: 1991.5, Öffentlich: false, Mixed: 'two' },
    ];
    for (const each of all) values.note(documents, each);
    const taken = all.map(each => values.valuesOf(documents, each));
    expect(values.newFields.map(({ name, label, value }) => [name, label, value])).toEqual([
      ['annee', 'Année', { type: 'number', unit: null }],
      ['offentlich', 'Öffentlich', { type: 'boolean' }],
      ['mixed', 'Mixed', { type: 'text', multiline: false }],
      ['v-1st', '1st', { type: 'text', multiline: true }],
    ]);
    const [year = '', open = '', mixed = '', first = ''] = values.newFields.map(({ id }) => id as string);
    expect(taken).toEqual([
      { [year]: 1990, [open]: true, [mixed]: '1', [first]: 'a\nb' },
      { [year]: 1991.5, [open]: false, [mixed]: 'two' },
    ]);
  });

  it('keeps a value that the field of its name does not take, in a field of its own', () => {
    const values = newImport();
    const taken = take(values, actor, { Type: 'Guild of bakers' });
    const [made] = values.newFields;
    expect(made).toMatchObject({ label: 'Type (imported)', value: { type: 'text' } });
    expect(taken).toEqual({ [made?.id ?? '']: 'Guild of bakers' });
  });
});
