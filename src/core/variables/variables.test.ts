import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { StudyInMemory } from '../../../tests/support/study-in-memory.ts';
import { requireField } from '../commands/find.ts';
import type { FieldValue } from '../model/field-value.ts';
import { fillVariables, prepareImportSources } from './fill-variables.ts';
import { readDateText, readValueText, writeValueText } from './value-text.ts';

let study: StudyInMemory;

const types: Record<string, object> = {
  date: { type: 'date' },
  author: { type: 'text', multiline: false },
  pages: { type: 'number', unit: 'p.' },
  official: { type: 'boolean' },
  genre: { type: 'choice', vocabularyId: 'type', multiple: false },
  stages: { type: 'choice', vocabularyId: 'stage', multiple: true },
  weight: {
    type: 'scale',
    points: [
      { value: -1, label: 'Against' },
      { value: 1, label: 'For' },
    ],
  },
  actors: { type: 'item', kindIds: ['actor'], multiple: true },
};

beforeEach(() => {
  study = new StudyInMemory();
  for (const [name, value] of Object.entries(types))
    study.dispatch('field.add', {
      id: `d.${name}`,
      name,
      label: name,
      subject: 'document',
      kindId: null,
      value,
    });
  study.dispatch('item.add', { id: 'union', kind: 'actor', label: 'Union', aliases: ['U; W'] });
  study.dispatch('item.add', { id: 'party', kind: 'actor', label: 'Party' });
});

const fieldOf = (name: string) => requireField(study.store, 'document', null, name);
const read = (name: string, text: string) => readValueText(study.store, fieldOf(name), text);
const valuesOf = (id: string) => study.store.get('document', id)?.values;

describe('values as text', () => {
  it.each<[string, string, FieldValue]>([
    ['date', '2020-01-05', '2020-01-05'],
    ['date', '20200105', '2020-01-05'],
    ['date', '2020_01', '2020-01'],
    ['date', '5.1.2020', '2020-01-05'],
    ['author', ' Ana  Ruiz ', 'Ana Ruiz'],
    ['pages', '12 p.', 12],
    ['pages', '−1.5', -1.5],
    ['official', 'YES', true],
    ['genre', 'UNION', 'union'],
    ['stages', 'Formulation; legislation', ['formulation', 'legislation']],
    ['weight', '−1 Against', -1],
    ['weight', 'for', 1],
    ['weight', '+1', 1],
    ['actors', 'Party | U', ['party', 'U']],
  ])('%s takes %s', (name, text, value) => {
    if (text.endsWith('U')) expect(() => read(name, text)).toThrow('No item has the id “U”');
    else expect(read(name, text)).toEqual(value);
  });

  it.each([
    ['date', 'yesterday', 'yesterday'],
    ['pages', '1,5', 'takes a number'],
    ['pages', 'many', 'takes a number'],
    ['official', '1', 'takes Yes or No'],
    ['genre', 'army', 'takes one of union, party'],
    ['weight', '2', 'takes one of -1 (Against), 1 (For)'],
  ])('%s does not take %s', (name, text, why) => {
    expect(() => read(name, text)).toThrow(why);
  });

  it('leaves dates alone that could mean two things', () => {
    for (const text of ['010203', '202001', '3/4/2020', '1.13.2020', 'x'])
      expect(readDateText(text)).toBe(text);
  });

  it('reads back what it writes', () => {
    study.dispatch('item.add', { id: 'twin', kind: 'actor', label: 'Party' });
    const anyOf = (...ids: string[]) => fc.subarray(ids, { minLength: 1 });
    const anyValue = {
      pages: fc.double({ noNaN: true, noDefaultInfinity: true }).map(one => one + 0),
      official: fc.boolean(),
      genre: fc.constantFrom('union', 'party'),
      stages: anyOf('formulation', 'legislation'),
      weight: fc.constantFrom(-1, 1),
      actors: anyOf('union', 'party', 'twin'),
    } satisfies Record<string, fc.Arbitrary<FieldValue>>;
    fc.assert(
      fc.property(fc.record(anyValue), values => {
        for (const [name, value] of Object.entries(values))
          expect(read(name, writeValueText(study.store, fieldOf(name), value))).toEqual(value);
      }),
    );
  });
});

