import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import template from '#resources/codebooks/political-feasibility.json' with { type: 'json' };
import { codebookCsv, codebookJson, codebookMarkdown } from '../../../exporters/codebook/codebook.ts';
import type { Exporter } from '../../../exporters/exporter.ts';
import { codebookTemplate } from '../../../model/codebook.ts';
import { type Entry, recordSchemas } from '../../../model/records.ts';
import { StudyStore } from '../../../store/study-store.ts';
import { taguetteHighlightsReader } from '../taguette/highlights-csv.ts';
import { codebookReader } from './codebook.ts';

const at = '2026-03-01T09:30:00.000Z';
const entry = (type: Entry['type'], record: Record<string, unknown>): Entry =>
  ({
    type,
    record: recordSchemas[type].parse({
      createdAt: at,
      createdBy: 'c1',
      changedAt: at,
      changedBy: 'c1',
      removed: null,
      ...record,
    }),
  }) as Entry;

interface Code {
  label: string;
  aliases: string[];
  colour: string | null;
  memo: string;
}

function studyOf(name: string, description: string, codes: readonly Code[]): StudyStore {
  const store = new StudyStore();
  store.load([
    entry('study', {
      id: 's1',
      name,
      description: 'About it.',
      codebookTemplate: null,
      variableSources: { patterns: [], metadata: {} },
    }),
    entry('coder', { id: 'c1', name: 'Ana', initials: 'A' }),
    entry('kind', {
      id: 'actor',
      label: 'Actor | one',
      plural: 'Actors',
      description,
      key: 'a',
      colour: '#112233',
      order: 1,
    }),
    entry('field', {
      id: 'f1',
      name: 'size',
      label: 'Size',
      help: '',
      subject: 'item',
      kindId: 'actor',
      value: { type: 'number', unit: null },
      group: null,
      aboutKindId: null,
      periodic: false,
      order: 1,
    }),
    ...codes.map(({ label, aliases, colour }, index) =>
      entry('item', { id: `i${index}`, kindId: 'actor', label, aliases, colour, values: { f1: index } }),
    ),
    ...codes.flatMap(({ memo }, index) =>
      memo === ''
        ? []
        : [
            entry('memo', {
              id: `m${index}`,
              on: { type: 'item', id: `i${index}` },
              text: memo,
              mentions: [],
            }),
          ],
    ),
  ]);
  return store;
}

async function exported(exporter: Exporter, study: StudyStore) {
  const run = exporter.write(study, {
    textOf: () => '',
    blocksOf: async () => [],
    pagesOf: async () => null,
    sourceOf: () => Promise.reject(new Error('none')),
    annotatePdf: async () => ({ ok: false, reason: 'none' }),
  });
  const [file] = run.files;
  if (file === undefined) throw new Error('no file');
  let text = '';
  let rows = 0;
  for await (const piece of file.pieces()) {
    text += piece.text;
    rows += piece.rows;
  }
  return {
    files: [{ path: file.name, bytes: new TextEncoder().encode(text) }],
    text,
    rows,
    losses: run.losses(),
  };
}

async function read(path: string, text: string) {
  const files = [{ path, bytes: new TextEncoder().encode(text) }];
  const reading = await codebookReader.read(files);
  if (!reading.ok) throw new Error(reading.message);
  return { ...reading.project, isSniffed: codebookReader.sniff(files) };
}

const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map(text =>
    text
      .replace(/\s+/g, ' ')
      .replace(/\p{Cc}/gu, '')
      .trim(),
  )
  .filter(text => text !== '');
const prose = fc.array(line, { maxLength: 3 }).map(lines => lines.join('\n'));
const code = fc.record({
  label: line,
  aliases: fc.uniqueArray(line, { maxLength: 3 }),
  colour: fc.constantFrom(null, '#0a0b0c'),
  memo: prose,
});

