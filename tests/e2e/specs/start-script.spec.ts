/** `npm start` itself, as far as it goes without a display. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from '../fixtures.ts';
import { homeEnvironment } from '../hosts.ts';

test.skip(({ hostKind }) => hostKind !== 'browser', 'The script is the same for every host.');

const start = (home: string, args: readonly string[]) => {
  const child = spawn(process.execPath, [resolve('scripts/start.mjs'), ...args], {
    env: homeEnvironment(home),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      output += String(chunk);
    });
  }
  const ended = new Promise<number | null>(settle => child.on('exit', settle));
  return { child, ended, output: () => output };
};

test('gives an address that opens the window, says why, and ends when it is told to', async ({
  app,
  browser,
}) => {
  const { child, ended, output } = start(app.home, ['--web']);
  await expect.poll(output, { timeout: 40_000 }).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/enter\?token=\S+$/m);
  expect(output()).toContain('no display');
  const page = await browser.newPage();
  await page.goto(/^http:\/\/\S+/m.exec(output())?.[0] ?? '');
  await expect(page.getByRole('heading', { name: 'Tracework' })).toBeVisible();
  await page.close();
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

test('says what it does not understand', async ({ app }) => {
  for (const args of [['--weeb'], ['a.tracework', 'b.tracework'], ['--web', '--electron']]) {
    const { ended, output } = start(app.home, args);
    expect(await ended).toBe(2);
    expect(output()).toContain('npm start -- [options] [study.tracework]');
  }
});
