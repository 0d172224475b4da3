/** The shell program as it ships: built into one file and run by plain Node, with real pipes and signals. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tracework-built-'));
  await mkdir(join(folder, 'work'));
  await symlink(join(root, 'resources'), join(folder, 'resources'), 'junction');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'src/cli/index.ts'),
      outDir: join(folder, 'out/main'),
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { format: 'es', entryFileNames: 'cli.mjs' } },
    },
  });
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

function start(args: readonly string[]) {
  const child = spawn(process.execPath, [join(folder, 'out/main/cli.mjs'), ...args], {
    cwd: join(folder, 'work'),
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: join(folder, 'data') },
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, ended };
}

async function tracework(args: readonly string[], input = '') {
  const { child, ended } = start(args);
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}

const additions = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, number) => {
    const args = { id: `${prefix}-${number}`, kind: 'actor', label: `Actor ${number}` };
    return `${JSON.stringify({ type: 'item.add', args })}\n`;
  }).join('');

describe('the built shell program', () => {
  it('codes through a pipe, shows, undoes and ends with the right codes', { timeout: 30_000 }, async () => {
    expect(await tracework(['create', 'Piped.tracework'])).toMatchObject({ code: 0, err: '' });
    await writeFile(join(folder, 'work/report.txt'), 'The union struck.');
    const imported = await tracework(['import', 'Piped.tracework', 'report.txt']);
    expect(imported.code).toBe(0);
    const applied = await tracework(['apply', 'Piped.tracework', '-'], additions(30, 'a'));
    expect(applied).toMatchObject({ code: 0, err: '' });
    expect(applied.out.trim().split('\n')).toHaveLength(30);
    const { documentId } = JSON.parse(imported.out) as { documentId: string };
    expect(await tracework(['text', 'Piped.tracework', documentId])).toMatchObject({
      code: 0,
      out: 'The union struck.',
    });
    expect((await tracework(['undo', 'Piped.tracework'])).code).toBe(0);
    expect((await tracework(['apply', 'Piped.tracework', '-'], '{')).code).toBe(1);
    expect((await tracework(['fly'])).code).toBe(2);
    expect((await tracework(['check', 'Piped.tracework'])).code).toBe(0);
  });

  it('ends quietly when its reader goes away', { timeout: 30_000 }, async () => {
    await tracework(['create', 'Closed.tracework']);
    const { child, ended } = start(['show', 'Closed.tracework', 'codebook']);
    child.stdout.destroy();
    expect([await text(child.stderr), await ended]).toEqual(['', 0]);
  });

  it('answers nothing that is not on disk, also when it is killed', { timeout: 30_000 }, async () => {
    await tracework(['create', 'Killed.tracework']);
    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      const { child, ended } = start(['apply', 'Killed.tracework', '-']);
      child.stdin.on('error', () => {});
      child.stdin.write(additions(20_000, signal));
      let answers = '';
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        answers += chunk;
        if (answers.length > 20_000) child.kill(signal);
      });
      expect(await ended).not.toBe(0);
      const answered = answers.split('\n').slice(0, -1);
      expect(answered.length).toBeGreaterThan(50);
      const { out } = await tracework(['show', 'Killed.tracework', 'items']);
      const there = new Set(out.split('\n').flatMap(line => (line === '' ? [] : [JSON.parse(line).id])));
      for (const line of answered) expect(there).toContain(JSON.parse(line).ids[0]);
      expect(there.size).toBeLessThan(20_000);
      expect((await tracework(['check', 'Killed.tracework'])).code).toBe(0);
    }
  });
});
