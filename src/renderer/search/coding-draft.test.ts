import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodingQuery, codingQuery, everyPassage, relations } from '#core/search/coding-query.ts';
import { findPassages } from '#core/search/find-passages.ts';
import { DocumentUnits } from '#core/views/document-units.ts';
import { StudyInMemory } from '../../../tests/support/study-in-memory.ts';
import { conditionOf, groupOf, lacking, lackOf, queryOfGroup, startGroup } from './coding-draft.ts';

const text = 'The union struck. The ministry paid.\n\nNobody asked the union. Later it struck again.';

function study() {
  const made = new StudyInMemory();
  made.addDocument('one', text);
  for (const [id, kind] of [
    ['union', 'actor'],
    ['ministry', 'actor'],
    ['pay', 'tracer'],
  ])
    made.dispatch('item.add', { id, kind, label: id });
  const code = (id: string, itemId: string, quote: string, values = {}) => {
    const start = text.indexOf(quote);
    made.dispatch('passage.add', { id, documentId: 'one', itemId, start, end: start + quote.length, values });
  };
  code('strike', 'union', 'The union struck.', { 'actor.passage.stage': ['legislation'] });
  code('name', 'union', 'union struck');
  code('paid', 'ministry', 'The ministry paid.');
  code('money', 'pay', 'paid');
  code('again', 'union', 'it struck again');
  const units = new DocumentUnits(() => text);
  return (query: CodingQuery | null) =>
    [...findPassages(made.store, codingQuery.parse(query ?? everyPassage), units)].map(
      ({ passage }) => passage.id,
    );
}

const values: readonly {
  field: string;
  oneOf?: string[];
  text?: string;
  least?: number;
  stated?: boolean;
}[] = [
  { field: 'actor.passage.stage' },
  { field: 'actor.passage.stage', stated: false },
  { field: 'actor.passage.stage', oneOf: ['legislation'], text: 'leg' },
  { field: 'actor.passage.stage', oneOf: ['veto'], least: 1 },
];
const leaf: fc.Arbitrary<CodingQuery> = fc.oneof(
  fc.record({ items: fc.uniqueArray(fc.constantFrom('union', 'ministry', 'pay'), { minLength: 1 }) }),
  fc.record({ kinds: fc.uniqueArray(fc.constantFrom('actor', 'tracer'), { minLength: 1 }) }),
  fc.record({ words: fc.constantFrom('struck', 'paid', 'it | the') }),
  fc.record({ value: fc.constantFrom(...values), of: fc.constant('passage' as const) }),
);
const { query } = fc.letrec<{ query: CodingQuery }>(tie => ({
  query: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({ all: fc.array(tie('query'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('query'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('query') }),
    fc.record({
      passages: fc.oneof(fc.constant(everyPassage), tie('query')),
      relation: fc.constantFrom(...relations),
      to: fc.oneof(fc.constant(everyPassage), tie('query')),
      within: fc.record({
        distance: fc.integer({ min: 0, max: 3 }),
        unit: fc.constantFrom('characters', 'sentences', 'paragraphs'),
      }),
    }),
  ),
}));

describe('a draft of a coding query', () => {
  it('finds what the query finds that it was made of', () => {
    const ask = study();
    fc.assert(
      fc.property(query, asked => {
        const group = groupOf(asked);
        expect(lacking(group)).toBe(0);
        expect(ask(queryOfGroup(group))).toEqual(ask(asked));
        // What has been put together is taken apart into the same.
        const again = queryOfGroup(group);
        expect(again === null ? null : queryOfGroup(groupOf(again))).toEqual(again);
      }),
    );
  });

  it('leaves out what is not said to the end, and tells it', () => {
    expect(queryOfGroup(startGroup())).toBeNull();
    const items = conditionOf({ ask: 'items', ids: ['union'] });
    const words = conditionOf({ ask: 'words', words: '(struck' }, true);
    const group = { joined: 'any' as const, conditions: [items, words] };
    expect(queryOfGroup(group)).toEqual({ items: ['union'] });
    expect(lacking(group)).toBe(1);
    expect(lackOf(words)).toMatchObject({ isWrong: true, message: expect.stringContaining('not closed') });
    const period = (text: string) =>
      lackOf({
        ask: 'value',
        of: 'passage',
        field: 'f',
        test: 'period',
        oneOf: [],
        least: null,
        most: null,
        text,
      });
    expect(period('199x-13')).toMatchObject({ isWrong: true });
    expect(period('1993/1994')).toBeNull();
    expect(period(' ')).toMatchObject({ isWrong: false });
  });

  it('takes a relation to nothing named for one to any passage, near by one unless told', () => {
    const near = conditionOf(
      { ask: 'relation', relation: 'near', to: startGroup(), distance: null, unit: 'sentences' },
      true,
    );
    expect(queryOfGroup({ joined: 'all', conditions: [near] })).toEqual({
      not: {
        passages: everyPassage,
        relation: 'near',
        to: everyPassage,
        within: { distance: 1, unit: 'sentences' },
      },
    });
    expect(lacking({ joined: 'all', conditions: [near] })).toBe(0);
  });
});
