import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bratReader } from '#core/exchange/readers/brat.ts';
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
import { brat } from './brat.ts';

const read = (files: Record<string, string>) =>
  readProject(bratReader, asFiles(new Map(Object.entries(files))));

describe('brat', () => {
  it('writes what brat takes: plain names, one line a note, no span over a line end', async () => {
    const store = corpusStore([{ text: sampleText, spans: sampleSpans }]);
    const { files } = await exportCorpus(brat, store, [sampleText]);
    const lines = files.get('report 1.ann') ?? '';
    expect(lines).toContain('T1\tActor_Board 0 ');
    expect(lines).toContain('\tAnnotatorNotes T2\tfirst\\tline\\nsecond | [line] \\\\n\n');
    expect(lines).toContain('\tnó. End 𝔘\n');
    for (const line of lines.split('\n').slice(0, -1))
      expect(line).toMatch(
        /^(T\d+\t[A-Za-z0-9_-]+ \d+ \d+(;\d+ \d+)*\t.+|A\d+\tCoder T\d+ [A-Za-z0-9-]+|#\d+\t\w+ T\d+\t.+)$/s,
      );
    expect(files.get('annotation.conf')).toContain('Coder Arg:<ENTITY>, Value:Ana-Lopez|Ben-Co');
  });

  it('cuts the quotes by its offsets, and brings everything back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(codedText, { minLength: 1, maxLength: 2 }), async documents => {
        const store = corpusStore(documents);
        const texts = documents.map(({ text }) => text);
        const { files } = await exportCorpus(brat, store, texts);
        for (const [index, text] of texts.entries()) {
          const points = [...text];
          for (const line of (files.get(`report ${index + 1}.ann`) ?? '').split('\n')) {
            if (!line.startsWith('T')) continue;
            const [, about = '', ...quote] = line.split('\t');
            const cut = about
              .slice(about.indexOf(' ') + 1)
              .split(';')
              .map(place => points.slice(...(place.split(' ').map(Number) as [number, number])).join(''));
            expect(cut.join(' ')).toBe(quote.join('\t'));
          }
        }
        // Line ends at the ends of a span are in none of its fragments.
        const inner = expectedPassages(store).map(({ range, cut, ...rest }) => {
          const from = range.start + (/^\n*/.exec(cut)?.[0].length ?? 0);
          const to = range.end - (/\n*$/.exec(cut)?.[0].length ?? 0);
          return {
            ...rest,
            quote: null,
            range: from < to ? { start: from, end: to } : { start: range.start, end: range.start },
          };
        });
        const byText = (one: unknown, other: unknown) =>
          JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
        const project = await readProject(bratReader, asFiles(files));
        const got = describePassages(project).map(({ cut: _, ...rest }) => ({ ...rest, quote: null }));
        const key = (each: object) =>
          Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)));
        expect(got.map(key).sort(byText)).toEqual(inner.map(key).sort(byText));
        expect(project.losses).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('reads files with CRLF, whichever way their line ends are counted, and with a mark at the beginning', async () => {
    const twice = await read({ 'a.txt': 'one\r\ntwo\r\nthree', 'a.ann': 'T1\tX 10 15\tthree\n' });
    expect(describePassages(twice)[0]?.cut).toBe('three');
    const once = await read({ 'a.txt': 'one\r\ntwo\r\nthree', 'a.ann': 'T1\tX 8 13\tthree\n' });
    expect(describePassages(once)[0]?.cut).toBe('three');
    const marked = await read({ 'a.txt': '\ufeffone two', 'a.ann': 'T1\tX 5 8\ttwo\n' });
    expect(describePassages(marked)[0]?.cut).toBe('two');
  });

  it('reads attributes, notes and fragments, and counts what a study cannot hold', async () => {
    const project = await read({
      'a.txt': 'one two three four',
      'a.ann':
        'T1\tX 0 3;8 13\tone three\nT2\tY 4 7\ttwo\nA1\tSure T2\nR1\tSees Arg1:T1 Arg2:T2\nE1\tX:T1\n*\tEquiv T1 T2\nN1\tReference T2 Wiki:7\tTwo\nT9\tbroken\n',
    });
    expect(describePassages(project).map(({ code, cut, memo, values }) => [code, cut, memo, values])).toEqual(
      [
        ['X', 'one', '', {}],
        ['X', 'three', '', {}],
        ['Y', 'two', 'Reference: Wiki:7 Two', { Sure: true }],
      ].sort(),
    );
    expect(project.losses.join(' ')).toMatch(
      /1 line: .*2 relations: .*1 event: .*1 span in several fragments: /s,
    );
  });

  it('takes the types of the configuration for codes, used or not', async () => {
    const project = await read({
      'a.txt': 'one two',
      'a.ann': 'T1\tUnion 0 3\tone\n',
      'annotation.conf':
        '# ours\n[entities]\n<X>=Union|Board\n!Actor\n\tUnion\n\tBoard # all of them\n-----\n[relations]\nSees Arg1:Union, Arg2:Board\n[events]\nVeto By:<X>\n[attributes]\nSure Arg:<X>\n',
    });
    expect(project.codes.map(({ label }) => label).sort()).toEqual(['Board', 'Union', 'Veto']);
    expect(project.passages).toHaveLength(1);
  });

  it('takes folders with the same texts for coders', async () => {
    const project = await read({
      'ana/a.txt': 'one two',
      'ana/a.ann': 'T1\tX 0 3\tone\n',
      'ben/a.txt': 'one two',
      'ben/a.ann': 'T1\tX 4 7\ttwo\n',
    });
    expect(project.documents).toHaveLength(1);
    expect(describePassages(project).map(({ coder, cut }) => [coder, cut])).toEqual([
      ['ana', 'one'],
      ['ben', 'two'],
    ]);
  });

  it('reads a corpus that others made, every span at its place', async () => {
    const folder = new URL('../../../../../shared/examples/brat/', import.meta.url);
    const names = ['PMID-10429004.ann', 'PMID-10429004.txt', 'annotation.conf'];
    const all = await Promise.all(names.map(name => readFile(new URL(name, folder)).catch(() => null)));
    if (all.includes(null)) return;
    const files = names.map((path, index) => ({ path, bytes: new Uint8Array(all[index] ?? []) }));
    expect(bratReader.sniff(files)).toBe(true);
    const project = await readProject(bratReader, files);
    expect(project.passages).toHaveLength(23);
    for (const { cut, quote, values } of describePassages(project)) {
      expect(cut).toBe(quote);
      expect(Object.keys(values)).toEqual(['Category']);
    }
  });

  it('answers damaged files with words: 300 mutations', async () => {
    const store = corpusStore([{ text: sampleText, spans: sampleSpans }]);
    const { files } = await exportCorpus(brat, store, [sampleText]);
    await fuzzReader(bratReader, asFiles(files), 300);
  });
});
