import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Application, OpenedStudy } from '#core/api.ts';
import type { Document } from '#core/model/document.ts';
import {
  makeStudy,
  type TemporaryApplication,
  temporaryApplication,
} from './testing/temporary-application.ts';

const page = `<html lang=es><head><title>The reform</title><meta name=author content="A. Writer"></head><body>
  <nav><a href=/>Home</a> <a href=/x>More</a></nav>
  <article><h1>The reform</h1>${'<p>The ministry proposed it, the union said no, and so it went on for years, with costs for all of them.</p>'.repeat(6)}
  <table><tr><th>Year<th>Votes<tr><td>1995<td>12</table></article></body></html>`;

let temporary: TemporaryApplication;
let application: Application;
let study: OpenedStudy;
let document: Document;

const open = (from: Application) => from.openStudy({ path: study.path, mode: 'write', coderName: null });
const fileOf = (name: string) => join(study.path, 'documents', document.id, name);
const kindsOf = async (from: Application, opened: OpenedStudy) =>
  (await from.documentText(opened.handle, document.id)).blocks.map(({ kind }) => kind);

const kinds = [...Array<string>(6).fill('paragraph'), 'table'];

beforeEach(async () => {
  temporary = temporaryApplication();
  application = temporary.application;
  study = await makeStudy(application, temporary.folder);
  const path = join(temporary.folder, 'page.html');
  writeFileSync(path, page);
  const [result] = await application.importFiles(study.handle, [
    { source: { path }, fileName: 'page.html', choices: { part: 'main' } },
  ]);
  if (result?.ok !== true) throw new Error(result?.error);
  const { entries } = await open(application);
  const entry = entries.find(({ type }) => type === 'document');
  if (entry?.type !== 'document') throw new Error('No document.');
  document = entry.record;
});
afterEach(() => temporary.remove());

test('the blocks of a page are kept beside its text, with how it was read and what it says of itself', async () => {
  expect(document).toMatchObject({
    format: 'html',
    extractor: { name: 'html', choices: { part: 'main' } },
    blocks: { count: 7 },
    metadata: { title: 'The reform', author: 'A. Writer', language: 'es' },
  });
  expect(readFileSync(fileOf('text.txt'), 'utf8')).not.toContain('Home');
  expect(JSON.parse(readFileSync(fileOf('blocks.json'), 'utf8'))).toHaveLength(7);
  expect(await kindsOf(application, study)).toEqual(kinds);
  expect(await application.check(study.handle)).toMatchObject({ clean: true });
  const change = { type: 'document.change', args: { id: document.id, format: 'plain-text' } };
  await expect(application.dispatch(study.handle, change)).rejects.toMatchObject({ code: 'refused' });
});

test('blocks that are damaged or missing are made again from the source', async () => {
  const right = readFileSync(fileOf('blocks.json'), 'utf8');
  await application.closeStudy(study.handle);
  for (const harm of [
    () => writeFileSync(fileOf('blocks.json'), right.replace('paragraph', 'paragraf')),
    () => rmSync(fileOf('blocks.json')),
  ]) {
    harm();
    const second = temporary.another();
    const opened = await open(second);
    expect(opened.report.findings).toMatchObject([
      { severity: 'repaired', file: `documents/${document.id}/blocks.json` },
    ]);
    expect(readFileSync(fileOf('blocks.json'), 'utf8')).toBe(right);
    expect(await kindsOf(second, opened)).toEqual(kinds);
    expect(await second.check(opened.handle)).toMatchObject({ clean: true });
    await second.closeStudy(opened.handle);
  }
});

test('blocks that are lost with the source leave the text readable, and are told of once', async () => {
  await application.closeStudy(study.handle);
  writeFileSync(fileOf('blocks.json'), '[]');
  writeFileSync(fileOf('source.html'), 'other');
  const second = temporary.another(undefined, { verifiedAtOpening: 0 });
  const opened = await open(second);
  expect(await kindsOf(second, opened)).toEqual(Array(7).fill('lines'));
  expect(await kindsOf(second, opened)).toHaveLength(7);
  const { clean, findings } = await second.check(opened.handle);
  expect(clean).toBe(false);
  const told = findings.filter(({ file }) => file === `documents/${document.id}/blocks.json`);
  expect(told.map(({ severity }) => severity)).toEqual(['loss', 'loss']);
  expect(readFileSync(fileOf('blocks.json'), 'utf8')).toBe('[]');
});
