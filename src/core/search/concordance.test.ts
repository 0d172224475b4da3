import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StudyInMemory } from '../../../tests/support/study-in-memory.ts';
import { isProblem } from '../problem.ts';
import { contextOf, groupByNeighbour, keywordInContext, readPosition, sortPlaces } from './concordance.ts';
import { codedRanges, mergeRanges, resolveScope, scopeFilter } from './scope.ts';
import { prepareSearch, searchDocument } from './search.ts';
import { SearchText } from './search-text.ts';

const text = 'The ministry paid. The  union\nstruck; the Ministry kept silent, and a union paid.';

function rowsOf(query: string, searched = text) {
  const prepared = prepareSearch(query, {});
  if (prepared === null) throw new Error('There is no query.');
  return [...searchDocument(prepared, new SearchText(searched), { within: null, outside: null })];
}

describe('context', () => {
  it('is cut between words and has single spaces', () => {
    const [place = { start: 0, end: 0 }] = rowsOf('struck');
    expect(contextOf(text, place, 14)).toEqual({ before: 'The union ', after: '; the' });
    expect(contextOf(text, place, 500)).toEqual({
      before: 'The ministry paid. The union ',
      after: '; the Ministry kept silent, and a union paid.',
    });
  });

  it('is counted in words for a concordance', () => {
    const [place = { start: 0, end: 0 }] = rowsOf('struck');
    expect(keywordInContext(text, place, 2)).toEqual({ before: 'The union ', after: '; the Ministry' });
    expect(keywordInContext(text, place, 0)).toEqual({ before: '', after: '' });
  });
});

