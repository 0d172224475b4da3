import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { numberedPages } from '../testing/hostile-pdfs.ts';
import { ImportThread } from './import-thread.ts';

let folder: string;
let thread: ImportThread;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracework-test-'));
});
afterEach(async () => {
  await thread.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A thread that does what the script says with each request. */
function threadOf(script: string, mostGrowth?: number): ImportThread {
  const path = join(folder, 'worker.mjs');
  writeFileSync(
    path,
    `import { parentPort } from 'node:worker_threads';\nlet count = 0;\nparentPort.on('message', request => { count += 1; ${script} });`,
  );
  return new ImportThread(path, mostGrowth);
}

const bytes = new TextEncoder().encode('# A note\n\nOf two paragraphs.');
const options = { fileName: 'note.md' };

test('without a worker files are read in the host’s own thread', async () => {
  thread = new ImportThread(null);
  const prepared = await thread.read(bytes, options);
  expect(prepared).toMatchObject({
    ok: true,
    document: {
      title: 'A note',
      format: 'markdown',
      blocks: null,
      pages: null,
      text: { length: 28, words: 5 },
      sample: '# A note\n\nOf two paragraphs.',
    },
  });
});

test('files go to the worker one after the other', async () => {
  thread = threadOf(
    'const mine = count; setTimeout(() => parentPort.postMessage({ type: "done", result: { ok: false, error: mine + " of " + count + ": " + request.given.options.fileName } }), 20)',
  );
  const answers = await Promise.all(['a', 'b'].map(fileName => thread.read(bytes, { fileName })));
  expect(answers).toEqual([
    { ok: false, error: '1 of 1: a' },
    { ok: false, error: '2 of 2: b' },
  ]);
});

test('who waits hears how many pages were read', async () => {
  thread = threadOf(
    'for (const done of [1, 2]) parentPort.postMessage({ type: "progress", done, total: 2 }); parentPort.postMessage({ type: "prepared", prepared: { ok: false, error: "read" } })',
  );
  const heard: string[] = [];
  await thread.read(bytes, options, { progress: (done, total) => heard.push(`${done} of ${total}`) });
  expect(heard).toEqual(['1 of 2', '2 of 2']);
});

test('without a worker, too, a PDF is stopped between two pages', async () => {
  thread = new ImportThread(null);
  const signal = { aborted: false };
  const heard: number[] = [];
  const reading = thread.read(
    numberedPages(4),
    { fileName: 'report.pdf' },
    {
      signal,
      progress: done => {
        heard.push(done);
        signal.aborted = true;
      },
    },
  );
  await expect(reading).rejects.toThrow('stopped');
  expect(heard).toEqual([1]);
});

test('a file that takes too long can be stopped, and the next one is read', async () => {
  thread = threadOf(
    'if (request.given.options.fileName === "slow") for (;;); parentPort.postMessage({ type: "done", result: { ok: false, error: "read" } })',
  );
  const signal = { aborted: false };
  const slow = thread.read(bytes, { fileName: 'slow' }, { signal });
  const next = thread.read(bytes, { fileName: 'next' });
  signal.aborted = true;
  await expect(slow).rejects.toThrow('stopped');
  expect(await next).toEqual({ ok: false, error: 'read' });
});

test('a file that unpacks without end is stopped, and the next one is read', async () => {
  thread = threadOf(
    'const kept = []; if (request.given.options.fileName === "bomb") for (;;) kept.push(new Uint8Array(1 << 22).fill(1)); parentPort.postMessage({ type: "done", result: { ok: false, error: "read" } })',
    200 * 1024 * 1024,
  );
  await expect(thread.read(bytes, { fileName: 'bomb' })).rejects.toThrow('more memory than there is');
  expect(await thread.read(bytes, { fileName: 'next' })).toEqual({ ok: false, error: 'read' });
});

test.each([
  ['throws', 'throw new Error("a screw is loose")', 'a screw is loose'],
  ['says that it failed', 'parentPort.postMessage({ type: "failed", message: "no luck" })', 'no luck'],
  ['ends', 'process.exit(0)', 'without a result'],
])('a worker that %s gives a reason, and the next file is tried anew', async (_, script, words) => {
  thread = threadOf(script);
  await expect(thread.read(bytes, options)).rejects.toThrow(words);
  await expect(thread.read(bytes, options)).rejects.toThrow(words);
});
