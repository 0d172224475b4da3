import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  asFiles,
  describePassages,
  fuzzReader,
  readProject,
} from '../../../../tests/support/corpus-study.ts';
import { hypothesisReader } from './hypothesis.ts';

const quote = (exact: string, start: number) => [
  {
    selector: [
      { type: 'RangeSelector', startContainer: '/p[1]', startOffset: 0 },
      { type: 'TextPositionSelector', start, end: start + exact.length },
      { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
    ],
  },
];
const common = {
  uri: 'https://example.org/page.html',
  user: 'acct:ana@hypothes.is',
  document: { title: ['A page'] },
};
const rows = [
  {
    ...common,
    id: 'r',
    references: ['a'],
    text: 'No.',
    user: 'acct:ben@hypothes.is',
    target: [],
    created: '2024-01-03T00:00:00Z',
  },
  {
    ...common,
    id: 'a',
    tags: ['union', 'meals'],
    text: 'why',
    target: quote('two', 7),
    created: '2024-01-02T03:04:05.000000+00:00',
  },
  { ...common, id: 'b', tags: [], text: '', target: quote('one', 3) },
  { ...common, id: 'c', tags: [], text: 'on the whole page', target: [{ source: common.uri }] },
];
const files = asFiles(
  new Map([
    ['export.json', JSON.stringify({ annotations: rows })],
    ['page.txt', '😀 one two'],
  ]),
);

describe('Hypothesis', () => {
  it('gives tags as codes, comments and replies as memos, notes on pages as notes on documents', async () => {
    expect(hypothesisReader.sniff(files)).toBe(true);
    const project = await readProject(hypothesisReader, files);
    expect(
      describePassages(project).map(({ document, code, coder, cut, memo }) => [
        document,
        code,
        coder,
        cut,
        memo,
      ]),
    ).toEqual([
      ['A page', 'Highlight', 'ana', 'one', ''],
      ['A page', 'meals', 'ana', 'two', 'why\n\nben: No.'],
      ['A page', 'union', 'ana', 'two', 'why\n\nben: No.'],
    ]);
    expect(project.memos).toMatchObject([{ text: 'on the whole page', on: { type: 'document' } }]);
    expect(project.passages[0]?.createdAt).toBe('2024-01-02T03:04:05.000Z');
  });

  it('reads what its interface gives, with the page', async () => {
    const folder = new URL('../../../../../shared/examples/w3c/', import.meta.url);
    const [json, page] = await Promise.all(
      ['minimal.json', 'minimal.html'].map(name => readFile(new URL(name, folder)).catch(() => null)),
    );
    if (json == null || page == null) return;
    const project = await readProject(hypothesisReader, [
      { path: 'minimal.json', bytes: new Uint8Array(json) },
      { path: 'minimal.html', bytes: new Uint8Array(page) },
    ]);
    expect(project.passages).toMatchObject([{ quote: 'Two', prefix: 'One ', suffix: ' Three\n' }]);
    expect(project.documents[0]?.source?.extension).toBe('html');
  });

  it('answers damaged files with words: 300 mutations', () => fuzzReader(hypothesisReader, files, 300));
});
