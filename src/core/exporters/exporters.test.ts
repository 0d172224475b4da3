import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import template from '#resources/codebooks/political-feasibility.json' with { type: 'json' };
import { newStudyDiff } from '../commands/create-study.ts';
import { codebookReader } from '../exchange/readers/codebook/codebook.ts';
import { codebookTemplate } from '../model/codebook.ts';
import type { CoderId } from '../model/ids.ts';
import { type AnyRecord, type Entry, recordSchemas } from '../model/records.ts';
import { StudyStore } from '../store/study-store.ts';
import { splitValues, unguardFormula } from './csv-cells.ts';
import type { Exporter, ExportOptions } from './exporter.ts';
import { exporters, requireExporter } from './registry.ts';

const at = '2026-03-01T09:30:00.000Z';
const stamps = { createdAt: at, createdBy: 'c1', changedAt: at, changedBy: 'c1', removed: null };
const removed = { at, by: 'c1', with: null };

const entry = (type: Entry['type'], record: Record<string, unknown>): Entry =>
  ({ type, record: recordSchemas[type].parse({ ...stamps, ...record }) }) as Entry;

const codebookEntries = (): Entry[] =>
  newStudyDiff(
    codebookTemplate.parse(template),
    'Études, “=1+1”',
    { id: 'c1' as CoderId, name: '=HYPERLINK("x")' },
    {
      now: at,
      coderId: 'c1' as CoderId,
      newId: prefix => `${prefix}1`,
      textOf: () => '',
      pagesOf: () => null,
    },
  ).map(({ type, after }) => ({ type, record: after }) as Entry);

const documentEntry = (id: string, text: string): Entry =>
  entry('document', {
    id,
    title: `Report ${id}`,
    fileName: `${id}.txt`,
    format: 'plain-text',
    extractor: { name: 'plain-text', version: '1', choices: {} },
    encoding: { id: 'utf-8', confidence: 'certain', reason: 'valid UTF-8' },
    changes: { bom: false, lineEnds: 'crlf' },
    source: { bytes: text.length, sha256: '0'.repeat(64), extension: 'txt' },
    text: { sha256: '1'.repeat(64), length: text.length, codePoints: [...text].length, words: 1 },
    blocks: null,
    pages: null,
    metadata: {},
    warnings: ['a | b', 'c'],
    values: {},
  });

const passageEntry = (id: string, text: string, start: number, end: number, more = {}): Entry =>
  entry('passage', {
    id,
    documentId: 'd1',
    itemId: 'union',
    coderId: 'c1',
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - 3), start),
    suffix: text.slice(end, end + 3),
    values: {},
    ...more,
  });

const itemEntries = (): Entry[] => [
  entry('item', {
    id: 'union',
    kindId: 'actor',
    label: '-Union|“A”',
    aliases: ['UA', 'a|b'],
    colour: null,
    values: { 'actor.type': 'union', 'actor.mobilisation-capacity': 3 },
  }),
  entry('item', { id: 'board', kindId: 'actor', label: 'Board', aliases: [], colour: null, values: {} }),
  entry('item', {
    id: 'meals',
    kindId: 'tracer',
    label: 'Meals | for all',
    aliases: [],
    colour: null,
    values: { 'tracer.order-letter': 'A' },
  }),
  entry('item', { id: 'farms', kindId: 'tracer', label: 'Farms', aliases: [], colour: null, values: {} }),
];

const storeOf = (entries: readonly Entry[]): StudyStore => {
  const store = new StudyStore();
  store.load(entries);
  return store;
};

interface Exported {
  files: Map<string, string>;
  rows: Map<string, number>;
  losses: readonly string[];
}

async function runExport(
  exporter: Exporter,
  store: StudyStore,
  texts: Record<string, string>,
  chosen: Pick<ExportOptions, 'bom'> = {},
) {
  const run = exporter.write(store, {
    textOf: id => {
      const text = texts[id];
      if (text === undefined) throw new Error('the file is gone');
      return text;
    },
    blocksOf: async () => [],
    pagesOf: async () => null,
    sourceOf: () => Promise.reject(new Error('the file is gone')),
    annotatePdf: async () => ({ ok: false, reason: 'there is no PDF.' }),
    ...chosen,
  });
  const exported: Exported = { files: new Map(), rows: new Map(), losses: [] };
  for (const file of run.files) {
    let content = '';
    let rows = 0;
    for await (const piece of file.pieces()) {
      content += piece.text;
      rows += piece.rows;
    }
    exported.files.set(file.name, content);
    exported.rows.set(file.name, rows);
  }
  return { ...exported, losses: run.losses() };
}