describe('a codebook of this program', () => {
  it.each([codebookCsv, codebookJson, codebookMarkdown])(
    'comes back the same as $id, over 150 of them',
    async exporter => {
      await fc.assert(
        fc.asyncProperty(
          line,
          prose,
          fc.uniqueArray(code, { minLength: 1, maxLength: 5, selector: ({ label }) => label }),
          async (name, description, codes) => {
            const { files, rows } = await exported(exporter, studyOf(name, description, codes));
            expect(rows).toBe(codes.length);
            expect(codebookReader.sniff(files)).toBe(true);
            const reading = await codebookReader.read(files);
            if (!reading.ok) throw new Error(reading.message);
            const { project } = reading;
            expect(project.writtenBy).toBe('Tracework');
            const kind = { label: 'Actor | one', colour: '#112233', description };
            expect(project.kinds).toEqual([
              exporter === codebookJson
                ? { ...kind, key: 'actor', record: { id: 'actor', plural: 'Actors', key: 'a', order: 1 } }
                : { ...kind, key: 'Actor | one' },
            ]);
            const sorted = (list: readonly { label: string }[]) =>
              [...list].sort((one, other) => (one.label < other.label ? -1 : 1));
            expect(
              sorted(
                project.codes.map(({ label, aliases, colour, description: memo }) => ({
                  label,
                  aliases,
                  colour,
                  memo,
                })),
              ),
            ).toEqual(sorted(codes));
            if (exporter === codebookJson)
              expect(project.codes.map(({ values }) => Object.keys(values))).toEqual(
                codes.map(() => ['Size']),
              );
          },
        ),
        { numRuns: 150 },
      );
    },
  );

  it('as JSON is a template, too', async () => {
    const { text } = await exported(codebookJson, studyOf('Études', '', []));
    expect(codebookTemplate.parse(JSON.parse(text))).toMatchObject({
      name: 'Études',
      kinds: [{ id: 'actor' }],
    });
  });

  it('as JSON keeps its definitions, and each broken one costs no other', async () => {
    const union = { label: 'Union', aliases: [], colour: null, memo: '' };
    const { text } = await exported(codebookJson, studyOf('A', '', [union]));
    const whole = JSON.parse(text) as { kinds: object[]; fields: object[] };
    expect((await read('a.json', text)).codebook?.fields).toEqual(whole.fields);
    const [size] = whole.fields;
    const broken = [
      { ...size, id: 'f2', name: 'kindless', kindId: 'nobody' },
      { ...size, id: 'f3' },
      { ...size, id: 'f4', name: 'choice', value: { type: 'choice', vocabularyId: 'none', multiple: false } },
      { ...size, id: 'f5', name: 'not a name' },
      7,
    ];
    const project = await read(
      'a.json',
      JSON.stringify({
        ...whole,
        kinds: [...whole.kinds, ...whole.kinds],
        fields: [...whole.fields, ...broken],
      }),
    );
    expect(project.codebook?.fields).toEqual(whole.fields);
    expect(project.kinds).toHaveLength(1);
    expect(project.losses).toEqual([
      '1 kind: there twice: left out.',
      expect.stringMatching(/^5 definitions: .*left out\.$/),
    ]);
  });

  it('as JSON without codes, as a template is, has kinds and definitions', async () => {
    const project = await read('political-feasibility.json', JSON.stringify(template));
    expect(project).toMatchObject({ isSniffed: true, codes: [], losses: [] });
    expect(project.codebook).toEqual({
      fields: template.fields,
      vocabularies: template.vocabularies,
      linkTypes: template.linkTypes,
    });
  });

  it('says what a table has no place for', async () => {
    const one = { label: 'Union', aliases: [], colour: null, memo: '' };
    expect((await exported(codebookCsv, studyOf('A', '', [one]))).losses).toEqual([
      expect.stringContaining('texts, passages, judgements'),
      expect.stringContaining('1 left out. The JSON has them.'),
      '1 value of items left out. The JSON has them.',
    ]);
    expect((await exported(codebookCsv, studyOf('A', '', []))).losses).toContain(
      '1 kind without items left out, as each row is an item.',
    );
  });
});

