/** What goes wrong outside the program: another has the study, the disk refuses, a file is damaged. */
import { readFile, rename, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Host, startHost } from '../hosts.ts';
import { showPassages } from '../pages/dataset.ts';
import { expect, fixtureText, test } from '../pages/journey.ts';

test('offers to read a study that another program has open, and changes nothing there', async ({
  app,
  bench,
  browser,
}) => {
  test.skip(app.kind === 'electron', 'A second Electron with the same folders hands over to the first.');
  const { start, importing, reader, window } = bench;
  const path = await start.createStudy({ name: 'Shared' });
  await importing.importFiles([fixtureText('second-note.txt')]);
  await reader.selectAndCode('The mayor of Vale', 'a', 'Mayor');
  await window.expectSaved();

  const second: Host = await startHost(app.kind === 'double' ? 'double' : 'browser', {
    browser,
    home: join(app.home, 'second'),
    folder: app.folder,
    study: path,
    onPage: () => undefined,
  });
  try {
    const { page } = second;
    const locked = page.getByRole('dialog', { name: 'This study is open elsewhere' });
    await expect(locked).toBeVisible();
    await locked.getByRole('button', { name: 'Open for reading only' }).click();
    await expect(page.getByText('Reading only', { exact: true })).toBeVisible();
    await expect(page.getByText('For reading only.')).toBeVisible();
    await expect(page.getByRole('document', { name: 'A note on the port of Vale.' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
    await expect(page.getByRole('button', { name: /^(Undo|Nothing to undo)/ })).toBeDisabled();

    // Keys of kinds do nothing; fields cannot be typed into; what is there can be read.
    await page.getByRole('document', { name: 'A note on the port of Vale.' }).focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+Shift+ArrowRight');
    await page.keyboard.press('a');
    await expect(page.getByRole('dialog', { name: /^Code with/ })).toHaveCount(0);
    await page.getByRole('option', { name: /^Mayor/ }).click();
    await expect(page.getByRole('button', { name: /^Position: not yet coded/ })).toBeDisabled();
    await page.getByRole('tab', { name: /^Properties/ }).click();
    await expect(page.getByRole('combobox', { name: 'Type', exact: true })).toBeDisabled();
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Codebook' }).click();
    await expect(page.getByRole('button', { name: 'Add a kind' })).toHaveCount(0);
  } finally {
    await second.kill();
  }
  expect(await showPassages(app, path)).toHaveLength(1);
});

test('says loudly that saving failed, keeps the changes, and saves them on Retry', async ({ app, bench }) => {
  const { start, importing, reader, window } = bench;
  const path = await start.createStudy({ name: 'Full disk' });
  await importing.importFiles([fixtureText('second-note.txt')]);
  await window.expectSaved();
  await app.restart(path);
  await expect(reader.text).toBeVisible();

  // In place of the journal's folder stands a file: nobody, not even root, can write below that.
  const journal = join(path, 'journal');
  await rename(journal, `${journal}.away`);
  await writeFile(journal, 'not a folder');

  await reader.select('The mayor of Vale');
  await app.page.keyboard.press('a');
  await app.page.keyboard.type('Mayor');
  await app.page.keyboard.press('Enter');
  const banner = app.page.getByRole('alert').filter({ hasText: 'Not saved: 1 change is in memory only.' });
  await expect(banner).toBeVisible();
  await expect(app.page.getByText('1 change not saved')).toBeVisible();
  await expect(app.page.getByText('All changes saved')).toBeHidden();

  // Coding goes on; a further attempt that fails says so again.
  await expect(reader.margin.getByRole('button', { name: /Mayor/ })).toBeVisible();
  await reader.select('The ministry did not answer');
  await app.page.keyboard.press('.');
  const more = app.page.getByRole('alert').filter({ hasText: 'Not saved: 2 changes are in memory only.' });
  await expect(more).toBeVisible();
  await more.getByRole('button', { name: 'Try to save again' }).click();
  await expect(more).toContainText(/Tried again at .+, in vain/);

  await unlink(journal);
  await rename(`${journal}.away`, journal);
  await more.getByRole('button', { name: 'Try to save again' }).click();
  await expect(more).toBeHidden();
  await window.expectSaved();
  await app.restart(path);
  await expect(reader.margin.getByRole('button', { name: /Mayor/ })).toHaveCount(2);
  expect((await showPassages(app, path)).map(({ exact }) => exact)).toEqual([
    'The mayor of Vale',
    'The ministry\ndid not answer',
  ]);
});

test('opens a study whole whose file was cut short, and reports it', async ({ app, bench }) => {
  const { start, importing, reader, window, panels, data } = bench;
  const path = await start.createStudy({ name: 'Damaged' });
  await importing.importFiles([fixtureText('second-note.txt')]);
  await reader.selectAndCode('The mayor of Vale', 'a', 'Mayor');
  await panels.showTab('Memos');
  await panels.root.getByRole('button', { name: 'Add a memo' }).click();
  await panels.root.getByRole('textbox', { name: 'Memo' }).fill('Asked twice.');
  await panels.root.getByRole('button', { name: 'Save memo' }).click();
  await window.expectSaved();
  expect(await app.host.end()).toBe(0);

  const registry = join(path, 'registry.json');
  const { length } = await readFile(registry);
  await truncate(registry, Math.floor(length / 2));
  await app.restart(path);
  const report = window.dialog('What opening this study found');
  await expect(report).toContainText('registry.json');
  await expect(report).toContainText('Nothing is lost');
  await report.getByRole('button', { name: 'Go on' }).click();
  await panels.chooseItem('Actors', 'Mayor');
  await panels.showTab('Memos');
  await expect(panels.root.getByText('Asked twice.')).toBeVisible();
  await expect(reader.margin.getByRole('button', { name: /Mayor/ })).toBeVisible();
  await data.expectSound();
});