/** A CSV file as objects, with the guard against formulas taken off. */
function readTable({ files }: Exported, name: string): Record<string, string>[] {
  const text = files.get(`${name}.csv`) ?? '';
  const { data, errors } = Papa.parse<Record<string, string>>(text, {
    header: true,
    delimiter: ',',
    newline: '\n',
    skipEmptyLines: true,
    transform: unguardFormula,
  });
  expect(errors).toEqual([]);
  return data;
}

const readLines = ({ files }: Exported, name: string): Record<string, unknown>[] =>
  (files.get(`${name}.jsonl`) ?? '')
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line) as Record<string, unknown>);

const csv = requireExporter('csv');
const jsonl = requireExporter('jsonl');

/** What Python and R do to a string with code-point offsets. */
const sliceCodePoints = (text: string, start: number, end: number) => [...text].slice(start, end).join('');

const text = '-The “Union” 👩‍👩‍👧 said nó: "=no", twice.\nEnd 𝔘.';
const sampleEntries = (): Entry[] => [
  ...codebookEntries(),
  ...itemEntries(),
  documentEntry('d1', text),
  passageEntry('p2', text, 5, 12, {
    values: {
      'actor.passage.about': ['meals', 'farms'],
      'actor.passage.role': 'states-position',
      'actor.passage.date': '-0300',
    },
  }),
  passageEntry('p1', text, 0, 4),
  passageEntry('p3', text, text.indexOf('𝔘'), text.indexOf('𝔘') + 2, { itemId: 'meals' }),
  passageEntry('gone', text, 1, 4, { removed }),
  entry('judgement', {
    id: 'j1',
    itemId: 'union',
    fieldId: 'actor.position',
    aboutId: 'meals',
    period: '1996/1997',
    status: 'coded',
    value: -3,
    confidence: 'high',
    rationale: '',
    evidence: ['p2', 'gone', 'p1'],
    coderId: 'c1',
    settles: [],
  }),
  ...(['not-yet-coded', 'not-applicable', 'not-found'] as const).map((status, index) =>
    entry('judgement', {
      id: `j${index + 2}`,
      itemId: 'board',
      fieldId: 'actor.position',
      aboutId: 'meals',
      period: `199${index}`,
      status,
      value: null,
      confidence: null,
      rationale: '',
      evidence: [],
      coderId: 'c1',
      settles: [],
    }),
  ),
  entry('judgement', {
    id: 'j5',
    itemId: 'union',
    fieldId: 'actor.leader',
    aboutId: null,
    period: null,
    status: 'conflicting',
    value: ['union', 'board'],
    confidence: null,
    rationale: 'Two sources, "two" names',
    evidence: [],
    coderId: 'c1',
    settles: [],
  }),
  entry('link', {
    id: 'l1',
    linkTypeId: 'blocks',
    fromId: 'union',
    toId: 'meals',
    period: null,
    evidence: ['p1'],
  }),
  entry('memo', {
    id: 'm1',
    on: { type: 'link', id: 'l1' },
    text: '@all: see\nthis',
    mentions: [{ type: 'passage', id: 'p2' }],
  }),
];

/** Formats that hold records, one file a type; others have tests of their own. */
const datasets = exporters.filter(({ id }) => id === 'csv' || id === 'jsonl');

