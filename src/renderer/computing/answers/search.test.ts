import { describe, expect, it } from 'vitest';
import { type Entry, recordTypes } from '#core/model/records.ts';
import { feasibility } from '../../../../tests/support/feasibility-study.ts';
import { StudyInMemory } from '../../../../tests/support/study-in-memory.ts';
import type { Question } from '../messages.ts';
import { AskingEngine } from '../testing/asking-engine.ts';

const first = '# Strikes\n\nThe union struck. The ministry paid the union.';
const second = 'A union was asked.';
const everywhere = { options: {}, documentIds: ['one', 'two'], within: null, outside: null, most: 100 };

function fed() {
  const window = new AskingEngine();
  const give = (documentId: string, text: string) => window.give(documentId, text, 'markdown');
  const begin = (query: string, more: Partial<Question<'search'>> = {}) => {
    const { answered, stop } = window.begin({ type: 'search', query, ...everywhere, ...more });
    return { stop, found: answered.then(({ answer, parts }) => ({ end: answer, rows: parts.flat() })) };
  };
  const search = (...asked: Parameters<typeof begin>) => begin(...asked).found;
  return { window, give, begin, search };
}

describe('a search', () => {
  it('finds in text after text, in context, and waits for texts that are on their way', async () => {
    const { give, search } = fed();
    give('one', first);
    const found = search('union');
    give('two', second);
    const { end, rows } = await found;
    expect(end).toEqual({ complete: true, unfinished: [], lengths: [first.length, second.length] });
    expect(rows.map(({ document, start, quote }) => [document, start, quote])).toEqual([
      [0, 15, 'union'],
      [0, 51, 'union'],
      [1, 2, 'union'],
    ]);
    expect(rows[0]).toMatchObject({ before: 'Strikes The ' });
  });

  it('shows what it has found while a text is still on its way', async () => {
    const { window, give } = fed();
    give('one', first);
    const question: Question<'search'> = { type: 'search', query: 'union', ...everywhere };
    const { parts } = window.begin(question);
    for (let turns = 0; turns < 50 && parts.length === 0; turns += 1)
      await new Promise(resolve => setTimeout(resolve));
    expect(parts.flat()).toHaveLength(2);
  });

  it('stops at the most', async () => {
    const { give, search } = fed();
    give('one', first);
    give('two', second);
    const { end, rows } = await search('union', { most: 2 });
    expect([end.complete, rows.length]).toEqual([false, 2]);
  });

  it('looks where text is coded as told', async () => {
    const { window, search } = fed();
    const study = new StudyInMemory(feasibility);
    study.addDocument('one', first);
    study.dispatch('item.add', { id: 'i', kind: 'actor', label: 'Union' });
    study.dispatch('passage.add', { documentId: 'one', itemId: 'i', start: 42, end: 57 });
    for (const type of recordTypes) {
      const entries = [...study.store.all(type)].map(record => ({ type, record }) as Entry);
      window.engine.take({ type: 'records', entries });
    }
    window.give('one', first);
    const starts = async (more: Partial<Question<'search'>>) =>
      (await search('union', { documentIds: ['one'], ...more })).rows.map(({ start }) => start);
    expect(await starts({ within: { items: ['i'] } })).toEqual([51]);
    expect(await starts({ outside: {} })).toEqual([15]);
    await search('union', { documentIds: ['one'] });
    const byCode = await window.ask({ type: 'arrange', sort: [{ side: 'code' }], group: null });
    // What is coded with nothing comes last.
    expect([...byCode.order]).toEqual([1, 0]);
  });

  it('is given up when it is taken back', async () => {
    const { give, begin, search } = fed();
    const old = begin('union');
    let isTold = false;
    void old.found.then(() => {
      isTold = true;
    });
    old.stop();
    const next = search('ministry');
    give('one', first);
    give('two', second);
    expect((await next).rows.map(({ quote }) => quote)).toEqual(['ministry']);
    expect(isTold).toBe(false);
  });
});

describe('what was found last', () => {
  async function found() {
    const each = fed();
    each.give('one', first);
    each.give('two', second);
    await each.search('union');
    return each.window;
  }

  it('is sorted and grouped', async () => {
    const window = await found();
    const sort = [{ side: 'left' as const, word: 1 }];
    const plain = await window.ask({ type: 'arrange', sort, group: null });
    expect([...plain.order]).toEqual([2, 0, 1]);
    const grouped = await window.ask({ type: 'arrange', sort: [], group: { side: 'left', word: 1 } });
    expect(grouped).toEqual({
      order: Uint32Array.of(0, 1, 2),
      groups: [{ word: 'the' }, { word: 'a' }],
      counts: [2, 1],
    });
  });

  it('is placed in the sections of its documents', async () => {
    const window = await found();
    const sections = (document: number) => window.ask({ type: 'sections', document });
    expect(await sections(0)).toEqual(['Strikes', 'Strikes']);
    expect(await sections(1)).toEqual(['']);
    expect(await sections(9)).toEqual([]);
  });

  it('has words near it, and words are counted', async () => {
    const window = await found();
    const words = await window.ask({
      type: 'words',
      documentIds: ['two', 'one'],
      options: { length: 1 },
      most: 2,
    });
    expect(words.rows.map(({ words: word, counts }) => [word, counts])).toEqual([
      ['the', [0, 3]],
      ['union', [1, 2]],
    ]);
    const near = await window.ask({ type: 'collocates', window: 1, least: 1, most: 9 });
    expect(Object.fromEntries(near.rows.map(({ word, left, right }) => [word, left + right]))).toEqual({
      the: 2,
      struck: 1,
      a: 1,
      was: 1,
    });
  });
});
