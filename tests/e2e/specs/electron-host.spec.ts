/** The Electron host: what its windows may not do, its menu, its dialogs and its end. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';
import { runShell } from '../shell.ts';

test.skip(({ hostKind }) => hostKind !== 'double', 'Only the double can be asked what Electron would do.');

test('keeps its window where it is, alone and offline', async ({ app }) => {
  app.allowConsoleError(/content security policy|failed to load|net::|ERR_|refused/i);
  const { page, host } = app;
  await expect(page.getByRole('heading').first()).toBeVisible();
  const own = page.url();

  await page.evaluate(() => {
    location.href = 'https://example.invalid/';
  });
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 200)));
  expect(page.url()).toBe(own);
  await expect(page.getByRole('heading').first()).toBeVisible();

  expect(await page.evaluate(() => window.open('https://example.invalid/') === null || true)).toBe(true);
  await expect.poll(() => page.context().pages().length).toBe(1);

  const reached = await page.evaluate(() =>
    fetch('https://example.invalid/').then(
      () => 'reached',
      () => 'refused',
    ),
  );
  expect(reached).toBe('refused');
  for (const permission of ['geolocation', 'media', 'notifications', 'clipboard-read']) {
    expect(await host.request('permission', { permission }), permission).toBe(false);
  }
});

test('gives the page nothing but its bridge', async ({ app }) => {
  const found = await app.page.evaluate(() => ({
    bridge: Object.keys(window.tracework ?? {}).sort(),
    frozen: Object.isFrozen(window.tracework),
    leaks: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter(name => name in window),
  }));
  expect(found).toEqual({ bridge: ['call', 'onAction', 'subscribe'], frozen: true, leaks: [] });
});

test('serves the files of its window and nothing beside them', async ({ app }) => {
  const ask = (url: string) =>
    app.page.evaluate(address => fetch(address).then(response => response.status), url);
  app.allowConsoleError(/404/);
  expect(await ask('/index.html')).toBe(200);
  expect(await ask('/..%2f..%2fpackage.json')).toBe(404);
});

test('remembers where its window stood', async ({ app }) => {
  await expect(app.page.getByRole('heading').first()).toBeVisible();
  await app.host.request('closeWindow', { window: 1 });
  const remembered = JSON.parse(await readFile(join(app.home, 'electron', 'window.json'), 'utf8'));
  expect(remembered).toMatchObject({ width: 1360, height: 860, maximized: false });
});

test('hears its menu', async ({ app }) => {
  await expect(app.page.getByRole('heading').first()).toBeVisible();
  await app.host.request('menu', { id: 'new-study' });
  await expect(app.page.getByRole('dialog')).toBeVisible();
});

test('asks the system for a study, and takes no for an answer', async ({ app }) => {
  const path = join(app.folder, 'Chosen.tracework');
  await runShell(app, ['create', path, '--name', 'Chosen', '--coder', 'Ana']);
  await app.answerOpen(null);
  await app.page.getByRole('button', { name: /Open study/ }).click();
  await expect
    .poll(() => app.host.request('dialogsShown'))
    .toEqual([expect.objectContaining({ kind: 'open' })]);
  await expect(app.page.getByRole('heading', { name: 'Tracework' })).toBeVisible();
  await app.answerOpen(path);
  await app.page.getByRole('button', { name: /Open study/ }).click();
  await expect(app.page.getByRole('button', { name: 'Study: Chosen' })).toBeVisible();
});

test('ends when its last window is closed, and lets its study go', async ({ app }) => {
  const path = join(app.folder, 'Left.tracework');
  await runShell(app, ['create', path, '--name', 'Left', '--coder', 'Ana']);
  await app.restart(path);
  await expect(app.page.getByRole('button', { name: 'Study: Left' })).toBeVisible();
  await app.host.request('closeWindow', { window: 1 }).catch(() => undefined);
  await expect.poll(() => runShell(app, ['check', path])).toContain('"clean":true');
});
