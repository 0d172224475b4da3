/** The loopback host, against other pages and programs of the same machine. */
import { expect, test } from '../fixtures.ts';

test.skip(({ hostKind }) => hostKind !== 'browser', 'Only the loopback host listens on a port.');

test('opens on an address without its secret, which works once', async ({ app, browser }) => {
  expect(app.page.url()).toBe(`${app.host.origin}/`);
  const used = /http:\/\/\S+/.exec(app.host.output())?.[0] ?? '';
  expect(used).toContain('/enter?token=');
  const other = await browser.newContext();
  const page = await other.newPage();
  expect((await page.goto(used))?.status()).toBe(401);
  expect((await page.goto(app.host.origin))?.status()).toBe(401);
  await other.close();
});

test('shows the same window after a reload', async ({ app }) => {
  await expect(app.page.getByRole('heading').first()).toBeVisible();
  await app.page.reload();
  await expect(app.page.getByRole('heading').first()).toBeVisible();
});

test('refuses a page of another origin in the same browser', async ({ app }) => {
  app.allowConsoleError(/./);
  const { port } = new URL(app.host.origin);
  const page = await app.page.context().newPage();
  // The same browser knows this host by another name, as after DNS rebinding.
  expect((await page.goto(`http://localhost:${port}/`))?.status()).toBe(421);
  const answer = await page.evaluate(async address => {
    const post = { method: 'POST', mode: 'no-cors', body: '["/"]' } as const;
    const response = await fetch(address, post).catch(() => null);
    return response?.type ?? 'failed';
  }, `${app.host.origin}/trpc/listFolder`);
  expect(['opaque', 'failed']).toContain(answer);
});