describe('filling', () => {
  const document = (fileName: string, metadata = {}) => ({ fileName, metadata });
  const fill = (pattern: string | undefined, fileName: string, metadata = {}) =>
    fillVariables(study.store, prepareImportSources(study.store, pattern), document(fileName, metadata));

  it('takes the name of the file before the metadata, and tells what does not fit', () => {
    study.dispatch('study.change', {
      variableSources: {
        patterns: ['{date}_{author}.*'],
        metadata: { author: 'publisher', genre: 'title', date: 'date' },
      },
    });
    expect(fill(undefined, '1995_Ana.txt', { publisher: 'Press', title: 'Party' })).toEqual({
      values: { 'd.date': '1995', 'd.author': 'Ana', 'd.genre': 'party' },
      notes: [],
    });
    const other = fill(undefined, 'note.txt', {
      publisher: 'Press',
      title: 'None',
      date: '1996-05-01T10:00:00Z',
    });
    expect(other.values).toEqual({ 'd.author': 'Press', 'd.date': '1996-05-01' });
    expect(other.notes).toEqual([
      'The name “note.txt” does not fit the pattern: “{date}_{author}.*”.',
      'Metadata: “genre” takes one of union, party, not "None".',
    ]);
    expect(fill('', '1995_Ana.txt').values).toEqual({});
    expect(fill('{author}', '1995_Ana.txt').values).toEqual({ 'd.author': '1995_Ana' });
  });

  it('goes on without a pattern whose variable has gone', () => {
    study.dispatch('study.change', { variableSources: { patterns: ['{date}_x', '{author}_{pages}'] } });
    study.dispatch('field.remove', { id: 'd.date' });
    const { values, notes } = fill(undefined, 'Ana_3.txt');
    expect(values).toEqual({ 'd.author': 'Ana', 'd.pages': 3 });
    expect(notes).toEqual([expect.stringContaining('no field “date”')]);
  });

  it('refuses patterns that name no variable, and saves nothing', () => {
    const before = study.state();
    expect(() => study.dispatch('study.change', { variableSources: { patterns: ['{colour}.*'] } })).toThrow(
      'no field “colour”',
    );
    expect(() => fill('{colour}.*', 'red.txt')).toThrow('no field “colour”');
    expect(study.state()).toEqual(before);
  });

  it('fills documents that are there in one commit, and writes over values only when it may', () => {
    study.addDocument('1995_Ana', 'text');
    study.addDocument('1996_Ben', 'text');
    study.addDocument('other', 'text');
    study.dispatch('document.change', { id: '1996_Ben', values: { author: 'By hand' } });
    expect(() => study.dispatch('document.fill', {})).toThrow('nothing from which');
    study.dispatch('study.change', { variableSources: { patterns: ['{date}_{author}'] } });
    const commit = study.dispatch('document.fill', {});
    expect(commit?.label).toBe('Fill variables of 2 documents');
    expect(valuesOf('1995_Ana')).toEqual({ 'd.date': '1995', 'd.author': 'Ana' });
    expect(valuesOf('1996_Ben')).toEqual({ 'd.date': '1996', 'd.author': 'By hand' });
    expect(study.dispatch('document.fill', {})).toBeNull();
    study.dispatch('document.fill', { documents: ['1996_Ben'], overwrite: true });
    expect(valuesOf('1996_Ben')).toEqual({ 'd.date': '1996', 'd.author': 'Ben' });
    study.undo();
    study.undo();
    expect(valuesOf('1996_Ben')).toEqual({ 'd.author': 'By hand' });
    expect(valuesOf('1995_Ana')).toEqual({});
  });
});
