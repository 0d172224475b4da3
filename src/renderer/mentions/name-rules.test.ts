import { describe, expect, it } from 'vitest';
import { MentionFinder } from '#core/mentions/find-mentions.ts';
import type { Item } from '#core/model/item.ts';
import { StudyInMemory } from '../../../tests/support/study-in-memory.ts';
import { countNames, namesOf, ruleOf, withRule } from './name-rules.ts';

function itemOf(study: StudyInMemory, id: string): Item {
  const item = study.store.get('item', id);
  if (item === undefined) throw new Error(`There is no item ${id}.`);
  return item;
}

const begin = () => {
  const study = new StudyInMemory();
  study.dispatch('item.add', { id: 'union', kind: 'actor', label: 'Union', aliases: ['UN', 'Union'] });
  study.dispatch('item.add', { id: 'nations', kind: 'actor', label: 'Nations', aliases: ['un'] });
  return study;
};

describe('rules of names', () => {
  it('are one for a name, and none where one says nothing', () => {
    const item = itemOf(begin(), 'union');
    expect(namesOf(item)).toEqual(['Union', 'UN']);
    const asks = { ...ruleOf(item, 'UN'), counts: 'ask' as const };
    const ruled = { ...item, nameRules: withRule(item, asks) };
    expect(ruleOf(ruled, 'UN')).toEqual(asks);
    expect(ruleOf(ruled, 'Union').counts).toBe('always');
    expect(withRule(ruled, { ...asks, plurals: false })).toEqual([{ ...asks, plurals: false }]);
    expect(withRule(ruled, { ...asks, counts: 'always' })).toEqual([]);
    expect(withRule(ruled, { ...asks, counts: 'always', accents: 'any' })).toHaveLength(1);
  });

  it('count what the finder finds, also under a name that another item writes otherwise', () => {
    const study = begin();
    const items = [itemOf(study, 'nations'), itemOf(study, 'union')];
    const byDocument = new Map(
      ['The union met the UN.', 'Unions and UN.'].map((text, index) => [
        `${index}`,
        new MentionFinder(items)
          .find(text)
          .map(mention => ({ ...mention, before: '', quote: '', after: '' })),
      ]),
    );
    expect(Object.fromEntries(countNames(itemOf(study, 'union'), { byDocument }))).toEqual({
      Union: { found: 2, asked: 0 },
      UN: { found: 2, asked: 2 },
    });
  });
});