describe('a codebook of another program', () => {
  it('is read as Taguette writes it', async () => {
    const project = await read(
      'codebook.csv',
      'tag,description,number of highlights,number of documents\r\ninteresting,"Further, review",4,2\r\nactor.union,,0,0\r\n',
    );
    expect(project).toMatchObject({ isSniffed: true, writtenBy: 'Taguette', kinds: [] });
    expect(project.codes.map(each => [each.label, each.description, each.kindKey])).toEqual([
      ['interesting', 'Further, review', null],
      ['actor.union', '', null],
    ]);
  });

  it('has codes under codes by name, and no circle of them', async () => {
    const project = await read(
      'a.csv',
      'Name,Parent,Description\nunion,actor,x\nactor,,y\na,b,\nb,a,\n,,empty\n',
    );
    expect(project.codes.map(({ label, parentKey }) => [label, parentKey])).toEqual([
      ['union', 'code 1'],
      ['actor', null],
      ['a', null],
      ['b', null],
    ]);
    expect(project.losses).toEqual(['1 row: without a name left out.']);
  });

  it.each(['codes.txt', 'codes.csv'])('is read as QualCoder’s list %s', async path => {
    const separator = path.endsWith('.txt') ? '\t' : ',';
    const project = await read(
      path,
      `Position>>Refusal>>no${separator}A plain no\nPosition>>yes\nloose>>>below${separator}Under a code\n`,
    );
    expect(project).toMatchObject({ isSniffed: true, writtenBy: 'QualCoder' });
    expect(
      project.codes.map(each => [each.key, each.label, each.kindKey, each.parentKey, each.description]),
    ).toEqual([
      ['code 0', 'Refusal / no', 'Position', null, 'A plain no'],
      ['code 1', 'yes', 'Position', null, ''],
      ['code 2', 'loose', null, null, ''],
      ['code 3', 'below', null, 'code 2', 'Under a code'],
    ]);
  });

  it('that is none is refused in words', async () => {
    for (const [path, text] of [
      ['a.json', '{"format":"tracework/codebook"}'],
      ['a.md', '# Nothing'],
      ['a.csv', ''],
    ] as const)
      expect(await codebookReader.read([{ path, bytes: new TextEncoder().encode(text) }])).toMatchObject({
        ok: false,
        message: expect.stringMatching(/\.$/),
      });
  });

  it('gives a project or a sentence for any of 500 texts', async () => {
    const pieces = fc.array(
      fc.oneof(
        fc.string({ maxLength: 8 }),
        fc.constantFrom('name', 'parent', ',', '\n', '"', '>>', '>>>', '### ', '{', '\t'),
      ),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(pieces, fc.constantFrom('a.csv', 'a.txt', 'a.md', 'a.json'), async (parts, path) => {
        const files = [{ path, bytes: new TextEncoder().encode(parts.join('')) }];
        codebookReader.sniff(files);
        const reading = await codebookReader.read(files);
        if (!reading.ok) {
          expect(reading.message).toMatch(/\.$/);
          return;
        }
        const keys = new Set(reading.project.codes.map(({ key }) => key));
        for (const { parentKey } of reading.project.codes)
          expect(parentKey === null || keys.has(parentKey)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('highlights of Taguette as a table', () => {
  const table =
    'id,document,tag,content\r\n1,Minutes,union,"The union\nsaid no"\r\n1,Minutes,board,"The union\nsaid no"\r\n2,Minutes,,So it ends.\r\n3,Notes,union,\r\n';
  const files = [{ path: 'all_tags.csv', bytes: new TextEncoder().encode(table) }];

  it('become documents of their highlights', async () => {
    expect(taguetteHighlightsReader.sniff(files)).toBe(true);
    expect(codebookReader.sniff(files)).toBe(false);
    const reading = await taguetteHighlightsReader.read(files);
    if (!reading.ok) throw new Error(reading.message);
    const { documents, passages, codes, losses } = reading.project;
    expect(documents.map(({ title, text }) => [title, text])).toEqual([
      ['Minutes', 'The union\nsaid no\n\nSo it ends.'],
      ['Notes', ''],
    ]);
    const labels = new Map(codes.map(({ key, label }) => [key, label]));
    expect(
      passages.map(({ codeKey, range }) => [
        labels.get(codeKey),
        documents[0]?.text?.slice(range?.start, range?.end),
      ]),
    ).toEqual([
      ['union', 'The union\nsaid no'],
      ['board', 'The union\nsaid no'],
      ['Without a tag', 'So it ends.'],
    ]);
    expect(losses).toContain('1 highlight: without words left out.');
  });

  it('of newer versions say the whole path of a tag', async () => {
    const newer =
      'id,document,tag,tag_parent,tag_full_path,tag_description,content\n1,Minutes,union,actor,actor/union,,No.\n';
    const reading = await taguetteHighlightsReader.read([
      { path: 'a.csv', bytes: new TextEncoder().encode(newer) },
    ]);
    expect(reading).toMatchObject({ ok: true, project: { codes: [{ label: 'actor/union' }] } });
  });

  it('are refused in words where columns are missing, and never throw over 300 changes', async () => {
    const cut = [{ path: 'a.csv', bytes: new TextEncoder().encode('id,tag\n1,a\n') }];
    expect(await taguetteHighlightsReader.read(cut)).toMatchObject({ ok: false });
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: table.length }), fc.string({ maxLength: 6 }), async (place, text) => {
        const changed = table.slice(0, place) + text + table.slice(place + text.length);
        const reading = await taguetteHighlightsReader.read([
          { path: 'a.csv', bytes: new TextEncoder().encode(changed) },
        ]);
        if (!reading.ok) {
          expect(reading.message).toMatch(/\.$/);
          return;
        }
        for (const { range, quote } of reading.project.passages) expect(range === null).toBe(quote === null);
      }),
      { numRuns: 300 },
    );
  });
});
