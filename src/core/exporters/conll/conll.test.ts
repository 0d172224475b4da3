import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codedText,
  corpusStore,
  exportCorpus,
  sampleSpans,
  sampleText,
} from '../../../../tests/support/corpus-study.ts';
import { conll } from './conll.ts';

const rowsOf = (file: string) =>
  file
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('-DOCSTART-\t-'))
    .map(line => line.split('\t'));

describe('CoNLL', () => {
  it('has a token a row at offsets that cut it, and tags that begin before they go on', async () => {
    await fc.assert(
      fc.asyncProperty(codedText, async document => {
        const store = corpusStore([document]);
        const { files, losses } = await exportCorpus(conll, store, [document.text]);
        const points = [...document.text];
        let kept = 0;
        for (const name of ['coder Ana _López_.conll', 'coder Ben & Co.conll']) {
          let before = 'O';
          for (const [token, start, end, tag = ''] of rowsOf(files.get(name) ?? '')) {
            expect(points.slice(Number(start), Number(end)).join('')).toBe(token);
            if (tag.startsWith('I-')) expect([`B${tag.slice(1)}`, tag]).toContain(before);
            if (tag.startsWith('B-')) kept += 1;
            before = tag;
          }
        }
        const lost = [...losses.join(' ').matchAll(/: (\d+) passages? (?:overlap|hold)/g)];
        expect(kept + lost.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(document.spans.length);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the outer of two passages, tags over line ends, and counts the rest by coder', async () => {
    const spans = [...sampleSpans, { start: 0, end: 11, itemId: 'meals' }];
    const { files, losses } = await exportCorpus(conll, corpusStore([{ text: sampleText, spans }]), [
      sampleText,
    ]);
    const tagged = rowsOf(files.get('coder Ana _López_.conll') ?? '')
      .filter(([, , , tag]) => tag !== 'O')
      .map(([token, , , tag]) => `${token} ${tag}`);
    expect(tagged).toEqual([
      'The B-Tracer:Board',
      '“ I-Tracer:Board',
      'Union I-Tracer:Board',
      '” I-Tracer:Board',
      'nó B-Tracer:Board',
      '. I-Tracer:Board',
      'End I-Tracer:Board',
      '𝔘 I-Tracer:Board',
      'e\u0301 B-Actor:Board',
    ]);
    expect(losses.join(' ')).toContain('Ana <López>: 1 passage overlaps');
  });
});
