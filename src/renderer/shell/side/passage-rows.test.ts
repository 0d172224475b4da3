import { describe, expect, it } from 'vitest';
import type { Entry } from '#core/model/records.ts';
import { StudyStore } from '#core/store/study-store.ts';
import { noFilter, PassageRows } from './passage-rows.ts';

const stamps = { createdAt: '', createdBy: 'c1', changedAt: '', changedBy: 'c1', removed: null };

const document = (id: string, title: string, country: string) =>
  ({
    type: 'document',
    record: { id, title, text: { length: 100 }, values: { country }, ...stamps },
  }) as unknown as Entry;
const country = {
  type: 'field',
  record: {
    id: 'country',
    name: 'country',
    subject: 'document',
    kindId: null,
    value: { type: 'text' },
    ...stamps,
  },
} as unknown as Entry;
const item = (id: string, kindId: string) =>
  ({ type: 'item', record: { id, kindId, label: id, aliases: [], ...stamps } }) as unknown as Entry;
const passage = (id: string, documentId: string, itemId: string, start: number, exact: string) =>
  ({
    type: 'passage',
    record: { id, documentId, itemId, coderId: 'c1', start, end: start + exact.length, exact, ...stamps },
  }) as unknown as Entry;

const setUp = () => {
  const store = new StudyStore();
  store.load([
    country,
    document('b', 'Zulu', 'Mexico'),
    document('a', 'Alpha', 'Chile'),
    item('union', 'actor'),
    item('house', 'veto-point'),
    passage('p1', 'b', 'union', 5, 'The unions objected'),
    passage('p2', 'a', 'house', 40, 'the Lower House voted'),
    passage('p3', 'a', 'union', 10, 'Élan of the unions'),
  ]);
  return { store, rows: new PassageRows(store) };
};

const ids = (passages: readonly { id: string }[]) => passages.map(({ id }) => id);

describe('PassageRows', () => {
  it('lists by document title, then by place', () => {
    const { rows } = setUp();
    expect(ids(rows.list(noFilter, () => true))).toEqual(['p3', 'p2', 'p1']);
  });

  it('filters by kind, item, document, its variables, and words without accents or case', () => {
    const { rows } = setUp();
    const list = (filter: object) => ids(rows.list({ ...noFilter, ...filter }, () => true));
    expect(list({ kindId: 'actor' })).toEqual(['p3', 'p1']);
    expect(list({ itemId: 'house' })).toEqual(['p2']);
    expect(list({ documentId: 'b' })).toEqual(['p1']);
    expect(list({ text: 'UNIONS elan' })).toEqual(['p3']);
    expect(list({ coderId: 'c2' })).toEqual([]);
    expect(list({ where: ['country=Chile'] })).toEqual(['p3', 'p2']);
    expect(list({ where: ['country=Chile'], kindId: 'actor' })).toEqual(['p3']);
  });

  it('follows a commit into the documents it touched', () => {
    const { store, rows } = setUp();
    rows.list(noFilter, () => true);
    const added = passage('p4', 'a', 'union', 0, 'First');
    const diff = [{ type: 'passage' as const, id: 'p4', before: null, after: added.record }];
    store.apply(diff);
    rows.follow({ diff });
    expect(ids(rows.list(noFilter, () => true))).toEqual(['p4', 'p3', 'p2', 'p1']);
  });

  it('orders a document again once all of its passages are here', () => {
    const { store, rows } = setUp();
    rows.list(noFilter, () => false);
    store.load([passage('p0', 'b', 'union', 0, 'Late')]);
    expect(ids(rows.list(noFilter, () => true))).toEqual(['p3', 'p2', 'p0', 'p1']);
  });
});
