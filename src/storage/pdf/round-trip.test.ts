import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Application, OpenedStudy } from '#core/api.ts';
import { encrypted, numberedPages } from '../testing/hostile-pdfs.ts';
import {
  makeStudy,
  type TemporaryApplication,
  temporaryApplication,
} from '../testing/temporary-application.ts';

let temporary: TemporaryApplication;
let application: Application;
let study: OpenedStudy;
beforeEach(async () => {
  temporary = temporaryApplication();
  application = temporary.application;
  study = await makeStudy(application, temporary.folder);
});
afterEach(() => temporary.remove());

async function importPdf(name: string, bytes: Uint8Array, password?: string): Promise<string> {
  const path = join(temporary.folder, name);
  writeFileSync(path, bytes);
  const file = { source: { path }, fileName: name, ...(password === undefined ? {} : { password }) };
  const [result] = await application.importFiles(study.handle, [file]);
  if (result?.ok !== true) throw new Error(result?.error);
  return result.documentId;
}

async function newItem(): Promise<string> {
  const kind = study.entries.find(({ type }) => type === 'kind')?.record.id;
  const id = 'i-00000000000000000000';
  await application.dispatch(study.handle, { type: 'item.add', args: { id, kind, label: 'Union' } });
  return id;
}

const add = (args: Record<string, unknown>) =>
  application.dispatch(study.handle, { type: 'passage.add', args });

test('passages that were exported are found again in the copy, on the same words', async () => {
  const original = numberedPages(3);
  const documentId = await importPdf('report.pdf', original);
  const itemId = await newItem();
  const { text } = await application.documentText(study.handle, documentId);
  const quotes = ['page number 1', 'This is page number 2 of a report.', 'number 2 of'];
  for (const quote of quotes) {
    const start = text.indexOf(quote);
    await add({ documentId, itemId, start, end: start + quote.length, memo: `about ${quote}` });
  }
  await add({ documentId, itemId, page: 3, region: [20, 30, 120, 80], transcription: 'A map' });

  const folder = join(temporary.folder, 'copies');
  const exported = await application.exportStudy(study.handle, { format: 'pdf', folder });
  expect(exported.files).toMatchObject([{ name: 'report (highlights).pdf', rows: 4 }]);
  const copy = readFileSync(join(folder, 'report (highlights).pdf'));
  expect(exported.files[0]?.bytes).toBe(copy.length);
  expect(copy.subarray(0, original.length).equals(original)).toBe(true);

  const copyId = await importPdf('copy.pdf', copy);
  expect((await application.documentText(study.handle, copyId)).text).toBe(text);
  const read = await application.documentHighlights(study.handle, copyId, null);
  if (!read.ok) throw new Error(read.error);
  const found = read.highlights.map(({ page, shape, quote, author, contents, range }) => {
    expect(range === null ? '' : text.slice(range.start, range.end)).toBe(quote);
    return { page, shape, quote, author, says: contents.split('\n').at(-1) };
  });
  const mine = { author: 'Ada', shape: 'highlight' };
  expect(found).toEqual([
    { ...mine, page: 1, quote: quotes[0], says: `about ${quotes[0]}` },
    { ...mine, page: 2, quote: quotes[1], says: `about ${quotes[1]}` },
    { ...mine, page: 2, quote: quotes[2], says: `about ${quotes[2]}` },
    { ...mine, page: 3, shape: 'region', quote: '', says: 'A map' },
  ]);
});

test('protected PDFs are copied and read with their password only', async () => {
  const documentId = await importPdf('secret.pdf', await encrypted('AES-256'), 'open');
  const itemId = await newItem();
  await add({ documentId, itemId, quote: { exact: 'A sentence' } });
  const folder = join(temporary.folder, 'copies');
  mkdirSync(folder);
  const without = await application.exportStudy(study.handle, { format: 'pdf', folder });
  expect(without.files).toEqual([]);
  expect(without.losses.join('\n')).toContain(
    '(secret.pdf): no copy was made: it is protected by a password.',
  );
  expect(without.locked).toEqual([{ documentId, fileName: 'secret.pdf' }]);
  const exported = await application.exportStudy(study.handle, {
    format: 'pdf',
    folder,
    passwords: ['no', 'open'],
  });
  expect(exported.files).toMatchObject([{ name: 'secret (highlights).pdf', rows: 1 }]);
  expect(exported.locked).toEqual([]);

  expect(await application.documentHighlights(study.handle, documentId, null)).toMatchObject({
    ok: false,
    password: 'needed',
    error: 'The highlights of secret.pdf were not read: it is protected by a password.',
  });
  expect(await application.documentHighlights(study.handle, documentId, 'open')).toEqual({
    ok: true,
    highlights: [],
  });
});

test('a document without pages has no highlights to read', async () => {
  const documentId = await importPdf('note.txt', new TextEncoder().encode('A note.'));
  await expect(application.documentHighlights(study.handle, documentId, null)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('no pages'),
  });
});