describe('every dataset', () => {
  it.each(datasets)(
    '$id gives the same bytes whatever the order of loading and of properties',
    async exporter => {
      const entries = sampleEntries();
      const shuffled = entries.toReversed().map(({ type, record }) => {
        const reversed = Object.fromEntries(Object.entries(record).toReversed());
        return { type, record: reversed as unknown as AnyRecord } as Entry;
      });
      const one = await runExport(exporter, storeOf(entries), { d1: text });
      const other = await runExport(exporter, storeOf(shuffled), { d1: text });
      expect(one.files.size).toBeGreaterThan(10);
      expect([...other.files]).toEqual([...one.files]);
    },
  );

  it.each(datasets)('$id leaves removed records out and says so', async exporter => {
    const exported = await runExport(exporter, storeOf(sampleEntries()), { d1: text });
    expect([...exported.files.values()].join('').match(/(^|"id":")gone[,"]/m)).toBeNull();
    expect(exported.rows.get(`passages.${exporter.extension}`)).toBe(3);
    expect(exported.losses).toContain('Removed records were left out: 1 passage.');
  });

  it.each(datasets)('$id gives no offsets where the text is gone or does not fit', async exporter => {
    const store = storeOf(sampleEntries());
    const without = await runExport(exporter, store, {});
    expect(without.losses.join()).toContain('the file is gone');
    const other = await runExport(exporter, store, { d1: `x${text}` });
    expect(other.losses.join()).toContain('3 of 3 passages in “Report d1”');
    for (const exported of [without, other]) {
      const rows =
        exporter === csv
          ? readTable(exported, 'passages').map(row => row.start_code_point)
          : readLines(exported, 'passages').map(row => row.startCodePoint);
      expect(rows).toEqual(exporter === csv ? ['', '', ''] : [null, null, null]);
    }
  });
});

