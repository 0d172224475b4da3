import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFileSystem } from './file-system.ts';
import { requireKnownFormat } from './format-version.ts';
import { migrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { checksumOf, hexOf } from './sealed-json.ts';
import { formatVersion } from './study-files.ts';
import { faultyFiles, noFaults } from './testing/faulty-files.ts';
import {
  kindOf,
  makeStudy,
  type TemporaryApplication,
  temporaryApplication,
} from './testing/temporary-application.ts';
import { readZip } from './zip-file.ts';

let temporary: TemporaryApplication;
let path: string;
let documentFile: string;

/** In the version before the first, as these tests have it, items had names in place of labels. */
const fromZero: Migration = {
  from: 0,
  changes: 'names of items become labels',
  liftRecord: (type, record) => {
    if (type !== 'item') return record;
    const { name, ...rest } = record;
    return { ...rest, label: name };
  },
};

const present = `"version":${formatVersion}`;
const reseal = (json: string): string =>
  `{"crc32":"${hexOf(checksumOf(Buffer.from(json.slice(19))))}"${json.slice(19)}`;
/** Takes back what each migration does. */
const toOlder = (line: string): string =>
  line
    .replace(/("id":"i1","kindId":"[^"]+",)"label":/g, '$1"name":')
    .replaceAll(',"variableSources":{"patterns":[],"metadata":{}}', '')
    .replaceAll('"settles":[],', '')
    .replaceAll(',"choices":{}', '')
    .replaceAll('"blocks":null,"pages":null,"metadata":{},', '');

beforeEach(async () => {
  temporary = temporaryApplication();
  const { application } = temporary;
  const study = await makeStudy(application, temporary.folder);
  await application.dispatch(study.handle, {
    type: 'item.add',
    args: { id: 'i1', kind: kindOf(study), label: 'Union' },
  });
  await application.dispatch(study.handle, {
    type: 'field.add',
    args: {
      id: 'weight',
      name: 'weight',
      label: 'Weight',
      subject: 'judgement',
      kindId: kindOf(study),
      value: { type: 'number', unit: null },
    },
  });
  await application.dispatch(study.handle, {
    type: 'judgement.set',
    args: { id: 'j1', itemId: 'i1', field: 'weight', status: 'coded', value: 3 },
  });
  const source = join(temporary.folder, 'note.md');
  writeFileSync(source, '# A note');
  await application.importFiles(study.handle, [{ source: { path: source }, fileName: 'note.md' }]);
  await application.closeStudy(study.handle);
  path = study.path;
  const [documentId = ''] = readdirSync(join(path, 'documents'));
  documentFile = `documents/${documentId}/document.json`;
  for (const name of ['study.json', 'registry.json', documentFile]) {
    const file = join(path, name);
    writeFileSync(file, reseal(toOlder(readFileSync(file, 'utf8')).replace(present, '"version":0')));
  }
  const journal = join(path, 'journal/000001.jsonl');
  const lines = readFileSync(journal, 'utf8').split('\n').slice(0, -1);
  writeFileSync(
    journal,
    lines
      .map(line => {
        const older = toOlder(line);
        const inner = older.slice('{"crc32":"00000000","commit":'.length, -1);
        return `{"crc32":"${hexOf(checksumOf(Buffer.from(inner)))}","commit":${inner}}\n`;
      })
      .join(''),
  );
});
afterEach(() => temporary.remove());

const migrate = (files = nodeFileSystem) =>
  requireKnownFormat(files, path, '2026-01-01T00:00:00.000Z', true, true, [fromZero, ...migrations]);

async function expectMigrated(): Promise<void> {
  const { application } = temporary;
  const study = await application.openStudy({ path, mode: 'write', coderName: null });
  expect(study.report.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(study.entries.find(({ type }) => type === 'item')?.record).toMatchObject({
    id: 'i1',
    label: 'Union',
  });
  expect(study.entries.find(({ type }) => type === 'judgement')?.record).toMatchObject({
    id: 'j1',
    value: 3,
    settles: [],
  });
  expect(study.entries.find(({ type }) => type === 'document')?.record).toMatchObject({
    extractor: { name: 'markdown', version: '1', choices: {} },
    blocks: null,
    pages: null,
    metadata: {},
  });
  expect(await application.check(study.handle)).toMatchObject({ clean: true });
  await application.undo(study.handle, null);
  await application.redo(study.handle);
  await application.closeStudy(study.handle);
}

test('the fake older study is one', () => {
  expect(readFileSync(join(path, 'registry.json'), 'utf8')).toContain('"name":"Union"');
  const journal = readFileSync(join(path, 'journal/000001.jsonl'), 'utf8');
  expect(journal).toContain('"name":"Union"');
  expect(journal).toContain('"id":"j1"');
  expect(journal).not.toContain('settles');
  expect(readFileSync(join(path, documentFile), 'utf8')).not.toMatch(/choices|blocks|pages|metadata/);
});

test('an older study is brought up to date, with a snapshot of what it was', async () => {
  const before = readFileSync(join(path, 'registry.json'));
  const [finding] = await migrate();
  expect(finding?.message).toContain('names of items become labels; judgements can settle others');
  const [snapshot] = readdirSync(join(path, 'snapshots'));
  const kept = readZip(readFileSync(join(path, 'snapshots', snapshot ?? '')), () => true);
  expect(kept.get('registry.json')).toEqual(before);
  expect([...kept.keys()]).toContain('journal/000001.jsonl');
  expect(existsSync(join(path, '.migrating'))).toBe(false);
  await expectMigrated();
});

test('a crash in any step leaves the older study or the newer, and the next opening goes on', async () => {
  const names = ['study.json', 'registry.json', 'journal/000001.jsonl'];
  const read = (): string[] => names.map(name => readFileSync(join(path, name), 'utf8'));
  const older = read();
  await migrate();
  const newer = read();
  let finished = false;
  for (let step = 1; !finished; step += 1) {
    for (const [index, name] of names.entries()) writeFileSync(join(path, name), older[index] ?? '');
    const faults = noFaults();
    let left = step;
    let isDead = false;
    faults.fail = () => {
      left -= 1;
      if (left === 0) isDead = true;
      return isDead ? 'EIO' : null;
    };
    await migrate(faultyFiles(faults)).catch((error: unknown) => {
      expect(isDead, String(error)).toBe(true);
    });
    finished = !isDead;
    await migrate();
    expect(read()).toEqual(newer);
    expect(existsSync(join(path, '.migrating'))).toBe(false);
  }
  await expectMigrated();
});

test('an older format without a migration, or a damaged older file, is refused and left as it was', async () => {
  await expect(
    requireKnownFormat(nodeFileSystem, path, '2026-01-01T00:00:00.000Z', true, true, []),
  ).rejects.toMatchObject({
    code: 'damaged',
  });
  const journal = join(path, 'journal/000001.jsonl');
  const bytes = readFileSync(journal);
  bytes[200] = (bytes[200] ?? 0) ^ 1;
  writeFileSync(journal, bytes);
  const before = readFileSync(join(path, 'registry.json'));
  await expect(migrate()).rejects.toMatchObject({ code: 'damaged' });
  expect(readFileSync(join(path, 'registry.json'))).toEqual(before);
  expect(readFileSync(journal)).toEqual(bytes);
});

test('an older study is not changed by reading', async () => {
  await expect(
    temporary.application.openStudy({ path, mode: 'read', coderName: null }),
  ).rejects.toMatchObject({ code: 'read-only' });
});

test('a newer format is refused, by whole files and by those that only say so', async () => {
  await migrate();
  for (const name of ['study.json', 'registry.json']) {
    const file = join(path, name);
    const bytes = readFileSync(file, 'utf8');
    writeFileSync(file, reseal(bytes.replace(present, '"version":7')));
    for (const mode of ['write', 'read'] as const) {
      await expect(temporary.application.openStudy({ path, mode, coderName: null })).rejects.toMatchObject({
        code: 'newer-format',
        message: expect.stringContaining('format 7'),
        advice: expect.stringContaining('Nothing was changed'),
      });
    }
    // With a bit of the version flipped by damage, the other file tells.
    writeFileSync(file, bytes.replace(present, '"version":7'));
    const study = await temporary.application.openStudy({ path, mode: 'write', coderName: null });
    expect(study.report.findings.map(finding => finding.file)).toContain(name);
    await temporary.application.closeStudy(study.handle);
  }
  expect(readdirSync(dirname(path)).filter(name => name.startsWith('.'))).toEqual([]);
});
