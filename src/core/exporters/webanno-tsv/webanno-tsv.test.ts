import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { webannoTsvReader } from '#core/exchange/readers/webanno-tsv.ts';
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
import { webannoTsv } from './webanno-tsv.ts';

const sort = (each: readonly unknown[]) => each.map(one => JSON.stringify(one)).sort();

describe('WebAnno TSV', () => {
  it('has rows that cut the text, and brings passages back to their tokens, with and without the texts', async () => {
    await fc.assert(
      fc.asyncProperty(codedText, async document => {
        const { text } = document;
        const store = corpusStore([document]);
        const { files } = await exportCorpus(webannoTsv, store, [text]);
        for (const line of (files.get('report 1.tsv') ?? '').split('\n')) {
          if (!/^\d+-\d+/.test(line)) continue;
          const [, place = '', token = ''] = line.split('\t');
          expect(text.slice(...(place.split('-').map(Number) as [number, number]))).toBe(token);
        }
        // What is white space at the ends of a passage is in no token.
        const expected = expectedPassages(store).flatMap(
          ({ document: title, kind, code, coder, cut, range }) => {
            const start = range.start + cut.length - cut.trimStart().length;
            const end = range.end - (cut.length - cut.trimEnd().length);
            return start < end ? [{ title, kind, code, coder, start, end }] : [];
          },
        );
        const given = (project: Awaited<ReturnType<typeof readProject>>) =>
          describePassages(project).map(({ document: title, kind, code, coder, range }) => ({
            title,
            kind,
            code,
            coder,
            start: range?.start,
            end: range?.end,
          }));
        const whole = await readProject(webannoTsvReader, asFiles(files));
        expect(sort(given(whole))).toEqual(sort(expected));
        expect(whole.documents[0]?.text).toBe(text);
        files.delete('report 1.txt');
        const bare = await readProject(webannoTsvReader, asFiles(files));
        expect(sort(given(bare))).toEqual(sort(expected));
        const shape = (each: string) => each.replace(/\s+/g, ' ').trim();
        expect(shape(bare.documents[0]?.text ?? '')).toBe(shape(text));
      }),
      { numRuns: 80 },
    );
  });

  it('reads stacked, escaped and part-token annotations, and counts other layers', async () => {
    const sheet = [
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=de.x.POS|PosValue',
      '#T_SP=de.x.NamedEntity|identifier|value',
      '#T_RL=de.x.Tie|label|BT_x',
      '',
      '',
      '#Text=One two.',
      '1-1\t0-3\tOne\tN\t*[1]|*[2]\tA\\_B[1]|C[2]\t_\t_\t',
      '1-2\t4-7\ttwo\tN\t*[1]\tA\\_B[1]\tx\t1-1\t',
      '1-2.1\t4-6\ttw\tN\tid\tD\t_\t_\t',
      '1-3\t7-8\t.\tN\t_\t_\t_\t_\t',
      '',
      '#Text=End',
      '2-1\t9-12\tEnd\tN\t*\t*\t_\t_\t',
    ].join('\n');
    const project = await readProject(webannoTsvReader, asFiles(new Map([['a.tsv', sheet]])));
    expect(project.documents[0]?.text).toBe('One two.\nEnd');
    expect(describePassages(project).map(({ kind, code, cut }) => [kind, code, cut])).toEqual([
      ['NamedEntity', 'A_B', 'One two'],
      ['NamedEntity', 'C', 'One'],
      ['NamedEntity', 'NamedEntity', 'End'],
      ['NamedEntity', 'id', 'tw'],
    ]);
    expect(project.losses).toHaveLength(2);
  });

  it('reads what other programs write', async () => {
    const folder = new URL('../../../../../shared/examples/tsv3/', import.meta.url);
    for (const [name, code, cut] of [
      ['emoji', 'Span', '😊'],
      ['values', 'PERSON', 'This is a test .'],
    ] as const) {
      const bytes = await readFile(new URL(`${name}/reference.tsv`, folder)).catch(() => null);
      if (bytes === null) return;
      const files = [{ path: 'reference.tsv', bytes: new Uint8Array(bytes) }];
      expect(webannoTsvReader.sniff(files)).toBe(true);
      expect(describePassages(await readProject(webannoTsvReader, files))).toMatchObject([{ code, cut }]);
    }
  });

  it('answers damaged files with words: 300 mutations', async () => {
    const store = corpusStore([{ text: sampleText, spans: sampleSpans }]);
    const { files } = await exportCorpus(webannoTsv, store, [sampleText]);
    await fuzzReader(webannoTsvReader, asFiles(files), 300);
  });
});