describe('csv', () => {
  it('begins its tables, and them alone, with a byte order mark where that is chosen', async () => {
    const store = storeOf(sampleEntries());
    const plain = await runExport(csv, store, { d1: text });
    const marked = await runExport(csv, store, { d1: text }, { bom: true });
    expect(marked.rows).toEqual(plain.rows);
    for (const [name, content] of plain.files) {
      if (name === 'README.txt') continue;
      expect(content.startsWith('\ufeff'), name).toBe(false);
      expect(marked.files.get(name), name).toBe(`\ufeff${content}`);
    }
    expect(plain.files.get('README.txt')).toContain('UTF-8 without byte order mark');
    expect(marked.files.get('README.txt')).toContain('UTF-8 with a byte order mark');
  });

  it('of a codebook reads back the same with a byte order mark', async () => {
    const codebookCsv = requireExporter('codebook-csv');
    const store = storeOf(sampleEntries());
    const readBack = async (chosen: Pick<ExportOptions, 'bom'>) => {
      const { files } = await runExport(codebookCsv, store, {}, chosen);
      const content = files.get('codebook.csv') ?? '';
      expect(content.startsWith('\ufeff')).toBe(chosen.bom === true);
      const bytes = new TextEncoder().encode(content);
      return codebookReader.read([{ path: 'codebook.csv', bytes }]);
    };
    expect(await readBack({ bom: true })).toEqual(await readBack({}));
  });

  it('joins labels beside ids and keeps every value', async () => {
    const exported = await runExport(csv, storeOf(sampleEntries()), { d1: text });
    const passages = readTable(exported, 'passages');
    expect(passages.map(row => row.passage_id)).toEqual(['p1', 'p2', 'p3']);
    expect(passages[1]).toMatchObject({
      document: 'Report d1',
      item: '-Union|“A”',
      kind: 'Actor',
      coder: '=HYPERLINK("x")',
      quote: '“Union”',
      field_about: 'meals|farms',
      field_role: 'states-position',
      field_role_label: 'States a position',
      field_date: '-0300',
      field_dimension: '',
    });
    expect(splitValues(passages[1]?.field_about_label ?? '')).toEqual(['Meals | for all', 'Farms']);

    const items = readTable(exported, 'items');
    expect(items.map(row => row.item_id)).toEqual(['union', 'board', 'farms', 'meals']);
    expect(items[0]).toMatchObject({
      passages: '2',
      'field_mobilisation-capacity': '3',
      'field_mobilisation-capacity_label': 'High',
    });
    expect(readTable(exported, 'aliases').map(row => row.alias)).toEqual(['UA', 'a|b']);
    expect(readTable(exported, 'links')[0]).toMatchObject({
      from: '-Union|“A”',
      link_type: 'blocks',
      to: 'Meals | for all',
      evidence_count: '1',
    });
    expect(readTable(exported, 'memos')[0]).toMatchObject({
      on_type: 'link',
      on: '-Union|“A” blocks Meals | for all',
      text: '@all: see\nthis',
    });
    expect(readTable(exported, 'memo_mentions')[0]).toMatchObject({ id: 'p2', label: '“Union”' });
  });

  it('keeps the statuses of judgements apart and scale values as numbers', async () => {
    const exported = await runExport(csv, storeOf(sampleEntries()), { d1: text });
    const judgements = readTable(exported, 'judgements');
    const byId = new Map(judgements.map(row => [row.judgement_id, row]));
    expect(byId.get('j1')).toMatchObject({
      status: 'coded',
      value: '-3',
      value_label: 'Strongly opposes',
      about: 'Meals | for all',
      period: '1996/1997',
      evidence_count: '2',
    });
    expect(['j2', 'j3', 'j4'].map(id => byId.get(id)?.status)).toEqual([
      'not-yet-coded',
      'not-applicable',
      'not-found',
    ]);
    expect(byId.get('j5')).toMatchObject({ status: 'conflicting', value: 'union|board' });
    expect(exported.files.get('judgements.csv')).toContain(',coded,-3,Strongly opposes,');
  });

  it('says which judgements a settlement took the place of', async () => {
    const cell = {
      itemId: 'union',
      fieldId: 'actor.leader',
      aboutId: null,
      period: null,
      status: 'coded',
      confidence: null,
      rationale: 'Why',
      evidence: [],
      coderId: 'c1',
    };
    const settles = [
      { judgementId: 'j5', status: 'conflicting', value: ['board', 'union'] },
      { judgementId: 'j6', status: 'coded', value: ['union'] },
    ];
    const store = storeOf([
      ...sampleEntries(),
      entry('judgement', { ...cell, id: 'j6', value: ['board'], settles: [] }),
      entry('judgement', { ...cell, id: 'j7', value: ['board'], settles }),
    ]);
    const judgements = readTable(await runExport(csv, store, { d1: text }), 'judgements');
    const leaders = judgements.filter(row => row.field === 'leader');
    // What j6 said then is not what it says now.
    expect(leaders.map(row => [row.judgement_id, row.settles, row.settled_by])).toEqual([
      ['j5', '', 'j7'],
      ['j6', '', ''],
      ['j7', 'j5|j6', ''],
    ]);
  });

  it('lists evidence in the order given, without what was removed', async () => {
    const exported = await runExport(csv, storeOf(sampleEntries()), { d1: text });
    const evidence = readTable(exported, 'evidence');
    expect(evidence.map(row => [row.judgement_id, row.position, row.passage_id])).toEqual([
      ['j1', '1', 'p2'],
      ['j1', '3', 'p1'],
    ]);
    expect(exported.losses.join()).toContain('1 place in lists of evidence');
  });

  it('has a row for every single value', async () => {
    const exported = await runExport(csv, storeOf(sampleEntries()), { d1: text });
    const rows = readTable(exported, 'field_values')
      .filter(row => row.record_id === 'p2' || row.record_id === 'j5')
      .map(row => [row.record_type, row.field, row.position, row.value, row.value_label]);
    expect(rows).toEqual([
      ['passage', 'role', '1', 'states-position', 'States a position'],
      ['passage', 'about', '1', 'meals', 'Meals | for all'],
      ['passage', 'about', '2', 'farms', 'Farms'],
      ['passage', 'date', '1', '-0300', ''],
      ['judgement', 'leader', '1', 'union', '-Union|“A”'],
      ['judgement', 'leader', '2', 'board', 'Board'],
    ]);
  });

  it('describes every file and column in the README', async () => {
    const exported = await runExport(csv, storeOf(sampleEntries()), { d1: text });
    const readme = exported.files.get('README.txt') ?? '';
    for (const [name, content] of exported.files) {
      if (name === 'README.txt') continue;
      const section = readme.slice(readme.indexOf(`\n${name}\n`));
      const header =
        Papa.parse<string[]>(content, { delimiter: ',', newline: '\n', preview: 1 }).data[0] ?? [];
      expect(header.length).toBeGreaterThan(1);
      for (const column of header) expect(section).toContain(`\n  ${column}: `);
    }
  });

  it('holds the codebook: every option and point', async () => {
    const exported = await runExport(csv, storeOf(sampleEntries()), { d1: text });
    const options = readTable(exported, 'options');
    const position = options.filter(row => row.field_id === 'actor.position');
    expect(position.map(row => row.value)).toEqual(['-3', '-2', '-1', '0', '1', '2', '3']);
    const stages = options.filter(row => row.vocabulary_id === 'stage');
    expect(stages.map(row => row.position)).toEqual(['1', '2', '3', '4']);
    expect(readTable(exported, 'fields')).toHaveLength(template.fields.length);
  });
});

