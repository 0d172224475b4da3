import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { asExchangeFiles, exportDataset, studyOf } from '../../../../tests/support/export-dataset.ts';
import { sampleStudy, studies } from '../../../../tests/support/feasibility-study.ts';
import { execute } from '../../commands/execute.ts';
import { recordTypes } from '../../model/records.ts';
import { StudyStore } from '../../store/study-store.ts';
import { unguardFormula } from '../csv-cells.ts';
import { type DatasetChoices, isNarrowed, wholeStudy } from './choices.ts';
import { previewDataset } from './preview-dataset.ts';
import { isDataset, readDataset } from './read-dataset.ts';
import { selectStudy } from './select-study.ts';

type Row = Record<string, unknown>;

const linesOf = (bytes: Buffer | undefined): Row[] =>
  (bytes ?? Buffer.alloc(0))
    .toString('utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Row);

const bufferOf = (bytes: Buffer): ArrayBuffer => Uint8Array.from(bytes).buffer;

interface Descriptor {
  resources: {
    name: string;
    path: string | string[];
    format: string;
    bytes: number;
    hash?: string;
    schema: {
      fields: { name: string; type: string }[];
      primaryKey?: string[];
      foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[];
    };
  }[];
}

const descriptorOf = (files: ReadonlyMap<string, Buffer>): Descriptor =>
  JSON.parse(files.get('datapackage.json')?.toString('utf8') ?? '') as Descriptor;

/** Rows that break a key of their table, or name one that is not there. */
function brokenKeys(files: ReadonlyMap<string, Buffer>): string[] {
  const { resources } = descriptorOf(files);
  const tables = new Map(
    resources
      .filter(({ format }) => format === 'jsonl')
      .map(({ name, path, schema }) => [name, { schema, rows: linesOf(files.get(String(path))) }]),
  );
  expect(tables.size).toBeGreaterThan(15);
  const broken: string[] = [];
  for (const [name, { schema, rows }] of tables) {
    if (schema.primaryKey !== undefined) {
      const keys = rows.map(row => JSON.stringify(schema.primaryKey?.map(column => row[column])));
      if (new Set(keys).size !== keys.length) broken.push(`${name}: two rows have the same key`);
    }
    for (const { fields, reference } of schema.foreignKeys ?? []) {
      const [column = ''] = fields;
      const [to = ''] = reference.fields;
      const known = new Set(tables.get(reference.resource)?.rows.map(row => row[to]));
      for (const row of rows) {
        const id = row[column];
        if (id !== null && !known.has(id)) broken.push(`${name}.${column}: ${String(id)}`);
      }
    }
  }
  return broken;
}

const choices: fc.Arbitrary<Partial<DatasetChoices>> = fc.record(
  {
    documentIds: fc.constant(['d0']),
    kindIds: fc.constantFrom(['actor'], ['actor', 'tracer']),
    coderIds: fc.constant(['ben']),
    judgementsOnly: fc.boolean(),
    withoutText: fc.boolean(),
    pseudonyms: fc.boolean(),
    withoutMemos: fc.boolean(),
  },
  { requiredKeys: [] },
);

describe('dataset', () => {
  it('is the same bytes every time, and its checksums are right', async () => {
    const [one, other] = await Promise.all([
      exportDataset(studyOf(sampleStudy())),
      exportDataset(studyOf(sampleStudy())),
    ]);
    expect([...one.files.keys()]).toEqual([...other.files.keys()]);
    for (const [name, bytes] of one.files) expect(other.files.get(name)?.equals(bytes), name).toBe(true);
    const { createHash } = await import('node:crypto');
    const listed = (one.files.get('checksums.sha256')?.toString('utf8') ?? '').trimEnd().split('\n');
    expect(listed).toHaveLength(one.files.size - 1);
    for (const line of listed) {
      const name = line.slice(66);
      const bytes = one.files.get(name) ?? Buffer.from('absent');
      expect(line.slice(0, 64), name).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });

  it('has the same cells as CSV, JSON Lines and Parquet', async () => {
    const { files } = await exportDataset(studyOf(sampleStudy()));
    const { resources } = descriptorOf(files);
    const tables = resources.filter(({ format }) => format === 'csv');
    expect(tables.length).toBeGreaterThan(15);
    for (const { name, path, schema } of tables) {
      const table = String(path).slice('csv/'.length, -'.csv'.length);
      const lines = linesOf(files.get(`jsonl/${table}.jsonl`));
      const parquet = await parquetReadObjects({
        file: bufferOf(files.get(`parquet/${table}.parquet`) ?? Buffer.alloc(0)),
      });
      const plain = parquet.map(row =>
        Object.fromEntries(
          Object.entries(row).map(([column, cell]) => [
            column,
            typeof cell === 'bigint' ? Number(cell) : cell instanceof Date ? cell.toISOString() : cell,
          ]),
        ),
      );
      expect(plain, name).toEqual(lines);
      const csv = Papa.parse<Record<string, string>>(files.get(String(path))?.toString('utf8') ?? '', {
        header: true,
        skipEmptyLines: true,
      }).data;
      const expected = lines.map(row =>
        Object.fromEntries(
          Object.entries(row).map(([column, cell]) => [column, cell === null ? '' : String(cell)]),
        ),
      );
      const unguarded = csv.map(row =>
        Object.fromEntries(
          Object.entries(row).map(([column, cell]) => [
            column,
            schema.fields.find(field => field.name === column)?.type === 'string'
              ? unguardFormula(cell)
              : cell,
          ]),
        ),
      );
      expect(unguarded, name).toEqual(expected);
    }
  });

  it('cuts the quote of every passage out of its text by both offsets, and knows its sentence', async () => {
    const study = sampleStudy();
    const { files } = await exportDataset(studyOf(study));
    const passages = linesOf(files.get('jsonl/passages.jsonl'));
    expect(passages.length).toBeGreaterThan(20);
    let inSentences = 0;
    for (const row of passages) {
      const text = files.get(`texts/${String(row.document_id)}.txt`)?.toString('utf8') ?? '';
      expect(text.slice(Number(row.start_utf16), Number(row.end_utf16))).toBe(row.quote);
      const points = [...text].slice(Number(row.start_code_point), Number(row.end_code_point));
      expect(points.join('')).toBe(row.quote);
      if (row.sentence !== null) inSentences += 1;
    }
    expect(inSentences).toBeGreaterThan(passages.length / 2);
    expect(new Set(passages.map(row => row.section_id)).size).toBeGreaterThan(2);
  });

  it('has keys that hold, whatever goes in', async () => {
    await fc.assert(
      fc.asyncProperty(studies, choices, async (study, chosen) => {
        const { files } = await exportDataset(studyOf(study), chosen);
        expect(brokenKeys(files)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps what was not chosen out of every file', async () => {
    const study = sampleStudy();
    study.dispatch('coder.add', { id: 'zoe', name: 'Zoë Tell-Tale' });
    study.as('zoe', 'Zoë Tell-Tale');
    const [item] = study.store.all('item');
    const [passage] = study.store.all('passage');
    if (item === undefined || passage === undefined) throw new Error('The sample has no codes.');
    study.dispatch('memo.add', {
      id: 'm-secret',
      on: { type: 'passage', id: passage.id },
      text: 'a secret thought',
    });
    study.dispatch('item.add', {
      id: 'hidden',
      kind: 'actor',
      label: 'Hidden Foundation',
      aliases: ['HiFo'],
    });
    const holds = (files: ReadonlyMap<string, Buffer>, words: string): string[] =>
      [...files].filter(([, bytes]) => bytes.includes(words)).map(([name]) => name);
    const whole = await exportDataset(studyOf(study));
    const words = passage.exact.slice(0, 30);
    for (const told of ['a secret thought', 'Zoë Tell-Tale', 'Hidden Foundation', words])
      expect(holds(whole.files, told).length, told).toBeGreaterThan(1);
    const narrow = await exportDataset(studyOf(study), {
      withoutItemIds: ['hidden'],
      withoutMemos: true,
      withoutText: true,
      pseudonyms: true,
    });
    for (const told of ['a secret thought', 'Zoë Tell-Tale', '"zoe"', 'Hidden Foundation', 'HiFo', words])
      expect(holds(narrow.files, told), told).toEqual([]);
    expect(narrow.losses.join(' ')).toContain('Without source text');
    expect(linesOf(narrow.files.get('jsonl/passages.jsonl'))).toHaveLength(
      linesOf(whole.files.get('jsonl/passages.jsonl')).length,
    );
  });

  it('takes the documents whose variables say so, of those that were chosen', async () => {
    const study = sampleStudy();
    const value = { type: 'boolean' };
    study.dispatch('field.add', {
      ...{ id: 'official', name: 'official', label: 'Official', subject: 'document', kindId: null, value },
    });
    const [id] = Array.from(study.store.all('document'), document => document.id);
    if (id === undefined) throw new Error('no document');
    study.dispatch('document.change', { id, values: { official: true } });
    const byVariable = await exportDataset(studyOf(study), { where: ['official=yes'] });
    const byName = await exportDataset(studyOf(study), { documentIds: [id] });
    const none = await exportDataset(studyOf(study), { where: ['official=no'], documentIds: [id] });
    for (const table of ['documents', 'passages', 'judgements', 'evidence', 'links', 'memos']) {
      const name = `jsonl/${table}.jsonl`;
      expect(linesOf(byVariable.files.get(name)), name).toEqual(linesOf(byName.files.get(name)));
    }
    expect(linesOf(byVariable.files.get('jsonl/passages.jsonl')).length).toBeGreaterThan(0);
    expect(byVariable.files.get('provenance.json')?.toString('utf8')).toContain('official=yes');
    for (const table of ['documents', 'passages', 'evidence'])
      expect(linesOf(none.files.get(`jsonl/${table}.jsonl`)), table).toEqual([]);
    const included = (condition: string) =>
      previewDataset(study.store, { ...wholeStudy, where: [condition] }).counts[0];
    expect(included('official=yes')).toEqual({ type: 'document', included: 1, total: 1 });
    expect(included('official=no')).toEqual({ type: 'document', included: 0, total: 1 });
    // A condition that is not understood must not give away what was to stay.
    for (const wrong of ['offical=yes', 'official=maybe', 'official']) {
      const choice = { ...wholeStudy, where: [wrong] };
      expect(() => previewDataset(study.store, choice), wrong).toThrow(wrong);
      await expect(exportDataset(studyOf(study), { where: [wrong] }), wrong).rejects.toThrow(wrong);
    }
  });

  it('refuses to choose what the study does not have', async () => {
    await expect(exportDataset(studyOf(sampleStudy()), { kindIds: ['nobody'] })).rejects.toThrow('“nobody”');
  });

  it('has the same columns in every partition, whatever the study’s fields', async () => {
    const study = sampleStudy();
    study.addDocument('second', 'Nothing is coded here.');
    const { files } = await exportDataset(studyOf(study), { partition: true });
    const parts = [...files.keys()].filter(name => name.startsWith('parquet/passages/'));
    expect(parts).toEqual([
      'parquet/passages/source=report/passages.parquet',
      'parquet/passages/source=second/passages.parquet',
    ]);
    expect([...files.keys()].filter(name => /^(csv|jsonl|records)\//.test(name))).toEqual([]);
    const [first, second] = parts.map(name =>
      parquetMetadata(bufferOf(files.get(name) ?? Buffer.alloc(0))).schema.map(({ name: column, type }) => [
        column,
        type,
      ]),
    );
    expect(first).toEqual(second);
    expect(first?.flat().some(name => String(name).startsWith('field_'))).toBe(false);
  });

  const schemas = join(
    import.meta.dirname,
    '..',
    '..',
    '..',
    '..',
    '..',
    'shared',
    'examples',
    'datapackage',
  );
  it
    .skipIf(!existsSync(schemas))
    .each([{}, { partition: true }, { license: 'CC-BY-4.0', withoutText: true }])(
    'is a valid Data Package: %o',
    async chosen => {
      const { files } = await exportDataset(studyOf(sampleStudy()), chosen);
      const ajv = new Ajv({ strict: false });
      addFormats(ajv);
      ajv.addFormat('textarea', true);
      const schema = JSON.parse(readFileSync(join(schemas, 'datapackage.json'), 'utf8')) as object;
      const validate = ajv.compile(schema);
      validate(descriptorOf(files));
      expect(validate.errors).toBeNull();
      const check = ajv.compile(
        JSON.parse(readFileSync(join(schemas, 'tableschema.json'), 'utf8')) as object,
      );
      for (const { path, bytes, schema: table } of descriptorOf(files).resources) {
        const sizes = [path].flat().map(name => files.get(name)?.length ?? Number.NaN);
        expect(bytes).toBe(sizes.reduce((sum, size) => sum + size, 0));
        check(table);
        expect(check.errors).toBeNull();
      }
    },
  );

  it('describes itself as Croissant asks, with fields that lead to columns', async () => {
    const { files } = await exportDataset(studyOf(sampleStudy()), { license: 'CC-BY-4.0' });
    const croissant = JSON.parse(files.get('croissant.json')?.toString('utf8') ?? '') as Record<
      string,
      unknown
    >;
    for (const name of [
      '@context',
      'conformsTo',
      'name',
      'description',
      'license',
      'url',
      'creator',
      'datePublished',
    ])
      expect(croissant[name], name).toBeTruthy();
    const distribution = croissant.distribution as { '@id': string; sha256: string }[];
    const ids = new Set(distribution.map(each => each['@id']));
    for (const id of ids) expect(files.has(id), id).toBe(true);
    const sets = croissant.recordSet as {
      field: {
        '@id': string;
        source: { fileObject: { '@id': string } };
        references?: { field: { '@id': string } };
      }[];
    }[];
    const fields = new Set(sets.flatMap(set => set.field.map(each => each['@id'])));
    for (const { source, references } of sets.flatMap(set => set.field)) {
      expect(ids.has(source.fileObject['@id'])).toBe(true);
      if (references !== undefined) expect(fields.has(references.field['@id'])).toBe(true);
    }
  });
});

const sorted = (records: Iterable<{ id: string }>) =>
  [...records].sort((one, other) => (one.id < other.id ? -1 : 1));

describe('readDataset', () => {
  it('gives back the live records of random studies, and removed ones that they name', async () => {
    await fc.assert(
      fc.asyncProperty(studies, async study => {
        const { files } = await exportDataset(studyOf(study));
        const exchange = asExchangeFiles(files);
        expect(isDataset(exchange)).toBe(true);
        const reading = readDataset(exchange);
        if (!reading.ok) throw new Error(reading.message);
        const { study: record, entries, documents } = reading.dataset;
        expect(record).toEqual(study.store.study);
        const byKey = new Map(entries.map(entry => [`${entry.type}:${entry.record.id}`, entry.record]));
        for (const type of [
          'coder',
          'kind',
          'field',
          'document',
          'item',
          'passage',
          'judgement',
          'link',
        ] as const) {
          for (const live of study.store.all(type)) expect(byKey.get(`${type}:${live.id}`)).toEqual(live);
        }
        for (const { type, record: each } of entries) expect(study.store.get(type, each.id)).toEqual(each);
        const again = new StudyStore();
        again.load([{ type: 'study', record }]);
        const command = { type: 'study.import', args: { label: 'Import dataset', origin: {}, entries } };
        again.apply(execute(again, command, study.context(), { internal: true }).diff);
        for (const type of recordTypes)
          expect(sorted(again.all(type)), type).toEqual(sorted(study.store.all(type)));
        for (const { document, text } of documents)
          expect(Buffer.from(text ?? []).toString('utf8')).toBe(study.units.text(document));
      }),
      { numRuns: 25 },
    );
  });

  it('never throws, and takes nothing by halves, in 300 damaged copies', async () => {
    const { files } = await exportDataset(studyOf(sampleStudy()));
    const names = [...files.keys()].filter(name => /^(records\/|provenance)/.test(name));
    const whole = readDataset(asExchangeFiles(files));
    if (!whole.ok) throw new Error(whole.message);
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        fc.uint8Array({ maxLength: 12 }),
        fc.boolean(),
        (which, where, bytes, cut) => {
          const name = names[which % names.length] ?? '';
          const original = files.get(name) ?? Buffer.alloc(0);
          const at = original.length === 0 ? 0 : where % original.length;
          const rest = cut ? Buffer.alloc(0) : original.subarray(at + bytes.length);
          const damaged = new Map(files).set(name, Buffer.concat([original.subarray(0, at), bytes, rest]));
          const reading = readDataset(asExchangeFiles(damaged));
          if (reading.ok)
            expect(reading.dataset.entries.length).toBeLessThanOrEqual(whole.dataset.entries.length);
          else expect(reading.message.length).toBeGreaterThan(20);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('says why tables alone are no study', async () => {
    const { files } = await exportDataset(studyOf(sampleStudy()), { withoutText: true });
    expect(readDataset(asExchangeFiles(files))).toMatchObject({
      ok: false,
      message: expect.stringContaining('tables only'),
    });
  });
});

describe('selectStudy', () => {
  it('is the study itself where all of it is chosen', () => {
    const { store } = sampleStudy();
    expect(selectStudy(store, wholeStudy)).toBe(store);
    expect(isNarrowed({ ...wholeStudy, license: 'CC0-1.0', partition: true })).toBe(false);
  });
});
