import { describe, expect, it } from 'vitest';
import template from '#resources/codebooks/thematic-analysis.json' with { type: 'json' };
import { newStudyDiff } from '../../commands/create-study.ts';
import { codebookTemplate } from '../../model/codebook.ts';
import type { CoderId } from '../../model/ids.ts';
import { type Entry, recordSchemas } from '../../model/records.ts';
import { StudyStore } from '../../store/study-store.ts';
import type { AnnotatePdf, PdfMark } from './annotate-pdf.ts';
import { pdf } from './pdf.ts';

const at = '2026-03-01T09:30:00.000Z';
const stamps = { createdAt: at, createdBy: 'c1', changedAt: at, changedBy: 'c1', removed: null };
const kind = template.kinds[0];

const entry = (type: Entry['type'], record: Record<string, unknown>): Entry =>
  ({ type, record: recordSchemas[type].parse({ ...stamps, ...record }) }) as Entry;

const documentEntry = (id: string, fileName: string, format = 'pdf'): Entry =>
  entry('document', {
    id,
    title: `Report ${id}`,
    fileName,
    format,
    extractor: { name: 'pdfjs', version: '1', choices: {} },
    encoding: null,
    changes: { bom: false, lineEnds: 'lf' },
    source: { bytes: 3, sha256: '0'.repeat(64), extension: 'pdf' },
    text: { sha256: '1'.repeat(64), length: 90, codePoints: 90, words: 9 },
    blocks: null,
    pages: { sha256: '2'.repeat(64), count: 3, withText: 3 },
    metadata: {},
    warnings: [],
    values: {},
  });

const passageEntry = (id: string, documentId: string, more: Record<string, unknown>): Entry =>
  entry('passage', {
    id,
    documentId,
    itemId: 'i1',
    coderId: 'c1',
    start: 0,
    end: 4,
    exact: 'text',
    prefix: '',
    suffix: '',
    values: {},
    ...more,
  });

const first = {
  page: 2,
  rects: [
    [10, 20, 30, 40],
    [10, 5, 20, 15],
  ],
};
const second = { page: 3, rects: [[10, 700, 30, 710]] };

function studyOf(...entries: Entry[]): StudyStore {
  const study = new StudyStore();
  const coderId = 'c1' as CoderId;
  study.apply(
    newStudyDiff(
      codebookTemplate.parse(template),
      'Études',
      { id: coderId, name: 'Ana' },
      { now: at, coderId, newId: prefix => `${prefix}1`, textOf: () => '', pagesOf: () => null },
    ),
  );
  study.load([
    entry('item', { id: 'i1', kindId: kind?.id, label: 'Union', aliases: [], colour: '#123456', values: {} }),
    entry('item', { id: 'i2', kindId: kind?.id, label: 'Board', aliases: [], colour: null, values: {} }),
    ...entries,
  ]);
  return study;
}

const source = new TextEncoder().encode('%PDF source');

async function run(study: StudyStore, annotate?: AnnotatePdf) {
  const given: { marks: readonly PdfMark[]; password: string | null }[] = [];
  const written = pdf.write(study, {
    textOf: () => '',
    blocksOf: async () => [],
    pagesOf: async () => null,
    sourceOf: async id => {
      if (id === 'gone') throw new Error('its source is missing');
      return source;
    },
    annotatePdf:
      annotate ??
      (async (_, marks, password) => {
        given.push({ marks, password });
        return { ok: true, added: new TextEncoder().encode(' added\n'), losses: [] };
      }),
  });
  const files: Record<string, { content: string; rows: number } | null> = {};
  for (const copy of written.copies ?? []) {
    const made = await copy.make();
    const content = made?.parts.map(part => new TextDecoder().decode(part)).join('') ?? '';
    files[copy.name] = made === null ? null : { content, rows: made.rows };
  }
  return { files, given, losses: written.losses(), copies: written.copies ?? [] };
}

