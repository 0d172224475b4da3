import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Application, ImportFile, OpenedStudy } from '#core/api.ts';
import { type Algorithm, encrypted, numberedPages, refused, takenIn } from '../testing/hostile-pdfs.ts';
import { onePage } from '../testing/raw-pdf.ts';
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

function file(name: string, bytes: Uint8Array, more: Partial<ImportFile> = {}): ImportFile {
  const path = join(temporary.folder, name);
  writeFileSync(path, bytes);
  return { source: { path }, fileName: name, ...more };
}

const importAll = (...files: ImportFile[]) => application.importFiles(study.handle, files);

test('a batch takes in what can be read, names each that cannot, and goes on', async () => {
  const good = Object.entries(takenIn);
  const bad = Object.entries(refused);
  const results = await importAll(
    ...[...bad, ...good].map(([name, { bytes }]) => file(`${name}.pdf`, bytes)),
    file('last.pdf', numberedPages(2)),
  );
  for (const [index, [name, { words }]] of bad.entries()) {
    const result = results[index];
    expect(result, name).toMatchObject({ ok: false });
    if (result?.ok !== false) continue;
    expect(result.error, name).toContain(`${name}.pdf was not imported`);
    expect(result.error, name).toContain(words);
  }
  for (const [index, [name, { words, warning }]] of good.entries()) {
    const result = results[bad.length + index];
    expect(result, name).toMatchObject({ ok: true, format: 'pdf' });
    if (result?.ok !== true) continue;
    expect((await application.documentText(study.handle, result.documentId)).text, name).toContain(words);
    if (warning !== undefined) expect(result.warnings.join('\n'), name).toContain(warning);
  }
  expect(results.at(-1)).toMatchObject({ ok: true });
  for (const name of ['opened', 'closed', 'named']) expect(name in globalThis, name).toBe(false);
});

describe('protected files', () => {
  const algorithms: Algorithm[] = ['AES-256', 'AES-128', 'RC4-128', 'RC4-40'];

  test.each(algorithms)('%s: asked for the password, again where it is wrong, then read', async algorithm => {
    const bytes = await encrypted(algorithm);
    const preview = async (more: Partial<ImportFile>) =>
      (await application.previewImport(study.handle, [file('secret.pdf', bytes, more)]))[0];
    expect(await preview({})).toMatchObject({
      ok: false,
      password: 'needed',
      error: expect.stringContaining('secret.pdf was not imported: it is protected by a password'),
    });
    expect(await preview({ password: 'guess' })).toMatchObject({ ok: false, password: 'wrong' });
    const [result] = await importAll(file('secret.pdf', bytes, { password: 'open' }));
    expect(result).toMatchObject({ ok: true });
    if (result?.ok !== true) return;
    expect((await application.documentText(study.handle, result.documentId)).text).toContain('A sentence');
  });

  test('the password is in no file of the study and in no commit', async () => {
    const password = 'open';
    await importAll(file('secret.pdf', await encrypted('AES-256'), { password }));
    const history = await application.history(study.handle, { before: null, limit: 10 });
    expect(JSON.stringify(history)).not.toContain(`"${password}"`);
    const { entries } = await application.openStudy({ path: study.path, mode: 'write', coderName: null });
    expect(JSON.stringify(entries)).not.toContain(`"${password}"`);
  });

  test('a password given for all is tried only on those that ask for one', async () => {
    const password = 'open';
    const results = await importAll(
      file('plain.pdf', onePage(), { password }),
      file('owned.pdf', await encrypted('RC4-128', ''), { password }),
      file('secret.pdf', await encrypted('AES-256'), { password }),
      file('other.pdf', await encrypted('AES-256', 'another'), { password }),
    );
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, false]);
    expect(results[3]).toMatchObject({ error: expect.stringContaining('the password does not open it') });
  });
});

describe('turned and shifted pages', () => {
  const placeOf = async (bytes: Uint8Array) => {
    const [result] = await importAll(file('page.pdf', bytes));
    if (result?.ok !== true) throw new Error('not imported');
    const [page] = (await application.documentPages(study.handle, result.documentId))?.pages ?? [];
    const [piece] = page?.pieces ?? [];
    return { view: page?.view, rotation: page?.rotation, x: piece?.x, y: piece?.y };
  };

  test.each([90, 180, 270, 450, -90])('a page turned by %i° keeps its own points', async turned => {
    expect(await placeOf(onePage({ page: `/Rotate ${turned}` }))).toEqual({
      view: [0, 0, 400, 300],
      rotation: ((turned % 360) + 360) % 360,
      x: 50,
      y: 200,
    });
  });

  test('a page that does not begin at the origin keeps its own points', async () => {
    expect(await placeOf(onePage({ box: '-100 -50 300 250' }))).toEqual({
      view: [-100, -50, 300, 250],
      rotation: 0,
      x: 50,
      y: 200,
    });
  });
});
