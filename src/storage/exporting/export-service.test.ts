/** Exports in a thread of their own, which is built as it ships. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenedStudy, StudyEvent } from '#core/api.ts';
import {
  kindOf,
  makeStudy,
  quietSettings,
  type TemporaryApplication,
  temporaryApplication,
} from '../testing/temporary-application.ts';

const root = resolve(import.meta.dirname, '../../..');
let folder: string;
let script: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tracework-exports-'));
  script = join(folder, 'out/export-worker.mjs');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'src/storage/exporting/export-worker.ts'),
      outDir: join(folder, 'out'),
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { format: 'es', entryFileNames: '[name].mjs' } },
    },
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** An application whose exports are made by that script, with a study of some passages. */
async function withStudy(
  exportWorker: string,
  work: (temporary: TemporaryApplication, study: OpenedStudy) => Promise<void>,
): Promise<void> {
  const temporary = temporaryApplication(undefined, quietSettings, { exportWorker });
  try {
    const { application } = temporary;
    const study = await makeStudy(application, temporary.folder);
    const path = join(temporary.folder, 'note.md');
    writeFileSync(path, `# A note\n\n${'The union opposed 😀 the reform. '.repeat(200)}\n`);
    const [read] = await application.importFiles(study.handle, [{ source: { path }, fileName: 'note.md' }]);
    if (read?.ok !== true) throw new Error('The note was not imported.');
    const item = { id: 'union', kind: kindOf(study), label: 'Union' };
    await application.dispatch(study.handle, { type: 'item.add', args: item });
    for (let at = 0; at < 30; at += 1) {
      const place = { documentId: read.documentId, itemId: 'union', start: 14 + 33 * at, end: 19 + 33 * at };
      await application.dispatch(study.handle, { type: 'passage.add', args: place });
    }
    await work(temporary, study);
  } finally {
    await temporary.remove();
  }
}

/** Names and hashes of all files below a folder; nothing where it is not there. */
const filesIn = (path: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter(name => statSync(join(path, name)).isFile())
      .map(name => [
        name,
        createHash('sha256')
          .update(readFileSync(join(path, name)))
          .digest('hex'),
      ]),
  );

test('the thread writes what the host itself would, in every format, and says how far it is', async () => {
  await withStudy(script, async ({ application, another, folder: own }, study) => {
    const inHost = another();
    const { handle } = await inHost.openStudy({ path: study.path, mode: 'read', coderName: null });
    for (const { id: format } of await application.exportFormats()) {
      if (format === 'pdf') continue;
      const heard: StudyEvent[] = [];
      const stop = application.subscribe(study.handle, event => heard.push(event));
      const [here, there] = [join(own, 'host', format), join(own, 'thread', format)];
      const result = await application.exportStudy(study.handle, { format, folder: there });
      stop();
      expect({ ...result, folder: here }, format).toEqual(
        await inHost.exportStudy(handle, { format, folder: here }),
      );
      expect(filesIn(there), format).toEqual(filesIn(here));
      expect(heard.filter(({ type }) => type === 'progress').length, format).toBeGreaterThan(0);
    }
    const there = join(own, 'thread', 'dataset');
    await expect(
      application.exportStudy(study.handle, { format: 'pdf', folder: join(own, 'b') }),
    ).rejects.toThrow('No PDF of this study has passages');
    await expect(
      application.exportStudy(study.handle, { format: 'nothing', folder: join(own, 'b') }),
    ).rejects.toMatchObject({ code: 'invalid' });
    await expect(
      application.exportStudy(study.handle, { format: 'jsonl', folder: join(own, 'b'), bom: true }),
    ).rejects.toMatchObject({ code: 'invalid', advice: 'It can be chosen for csv and codebook-csv.' });
    await application.exportStudy(study.handle, { format: 'csv', folder: join(own, 'marked'), bom: true });
    expect([...readFileSync(join(own, 'marked', 'items.csv')).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const passages = readFileSync(join(there, 'jsonl/passages.jsonl'), 'utf8').trimEnd().split('\n');
    expect(passages).toHaveLength(30);
    const history = readFileSync(join(there, 'jsonl/history.jsonl'), 'utf8').trimEnd().split('\n');
    expect(history).toHaveLength(33);
    writeFileSync(join(there, 'README.md'), 'mine');
    await expect(
      application.exportStudy(study.handle, { format: 'dataset', folder: there }),
    ).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining('README.md') });
  });
});

test('what is stopped leaves the folder as it was', async () => {
  await withStudy(script, async ({ application, folder: own }, study) => {
    const target = join(own, 'stopped');
    const signal = { aborted: false };
    application.subscribe(study.handle, event => {
      if (event.type === 'progress') signal.aborted = true;
    });
    const run = application.exportStudy(study.handle, { format: 'dataset', folder: target }, signal);
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(own)).not.toContain('stopped');
  });
});

test('a thread that ends unforeseen leaves nothing half written', async () => {
  const path = join(folder, 'dies.mjs');
  writeFileSync(
    path,
    `import { parentPort } from 'node:worker_threads';
     import { mkdirSync, writeFileSync } from 'node:fs';
     parentPort.on('message', ({ type, order }) => {
       if (type !== 'export') return;
       const { folder } = order.request;
       mkdirSync(folder + '/csv', { recursive: true });
       writeFileSync(folder + '/csv/passages.csv.tracework-part', 'half');
       writeFileSync(folder + '/mine.txt', 'mine');
       parentPort.postMessage({ type: 'progress', done: 0, total: 2, name: 'csv/passages.csv' });
       setTimeout(() => process.exit(3), 50);
     });`,
  );
  await withStudy(path, async ({ application, folder: own }, study) => {
    const target = join(own, 'half');
    const run = application.exportStudy(study.handle, { format: 'dataset', folder: target });
    await expect(run).rejects.toMatchObject({ code: 'failed', message: expect.stringContaining('ended') });
    expect(readdirSync(target)).toEqual(['mine.txt']);
  });
});

test('closing the study stops its exports', async () => {
  await withStudy(script, async ({ application, folder: own }, study) => {
    const run = application.exportStudy(study.handle, { format: 'dataset', folder: join(own, 'open') });
    const refused = expect(run).rejects.toMatchObject({ code: 'cancelled' });
    await application.closeStudy(study.handle);
    await refused;
    expect(readdirSync(own)).not.toContain('open');
  });
});
