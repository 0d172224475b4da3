import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOf, plainReport } from '../finding/testing/plain-report.ts';
import { blocksOfPlainText } from '../text/plain-text.ts';
import { sentenceAt } from '../text/words-and-sentences.ts';
import { asidesOf, structureOf } from './document-structure.ts';
import { gapAt, readPast } from './past-asides.ts';

const structure = structureOf(plainReport, blocksOfPlainText(plainReport));
const past = readPast(plainReport, structure);

describe('a text read past its asides', () => {
  it('keeps every offset, and every character that is no aside', () => {
    expect(past.text.length).toBe(plainReport.length);
    const asides = asidesOf(structure);
    for (let at = 0; at < plainReport.length; at += 1) {
      const isAside = asides.some(({ start, end }) => start <= at && at < end);
      if (isAside) expect(past.text.charAt(at)).toMatch(/\s/);
      else if (!/\s/.test(plainReport.charAt(at))) expect(past.text.charAt(at)).toBe(plainReport.charAt(at));
    }
  });

  it('has the sentence that a foot of a page interrupts as one', () => {
    const sentence = sentenceAt(past.text, placeOf('both times'));
    expect(sentence).toEqual({
      start: placeOf('Quiñones met'),
      end: placeOf('21/03/99).') + '21/03/99).'.length,
    });
  });

  it('ends the paragraph where what comes before is finished or a heading', () => {
    const sentence = sentenceAt(past.text, placeOf('The dock workers took'));
    expect(sentence?.start).toBe(placeOf('The dock workers took'));
  });

  it('tells what lies within a gap from what stands at its ends', () => {
    const gap = past.gaps[0];
    expect(gap && plainReport.slice(gap.start - 10, gap.start)).toBe('ended with');
    expect(gap && plainReport.slice(gap.end, gap.end + 7)).toBe('nothing');
    expect(
      gap && [gap.start, gap.start + 1, gap.end - 1, gap.end].map(at => gapAt(past, at) === gap),
    ).toEqual([false, true, true, false]);
  });

  it('copes with asides anywhere', () => {
    const pieces = fc.array(fc.constantFrom('ab.', 'c', ' ', '\n', '\n\n'), { maxLength: 12 });
    fc.assert(
      fc.property(pieces, fc.array(fc.tuple(fc.nat(20), fc.nat(6)), { maxLength: 4 }), (parts, spans) => {
        const text = parts.join('');
        const notes = spans
          .map(([start, length]) => ({ start, end: Math.min(start + length, text.length) }))
          .filter(({ start, end }) => start < end);
        const furniture = notes.map(range => ({ ...range, kind: 'running-head' as const }));
        const made = readPast(text, { ...structureOf('', []), furniture });
        expect(made.text.length).toBe(text.length);
        for (const { start, end } of notes) expect(made.text.slice(start, end).trim()).toBe('');
        for (const [at, { start }] of made.gaps.entries())
          expect(start).toBeGreaterThan(made.gaps[at - 1]?.end ?? -1);
      }),
    );
  });
});
