import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StudyInMemory } from '../../../tests/support/study-in-memory.ts';
import type { Passage } from '../model/passage.ts';
import { DocumentUnits } from '../views/document-units.ts';
import { type CodingQuery, codingQuery, readsTexts, relations } from './coding-query.ts';
import { findPassages } from './find-passages.ts';

const text = 'The union struck. The ministry paid.\n\nNobody asked the union. Later it struck again.';

function study() {
  const made = new StudyInMemory();
  made.addDocument('one', text);
  made.addDocument('two', text);
  for (const [id, kind] of [
    ['union', 'actor'],
    ['ministry', 'actor'],
    ['pay', 'tracer'],
  ])
    made.dispatch('item.add', { id, kind, label: id });
  const code = (id: string, itemId: string, quote: string, documentId = 'one', values = {}) => {
    const start = text.indexOf(quote);
    made.dispatch('passage.add', { id, documentId, itemId, start, end: start + quote.length, values });
  };
  code('strike', 'union', 'The union struck.', 'one', { 'actor.passage.stage': ['legislation'] });
  code('name', 'union', 'union struck');
  code('paid', 'ministry', 'The ministry paid.');
  code('money', 'pay', 'paid');
  code('again', 'union', 'it struck again');
  code('elsewhere', 'ministry', 'Nobody asked', 'two');
  const units = new DocumentUnits(() => text);
  const ask = (query: CodingQuery) =>
    [...findPassages(made.store, codingQuery.parse(query), units)].map(({ passage, beside }) =>
      [passage.id, ...beside.map(({ id }) => id)].join(' '),
    );
  return { made, units, ask };
}

describe('a coding query', () => {
  const { ask } = study();
  const union: CodingQuery = { items: ['union'] };
  const actors: CodingQuery = { kinds: ['actor'] };

  it('asks for items, kinds, coders, documents, words and values', () => {
    expect(ask(union)).toEqual(['strike', 'name', 'again']);
    expect(ask({ kinds: ['tracer'] })).toEqual(['money']);
    expect(ask({ coders: ['nobody'] })).toEqual([]);
    expect(ask({ documents: ['two'] })).toEqual(['elsewhere']);
    expect(ask({ words: 'stru* | nobody' })).toEqual(['strike', 'name', 'again', 'elsewhere']);
    const stage = { field: 'actor.passage.stage', oneOf: ['legislation'] };
    expect(ask({ value: stage, of: 'passage' })).toEqual(['strike']);
    expect(ask({ value: { ...stage, stated: false, oneOf: undefined }, of: 'passage' })).toHaveLength(5);
  });

  it('joins by and, or, not', () => {
    expect(ask({ all: [union, { words: 'again' }] })).toEqual(['again']);
    expect(ask({ any: [{ kinds: ['tracer'] }, { documents: ['two'] }] })).toEqual(['money', 'elsewhere']);
    expect(ask({ all: [actors, { not: union }] })).toEqual(['paid', 'elsewhere']);
  });

  it('asks how passages lie to others of the document', () => {
    const lie = (relation: (typeof relations)[number], to: CodingQuery, within?: object) =>
      ask({ passages: actors, relation, to, ...(within === undefined ? {} : { within }) } as CodingQuery);
    expect(lie('contains', { kinds: ['tracer'] })).toEqual(['paid money']);
    expect(lie('inside', union)).toEqual(['name strike']);
    expect(lie('overlaps', union)).toEqual(['strike name', 'name strike']);
    expect(lie('before', { items: ['ministry'] })).toEqual(['strike paid', 'name paid']);
    expect(lie('after', { items: ['ministry'] })).toEqual(['again paid']);
    expect(lie('near', { items: ['ministry'] }, { distance: 1, unit: 'characters' })).toEqual([
      'strike paid',
    ]);
    expect(lie('near', { items: ['ministry'] }, { distance: 1, unit: 'sentences' })).toEqual([
      'strike paid',
      'name paid',
    ]);
    expect(lie('near', { items: ['ministry'] }, { distance: 1, unit: 'paragraphs' })).toHaveLength(3);
    expect(lie('before', union, { distance: 2, unit: 'sentences' })).toEqual(['paid again']);
    expect(lie('before', union, { distance: 1, unit: 'sentences' })).toEqual([]);
  });

  it('is checked as data', () => {
    expect(codingQuery.safeParse({ passages: union, relation: 'near', to: union }).success).toBe(false);
    expect(codingQuery.safeParse({ items: [] }).success).toBe(false);
    expect(codingQuery.safeParse({ items: ['a'], kinds: ['b'] }).success).toBe(false);
    const near = (unit: 'characters' | 'sentences'): CodingQuery => ({
      passages: union,
      relation: 'near',
      to: union,
      within: { distance: 1, unit },
    });
    expect([readsTexts({ not: near('sentences') }), readsTexts(near('characters'))]).toEqual([true, false]);
  });
});

it('finds just the passages that a look at every pair finds', () => {
  const spans = fc.array(
    fc.record({
      start: fc.nat(60),
      length: fc.integer({ min: 1, max: 20 }),
      item: fc.constantFrom('union', 'ministry'),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(spans, fc.constantFrom(...relations), fc.nat(15), (list, relation, distance) => {
      const made = new StudyInMemory();
      made.addDocument('one', 'x'.repeat(100));
      for (const id of ['union', 'ministry']) made.dispatch('item.add', { id, kind: 'actor', label: id });
      for (const { start, length, item } of list)
        made.dispatch('passage.add', { documentId: 'one', itemId: item, start, end: start + length });
      const all = [...made.store.all('passage')];
      const gap = (one: Passage, other: Passage) => Math.max(0, other.start - one.end, one.start - other.end);
      const lies = (one: Passage, other: Passage): boolean =>
        ({
          overlaps: one.start < other.end && other.start < one.end,
          contains: one.start <= other.start && other.end <= one.end,
          inside: other.start <= one.start && one.end <= other.end,
          near: gap(one, other) <= distance,
          before: one.end <= other.start && gap(one, other) <= distance,
          after: other.end <= one.start && gap(one, other) <= distance,
        })[relation];
      const expected = all.filter(
        one =>
          one.itemId === 'union' &&
          all.some(other => other !== one && other.itemId === 'ministry' && lies(one, other)),
      );
      const query: CodingQuery = {
        passages: { items: ['union'] },
        relation,
        to: { items: ['ministry'] },
        within: { distance, unit: 'characters' },
      };
      const found = [...findPassages(made.store, query, new DocumentUnits(() => ''))];
      expect(new Set(found.map(({ passage }) => passage.id))).toEqual(new Set(expected.map(({ id }) => id)));
      for (const { passage, beside } of found)
        for (const other of beside) expect(lies(passage, other)).toBe(true);
    }),
  );
});
