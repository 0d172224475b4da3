import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOf, plainReport } from '../finding/testing/plain-report.ts';
import { markdownImporter } from '../importers/markdown.ts';
import { blocksOfPlainText } from '../text/plain-text.ts';
import { DocumentReading } from './document-reading.ts';
import { asidesOf, sectionPathAt, structureOf } from './document-structure.ts';
import { tableCsv } from './tables.ts';

const read = (text: string) => structureOf(text, blocksOfPlainText(text));
const structure = read(plainReport);
const say = ({ start, end }: { start: number; end: number }) => plainReport.slice(start, end);

describe('the structure of a plain report', () => {
  it('has the headings in capitals and numbers, nested', () => {
    expect(structure.sections.map(({ title, level }) => [title, level])).toEqual([
      ['THE HARBOUR AND ITS TARIFFS', 1],
      ['FIRST STEPS', 1],
      ['1. The port authority', 2],
      ['2. The union', 2],
    ]);
    expect(sectionPathAt(structure, placeOf('nobody had asked'))).toBe('FIRST STEPS › 1. The port authority');
    expect(sectionPathAt(structure, placeOf('at sea'))).toBe('FIRST STEPS › 2. The union');
    expect(sectionPathAt(structure, 0)).toBe('THE HARBOUR AND ITS TARIFFS');
  });

  it('has the notes with their numbers, also the one whose number is lost', () => {
    expect(structure.notes.map(({ number, rule }) => [number, rule])).toEqual([
      [1, 'numbered'],
      [2, 'in order'],
    ]);
    const [first, second] = structure.notes;
    expect(first?.body && say(first.body)).toMatch(/^For the founding .* 12-15\.$/);
    expect(second?.body && say(second.body)).toMatch(/^The count was made by hand/);
    expect(structure.notes.map(({ mark }) => mark && say(mark))).toEqual(['1', '2']);
    expect(first?.mark?.start).toBe(placeOf('since then.1') + 11);
  });

  it('knows what belongs to the page', () => {
    expect(structure.furniture.map(each => [each.kind, say(each)])).toEqual([
      ['page-number', '12'],
      ['running-head', 'The Harbour and its Tariffs'],
    ]);
    for (const { start, end } of asidesOf(structure)) expect(say({ start, end })).not.toContain('both times');
  });

  it('makes a grid of the cells below a caption', () => {
    const [table] = structure.tables;
    expect(table?.caption).toMatchObject({ label: 'Table 1', title: 'CRANES AND BARGES' });
    expect(table && tableCsv(plainReport, table)).toBe(',Cranes,Barges\n1997,4,21\n1998,5,20\n1999,7,24\n');
    expect(structure.captionReferences.map(say)).toEqual(['Table 1']);
  });

  it('reads a sentence over the foot of a page', () => {
    const reading = new DocumentReading('d', plainReport, blocksOfPlainText(plainReport));
    const [body] = reading.flows;
    const at = body?.fromSource(placeOf('both times')) ?? -1;
    const sentence = body?.sentenceAt(at);
    expect(sentence && body && reading.quote(body.toSource(sentence))).toBe(
      'Quiñones met the union twice, and both times the meeting ended with nothing but a date for the next one (Interview, 21/03/99).',
    );
    const [note] = structure.notes;
    expect(note && reading.interruptedBy(note)).toHaveLength(2);
  });
});

describe('headings', () => {
  it('takes no line of a paragraph, list or list of names for a heading', () => {
    const text = [
      'The committee met in the old customs house and heard what everybody had to say about it.',
      'It lasted for hours.',
      '1. Costs of the mole',
      '2. Wages on the quay',
      '3. The price of a crane',
      'None of these was settled, and the committee went home before the tide had turned again.',
    ].join('\n');
    expect(read(text).sections).toEqual([]);
  });

  it('takes those of the format where it has any', () => {
    const text =
      '# Port\n\nSome words.\n\nNOT A HEADING\nThough it looks like one to those who read plain text.\n';
    expect(structureOf(text, markdownImporter.blocksOf(text)).sections.map(({ title }) => title)).toEqual([
      'Port',
    ]);
  });

  it('tells the letter I after H from the Roman number', () => {
    const body = 'This is a line of running text that is as long as the lines of a report usually are, full.';
    const text = [
      'I. START',
      body,
      '',
      'G. Cranes',
      body,
      '',
      'H. Barges',
      body,
      '',
      'I. Ropes',
      body,
      '',
      'II. END',
      body,
    ]
      .join('\n')
      .concat('\n');
    expect(read(text).sections.map(({ title, level }) => [title, level])).toEqual([
      ['I. START', 1],
      ['G. Cranes', 2],
      ['H. Barges', 2],
      ['I. Ropes', 2],
      ['II. END', 1],
    ]);
  });
});

it('keeps every range inside the text and in order, whatever the text', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '12',
      '3',
      'TABLE',
      'Table 2',
      ' Then',
      'ABC',
      'A. One',
      'Some words that end.1',
      '•',
      'x\ty',
    ),
    fc.string({ maxLength: 90 }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), lines => {
      const text = lines.join('\n');
      const { sections, notes, captions, furniture, tables } = read(text);
      for (const list of [sections, notes, captions, furniture, tables]) {
        for (const { start, end } of list) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }
      expect(sections.map(({ start }) => start)).toEqual(
        sections.map(({ start }) => start).sort((one, other) => one - other),
      );
      const asides = asidesOf(read(text));
      for (const [at, { start }] of asides.entries())
        expect(start).toBeGreaterThanOrEqual(asides[at - 1]?.end ?? 0);
    }),
    { numRuns: 300 },
  );
});
