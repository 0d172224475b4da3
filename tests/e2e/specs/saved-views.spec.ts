/** A view kept by name: with its options and layout, across restarts, for the window and the shell alike. */
import { AnalyseScreen } from '../pages/analyse-screen.ts';
import { showRecords } from '../pages/dataset.ts';
import { expect, fixtureText, test } from '../pages/journey.ts';

test.skip(({ hostKind }) => hostKind !== 'browser', 'The window is the same page in every host.');

test('a view is saved by name, opened again as it was, changed, renamed and removed', async ({
  app,
  bench,
}) => {
  const { start, importing, reader, window } = bench;
  const path = await start.createStudy({ name: 'Kept views' });
  await importing.importFiles([fixtureText('second-note.txt')]);
  await reader.selectAndCode('The mayor of Vale', 'a', 'Mayor');
  await reader.selectAndCode('The ministry did not answer', 't', 'Silence');
  const analyse = new AnalyseScreen(app);
  const named = (name: string) => app.page.getByRole('tab', { name, exact: true });
  const menu = async (entry: string): Promise<void> => {
    await analyse.root.getByRole('button', { name: 'Saved view', exact: true }).click();
    await app.page.getByRole('menuitem', { name: entry }).click();
  };
  await analyse.open();
  await analyse.choose('Positions');
  await app.page.getByLabel('Period', { exact: true }).fill('2012');
  await analyse.head('Type').focus();
  await analyse.arrange('Hide column');
  await expect(analyse.head('Type')).toHaveCount(0);
  await analyse.root.getByRole('button', { name: 'Save view…' }).click();
  const dialog = window.dialog('Save view');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Late positions');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(named('Late positions')).toHaveAttribute('aria-selected', 'true');
  await expect(analyse.head('Type')).toHaveCount(0);
  const heads = await analyse.heads();

  // A name is taken once.
  await menu('Save under another name…');
  await window.dialog('Save view').getByRole('textbox', { name: 'Name' }).fill('late positions');
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByText('There is a saved view “Late positions” already.')).toBeVisible();
  await app.page.keyboard.press('Escape');

  await window.expectSaved();
  await app.restart(path);
  await expect(reader.text).toBeVisible();
  await analyse.open();
  await named('Late positions').click();
  await expect(app.page.getByLabel('Period', { exact: true })).toHaveValue('2012');
  await expect.poll(() => analyse.heads()).toEqual(heads);

  await app.page.getByLabel('Period', { exact: true }).fill('2010');
  await menu('Save as it is now');
  await menu('Rename…');
  const rename = window.dialog('Rename saved view');
  await rename.getByRole('textbox', { name: 'Name' }).fill('Early positions');
  await rename.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(named('Early positions')).toBeVisible();
  await window.expectSaved();
  expect(await showRecords(app, path, 'views')).toMatchObject([
    { name: 'Early positions', view: 'positions', options: { period: '2010' } },
  ]);

  await menu('Remove');
  await expect(named('Early positions')).toHaveCount(0);
  await window.undo.click();
  await expect(named('Early positions')).toBeVisible();
});
