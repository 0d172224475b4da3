import { describe, expect, it } from 'vitest';
import template from '#resources/codebooks/political-feasibility.json' with { type: 'json' };
import { codebookTemplate } from '../../model/codebook.ts';
import type { CoderId } from '../../model/ids.ts';
import { invertDiff } from '../../store/commit.ts';
import { StudyStore } from '../../store/study-store.ts';
import { newStudyDiff } from '../create-study.ts';
import type { CommandContext } from '../definition.ts';
import { execute } from '../execute.ts';

const at = '2026-03-01T09:30:00.000Z';
let ids = 0;
const context: CommandContext = {
  now: at,
  coderId: 'c1' as CoderId,
  newId: prefix => `${prefix}${++ids}`,
  textOf: () => '',
  pagesOf: () => null,
};

const newStore = (): StudyStore => {
  const store = new StudyStore();
  const coder = { id: 'c1' as CoderId, name: 'Ada' };
  store.apply(newStudyDiff(codebookTemplate.parse(template), 'Study', coder, context));
  return store;
};

const old = { createdAt: '2001-02-03T04:05:06.000Z', createdBy: 'c2', changedAt: '2001-02-03T04:05:06.000Z' };
const stamps = { ...old, changedBy: 'c2', removed: null };
const coder = { type: 'coder', record: { id: 'c2', name: 'Bea', initials: 'B', ...stamps } };
const item = (id: string, kindId = 'actor') => ({
  type: 'item',
  record: { id, kindId, label: 'Union', aliases: [], colour: null, values: {}, ...stamps },
});

const take = (store: StudyStore, entries: readonly unknown[]) =>
  execute(
    store,
    { type: 'study.import', args: { label: 'Import', origin: { program: 'Other' }, entries } },
    context,
    { internal: true },
  );

describe('study.import', () => {
  it('takes in records with their own stamps, in whatever order, and one undo takes them back', () => {
    const store = newStore();
    const { diff, label, command } = take(store, [item('i1'), coder]);
    expect(label).toBe('Import');
    expect(command.args).toEqual({
      label: 'Import',
      origin: { program: 'Other' },
      records: { item: 1, coder: 1 },
    });
    store.apply(diff);
    expect(store.get('item', 'i1')).toMatchObject(old);
    store.apply(invertDiff(diff));
    expect(store.get('item', 'i1')).toBeUndefined();
  });

  it('passes over records that are there and equal', () => {
    const store = newStore();
    store.apply(take(store, [coder, item('i1')]).diff);
    expect(take(store, [coder, item('i1'), item('i2')]).diff.map(({ id }) => id)).toEqual(['i2']);
  });

  it.each([
    [
      'an id that another record has',
      [coder, { ...item('i1'), record: { ...item('i1').record, label: 'Other' } }],
      /another item with the id “i1”/,
    ],
    ['one id twice', [item('i2'), item('i2')], /Two records have the id “i2”/],
    ['a kind that is not there', [item('i2', 'nobody')], /names the kind “nobody”/],
    [
      'a coder that is not there',
      [{ ...item('i2'), record: { ...item('i2').record, createdBy: 'c9' } }],
      /names the coder “c9”/,
    ],
    ['a record that is none', [{ type: 'item', record: { id: 'i2' } }], /this item is not right/],
    ['a type that is none', [{ type: 'nothing', record: {} }], /arguments of study.import/],
  ])('refuses %s', (_, entries, message) => {
    const store = newStore();
    store.apply(take(store, [coder, item('i1')]).diff);
    expect(() => take(store, entries)).toThrow(message);
  });

  it('is the program’s own', () => {
    const command = { type: 'study.import', args: { label: 'x', origin: {}, entries: [coder] } };
    expect(() => execute(newStore(), command, context)).toThrow('There is no command “study.import”.');
  });
});
