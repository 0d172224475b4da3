import { describe, expect, it } from 'vitest';
import { blocksOfFormat } from '#core/importers/blocks-of-format.ts';
import type { Answers, Question, SearchRow } from './messages.ts';
import { SearchEngine } from './search-engine.ts';

const first = '# Strikes\n\nThe union struck. The ministry paid the union.';
const second = 'A union was asked.';
const everywhere = (documentId: string) => ({ documentId, within: null, outside: null });

function fed(turns: () => Promise<void> = async () => {}) {
  const engine = new SearchEngine(turns);
  const give = (documentId: string, text: string) =>
    engine.take({ type: 'text', documentId, text, blocks: blocksOfFormat('markdown', text) });
  const search = async (query: string, more: Partial<Question & { type: 'search' }> = {}) => {
    const rows: SearchRow[] = [];
    const targets = ['one', 'two'].map(everywhere);
    const asked = { type: 'search' as const, query, options: {}, targets, most: 100, ...more };
    const end = (await engine.answer(asked, page => void rows.push(...page))) as Answers['search'];
    return { end, rows };
  };
  return { engine, give, search };
}

describe('the search engine', () => {
  it('finds in text after text, in context, and waits for texts that are on their way', async () => {
    const { give, search } = fed();
    give('one', first);
    const found = search('union');
    give('two', second);
    const { end, rows } = await found;
    expect(end).toEqual({
      complete: true,
      unfinished: [],
      lengths: [first.length, second.length],
      stopped: false,
    });
    expect(rows.map(({ document, start, quote }) => [document, start, quote])).toEqual([
      [0, 15, 'union'],
      [0, 51, 'union'],
      [1, 2, 'union'],
    ]);
    expect(rows[0]).toMatchObject({ before: 'Strikes The ' });
  });

  it('looks where it is told, and stops at the most', async () => {
    const { give, search } = fed();
    give('one', first);
    give('two', second);
    const targets = [{ documentId: 'one', within: [{ start: 42, end: 57 }], outside: null }];
    expect((await search('union', { targets })).rows.map(({ start }) => start)).toEqual([51]);
    const { end, rows } = await search('union', { most: 2 });
    expect([end.complete, rows.length]).toEqual([false, 2]);
  });

  it('gives up a search for the next one', async () => {
    const { give, search } = fed(() => new Promise(resolve => setTimeout(resolve)));
    const old = search('union');
    const next = search('ministry');
    give('one', first);
    give('two', second);
    expect((await old).end).toMatchObject({ stopped: true });
    expect((await next).rows.map(({ quote }) => quote)).toEqual(['ministry']);
  });

  it('fails where a text cannot be had, and takes it when it comes later', async () => {
    const { engine, give, search } = fed();
    give('two', second);
    const failed = search('union');
    engine.take({ type: 'missing', documentId: 'one', message: 'It is gone.' });
    await expect(failed).rejects.toThrow('It is gone.');
    give('one', first);
    expect((await search('union')).rows).toHaveLength(3);
  });

  it('sorts and groups what was found last', async () => {
    const { engine, give, search } = fed();
    give('one', first);
    give('two', second);
    await search('union');
    const ask = (question: Question) => engine.answer(question, () => {});
    const sort = [{ side: 'left' as const, word: 1 }];
    const plain = (await ask({ type: 'arrange', sort, group: null, codes: null })) as Answers['arrange'];
    expect([...plain.order]).toEqual([2, 0, 1]);
    const grouped = await ask({ type: 'arrange', sort: [], group: { side: 'left', word: 1 }, codes: null });
    expect(grouped).toEqual({
      order: Uint32Array.of(0, 1, 2),
      groups: [{ word: 'the' }, { word: 'a' }],
      counts: [2, 1],
    });
    const codes = ['b', '', 'a'];
    const byCode = await ask({ type: 'arrange', sort: [{ side: 'code' }], group: null, codes });
    expect([...(byCode as Answers['arrange']).order]).toEqual([2, 0, 1]);
  });

  it('says in which sections the places of a document stand', async () => {
    const { engine, give, search } = fed();
    give('one', first);
    give('two', second);
    await search('union');
    const sections = (document: number) => engine.answer({ type: 'sections', document }, () => {});
    expect(await sections(0)).toEqual(['Strikes', 'Strikes']);
    expect(await sections(1)).toEqual(['']);
    expect(await sections(9)).toEqual([]);
  });

  it('counts words, and those near what was found last', async () => {
    const { engine, give, search } = fed();
    give('one', first);
    give('two', second);
    await search('union');
    const words = (await engine.answer(
      { type: 'words', documentIds: ['two', 'one'], options: { length: 1 }, most: 2 },
      () => {},
    )) as Answers['words'];
    expect(words.rows.map(({ words: word, counts }) => [word, counts])).toEqual([
      ['the', [0, 3]],
      ['union', [1, 2]],
    ]);
    const near = (await engine.answer(
      { type: 'collocates', window: 1, least: 1, most: 9 },
      () => {},
    )) as Answers['collocates'];
    expect(Object.fromEntries(near.rows.map(({ word, left, right }) => [word, left + right]))).toEqual({
      the: 2,
      struck: 1,
      a: 1,
      was: 1,
    });
  });
});
