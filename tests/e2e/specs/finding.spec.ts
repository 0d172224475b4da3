/** Names, lists and sources are found in the texts, put right in a grid, and taken over as one change. */
import { plainReport } from '#core/finding/testing/plain-report.ts';
import { showRecords } from '../pages/dataset.ts';
import { type Bench, expect, test, writeInput } from '../pages/journey.ts';

test.skip(({ hostKind }) => hostKind !== 'browser', 'The window is the same page in every host.');

const list = [
  'UEC - Unión de Estibadores de Claro, Dockers’ Union',
  'SPC - Secretaría de Puertos, Ministry of Ports',
  'FFB - Fondo de Faros y Boyas',
].join('\n\n');

interface ShownItem {
  label: string;
  aliases: string[];
}

const begin = async ({ start, importing }: Bench, paths: string[]): Promise<void> => {
  await start.createStudy({ name: 'Finding' });
  await importing.importFiles(paths);
};

test('a glossary is put right, taken over, and taken back by one undo', async ({ app, bench }) => {
  await begin(bench, [await writeInput(app, 'list.txt', `${list}\n`)]);
  const { page } = app;
  const { window } = bench;
  await window.runCommand('glossary', 'Take over a glossary…');
  const dialog = window.dialog('Take over a glossary');
  await expect(dialog.getByRole('status')).toContainText('3 entries, 3 chosen: 3 new');
  expect(await app.findAccessibilityViolations()).toEqual([]);

  const name = dialog.getByRole('textbox', { name: 'Name of UEC' });
  await name.focus();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('textbox', { name: 'Name of SPC' })).toBeFocused();
  await page.keyboard.type('SPCL');
  await expect(dialog.getByRole('textbox', { name: 'Other names of SPCL' })).toHaveValue(
    'Secretaría de Puertos\nMinistry of Ports',
  );
  await dialog.getByRole('checkbox', { name: 'Take over FFB' }).uncheck();
  await dialog.getByRole('button', { name: 'Take over 2' }).click();
  await expect(dialog).toHaveCount(0);

  await window.expectSaved();
  const labels = async () =>
    (await showRecords<ShownItem>(app, `${app.folder}/Finding.tracework`, 'items')).map(({ label }) => label);
  expect(await labels()).toEqual(['SPCL', 'UEC']);
  // The same list again has nothing new but what was left out, and what was put right has its names.
  await window.runCommand('glossary', 'Take over a glossary…');
  await expect(dialog.getByRole('status')).toContainText('3 chosen: 1 new, 1 to items');
  await expect(dialog.getByText('There already: UEC')).toBeVisible();
  await expect(dialog.getByText('1 more name for SPCL')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await window.expectSaved();
  await expect.poll(labels).toEqual([]);
});

