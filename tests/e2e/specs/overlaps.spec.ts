/** Passages over each other: seen, offered, chosen, moved, recoded, removed; and finding one's way in a text. */
import { readText, showPassages } from '../pages/dataset.ts';
import { expect, fixtureText, test } from '../pages/journey.ts';

test.skip(({ hostKind }) => hostKind !== 'browser', 'The window is the same page in every host.');

test('offers all passages of a stack, shortest first, and changes the one that is meant', async ({
  app,
  bench,
}) => {
  const { start, window, importing, reader, panels } = bench;
  const path = await start.createStudy({ name: 'Overlaps' });
  await importing.importFiles([fixtureText('harbour-report.txt')]);
  await reader.selectAndCode('the Senate had blocked a similar plan', 'v', 'Senate');
  await reader.selectAndCode('blocked', 'a', 'Blockers');
  await reader.selectAndCode('had blocked a similar', 't', 'Old plan');

  // A click where three lie offers three; the choice is shown in the panel.
  await reader.click('blocked');
  await expect(reader.stack).toBeVisible();
  const offered = reader.stack.getByRole('menuitem');
  await expect(offered).toHaveText([/^Blockers/, /^Old plan/, /^Senate/]);
  await expect(reader.stack.getByRole('menuitem').locator(':scope:focus')).toHaveCount(1);
  await app.page.keyboard.press('End');
  await app.page.keyboard.press('Enter');
  await expect(reader.stack).toBeHidden();
  await expect(panels.details('Senate')).toBeVisible();

  // The margin names them, and chooses.
  await reader.margin
    .getByRole('button', { name: /Senate|Old plan|Blockers/ })
    .first()
    .click();
  await expect(reader.margin.getByRole('button', { pressed: true })).toHaveCount(1);

  // The boundaries of the chosen passage move by keys: end one word on, start one letter on.
  await reader.click('blocked');
  await reader.stack.getByRole('menuitem', { name: /^Blockers/ }).click();
  await reader.expectFocus();
  await app.page.keyboard.press('Alt+Shift+ArrowRight');
  await reader.expectSaid('blocked a');
  await app.page.keyboard.press(']');
  await reader.expectSaid('locked a');
  await expect(window.undo).toHaveAccessibleName('Undo: Move boundaries of passage coded with Blockers');
  const moved = (await showPassages(app, path)).find(({ item }) => item === 'Blockers');
  expect(moved?.exact).toBe('locked a');
  expect((await readText(path, moved?.documentId ?? '')).slice(moved?.start, moved?.end)).toBe('locked a');
  await app.page.keyboard.press('Control+z');
  await expect
    .poll(async () => (await showPassages(app, path)).map(({ exact }) => exact))
    .toContain('blocked');

  // Recoded it keeps its place; removed it comes back by undo.
  await reader.click('blocked');
  await reader.stack.getByRole('menuitem', { name: /^Blockers/ }).click();
  await reader.expectFocus();
  await app.page.keyboard.press('r');
  await expect(reader.chooser.getByRole('combobox')).toBeFocused();
  await app.page.keyboard.type('Senate');
  await app.page.keyboard.press('Enter');
  await reader.expectSaid('Recoded as Senate');
  await reader.expectFocus();
  await app.page.keyboard.press('Delete');
  await expect(window.notice(/^Removed/)).toBeVisible();
  expect(await showPassages(app, path)).toHaveLength(2);
  await app.page.keyboard.press('Control+z');
  await expect(window.undo).toHaveAccessibleName(/^Undo: Recode passage from Blockers to Senate/);
  expect((await showPassages(app, path)).filter(({ item }) => item === 'Senate')).toHaveLength(2);
});

