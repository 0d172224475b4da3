import { describe, expect, it } from 'vitest';
import type { Passage } from '#core/model/passage.ts';
import { feasibility, TestStudy } from '../../../tests/support/feasibility-study.ts';
import { findEvidenceChoices } from './evidence-choices.ts';

const study = new TestStudy(feasibility);
study.addDocument('d', 'The union is against the clinics. The minister is for them.');
for (const [id, kind, label] of [
  ['minister', 'actor', 'Minister'],
  ['union', 'actor', 'Unión'],
  ['clinics', 'tracer', 'Clinics'],
])
  study.dispatch('item.add', { id, kind, label });
study.dispatch('passage.add', {
  id: 'p1',
  documentId: 'd',
  itemId: 'union',
  start: 0,
  end: 33,
  values: { about: ['clinics'] },
});
const judge = (id: string, itemId: string, args: object) =>
  study.dispatch('judgement.set', {
    id,
    itemId,
    field: 'position',
    about: 'clinics',
    status: 'coded',
    ...args,
  });
judge('j-minister', 'minister', { value: 2 });
judge('j-union', 'union', { value: -2, period: '1994', evidence: ['p1'] });
study.dispatch('judgement.set', {
  id: 'j-clinics',
  itemId: 'clinics',
  field: 'problem',
  status: 'coded',
  value: 'Queues',
});
study.as('ben');
judge('j-ben', 'union', { value: 1 });
study.as('ana');

const find = (query: string, limit = 100) =>
  findEvidenceChoices(study.store, study.store.get('passage', 'p1') as Passage, 'ana', query, limit);
const keys = (query: string) => find(query).judgements.map(({ key }) => key);

describe('what a passage can be evidence for', () => {
  it('lists the coder’s own judgements, those of the passage’s items first', () => {
    expect(keys('')).toEqual(['j-union', 'j-clinics', 'j-minister']);
    expect(find('').judgements.map(choice => choice.type === 'judgement' && choice.rests)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('counts the passages that are still there', () => {
    const counts = (): unknown[] =>
      find('').judgements.map(choice => choice.type === 'judgement' && choice.passages);
    expect(counts()).toEqual([1, 0, 0]);
    study.dispatch('passage.remove', { id: 'p1' });
    expect(counts()).toEqual([0, 0, 0]);
    study.dispatch('passage.restore', { id: 'p1' });
  });

  it('finds by item, field, subject, period and value, in any order and without accents', () => {
    expect(keys('union position')).toEqual(['j-union']);
    expect(keys('1994 opposes')).toEqual(['j-union']);
    expect(keys('queues')).toEqual(['j-clinics']);
    expect(keys('clinics')).toEqual(['j-union', 'j-clinics', 'j-minister']);
    expect(keys('nobody')).toEqual([]);
  });

  it('offers new judgements of the passage’s item, and of any other that is asked for', () => {
    const items = (query: string) =>
      new Set(find(query).begun.map(choice => (choice.type === 'new' ? choice.item.id : '')));
    expect(items('')).toEqual(new Set(['union']));
    expect(items('problem')).toEqual(new Set(['clinics']));
    expect(find('position minister').begun.map(({ cell }) => cell)).toEqual(['Position of Minister']);
  });

  it('says how many it leaves out', () => {
    const all = find('');
    const few = find('', 1);
    expect([few.judgements.length, few.begun.length]).toEqual([1, 1]);
    expect(few.more).toBe(all.judgements.length + all.begun.length - 2);
  });
});
