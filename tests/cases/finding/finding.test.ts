/** What is found in two real documents, against lists that were put right by hand; passes where they are not at hand. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCitations } from '#core/finding/citations.ts';
import { findDefinitions } from '#core/finding/definitions.ts';
import { findGlossary } from '#core/finding/glossary/find-glossary.ts';
import { findNames } from '#core/finding/names.ts';
import { markdownImporter } from '#core/importers/markdown.ts';
import { DocumentReading } from '#core/structure/document-reading.ts';
import { blocksOfPlainText } from '#core/text/plain-text.ts';
import { dashList, firstNames, glossaryChecksums, headingChecksums, teamLeader } from './checksums.ts';

const corpus = join(import.meta.dirname, '../../../../shared/corpus');

function readCorpus(name: string): string | null {
  const file = join(corpus, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

const checksum = (words: string) => createHash('sha256').update(words, 'utf8').digest('hex').slice(0, 8);

const report = readCorpus('000_6cf1d95083bc993f.txt');
const note = readCorpus('002_646b46dc4cc4b38e.txt');

describe.skipIf(report === null)('a long report', () => {
  const text = report ?? '';
  const reading = new DocumentReading('report', text, blocksOfPlainText(text));
  const citations = findCitations(reading.flows, reading.structure);

  it('gives its list of acronyms before correction, nine in ten right and more', () => {
    const entries = findGlossary(text, reading.blocks, null, reading.structure);
    const right = entries.filter(({ acronym, original, translation }) =>
      glossaryChecksums.includes(checksum([acronym, original, translation].join('|'))),
    );
    expect(new Set(glossaryChecksums).size).toBe(88);
    expect(right).toHaveLength(88);
    expect(entries).toHaveLength(88);
    for (const { acronym, ranges } of entries) {
      expect(ranges.acronym.map(({ start, end }) => text.slice(start, end))).toEqual([acronym]);
    }
  });

  it('gives the same list of its range, and of a part of it the entries that lie in it', () => {
    const end = 11_400;
    const whole = findGlossary(text, reading.blocks, { start: 0, end });
    expect(whole.length).toBeGreaterThan(80);
    const part = findGlossary(text, reading.blocks, { start: 4_000, end: 7_000 });
    expect(part.length).toBeGreaterThan(15);
    const known = new Set(whole.map(({ acronym }) => acronym));
    expect(part.filter(({ acronym }) => !known.has(acronym))).toEqual([]);
  });

  it('finds all of its 46 interviews, each with a claim and most with a date', () => {
    const interviews = citations.filter(({ kind }) => kind === 'interview');
    expect(interviews).toHaveLength(46);
    expect(interviews.filter(({ date }) => date?.date == null)).toEqual([]);
    expect(interviews.filter(({ date }) => date?.mended)).toHaveLength(4);
    expect(new Set(interviews.map(({ source }) => source)).size).toBe(20);
    for (const { sentence, ranges, quote } of interviews) {
      const words = reading.quote(sentence).replace(quote, '');
      expect(words.split(' ').length, quote).toBeGreaterThan(6);
      expect(
        sentence.some(({ start, end }) => start <= (ranges[0]?.start ?? 0) && (ranges[0]?.start ?? 0) < end),
      ).toBe(true);
    }
  });

  it('finds its notes in order, those that lost their number too', () => {
    const numbers = reading.structure.notes.map(({ number }) => number);
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(
      Array.from({ length: 146 }, (_, at) => at + 1).filter(number => !numbers.includes(number)),
    ).toEqual([31, 63, 120, 139]);
    expect(citations.filter(({ kind }) => kind === 'note').length).toBeGreaterThan(135);
  });

  it('finds its parts, and grids in the tables whose cells stand in columns', () => {
    const { sections, tables } = reading.structure;
    expect(sections.map(({ level }) => level).filter(level => level === 1)).toHaveLength(24);
    expect(sections.map(({ title }) => checksum(title))).toEqual(
      expect.arrayContaining([...headingChecksums]),
    );
    const grids = tables.filter(({ rows }) => rows.length > 0);
    expect(grids.map(({ caption, rows }) => [caption?.label, rows.length, rows[0]?.length])).toEqual([
      ['Table 4', 7, 9],
      ['Table 5', 9, 9],
      ['Table 7', 6, 2],
    ]);
  });

  it('explains a hundred acronyms, and ranks the main actors first', () => {
    const definitions = findDefinitions(reading.flows);
    expect(definitions.length).toBeGreaterThan(95);
    const names = findNames([{ documentId: 'report', flows: reading.flows, definitions }], {
      known: new Map(),
    });
    const first = names.slice(0, 20).map(({ label }) => checksum(label));
    expect(firstNames.filter(name => !first.includes(name))).toEqual([]);
    const patron = names.find(({ label }) => checksum(label) === teamLeader);
    expect(patron?.type).toBe('person');
    expect(patron?.variants.length).toBeGreaterThanOrEqual(3);
    expect(patron?.count).toBeGreaterThanOrEqual(22);
  });
});

describe.skipIf(note === null)('a short note in Markdown', () => {
  const text = note ?? '';
  const reading = new DocumentReading('note', text, markdownImporter.blocksOf(text));

  it('gives the dash list at its end, the acronym that stands apart from its name too', () => {
    const entries = findGlossary(text, reading.blocks, null, reading.structure);
    expect(entries.map(each => checksum([each.acronym, each.original, each.translation].join('|')))).toEqual(
      dashList,
    );
    expect(entries.at(-1)?.doubts).toHaveLength(1);
  });

  it('gives its table as a grid, and its one heading', () => {
    expect(reading.structure.tables.map(({ rows }) => [rows.length, rows[0]?.length])).toEqual([[10, 6]]);
    expect(reading.structure.sections).toHaveLength(1);
  });
});