test('paints what is asked for, finds words, and jumps from a list to its place', async ({ app, bench }) => {
  const { start, window, importing, reader, panels } = bench;
  await start.createStudy({ name: 'Finding' });
  await importing.importFiles([fixtureText('harbour-report.txt'), fixtureText('council-minutes.md')]);
  await window.openDocument('THE HARBOUR REFORM');
  await reader.selectAndCode("The Dockers' Union rejected it", 'a', 'Dockers');
  await reader.selectAndCode('the Senate had blocked', 'v', 'Senate');
  await expect(reader.margin.getByRole('button')).toHaveCount(2);

  // Only one kind, then nothing, then all.
  await reader.button('What is painted').click();
  const painted = reader.dialog('What is painted');
  await painted.getByRole('checkbox', { name: 'Actors' }).uncheck();
  await expect(reader.margin.getByRole('button')).toHaveCount(1);
  await painted.getByRole('button', { name: 'Paint nothing' }).click();
  await expect(reader.margin.getByRole('button')).toHaveCount(0);
  await painted.getByRole('button', { name: 'Paint all' }).click();
  await expect(reader.margin.getByRole('button')).toHaveCount(2);
  await app.page.keyboard.press('Escape');

  // Finding folds case and accents; Enter goes on and round; Escape stays at the hit, selected.
  await app.page.keyboard.press('Control+f');
  const bar = app.page.getByRole('search');
  await bar.getByRole('textbox').fill('INES CALADO');
  await expect(bar.getByRole('status')).toHaveText('1 of 1');
  await bar.getByRole('textbox').fill('senate');
  await expect(bar.getByRole('status')).toHaveText(/^\d of 4$/);
  await bar.getByRole('button', { name: 'Upper and lower case must agree' }).click();
  await expect(bar.getByRole('status')).toHaveText('Not found');
  await bar.getByRole('textbox').fill('Senate passed');
  await expect(bar.getByRole('status')).toHaveText('1 of 1');
  await bar.getByRole('textbox').press('Escape');
  await expect(bar).toBeHidden();
  await reader.code('v', 'Senate');

  // From the list of all passages to another document and back, and from the item's evidence.
  await window.openDocument('Minutes of the Water Council');
  await window.showList('Passages');
  const list = window.lists.getByRole('listbox', { name: 'Passages' });
  await expect(list.getByRole('option')).toHaveCount(3);
  await window.lists.getByLabel('Find passages by their words').fill('rejected');
  await expect(list.getByRole('option')).toHaveCount(1);
  await list.getByRole('option').click();
  await expect(app.page.getByRole('document', { name: 'THE HARBOUR REFORM' })).toBeVisible();
  await expect(panels.details('Dockers')).toBeVisible();
  await panels.chooseItem('Veto points', 'Senate');
  await panels.showTab('Passages');
  await window.openDocument('Minutes of the Water Council');
  await panels.root.getByRole('option', { name: /Senate passed/ }).click();
  await expect(app.page.getByRole('document', { name: 'THE HARBOUR REFORM' })).toBeVisible();
  await expect(panels.passageForm).toContainText('Senate passed');

  // Headings lead to their place.
  await window.openDocument('Minutes of the Water Council');
  await reader.button('Headings').click();
  await app.page.getByRole('treeitem', { name: /^Costs by district/ }).click();
  await reader.expectFocus();
  await expect(reader.text.getByRole('heading', { name: 'Costs by district' })).toBeInViewport();
});

test('keeps what is selected while the coding before is still being written', async ({ app, bench }) => {
  const { start, importing, reader } = bench;
  const path = await start.createStudy({ name: 'Quick hands' });
  await importing.importFiles([fixtureText('harbour-report.txt')]);
  await reader.selectAndCode('The tariff rule', 't', 'Tariffs');
  await app.page.route('**/trpc/dispatch', async route => {
    await new Promise(resolve => setTimeout(resolve, 1500));
    await route.continue();
  });
  await reader.select('The pilotage service');
  await app.page.keyboard.press('.');
  await reader.select('blocked a similar plan');
  await expect.poll(async () => (await showPassages(app, path)).length).toBe(2);
  await expect(reader.margin.getByRole('button', { name: /The pilotage service/ })).toBeVisible();
  await app.page.keyboard.press('.');
  await expect
    .poll(async () => (await showPassages(app, path)).map(({ exact }) => exact.replace(/\s+/, ' ')))
    .toContain('blocked a similar plan');
});
