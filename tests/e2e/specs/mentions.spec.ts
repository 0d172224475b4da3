/** Where an item is named is found, accepted one by one, coded as a run, and taken back with what nobody worked with. */
import { type Bench, expect, test, writeInput } from '../pages/journey.ts';

test.skip(({ hostKind }) => hostKind !== 'browser', 'The window is the same page in every host.');

const text = `The Harbour Board met in May. It heard the harbour
board’s engineer, and the HB voted.

No member of the Marsh Harbour Board was there. The Harbour-
Board closed the pier; the boards of other towns did not.
`;

const begin = async ({ start, importing, panels }: Bench, path: string): Promise<void> => {
  await start.createStudy({ name: 'Mentions' });
  await importing.importFiles([path]);
  await panels.addItem('Veto points', 'Marsh Harbour Board');
  await panels.addItem('Actors', 'Harbour Board');
};

test('mentions are listed, coded by key as one run, and taken back', async ({ app, bench }) => {
  await begin(bench, await writeInput(app, 'pier.txt', text));
  const { panels, window } = bench;
  const { page } = app;
  await panels.root.getByLabel('Aliases of Harbour Board').fill('HB');
  await page.keyboard.press('Enter');

  await panels.showTab('Mentions');
  const mentions = panels.root.getByRole('listbox', { name: 'Mentions of Harbour Board' });
  await expect(mentions.getByRole('option')).toHaveCount(4);
  await expect(mentions.getByRole('option').first()).toContainText('not coded');

  await panels.root.getByRole('button', { name: 'Code mentions…' }).click();
  const dialog = window.dialog('Code mentions');
  const places = dialog.getByRole('listbox', { name: /^Places/ });
  await expect(places.getByRole('option')).toHaveCount(4);
  await dialog.getByText('The sentence', { exact: true }).click();
  // Two mentions stand in the second sentence, and are one place.
  await expect(places.getByRole('option')).toHaveCount(3);
  await places.focus();
  await page.keyboard.press('n');
  await page.keyboard.press('y');
  await expect(dialog.getByRole('status')).toContainText('3 places, 2 accepted');
  await dialog.getByRole('button', { name: 'Code 2 passages' }).click();
  await expect(dialog).toHaveCount(0);
  await panels.showTab('Passages');
  await expect(panels.root.getByText('2 passages', { exact: true })).toBeVisible();

  // One undo takes the run back, and one redo brings it again.
  await page.keyboard.press('Control+z');
  await expect(panels.root.getByText(/Nothing is coded with/)).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(panels.root.getByText('2 passages', { exact: true })).toBeVisible();
});

test('a rule of a name changes what is found, and says how much', async ({ app, bench }) => {
  await begin(bench, await writeInput(app, 'pier.txt', text));
  const { panels, window } = bench;
  const { page } = app;
  await panels.root.getByRole('button', { name: 'How these names are found' }).click();
  const dialog = window.dialog('How the names of “Harbour Board” are found');
  const rule = dialog.getByRole('group', { name: 'Harbour Board' });
  await expect(rule.getByRole('status')).toHaveText('3 mentions');
  await rule.getByRole('combobox', { name: 'Capitals of “Harbour Board”' }).selectOption('as-written');
  await expect(rule.getByRole('status')).toHaveText('2 mentions (before: 3)');
  await rule.getByLabel(/never inside/).fill('the Harbour Board met');
  await page.keyboard.press('Enter');
  await expect(rule.getByRole('status')).toHaveText('1 mention (before: 3)');
  await rule.getByRole('combobox', { name: /^Where/ }).selectOption('ask');
  await expect(rule.getByRole('status')).toHaveText('1 mention, 1 asked about (before: 3)');
  expect(await app.findAccessibilityViolations()).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(panels.root.getByRole('button', { name: 'How these names are found: 1 rule' })).toBeFocused();
  await panels.showTab('Mentions');
  const mentions = panels.root.getByRole('listbox', { name: 'Mentions of Harbour Board' });
  await expect(mentions.getByRole('option')).toHaveCount(1);
  // Each change is one that undo takes back.
  for (const _ of [1, 2, 3]) await page.keyboard.press('Control+z');
  await expect(mentions.getByRole('option')).toHaveCount(3);
});

test('what was worked with stays when a run is taken back, and the run can be restored', async ({
  app,
  bench,
}) => {
  await begin(bench, await writeInput(app, 'pier.txt', text));
  const { panels, window, data } = bench;
  const { page } = app;
  await panels.showTab('Mentions');
  await panels.root.getByRole('button', { name: 'Code mentions…' }).click();
  await window.dialog('Code mentions').getByRole('button', { name: 'Code 3 passages' }).click();
  await panels.showTab('Passages');
  const passages = panels.root.getByRole('listbox', { name: 'Passages of Harbour Board' });
  await passages.getByRole('option').first().click();
  await panels.passageForm.getByRole('button', { name: 'Add a memo' }).click();
  await panels.passageForm.getByRole('textbox', { name: 'Memo' }).fill('First meeting of the year');
  await panels.passageForm.getByRole('button', { name: 'Save memo' }).click();

  await data.show('Runs');
  const runs = page.getByRole('list', { name: 'Runs' });
  await expect(runs).toContainText('3 passages');
  await runs.getByRole('button', { name: /^Take back the run/ }).click();
  await expect(page.getByText('No mentions were coded yet.')).toBeVisible();
  await data.show('Removed things');
  await expect(page.getByRole('list', { name: 'Removed things' })).toContainText('with 2 more');
  await page.getByRole('button', { name: /^Restore run/ }).click();
  await data.show('Runs');
  await expect(page.getByRole('list', { name: 'Runs' })).toContainText('3 passages');
});
