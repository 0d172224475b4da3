import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Application, ImportFile, OpenedStudy, StudyEvent } from '#core/api.ts';
import type { Document } from '#core/model/document.ts';
import { ImportThread } from './importing/import-thread.ts';
import {
  makeStudy,
  type TemporaryApplication,
  temporaryApplication,
} from './testing/temporary-application.ts';

// Real disks under load take their time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let temporary: TemporaryApplication;
let application: Application;
let study: OpenedStudy;
beforeEach(async () => {
  temporary = temporaryApplication();
  application = temporary.application;
  study = await makeStudy(application, temporary.folder);
});
afterEach(() => temporary.remove());

function file(name: string, content: string | Buffer): ImportFile {
  const path = join(temporary.folder, name);
  writeFileSync(path, content);
  return { source: { path }, fileName: name };
}

async function documents(): Promise<Document[]> {
  const { entries } = await application.openStudy({ path: study.path, mode: 'write', coderName: null });
  return entries.filter(entry => entry.type === 'document').map(({ record }) => record);
}

test('one commit takes in what can be taken, and names what cannot', async () => {
  const huge = file('huge.txt', '');
  truncateSync(join(temporary.folder, 'huge.txt'), 65 * 1024 * 1024);
  mkdirSync(join(temporary.folder, 'folder.txt'));
  const results = await application.importFiles(study.handle, [
    file('crlf.txt', Buffer.from('\ufeffEins\r\nZwei\r\n')),
    file('empty.txt', ''),
    file('picture.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])),
    huge,
    { source: { path: join(temporary.folder, 'none.txt') }, fileName: 'none.txt' },
    { source: { path: join(temporary.folder, 'folder.txt') }, fileName: 'folder.txt' },
    file('latin.txt', Buffer.from('Années de réforme à Genève', 'latin1')),
  ]);
  expect(results.map(({ ok }) => ok)).toEqual([true, false, false, false, false, false, true]);
  for (const result of results) if (!result.ok) expect(result.error).toContain(result.fileName);
  const history = await application.history(study.handle, { before: null, limit: 10 });
  expect(history).toHaveLength(2);
  expect(history[0]?.commit.label).toBe('Import 2 documents');
  const [crlf, latin] = await documents();
  expect(crlf).toMatchObject({
    changes: { bom: true, lineEnds: 'crlf' },
    source: { bytes: 15, extension: 'txt' },
  });
  expect(readFileSync(join(study.path, `documents/${crlf?.id}/text.txt`), 'utf8')).toBe('Eins\nZwei\n');
  expect(readFileSync(join(study.path, `documents/${crlf?.id}/source.txt`))).toEqual(
    readFileSync(join(temporary.folder, 'crlf.txt')),
  );
  expect(latin?.encoding?.id).toBe('windows-1252');
  expect((await application.documentText(study.handle, latin?.id ?? '')).text).toBe(
    'Années de réforme à Genève',
  );
  expect(await application.check(study.handle)).toMatchObject({ clean: true });
});

test('the same bytes twice are told in the preview and refused by name', async () => {
  const first = file('one.txt', 'The same text.');
  const twin = file('two.txt', 'The same text.');
  const together = await application.importFiles(study.handle, [first, twin]);
  expect(together).toMatchObject([
    { ok: true },
    { ok: false, error: expect.stringContaining('same bytes as one.txt') },
  ]);
  const [preview] = await application.previewImport(study.handle, [twin]);
  expect(preview).toMatchObject({ ok: true, duplicateOf: { title: 'The same text.' } });
  const [document] = await documents();
  await application.dispatch(study.handle, { type: 'document.remove', args: { id: document?.id } });
  const [later] = await application.importFiles(study.handle, [twin]);
  expect(later).toMatchObject({ ok: false, error: expect.stringContaining('was removed') });
});

test('a preview shows what a file would become in the encoding and format that are chosen', async () => {
  const source = file('note.txt', Buffer.from(`# Größe\n\n${'x'.repeat(2_000)}`, 'latin1'));
  const [plain, wrong] = await application.previewImport(study.handle, [
    { ...source, format: 'markdown', encoding: 'windows-1252' },
    { ...source, encoding: 'no-such' },
  ]);
  expect(plain).toMatchObject({ ok: true, title: 'Größe', format: 'markdown', duplicateOf: null });
  expect(plain?.ok === true && plain.sample.length).toBe(600);
  expect(wrong).toMatchObject({ ok: false, error: expect.stringContaining('no-such') });
  expect(await documents()).toEqual([]);
});

test('a stopped import takes in what was read before, and says what was not', async () => {
  const files = ['a', 'b', 'c'].map(name => file(`${name}.txt`, `Text ${name}`));
  const signal = { aborted: false };
  const progress: string[] = [];
  application.subscribe(study.handle, (event: StudyEvent) => {
    if (event.type !== 'progress') return;
    progress.push(`${event.done}/${event.total} ${event.message}`);
    if (event.message === 'b.txt') signal.aborted = true;
  });
  const results = await application.importFiles(study.handle, files, signal);
  expect(results).toMatchObject([
    { ok: true },
    { ok: true },
    { ok: false, error: expect.stringContaining('stopped') },
  ]);
  expect(progress).toEqual(['0/3 a.txt', '1/3 b.txt', '3/3 Done']);
  expect(await documents()).toHaveLength(2);
});

describe('uploaded files', () => {
  test('are kept until they are imported', async () => {
    const name = await application.stageFile(study.handle, 'up.txt', Buffer.from('Uploaded text'));
    const staged: ImportFile = {
      source: { staged: name },
      fileName: 'C:\\fake\\up.txt'.split('\\').at(-1) ?? '',
    };
    expect(await application.previewImport(study.handle, [staged])).toMatchObject([{ ok: true }]);
    expect(await application.importFiles(study.handle, [staged])).toMatchObject([
      { ok: true, title: 'Uploaded text' },
    ]);
    expect(await application.importFiles(study.handle, [staged])).toMatchObject([
      { ok: false, error: expect.stringContaining('no longer here') },
    ]);
  });

  test('are bounded, and found by no other name', async () => {
    await expect(
      application.stageFile(study.handle, 'big.txt', new Uint8Array(65 * 1024 * 1024)),
    ).rejects.toMatchObject({ code: 'refused' });
    const results = await application.importFiles(study.handle, [
      { source: { staged: '../../etc/hostname' }, fileName: 'x.txt' },
    ]);
    expect(results).toMatchObject([{ ok: false }]);
  });
});

test('undo of an import leaves the files, so that redo finds them; a broken-off one leaves nothing', async () => {
  await application.importFiles(study.handle, [file('a.txt', 'Text')]);
  const [document] = await documents();
  await application.undo(study.handle, null);
  expect(await documents()).toEqual([]);
  expect(existsSync(join(study.path, `documents/${document?.id}/text.txt`))).toBe(true);
  const report = await application.check(study.handle);
  expect(report).toMatchObject({
    clean: true,
    findings: [{ severity: 'note', file: `documents/${document?.id}` }],
  });
  await application.redo(study.handle);
  expect((await application.documentText(study.handle, document?.id ?? '')).text).toBe('Text');
  await application.closeStudy(study.handle);
  mkdirSync(join(study.path, 'documents/.importing-d-1'));
  await application.openStudy({ path: study.path, mode: 'write', coderName: null });
  expect(readdirSync(join(study.path, 'documents'))).toEqual([document?.id]);
});

test('many folders of undone imports are told in few words, and are no damage', async () => {
  for (let number = 1; number <= 25; number += 1) mkdirSync(join(study.path, `documents/d-left-${number}`));
  const { clean, findings } = await application.check(study.handle);
  expect(clean).toBe(true);
  expect(findings).toHaveLength(21);
  expect(findings.at(-1)).toMatchObject({
    severity: 'note',
    message: 'There are 5 more findings about folders.',
  });
});

test('the text of a document is shown in the format that is chosen later', async () => {
  await application.importFiles(study.handle, [file('a.txt', '# Title\n\nSome *words*.')]);
  const [document] = await documents();
  const id = document?.id ?? '';
  const kinds = async (): Promise<string[]> =>
    (await application.documentText(study.handle, id)).blocks.map(({ kind }) => kind);
  await application.dispatch(study.handle, { type: 'document.change', args: { id, format: 'plain-text' } });
  expect(new Set(await kinds())).toEqual(new Set(['lines']));
  await application.dispatch(study.handle, { type: 'document.change', args: { id, format: 'markdown' } });
  expect(await kinds()).toEqual(['heading', 'paragraph']);
});

const corpus = resolve(import.meta.dirname, '../../../shared/corpus');
test.skipIf(!existsSync(corpus))(
  'real reports are taken in, and their text is what was in the file',
  async () => {
    const files = readdirSync(corpus).map(name => ({ source: { path: join(corpus, name) }, fileName: name }));
    const results = await application.importFiles(study.handle, files);
    for (const [index, result] of results.entries()) {
      if (!result.ok) throw new Error(result.error);
      const { text } = await application.documentText(study.handle, result.documentId);
      const original = readFileSync(join(corpus, files[index]?.fileName ?? ''), 'utf8');
      expect(text).toBe(original.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
    }
    expect(await application.check(study.handle)).toMatchObject({ clean: true });
  },
);

test('a file is read once for its preview and its import, unless it changed between', async () => {
  const read = vi.spyOn(ImportThread.prototype, 'read');
  try {
    const files = [file('same.txt', 'The text stays.'), file('other.txt', 'The text before.')];
    await application.previewImport(study.handle, files);
    expect(read).toHaveBeenCalledTimes(2);
    file('other.txt', 'The text after.');
    const results = await application.importFiles(study.handle, files);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect(read).toHaveBeenCalledTimes(3);
  } finally {
    read.mockRestore();
  }
  const texts = (await documents()).map(({ id }) =>
    readFileSync(join(study.path, `documents/${id}/text.txt`), 'utf8'),
  );
  expect(texts.sort()).toEqual(['The text after.', 'The text stays.']);
});
