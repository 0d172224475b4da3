/** Items: their names and aliases, merged and split, each in one change that one undo takes back. */
import { showPassages, showRecords } from '../pages/dataset.ts';
import { expect, fixtureText, test } from '../pages/journey.ts';

test.skip(({ hostKind }) => hostKind !== 'browser', 'The window is the same page in every host.');

interface ShownItem {
  label: string;
  aliases: string[];
}

test('finds items by alias, renames, merges and splits them', async ({ app, bench }) => {
  const { start, importing, reader, panels, window } = bench;
  const path = await start.createStudy({ name: 'Items' });
  await importing.importFiles([fixtureText('harbour-report.txt')]);
  await reader.selectAndCode("The Dockers' Union rejected it", 'a', 'Dockers');
  await reader.selectAndCode("The Dockers' Union struck", 'a', 'Dockers');
  await reader.selectAndCode("By 2015 the Dockers' Union", 'a', 'Union of dockers');
  const itemsOf = async (): Promise<string[]> => (await showPassages(app, path)).map(({ item }) => item);
  const actOn = async (label: string, action: RegExp): Promise<void> => {
    await panels.chooseItem('Actors', label);
    await panels.root.getByRole('button', { name: `Actions on ${label}` }).click();
    await app.page.getByRole('menuitem', { name: action }).click();
  };

  // An alias finds the item in the list, in the chooser over the text, and in the search of everything.
  await panels.chooseItem('Actors', 'Dockers');
  await panels.root.getByLabel('Aliases of Dockers').fill('SDV');
  await app.page.keyboard.press('Enter');
  await panels.root.getByLabel('Find or add: Actors').fill('sdv');
  await expect(panels.root.getByRole('listbox', { name: 'Actors' }).getByRole('option')).toHaveCount(1);
  await expect(panels.item('Dockers')).toBeVisible();
  await panels.root.getByLabel('Find or add: Actors').fill('');
  await reader.select('every harbour was closed');
  await app.page.keyboard.press('a');
  await app.page.keyboard.type('sdv');
  await app.page.keyboard.press('Enter');
  await reader.expectSaid('Coded with Dockers');
  await app.page.keyboard.press('Control+k');
  await expect(window.dialog('Search, or run a command').getByRole('textbox')).toBeFocused();
  await app.page.keyboard.type('sdv');
  await window.dialog('Search, or run a command').getByText('Dockers', { exact: true }).click();
  await expect(panels.details('Dockers')).toBeVisible();

  // Renamed in place.
  const label = panels.root.getByLabel('Label of this actor');
  await label.fill('Dockers’ Union');
  await label.press('Enter');
  await expect(window.undo).toHaveAccessibleName('Undo: Rename Dockers to Dockers’ Union');

  // Merged: passages move, the old name stays as an alias; one undo parts them again.
  await actOn('Union of dockers', /^Merge/);
  const merge = window.dialog('Merge “Union of dockers” into another');
  await panels.pick(merge.getByRole('combobox', { name: 'Merge into' }), 'Dockers’ Union');
  await merge.getByRole('button', { name: /^Merge/ }).click();
  await expect(merge).toBeHidden();
  await expect.poll(itemsOf).toEqual(Array.from({ length: 4 }, () => 'Dockers’ Union'));
  const [merged] = await showRecords<ShownItem>(app, path, 'items');
  expect(merged?.aliases.sort()).toEqual(['SDV', 'Union of dockers']);
  await expect(window.undo).toHaveAccessibleName(/^Undo: Merge Union of dockers/);
  await window.undo.click();
  await expect.poll(async () => (await itemsOf()).filter(item => item === 'Union of dockers').length).toBe(1);
  await window.redo.click();
  await expect.poll(itemsOf).toEqual(Array.from({ length: 4 }, () => 'Dockers’ Union'));

  // Split: one passage and one alias go to a new item.
  await actOn('Dockers’ Union', /^Split/);
  const split = window.dialog('Split “Dockers’ Union”');
  await split.getByLabel('Label of the new item').fill('Strike committee');
  await split.getByRole('checkbox', { name: /every harbour was closed/ }).check();
  await split.getByRole('checkbox', { name: 'SDV' }).check();
  await split.getByRole('button', { name: 'Split', exact: true }).click();
  await expect(split).toBeHidden();
  await expect(panels.details('Strike committee')).toBeVisible();
  expect((await itemsOf()).sort()).toEqual([
    'Dockers’ Union',
    'Dockers’ Union',
    'Dockers’ Union',
    'Strike committee',
  ]);

  // Removed with its passages, by key from the list; the notice brings both back.
  await panels.item('Strike committee').click();
  await panels.root.getByRole('listbox', { name: 'Actors' }).press('Delete');
  await expect.poll(async () => (await itemsOf()).length).toBe(3);
  await window.notice('Removed').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await itemsOf()).length).toBe(4);
});

test('keeps a memo that is being written while something else is shown', async ({ app, bench }) => {
  const { start, importing, panels, window } = bench;
  const path = await start.createStudy({ name: 'Memos' });
  await importing.importFiles([fixtureText('second-note.txt')]);
  await panels.addItem('Actors', 'Mayor');
  await panels.addItem('Actors', 'Ministry');
  await panels.showTab('Memos');
  await panels.root.getByRole('button', { name: 'Add a memo' }).click();
  await panels.root.getByRole('textbox', { name: 'Memo' }).fill('Half a thought about the ministry');
  await panels.chooseItem('Actors', 'Mayor');
  await expect(panels.root.getByRole('textbox', { name: 'Memo' })).toHaveCount(0);
  await panels.chooseItem('Actors', 'Ministry');
  await expect(panels.root.getByRole('textbox', { name: 'Memo' })).toHaveValue(
    'Half a thought about the ministry',
  );
  await panels.root.getByRole('button', { name: 'Save memo' }).click();
  await panels.chooseItem('Actors', 'Mayor');
  await panels.chooseItem('Actors', 'Ministry');
  await expect(panels.root.getByRole('button', { name: 'Add a memo' })).toBeVisible();

  await window.showList('Memos');
  await window.lists.getByRole('button', { name: 'Memo', exact: true }).click();
  await app.page.getByRole('menuitem', { name: 'On the study' }).click();
  await window.lists.getByRole('textbox', { name: 'Memo on the study' }).fill('Begun');
  await window.showList('Documents');
  await window.showList('Memos');
  await window.lists.getByRole('textbox', { name: 'Memo on the study' }).fill('Begun and ended');
  await window.lists.getByRole('button', { name: 'Save memo' }).click();
  await expect(window.lists.getByRole('textbox', { name: 'Memo on the study' })).toHaveCount(0);
  await window.expectSaved();
  const memos = await showRecords<{ text: string }>(app, path, 'memos');
  expect(memos.map(({ text }) => text).sort()).toEqual([
    'Begun and ended',
    'Half a thought about the ministry',
  ]);
});
