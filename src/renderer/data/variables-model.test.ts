import { beforeEach, expect, it } from 'vitest';
import { requireField } from '#core/commands/find.ts';
import { StudyInMemory } from '../../../tests/support/study-in-memory.ts';
import { planFilling } from './fill-plan.ts';
import { cellsIn, cellText, columnsOf, placePasted, planChanges } from './variables-model.ts';

let study: StudyInMemory;
const fieldNames = ['date', 'genre'];

beforeEach(() => {
  study = new StudyInMemory();
  const genre = { type: 'choice', vocabularyId: 'type', multiple: false };
  for (const [name, value] of [
    ['date', { type: 'date' }],
    ['genre', genre],
  ] as const)
    study.dispatch('field.add', { name, label: name, subject: 'document', kindId: null, value });
  for (const id of ['one', 'two', 'three']) study.addDocument(id, 'text', id.toUpperCase());
  study.dispatch('document.change', { id: 'two', values: { date: '1995', genre: 'union' } });
});

const room = () => ({
  columns: columnsOf(fieldNames.map(name => requireField(study.store, 'document', null, name))),
  documents: [...study.store.all('document')],
});
const paste = (top: number, left: number, pasted: string[][], bottom = top, right = left) => {
  const placed = placePasted(room(), { top, bottom, left, right }, pasted);
  return 'problem' in placed ? placed : planChanges(study.store, placed.changes);
};
const texts = () =>
  room().documents.map(document =>
    room()
      .columns.slice(0, 4)
      .map(column => cellText(study.store, column, document)),
  );

it('says titles, values by their labels, files and facts', () => {
  expect(texts()[1]).toEqual(['TWO', '1995', 'Union', 'two.txt']);
});

it('makes one command a document of what is pasted, without what is so already', () => {
  const plan = paste(0, 0, [
    ['First', '1.2.1990', 'party'],
    ['TWO', '', 'Union'],
  ]);
  expect(plan).toEqual({
    cells: 4,
    problems: [],
    commands: [
      {
        type: 'document.change',
        args: {
          id: 'one',
          title: 'First',
          values: { [room().columns[1]?.id ?? '']: '1990-02-01', [room().columns[2]?.id ?? '']: 'party' },
        },
      },
      { type: 'document.change', args: { id: 'two', values: { [room().columns[1]?.id ?? '']: null } } },
    ],
  });
  if ('problem' in plan) throw new Error(plan.problem);
  study.dispatch('batch', { commands: plan.commands });
  expect(texts().slice(0, 2)).toEqual([
    ['First', '1990-02-01', 'Party', 'one.txt'],
    ['TWO', '', 'Union', 'two.txt'],
  ]);
});

it('puts one text into every selected cell', () => {
  expect(paste(0, 1, [['1999']], 2, 1)).toMatchObject({ cells: 3, problems: [] });
});

it('tells every cell that cannot take its text', () => {
  expect(paste(0, 0, [['', 'soon', 'army', 'other.txt']])).toMatchObject({
    problems: [
      'ONE, Title: A document needs a title.',
      expect.stringContaining('ONE, date: “date”: “soon” is not a date'),
      expect.stringContaining('ONE, genre: “genre” takes one of union, party, not "army".'),
      'ONE, File: This cannot be changed: it is what the source says.',
    ],
  });
});

it('refuses what reaches over the edge', () => {
  expect(paste(2, 0, [['a'], ['b']])).toEqual({
    problem: '2 rows were copied, and from here there are only 1.',
  });
  expect(paste(0, 8, [['a', 'b']])).toEqual({
    problem: '2 columns were copied, and from here there are only 1.',
  });
});

it('empties cells, and leaves empty ones alone', () => {
  const { commands, cells } = planChanges(
    study.store,
    cellsIn(room(), { top: 0, bottom: 2, left: 1, right: 2 }, ''),
  );
  expect(cells).toBe(2);
  expect(commands).toHaveLength(1);
});

it('plans what filling would do: what is empty, what differs, what is so already', () => {
  const { documents } = room();
  const fields = fieldNames.map(name => requireField(study.store, 'document', null, name));
  const dated = ['1990', '1996', '1995'].map((date, at) => ({
    ...(documents[at === 0 ? 0 : 1] as (typeof documents)[number]),
    metadata: { date },
  }));
  const metadata = { [fields[0]?.id ?? '']: 'date' } as const;
  expect(planFilling(study.store, { patterns: [], metadata }, fields, dated)).toMatchObject({
    ok: true,
    empty: 1,
    different: 1,
    documents: [{ values: [{ present: null }] }, { values: [{ present: '1995' }] }, { values: [] }],
  });
  expect(planFilling(study.store, { patterns: ['{none}'], metadata: {} }, fields, documents)).toEqual({
    ok: false,
    problem: expect.stringContaining('no field “none”'),
  });
});
