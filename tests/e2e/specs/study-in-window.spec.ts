/** Which study a window shows: the one that it was opened on, over reloads and over the end of the host. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, expect, test } from '../fixtures.ts';
import { runShell } from '../shell.ts';

const makeStudy = async (app: App, name: string): Promise<string> => {
  const path = join(app.folder, `${name}.tracework`);
  await runShell(app, ['create', path, '--name', name, '--coder', 'Ana']);
  return path;
};
const shows = (app: App, name: string) =>
  expect(app.page.getByRole('button', { name: `Study: ${name}` })).toBeVisible();

test('opens the study that it was given, and again after a reload and a crash', async ({ app }) => {
  const path = await makeStudy(app, 'Größe & Maß');
  await app.restart(path);
  await shows(app, 'Größe & Maß');
  await app.page.reload();
  await shows(app, 'Größe & Maß');
  await app.restart(path);
  await shows(app, 'Größe & Maß');
});

test('keeps what the shell may not write while a window has the study open', async ({ app }) => {
  const path = await makeStudy(app, 'Locked');
  await app.restart(path);
  await shows(app, 'Locked');
  await expect(runShell(app, ['undo', path])).rejects.toMatchObject({ code: 3 });
});

test('lets the study go when it ends', async ({ app }) => {
  const path = await makeStudy(app, 'Released');
  await app.restart(path);
  await shows(app, 'Released');
  expect(await app.host.end()).toBe(0);
  const added = `${JSON.stringify({ type: 'memo.add', args: { text: 'after', on: [] } })}\n`;
  await writeFile(join(app.folder, 'add.jsonl'), added);
  expect(await runShell(app, ['check', path])).toContain('"clean":true');
});

test('says so where there is no such study', async ({ app }) => {
  const path = join(app.folder, 'Gone.tracework');
  await mkdir(path);
  await rm(path, { recursive: true });
  await app.restart(path);
  await expect(app.page.getByRole('heading', { name: 'Tracework' })).toBeVisible();
  await expect(app.page.getByText('Gone.tracework').first()).toBeVisible();
});

test('shows the same study in two windows, each with what the other changes', async ({ app }) => {
  test.skip(
    app.kind !== 'browser',
    'In Electron a second window has a page of its own, asked for by the menu.',
  );
  const path = await makeStudy(app, 'Shared');
  await app.restart(path);
  await shows(app, 'Shared');
  const second = await app.page.context().newPage();
  await second.goto(app.page.url());
  await expect(second.getByRole('button', { name: 'Study: Shared' })).toBeVisible();
  const changed = await app.page.evaluate(async () => {
    const open = async (name: string, args: unknown) => {
      const answer = await fetch(`/trpc/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(args),
      });
      return (await answer.json()).result.data;
    };
    const study = new URLSearchParams(location.search).get('study');
    const { handle } = await open('openStudy', [{ path: study, mode: 'write', coderName: null }]);
    return open('dispatch', [handle, { type: 'study.change', args: { name: 'Shared by two' } }]);
  });
  expect(changed).not.toBeNull();
  await expect(second.getByRole('button', { name: 'Study: Shared by two' })).toBeVisible();
  await shows(app, 'Shared by two');
});
