import { describe, expect, it } from 'vitest';
import {
  readLongReport,
  sampleStudy,
  TestStudy,
  thematic,
} from '../../../tests/support/feasibility-study.ts';
import { plainReport } from '../finding/testing/plain-report.ts';
import { noTexts } from './document-units.ts';

const documentOf = (study: TestStudy, id: string) => {
  const document = study.store.live('document', id);
  if (document === undefined) throw new Error(`No document ${id}.`);
  return document;
};

describe('the parts of a document', () => {
  it('are its sections, which leave nothing out and whose words add up', () => {
    const study = sampleStudy();
    const document = documentOf(study, 'report');
    const sections = study.units.sections(document);
    expect(sections.map(({ title }) => title)).toEqual([
      'A Warm Plate: The School Meals Reform in Tarvenia, 2009–2013',
      '1. The problem',
      '2. What was proposed',
      '3. Who stood where',
      '4. Where it was decided',
      '5. How far it came',
    ]);
    for (const [at, { end }] of sections.entries()) {
      expect(end).toBe(sections[at + 1]?.start ?? study.units.text(document).length);
    }
  });

  it('are sections of plain text too, with what they are parts of', () => {
    const study = new TestStudy(thematic);
    study.addDocument('d', plainReport);
    expect(study.units.sections(documentOf(study, 'd')).map(({ path }) => path)).toEqual([
      'THE HARBOUR AND ITS TARIFFS',
      'FIRST STEPS',
      'FIRST STEPS › 1. The port authority',
      'FIRST STEPS › 2. The union',
    ]);
  });

  it('are rows of tables and list items, each with sentences of its own', () => {
    const study = sampleStudy();
    const document = documentOf(study, 'report');
    const text = study.units.text(document);
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    const paragraphs = study.units.paragraphs(document).map(cut);
    expect(paragraphs.filter(paragraph => paragraph.startsWith('| Caterers'))).toEqual([
      "| Caterers' Association | against | against | for | silent |",
    ]);
    const sentences = study.units.sentences(document).map(cut);
    expect(sentences).toContain('The parts were not loved equally.');
    expect(sentences.filter(sentence => sentence.startsWith('- **Free meals for all'))).toHaveLength(1);
    expect(sentences.some(sentence => sentence.includes('\n\n'))).toBe(false);
  });

  it('are its lines, counted from 1', () => {
    const study = new TestStudy(thematic);
    study.addDocument('d', 'one\ntwo\n\nfour');
    const lines = [0, 3, 4, 8, 9, 12].map(offset => study.units.lineAt(documentOf(study, 'd'), offset));
    expect(lines).toEqual([1, 1, 2, 3, 4, 4]);
  });

  it('are not made up where the text is not at hand', () => {
    expect(() => noTexts.text({ id: 'd' as never })).toThrow('The text of “d” is not at hand.');
  });

  const long = readLongReport();
  it.skipIf(long === null)(
    'are sentences of a long report that lie in order and leave no word out',
    () => {
      const study = new TestStudy(thematic);
      study.addDocument('d', long ?? '');
      const sentences = study.units.sentences(documentOf(study, 'd'));
      const text = study.units.text(documentOf(study, 'd'));
      let gap = '';
      for (const [at, { start, end }] of sentences.entries()) {
        const from = sentences[at - 1]?.end ?? 0;
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThan(start);
        gap += text.slice(from, start);
      }
      expect(gap.trim()).toBe('');
    },
    60_000,
  );
});