describe('a concordance', () => {
  const texts = [new SearchText(text), new SearchText('A union. The union asked.')];
  const places = texts.flatMap((searched, document) =>
    rowsOf('union | ministry', searched.text).map(place => ({ ...place, document })),
  );
  const textOf = (document: number) => texts[document] ?? new SearchText('');
  const quotes = (order: readonly number[]) =>
    order.map(index => {
      const { document, start, end } = places[index] ?? { document: 0, start: 0, end: 0 };
      const searched = textOf(document).text;
      return (
        keywordInContext(searched, { start, end }, 1).before.trim() +
        keywordInContext(searched, { start, end }, 1).after
      );
    });

  it('is sorted by words to the left and right, what has none last', () => {
    const byRight = sortPlaces(places, textOf, [{ side: 'right', word: 1 }], {});
    expect(quotes(byRight).map(quote => quote.split(/[ ;.]+/).at(-1))).toEqual(
      ['asked', 'kept', 'paid', 'paid', 'struck', 'The'].sort((one, other) => one.localeCompare(other)),
    );
    const byLeft = sortPlaces(places, textOf, [{ side: 'left', word: 1 }, { side: 'node' }], {});
    expect(byLeft.map(index => places[index]?.document)).toEqual([0, 1, 0, 0, 0, 1]);
    const [alone] = [[{ document: 0, start: 0, end: 3 }]];
    expect(sortPlaces(alone ?? [], () => new SearchText('abc'), [{ side: 'left', word: 1 }], {})).toEqual([
      0,
    ]);
  });

  it('keeps the order of the documents for what is the same', () => {
    expect(sortPlaces(places, textOf, [{ side: 'document' }], {})).toEqual(places.map((_, index) => index));
    const byCode = sortPlaces(places, textOf, [{ side: 'code' }], {}, row =>
      (places[row]?.start ?? 0) > 50 ? 'A' : '',
    );
    expect(byCode.map(index => (places[index]?.start ?? 0) > 50)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('is grouped by a neighbour word as it is compared', () => {
    const groups = groupByNeighbour(places, textOf, { side: 'left', word: 1 }, {});
    expect(groups.map(({ word, rows }) => [word, rows.length])).toEqual([
      ['the', 4],
      ['a', 2],
    ]);
  });

  it('reads positions', () => {
    expect(readPosition('left2')).toEqual({ side: 'left', word: 2 });
    expect(readPosition('R1')).toEqual({ side: 'right', word: 1 });
    expect(readPosition('node')).toEqual({ side: 'node' });
    expect([readPosition('left'), readPosition('left0'), readPosition('up1')]).toEqual([null, null, null]);
  });
});

describe('a scope', () => {
  function study() {
    const made = new StudyInMemory();
    made.addDocument('one', text);
    made.addDocument('two', 'A union. The union asked.');
    made.dispatch('item.add', { id: 'ministry', kind: 'actor', label: 'Ministry' });
    made.dispatch('item.add', { id: 'pay', kind: 'tracer', label: 'Pay' });
    const code = (itemId: string, start: number, end: number) =>
      made.dispatch('passage.add', { documentId: 'one', itemId, start, end });
    code('ministry', 0, 17);
    code('pay', 10, 29);
    code('ministry', 40, 48);
    return made;
  }
  const found = (query: string, scope: Parameters<typeof resolveScope>[1]) => {
    const { store } = study();
    const prepared = prepareSearch(query, {});
    return resolveScope(store, scope).flatMap(each => {
      if (prepared === null) return [];
      const searched = each.document.id === 'one' ? text : 'A union. The union asked.';
      return [...searchDocument(prepared, new SearchText(searched), each)].map(
        ({ start }) => `${each.document.id} ${start}`,
      );
    });
  };

  it('is everything, or documents', () => {
    expect(found('union', {})).toEqual(['one 24', 'one 70', 'two 2', 'two 13']);
    expect(found('union', { documents: ['two'] })).toEqual(['two 2', 'two 13']);
  });

  it('is text that is coded so, also by passages that overlap', () => {
    expect(found('union', { within: {} })).toEqual(['one 24']);
    expect(found('paid the union', { within: {} })).toEqual([]);
    expect(found('"paid. the union"', { within: {} })).toEqual(['one 13']);
    expect(found('"paid. the union"', { within: { kinds: ['tracer'] } })).toEqual(['one 13']);
    expect(found('the', { within: { items: ['ministry'] } })).toEqual(['one 0']);
    expect(found('the', { within: { coders: ['ana'] } })).toEqual(['one 0', 'one 19']);
  });

  it('is text that is not coded so', () => {
    expect(found('union', { outside: {} })).toEqual(['one 70', 'two 2', 'two 13']);
    expect(found('the', { outside: { items: ['ministry'] }, documents: ['one'] })).toEqual(['one 19']);
  });

  it('is documents by their variables', () => {
    const made = study();
    made.dispatch('field.add', {
      id: 'd.country',
      name: 'country',
      label: 'Country',
      subject: 'document',
      kindId: null,
      value: { type: 'text', multiline: false },
    });
    made.dispatch('document.change', { id: 'two', values: { 'd.country': 'Mexico' } });
    const chosen = (where: string[]) =>
      resolveScope(made.store, { where }).map(({ document }) => document.id);
    expect(chosen(['country=Mexico'])).toEqual(['two']);
    expect(chosen(['Country='])).toEqual(['one']);
    expect(chosen(['country=Mexico', 'd.country='])).toEqual(['one', 'two']);
    // What can't be read is no scope at all: nothing is searched for the whole.
    expect(() => chosen(['nation=Mexico'])).toThrow('nation=Mexico');
  });

  it('refuses what is not in the study', () => {
    try {
      resolveScope(study().store, { within: { items: ['nobody'] } });
      expect.unreachable();
    } catch (error) {
      expect(isProblem(error) && error.message).toBe('The study has no item “nobody”.');
    }
  });

  it('joins ranges that overlap or touch', () => {
    expect(codedRanges(study().store, { id: 'one' as never }, {})).toEqual([
      { start: 0, end: 29 },
      { start: 40, end: 48 },
    ]);
  });

  it('lets through just the places that lie inside, and just those that touch nothing', () => {
    const range = fc
      .tuple(fc.nat(60), fc.integer({ min: 1, max: 9 }))
      .map(([start, length]) => ({ start, end: start + length }));
    const inOrder = fc.array(range, { maxLength: 12 }).map(list => list.sort((a, b) => a.start - b.start));
    fc.assert(
      fc.property(inOrder, inOrder, (ranges, all) => {
        const asked = all.filter((place, at) => all.slice(0, at).every(({ end }) => end <= place.start));
        const merged = mergeRanges(ranges.map(each => ({ ...each })));
        const units = (list: readonly { start: number; end: number }[]) =>
          new Set(
            list.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)),
          );
        const covered = units(ranges);
        const count = (place: { start: number; end: number }) =>
          [...units([place])].filter(unit => covered.has(unit)).length;
        const within = scopeFilter({ within: merged, outside: null });
        const outside = scopeFilter({ within: null, outside: merged });
        expect(asked.filter(within)).toEqual(asked.filter(place => count(place) === place.end - place.start));
        expect(asked.filter(outside)).toEqual(asked.filter(place => count(place) === 0));
      }),
    );
  });
});
