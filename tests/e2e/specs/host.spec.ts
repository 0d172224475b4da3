/** What every host owes its window. */
import { expect, test } from '../fixtures.ts';

const violations = `
  window.violations = [];
  document.addEventListener('securitypolicyviolation', event => {
    window.violations.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample);
  });`;

test('shows the start screen, under a strict policy that nothing violates', async ({ app }) => {
  await app.page.addInitScript(violations);
  const response = await app.page.reload();
  await expect(app.page).toHaveTitle(/Tracework/);
  await expect(app.page.getByRole('heading').first()).toBeVisible();

  const policy = (await response?.headerValue('content-security-policy')) ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/style-src 'self' 'nonce-[\w+/=]{20,}'/);
  expect(policy).not.toContain('unsafe');
  expect(await app.page.evaluate('window.violations')).toEqual([]);
});

test('starts again after it was killed', async ({ app }) => {
  await expect(app.page.getByRole('heading').first()).toBeVisible();
  await app.restart();
  await expect(app.page.getByRole('heading').first()).toBeVisible();
});

test('ends by itself with everything saved', async ({ app }) => {
  await expect(app.page.getByRole('heading').first()).toBeVisible();
  expect(await app.host.end()).toBe(0);
});