test('a menu above the items leads to all of it, and says what is missing', async ({ app, bench }) => {
  const { page } = app;
  await bench.start.createStudy({ name: 'Finding' });
  const open = () => page.getByRole('button', { name: 'Find names and sources in the texts' }).click();
  const entry = (name: RegExp) => page.getByRole('menuitem', { name });
  await open();
  await expect(entry(/^Take over a glossary.*There is no document yet/)).toBeDisabled();
  await expect(entry(/^Duplicates.*There are no items yet/)).toBeDisabled();
  await page.keyboard.press('Escape');

  await bench.importing.importFiles([await writeInput(app, 'harbour.txt', plainReport)]);
  await bench.window.expectSaved();
  await open();
  await expect(entry(/^Duplicates/)).toBeDisabled();
  expect(await app.findAccessibilityViolations()).toEqual([]);
  for (const [name, title] of [
    [/^Take over a glossary/, 'Take over a glossary'],
    [/^Acronyms/, 'Acronyms that the texts explain'],
    [/^Names/, 'Names in the texts'],
    [/^Interviews/, 'Interviews, notes, references and tables'],
  ] as const) {
    if (!(await entry(name).isVisible())) await open();
    await entry(name).click();
    const dialog = bench.window.dialog(title);
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
});

test('names wait for a yes, duplicates are merged, and sources lead to their sentence', async ({
  app,
  bench,
}) => {
  await begin(bench, [await writeInput(app, 'harbour.txt', plainReport)]);
  const { page } = app;
  const { window, panels } = bench;
  await panels.addItem('Actors', 'Quiñones, Rosa');
  await panels.addItem('Actors', 'Rosa Quiñones');

  await window.runCommand('duplicates', 'Duplicates in the registry…');
  const duplicates = window.dialog('Items that may be one');
  await expect(duplicates.getByText('have the same words in another order')).toBeVisible();
  expect(await app.findAccessibilityViolations()).toEqual([]);
  await duplicates.getByRole('radio', { name: 'Rosa Quiñones stays' }).check();
  await duplicates.getByRole('button', { name: 'Merge into Rosa Quiñones' }).click();
  await expect(duplicates.getByText('No two items of a kind')).toBeVisible();
  await duplicates.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(duplicates).toHaveCount(0);

  await window.runCommand('names', 'Names in the texts…');
  const names = window.dialog('Names in the texts');
  await expect(names.getByRole('status')).toContainText('0 new, 0 to items');
  const director = names.getByRole('row').filter({ hasText: 'further names of “Rosa Quiñones”' });
  await director.getByRole('checkbox').check();
  await names.getByRole('button', { name: 'Take over 1' }).click();
  await expect(names).toHaveCount(0);
  await window.expectSaved();
  const [item] = await showRecords<ShownItem>(app, `${app.folder}/Finding.tracework`, 'items');
  expect(item?.label).toBe('Rosa Quiñones');
  expect(item?.aliases.sort()).toEqual(['Quiñones', 'Quiñones, Rosa', 'R. Quinones']);

  await window.runCommand('interviews', 'Interviews, notes and references…');
  const sources = window.dialog('Interviews, notes, references and tables');
  const places = sources.getByRole('listbox', { name: /^Citations/ });
  await expect(places.getByRole('option')).toHaveCount(3);
  await expect(places.getByRole('option').nth(1)).toContainText('nothing but a date for the next one');
  await expect(sources.getByRole('status')).toContainText('3 places, 3 sources');
  expect(await app.findAccessibilityViolations()).toEqual([]);
  await places.getByRole('option').nth(1).click();
  await expect(sources).toHaveCount(0);
  await expect(page.getByRole('document', { name: 'THE HARBOUR AND ITS TARIFFS' })).toBeVisible();
});

test('a passage says which sources it leans on, and opens them', async ({ app, bench }) => {
  await begin(bench, [await writeInput(app, 'harbour.txt', plainReport)]);
  const { reader, panels, window } = bench;
  await reader.selectAndCode('nothing but a date for the next one', 'a', 'Committee');
  await reader.click('nothing but a date for the next one');
  await panels.showTab('Passages');
  const sources = panels.passageForm.getByRole('region', { name: 'Sources that this passage leans on' });
  await expect(sources.getByRole('heading')).toHaveText('It leans on 1 source');
  expect(await app.findAccessibilityViolations()).toEqual([]);
  await sources.getByRole('button', { name: /interview of/ }).press('Enter');
  await expect(reader.text).toBeVisible();
  await window.expectSaved();
});

test('patterns of citations are tried, saved with the study, and taken back by one undo', async ({
  app,
  bench,
}) => {
  await begin(bench, [await writeInput(app, 'harbour.txt', plainReport)]);
  const { page } = app;
  const { window } = bench;
  await window.runCommand('interviews', 'Interviews, notes and references…');
  const sources = window.dialog('Interviews, notes, references and tables');
  const status = sources.getByRole('status');
  const edit = sources.getByRole('button', { name: 'Patterns…' });
  const save = sources.getByRole('button', { name: 'Save patterns' });
  const expression = sources.getByRole('textbox', { name: 'Regular expression' });
  await expect(status).toContainText('3 places, 3 sources');
  await edit.click();
  await expect(status).toContainText('By itself it finds 3 places in 1 of 1 document');
  expect(await app.findAccessibilityViolations()).toEqual([]);
  await expect(save).toBeDisabled();

  await sources.getByRole('checkbox', { name: 'Look for interview', exact: true }).uncheck();
  await sources.getByRole('button', { name: 'Add a pattern' }).click();
  await sources.getByRole('textbox', { name: 'Name' }).fill('Dock workers');
  await expect(sources.getByRole('textbox', { name: 'Name' })).toHaveValue('dock-workers');
  await expression.fill('dock (workers');
  await expect(sources.getByText(/“dock-workers” is no regular expression/)).toBeVisible();
  await expect(save).toBeDisabled();
  expect(await app.findAccessibilityViolations()).toEqual([]);
  // No rule tells that this one never ends; the texts do.
  await expression.fill('(?:[a-z ,]{1,15}){1,16}#');
  await expect(sources.getByText(/It takes too long on these texts/)).toBeVisible({ timeout: 30_000 });
  await expect(save).toBeDisabled();
  await expression.fill('dock workers?');
  await expect(status).toContainText(/By itself it finds [1-9]\d* places? in 1 of 1 document/);
  await save.click();

  const places = sources.getByRole('listbox', { name: /^Citations/ });
  await expect(places.getByRole('option').first()).toContainText(/dock workers/i);
  await expect(places.getByRole('option').filter({ hasText: '(Interview' })).toHaveCount(0);
  await expect(edit).toBeFocused();
  await window.expectSaved();
  await page.keyboard.press('Escape');
  await expect(sources).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await window.expectSaved();
  await window.runCommand('interviews', 'Interviews, notes and references…');
  await expect(status).toContainText('3 places, 3 sources');
  await edit.click();
  await expect(sources.getByRole('checkbox', { name: 'Look for interview', exact: true })).toBeChecked();
  await sources.getByRole('button', { name: 'Remove: interview' }).click();
  await sources.getByRole('button', { name: 'Restore the built-in patterns' }).click();
  await expect(sources.getByRole('checkbox', { name: 'Look for interview', exact: true })).toBeChecked();
  await expect(save).toBeDisabled();
});