describe('PDF with highlights', () => {
  it('copies each PDF with passages: the original, then what was added', async () => {
    const { files, losses, copies } = await run(
      studyOf(
        documentEntry('d1', 'Report.PDF'),
        documentEntry('d2', 'bare.pdf'),
        documentEntry('d3', 'notes.txt', 'plain-text'),
        passageEntry('p1', 'd1', { pages: [first] }),
        passageEntry('p2', 'd3', {}),
      ),
    );
    expect(Object.keys(files)).toEqual(['Report (highlights).pdf']);
    expect(files['Report (highlights).pdf']?.content).toMatch(/^%PDF source added\n%.*\n$/);
    expect(files['Report (highlights).pdf']?.rows).toBe(1);
    expect(losses.join('\n')).toContain('1 document with passages: not a PDF');
    expect(losses.join('\n')).toContain('1 PDF without passages');
    const end = new TextEncoder().encode(files['Report (highlights).pdf']?.content.slice(-40));
    expect(copies[0]?.isOwn(end)).toBe(true);
    expect(copies[0]?.isOwn(new TextEncoder().encode('startxref 7 %%EOF\n'))).toBe(false);
  });

  it('gives every passage its colour, coder, item, kind, values and memos', async () => {
    const { given } = await run(
      studyOf(
        documentEntry('d1', 'a.pdf'),
        passageEntry('p1', 'd1', { pages: [first] }),
        passageEntry('p2', 'd1', { pages: [first], itemId: 'i2', start: 2, end: 5 }),
        entry('memo', {
          id: 'm2',
          on: { type: 'passage', id: 'p1' },
          text: 'later',
          mentions: [],
          createdAt: '2026-04-01T09:30:00.000Z',
        }),
        entry('memo', { id: 'm1', on: { type: 'passage', id: 'p1' }, text: 'earlier ', mentions: [] }),
      ),
    );
    expect(given[0]?.marks).toEqual([
      {
        shape: 'highlight',
        page: 2,
        rects: first.rects,
        colour: '#123456',
        author: 'Ana',
        subject: 'Union',
        note: `${kind?.label}: Union\n\nearlier\n\nlater`,
        id: 'p1',
        createdAt: at,
        changedAt: at,
      },
      expect.objectContaining({ id: 'p2', colour: kind?.colour, note: `${kind?.label}: Board` }),
    ]);
  });

  it('marks a passage over a page break on both pages, and a region as one', async () => {
    const { given, files } = await run(
      studyOf(
        documentEntry('d1', 'a.pdf'),
        passageEntry('p1', 'd1', { pages: [first, second] }),
        passageEntry('r1', 'd1', {
          start: 4,
          exact: '',
          region: { page: 1, rect: [1, 2, 3, 4] },
          transcription: 'Table 1',
        }),
      ),
    );
    expect(given[0]?.marks.map(({ id, page, shape }) => [id, page, shape])).toEqual([
      ['p1/1', 2, 'highlight'],
      ['p1/2', 3, 'highlight'],
      ['r1', 1, 'region'],
    ]);
    expect(given[0]?.marks[2]).toMatchObject({
      rects: [[1, 2, 3, 4]],
      note: expect.stringContaining('Table 1'),
    });
    expect(files['a (highlights).pdf']?.rows).toBe(2);
  });

  it('tells which copies could not be made and which passages have no place, and goes on', async () => {
    const { files, losses } = await run(
      studyOf(
        documentEntry('d1', 'a.pdf'),
        passageEntry('p1', 'd1', { pages: [first] }),
        passageEntry('p2', 'd1', {}),
        documentEntry('d2', 'secret.pdf'),
        passageEntry('p3', 'd2', { pages: [second] }),
        documentEntry('gone', 'gone.pdf'),
        passageEntry('p4', 'gone', { pages: [first] }),
        documentEntry('d4', 'lost.pdf'),
        passageEntry('p5', 'd4', {}),
      ),
      async (_, marks) =>
        marks.some(({ id }) => id === 'p3')
          ? { ok: false, reason: 'it is protected by a password.' }
          : { ok: true, added: new Uint8Array(), losses: [] },
    );
    expect(Object.entries(files).flatMap(([name, file]) => (file === null ? [] : [name]))).toEqual([
      'a (highlights).pdf',
    ]);
    const told = losses.join('\n');
    expect(told).toContain('(a.pdf): 1 passage has no place on its pages');
    expect(told).toContain('(secret.pdf): no copy was made: it is protected by a password.');
    expect(told).toContain('(gone.pdf): no copy was made: its source is missing');
    expect(told).toContain('(lost.pdf): 1 passage has no place on its pages');
  });

  it('gives every copy a name that every system takes, none of them twice', async () => {
    const names = ['a.pdf', 'A.PDF', 'x/../a:b?.pdf', '.pdf', `${'é'.repeat(300)}.pdf`];
    const { files } = await run(
      studyOf(
        ...names.flatMap((name, index) => [
          documentEntry(`d${index}`, name),
          passageEntry(`p${index}`, `d${index}`, { pages: [first] }),
        ]),
      ),
    );
    expect(Object.keys(files)).toEqual([
      'a (highlights).pdf',
      'A (highlights 2).pdf',
      'x_.._a_b_ (highlights).pdf',
      'document (highlights).pdf',
      `${'é'.repeat(90)} (highlights).pdf`,
    ]);
  });

  it('refuses a study in which no PDF has passages', () => {
    const study = studyOf(documentEntry('d1', 'a.pdf'));
    const options = {
      textOf: () => '',
      blocksOf: async () => [],
      pagesOf: async () => null,
      sourceOf: async () => source,
    };
    expect(() =>
      pdf.write(study, { ...options, annotatePdf: async () => ({ ok: false, reason: '' }) }),
    ).toThrow('No PDF of this study has passages');
  });
});
