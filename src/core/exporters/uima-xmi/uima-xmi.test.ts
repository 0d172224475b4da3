import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { uimaXmiReader } from '#core/exchange/readers/uima-xmi.ts';
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
import { uimaXmi } from './uima-xmi.ts';

const sort = (each: readonly unknown[]) => each.map(one => JSON.stringify(one)).sort();

describe('UIMA XMI', () => {
  it('brings everything back, at offsets that cut the quotes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(codedText, { minLength: 1, maxLength: 2 }), async documents => {
        const store = corpusStore(documents);
        const texts = documents.map(({ text }) => text);
        const { files } = await exportCorpus(uimaXmi, store, texts);
        for (const name of ['report 1.xmi', 'TypeSystem.xml'])
          expect(XMLValidator.validate(files.get(name) ?? '')).toBe(true);
        const project = await readProject(uimaXmiReader, asFiles(files));
        expect(project.documents.map(({ text }) => text)).toEqual(texts);
        expect(sort(describePassages(project))).toEqual(
          sort(expectedPassages(store).map(each => ({ ...each, quote: null }))),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('declares every feature that it writes', async () => {
    const { files } = await exportCorpus(uimaXmi, corpusStore([{ text: sampleText, spans: sampleSpans }]), [
      sampleText,
    ]);
    const declared = [...(files.get('TypeSystem.xml') ?? '').matchAll(/n><name>(\w+)</g)].map(
      match => match[1],
    );
    const passage = /<tracework:Passage ([^>]*)\/>/.exec(files.get('report 1.xmi') ?? '')?.[1] ?? '';
    const written = [...passage.matchAll(/(?:^| )(\w+)="/g)].map(match => match[1]);
    expect(written).toEqual(['sofa', 'begin', 'end', ...declared]);
  });

  it('keeps the places of control characters and says that they are replaced', async () => {
    const text = 'a\u0001b c';
    const { files, losses } = await exportCorpus(
      uimaXmi,
      corpusStore([{ text, spans: [{ start: 2, end: 5 }] }]),
      [text],
    );
    const project = await readProject(uimaXmiReader, asFiles(files));
    expect(describePassages(project)[0]?.cut).toBe('b c');
    expect(losses.join(' ')).toContain('control characters');
  });

  it('reads what other programs write', async () => {
    const folder = new URL('../../../../../shared/examples/tsv3/', import.meta.url);
    for (const [name, code, cut] of [
      ['emoji', 'NamedEntity', '😊'],
      ['values', 'PERSON', 'This is a test .'],
    ] as const) {
      const bytes = await readFile(new URL(`${name}/reference.xmi`, folder)).catch(() => null);
      if (bytes === null) return;
      const files = [{ path: 'reference.xmi', bytes: new Uint8Array(bytes) }];
      expect(uimaXmiReader.sniff(files)).toBe(true);
      const project = await readProject(uimaXmiReader, files);
      expect(describePassages(project)).toMatchObject([{ kind: 'NamedEntity', code, cut }]);
      expect(project.losses[0]).toMatch(/annotations: of tokens/);
    }
  });

  it('answers damaged files with words: 300 mutations', async () => {
    const store = corpusStore([{ text: sampleText, spans: sampleSpans }]);
    const { files } = await exportCorpus(uimaXmi, store, [sampleText]);
    await fuzzReader(uimaXmiReader, asFiles(files), 300);
  });
});