describe('jsonl', () => {
  it('holds whole records that the schemas take again', async () => {
    const entries = sampleEntries();
    const exported = await runExport(jsonl, storeOf(entries), { d1: text });
    for (const [name, type] of [
      ['documents', 'document'],
      ['items', 'item'],
      ['judgements', 'judgement'],
      ['links', 'link'],
      ['memos', 'memo'],
      ['kinds', 'kind'],
      ['fields', 'field'],
      ['vocabularies', 'vocabulary'],
      ['link_types', 'linkType'],
    ] as const) {
      const read = readLines(exported, name).map(line => recordSchemas[type].parse(line));
      const kept = entries.filter(each => each.type === type).map(each => each.record);
      const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
      expect([...read].sort(byId)).toEqual([...kept].sort(byId));
      expect(read.length).toBeGreaterThan(0);
    }
  });
});

describe('offsets', () => {
  /** Text of astral, combining and joined characters, and ranges that cut it anywhere between code points. */
  const awkward = fc
    .array(fc.constantFrom('a', 'é', 'e\u0301', '😀', '👩‍👩‍👧', '𝔘', '\n', '"', '=', ',', ' '), {
      minLength: 2,
    })
    .map(parts => parts.join(''))
    .chain(whole => {
      const points = [...whole];
      const at = (index: number) => points.slice(0, index).join('').length;
      const range = fc
        .tuple(fc.nat(points.length - 1), fc.nat(points.length - 1))
        .map(([one, other]) => ({ start: at(Math.min(one, other)), end: at(Math.max(one, other) + 1) }));
      return fc.record({
        whole: fc.constant(whole),
        ranges: fc.array(range, { minLength: 1, maxLength: 8 }),
      });
    });

  it('cut exactly the quote, in both units and both formats', async () => {
    const base = [...codebookEntries(), ...itemEntries()];
    await fc.assert(
      fc.asyncProperty(awkward, async ({ whole, ranges }) => {
        const store = storeOf([
          ...base,
          documentEntry('d1', whole),
          ...ranges.map(({ start, end }, index) => passageEntry(`p${index}`, whole, start, end)),
        ]);
        const rows = readTable(await runExport(csv, store, { d1: whole }), 'passages');
        expect(rows).toHaveLength(ranges.length);
        for (const row of rows) {
          const [start, end] = [Number(row.start_utf16), Number(row.end_utf16)];
          expect(whole.slice(start, end)).toBe(row.quote);
          expect(store.get('passage', row.passage_id ?? '')).toMatchObject({
            start,
            end,
            exact: row.quote,
          });
          const points = [Number(row.start_code_point), Number(row.end_code_point)] as const;
          expect(sliceCodePoints(whole, ...points)).toBe(row.quote);
        }
        const lines = readLines(await runExport(jsonl, store, { d1: whole }), 'passages');
        expect(lines).toHaveLength(ranges.length);
        for (const line of lines) {
          const points = [Number(line.startCodePoint), Number(line.endCodePoint)] as const;
          expect(sliceCodePoints(whole, ...points)).toBe(line.exact);
          expect(whole.slice(Number(line.start), Number(line.end))).toBe(line.exact);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('requireExporter', () => {
  it('names the formats where one is not known', () => {
    expect(() => requireExporter('odt')).toThrow('no export format “odt”');
  });
});
