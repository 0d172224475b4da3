import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doccanoReader } from '#core/exchange/readers/doccano.ts';
import {
  asFiles,
  codedText,
  corpusStore,
  describePassages,
  expectedPassages,
  exportCorpus,
  fuzzReader,
  readProject,
  sampleSpans,
  sampleText,
} from '../../../../tests/support/corpus-study.ts';
import { doccano } from './doccano.ts';

describe('doccano', () => {
  it('cuts the quotes by its offsets, and brings everything back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(codedText, { minLength: 1, maxLength: 2 }), async documents => {
        const store = corpusStore(documents);
        const texts = documents.map(({ text }) => text);
        const { files } = await exportCorpus(doccano, store, texts);
        const lines = (files.get('doccano.jsonl') ?? '').split('\n').slice(0, -1);
        for (const line of lines) {
          const { text, label, passages } = JSON.parse(line) as {
            text: string;
            label: [number, number, string][];
            passages: { id: string }[];
          };
          expect(label).toHaveLength(passages.length);
          for (const [index, [start, end]] of label.entries())
            expect([...text].slice(start, end).join('')).toBe(
              store.get('passage', passages[index]?.id ?? '')?.exact,
            );
        }
        const project = await readProject(doccanoReader, asFiles(files));
        const expected = expectedPassages(store).map(each => ({ ...each, quote: null }));
        const sort = (each: readonly unknown[]) => each.map(one => JSON.stringify(one)).sort();
        expect(sort(describePassages(project))).toEqual(sort(expected));
      }),
      { numRuns: 60 },
    );
  });

  it('reads what doccano writes in its forms, and counts lines without text', async () => {
    const lines = [
      '{"id":1,"text":"exampleA","labels":[[0,2,"LOC"]],"Comments":["why"]}',
      '{"text":"exampleB","entities":[{"id":1,"label":"PER","start_offset":3,"end_offset":5}],"relations":[{"id":2}]}',
      '{"text":"exampleC","label":["positive"]}',
      '{"label":[[0,1,"PER"]]}',
      'no json',
    ].join('\n');
    const project = await readProject(doccanoReader, asFiles(new Map([['all.jsonl', lines]])));
    expect(describePassages(project).map(({ document, code, cut }) => [document, code, cut])).toEqual([
      ['all 1', 'LOC', 'ex'],
      ['all 2', 'PER', 'mp'],
    ]);
    expect(project.memos).toMatchObject([{ text: 'why' }]);
    expect(project.losses).toHaveLength(4);
  });

  it('reads its own example', async () => {
    const bytes = await readFile(
      new URL('../../../../../shared/examples/doccano/example.jsonl', import.meta.url),
    ).catch(() => null);
    if (bytes === null) return;
    const files = [{ path: 'example.jsonl', bytes: new Uint8Array(bytes) }];
    expect(doccanoReader.sniff(files)).toBe(true);
    const project = await readProject(doccanoReader, files);
    expect(project.documents.map(({ text }) => text)).toEqual(['exampleA', 'exampleB']);
    expect(describePassages(project)).toMatchObject([{ code: 'LOC', cut: 'e' }]);
    expect(project.losses).toEqual(['1 line: no text in it; left out.']);
  });

  it('answers damaged files with words: 300 mutations', async () => {
    const store = corpusStore([{ text: sampleText, spans: sampleSpans }]);
    const { files } = await exportCorpus(doccano, store, [sampleText]);
    await fuzzReader(doccanoReader, asFiles(files), 300);
  });
});
