import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '#core/model/codebook.ts';
import type { Entry } from '#core/model/records.ts';
import { StudyStore } from '#core/store/study-store.ts';
import { fieldUses, kindUses, optionUses } from './codebook-uses.ts';
import { reordered } from './use-reorder.ts';

const stamps = { createdAt: '', createdBy: 'c', changedAt: '', changedBy: 'c', removed: null };
const field = {
  id: 'f',
  subject: 'item',
  kindId: 'k',
  value: { type: 'choice', vocabularyId: 'v', multiple: true },
  ...stamps,
} as unknown as Field;
const study = new StudyStore();
study.load(
  [
    ['kind', { id: 'k' }],
    ['field', field],
    ['field', { ...field, id: 'g', subject: 'judgement' }],
    ['item', { id: 'i', kindId: 'k', values: { f: ['one', 'two'] } }],
    ['item', { id: 'j', kindId: 'other', values: { f: ['one'] } }],
    ['passage', { id: 'p', itemId: 'i', documentId: 'd', values: {} }],
    [
      'passage',
      { id: 'q', itemId: 'i', documentId: 'd', values: {}, removed: { at: '', by: '', with: null } },
    ],
    ['judgement', { id: 'a', itemId: 'j', aboutId: 'i', fieldId: 'g', value: ['two'] }],
    ['judgement', { id: 'b', itemId: 'j', aboutId: null, fieldId: 'g', value: null }],
    ['link', { id: 'l', fromId: 'j', toId: 'i' }],
  ].map(([type, record]) => ({ type, record: { ...stamps, ...(record as object) } })) as unknown as Entry[],
);

describe('what rests on the codebook', () => {
  it('counts what goes along with a kind, without what was removed already', () => {
    expect(kindUses(study, 'k')).toEqual({ items: 1, passages: 1, judgements: 1, links: 1, fields: 2 });
  });

  it('counts values of a field and uses of options', () => {
    expect(fieldUses(study, field)).toBe(2);
    expect([...optionUses(study, 'v')].sort()).toEqual([
      ['one', 2],
      ['two', 2],
    ]);
  });
});

describe('reordered', () => {
  it('puts any record anywhere and leaves the others in their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 9 }),
        fc.nat(),
        fc.nat(),
        (orders, one, other) => {
          const records = orders.map((order, at) => ({ id: `r${at}`, label: '', order }));
          const [from, to] = [one % records.length, other % records.length];
          const changed = new Map(reordered(records, from, to).map(({ id, order }) => [id, order]));
          const after = [...records]
            .map(record => ({ ...record, order: changed.get(record.id) ?? record.order }))
            .sort((a, b) => a.order - b.order)
            .map(record => record.id);
          const rest = records.map(record => record.id).filter((_, at) => at !== from);
          expect(after[to]).toBe(`r${from}`);
          expect(after.filter(id => id !== `r${from}`)).toEqual(rest);
        },
      ),
    );
  });
});
