import { beforeEach, expect, it } from 'vitest';
import { StudyInMemory } from '../../../tests/support/study-in-memory.ts';
import { DocumentUnits } from '../views/document-units.ts';
import { requireView } from '../views/registry.ts';
import { documentFilter, listDocumentValues } from './document-filter.ts';

let study: StudyInMemory;

beforeEach(() => {
  study = new StudyInMemory();
  for (const [name, value] of [
    ['date', { type: 'date' }],
    ['official', { type: 'boolean' }],
    ['stages', { type: 'choice', vocabularyId: 'stage', multiple: true }],
  ] as const)
    study.dispatch('field.add', { id: name, name, label: name, subject: 'document', kindId: null, value });
  for (const [id, values] of Object.entries({
    a: { date: '1995-12-06', stages: ['formulation', 'legislation'], official: true },
    b: { date: '1995/1996', official: false },
    c: { date: '1997', stages: ['legislation'] },
  })) {
    study.addDocument(id, 'text');
    study.dispatch('document.change', { id, values });
  }
});

const chosen = (where: string[]) => {
  const notes: string[] = [];
  const isWanted = documentFilter(study.store, where, text => void notes.push(text));
  return { ids: [...study.store.all('document')].filter(isWanted).map(({ id }) => String(id)), notes };
};

it.each<[string[], string[]]>([
  [[], ['a', 'b', 'c']],
  [['date=1995'], ['a', 'b']],
  [['date=1996-05'], ['b']],
  [
    ['date=1996', 'date=1997'],
    ['b', 'c'],
  ],
  [['stages=Legislation'], ['a', 'c']],
  [['stages=legislation', 'date=1997'], ['c']],
  [['stages='], ['b']],
  [['official=No'], ['b']],
  [
    ['official=yes', 'official='],
    ['a', 'c'],
  ],
])('%j chooses %j', (where, ids) => {
  expect(chosen(where)).toEqual({ ids, notes: [] });
});

it('tells what it cannot read, and leaves nothing out by it', () => {
  expect(chosen(['colour=red', 'date=soon', 'date', 'official=no'])).toEqual({
    ids: ['b'],
    notes: [
      expect.stringContaining('no field “colour”'),
      expect.stringContaining('“soon”'),
      expect.stringContaining('“date”'),
    ],
  });
});

it('chooses the documents of a view', () => {
  const view = requireView('frequencies').show(
    study.store,
    { where: ['stages=legislation', 'colour=red'] },
    new DocumentUnits(() => 'text'),
  );
  expect(view.tables[0]?.columns.map(({ id }) => id)).toEqual(expect.arrayContaining(['a', 'c']));
  expect(view.tables[0]?.columns.map(({ id }) => id)).not.toContain('b');
  expect(view.tables[0]?.notes.join(' ')).toContain('no field “colour”');
});

it('lists values that each choose something', () => {
  const values = listDocumentValues(study.store);
  expect(values.map(({ label }) => label)).toEqual([
    'date: 1995',
    'date: 1995/1996',
    'date: 1997',
    'official: No',
    'official: Yes',
    'stages: Formulation',
    'stages: Legislation',
  ]);
  for (const { value } of values) expect(chosen([value]).ids).not.toEqual([]);
});
