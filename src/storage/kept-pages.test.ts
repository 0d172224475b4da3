import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Application, OpenedStudy } from '#core/api.ts';
import type { Document } from '#core/model/document.ts';
import { placesOf } from '#core/pages/places.ts';
import { StudyStore } from '#core/store/study-store.ts';
import { DocumentTexts } from './document-texts.ts';
import { nodeFileSystem } from './file-system.ts';
import { numberedPages } from './testing/hostile-pdfs.ts';
import {
  makeStudy,
  type TemporaryApplication,
  temporaryApplication,
} from './testing/temporary-application.ts';

let temporary: TemporaryApplication;
let application: Application;
let study: OpenedStudy;
let document: Document;

const fileOf = (name: string) => join(study.path, 'documents', document.id, name);

beforeEach(async () => {
  temporary = temporaryApplication();
  application = temporary.application;
  study = await makeStudy(application, temporary.folder);
  const path = join(temporary.folder, 'report.pdf');
  writeFileSync(path, numberedPages(3));
  const [result] = await application.importFiles(study.handle, [
    { source: { path }, fileName: 'report.pdf' },
  ]);
  if (result?.ok !== true) throw new Error(result?.error);
  const { entries } = await application.openStudy({ path: study.path, mode: 'write', coderName: null });
  const entry = entries.find(({ type }) => type === 'document');
  if (entry?.type !== 'document') throw new Error('No document.');
  document = entry.record;
});
afterEach(() => temporary.remove());

test('pages are kept beside the text, with what read them', async () => {
  expect(document).toMatchObject({
    format: 'pdf',
    extractor: { name: 'pdf', version: expect.stringMatching(/^pdfjs \d+\.\d+\.\d+\/1$/) },
    pages: { count: 3, withText: 3 },
  });
  const { text } = await application.documentText(study.handle, document.id);
  const pages = await application.documentPages(study.handle, document.id);
  const start = text.indexOf('number 2');
  expect(pages && placesOf(text, pages, start, start + 8)).toMatchObject([
    { page: 2, rects: [{ length: 4 }] },
  ]);
});

test('pages that are damaged or missing are made again from the source, to the byte', async () => {
  const right = readFileSync(fileOf('pages.json'), 'utf8');
  await application.closeStudy(study.handle);
  for (const harm of [
    () => writeFileSync(fileOf('pages.json'), right.replace('50', '51')),
    () => rmSync(fileOf('pages.json')),
  ]) {
    harm();
    const second = temporary.another();
    const opened = await second.openStudy({ path: study.path, mode: 'write', coderName: null });
    expect(opened.report.findings).toMatchObject([
      { severity: 'repaired', file: `documents/${document.id}/pages.json` },
    ]);
    expect(readFileSync(fileOf('pages.json'), 'utf8')).toBe(right);
    await second.closeStudy(opened.handle);
  }
});

test('a text that is damaged is made again from the source, to the byte', async () => {
  const right = readFileSync(fileOf('text.txt'), 'utf8');
  await application.closeStudy(study.handle);
  writeFileSync(fileOf('text.txt'), right.replace('page', 'pace'));
  const second = temporary.another();
  const opened = await second.openStudy({ path: study.path, mode: 'write', coderName: null });
  expect(opened.report.findings).toMatchObject([{ severity: 'repaired' }]);
  expect(readFileSync(fileOf('text.txt'), 'utf8')).toBe(right);
});

test('where the source is read otherwise than it was, the words are found on the pages again', async () => {
  rmSync(fileOf('pages.json'));
  const store = new StudyStore();
  const pages = { sha256: '0'.repeat(64), count: 3, withText: 3 };
  store.load([{ type: 'document', record: { ...document, pages } }]);
  const texts = new DocumentTexts({
    files: nodeFileSystem,
    folder: study.path,
    study: store,
    cachedText: 1_000_000,
    mayMend: true,
    now: () => '2026-01-01T00:00:00.000Z',
  });
  const map = await texts.pagesOf(document.id);
  const text = await texts.textOf(document.id);
  const start = text.indexOf('number 3');
  expect(map && placesOf(text, map, start, start + 8)).toMatchObject([{ page: 3 }]);
  expect(texts.findings).toMatchObject([
    { severity: 'repaired', message: expect.stringContaining('found again on the pages') },
  ]);
});
