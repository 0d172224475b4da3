/**
 * The whole main job, as somebody new would do it: import, code by keyboard and mouse, judge, write down, lose the
 * power, open again, undo and redo, export - and the export's offsets cut the quotes out of the text.
 */
import { join } from 'node:path';
import { readTable, readText, showPassages, showRecords } from '../pages/dataset.ts';
import { expect, fixtureText, test, writeInput } from '../pages/journey.ts';

test('codes a report, loses the power, opens it again and exports it', async ({ app, bench }) => {
  test.setTimeout(180_000);
  const { start, window, importing, reader, panels, data } = bench;
  const { keyboard } = app.page;
  const memo = () => panels.root.getByRole('article').getByText('Compare with the strike of 2006.');
  const path = await start.createStudy({ name: 'Harbour reform' });

  // Two files are taken, one is refused by name.
  const binary = await writeInput(app, 'picture.txt', Uint8Array.from([0, 1, 2, 0, 255, 254, 0, 0, 7]));
  await importing.open();
  await importing.choose([fixtureText('harbour-report.txt'), binary, fixtureText('second-note.txt')]);
  await expect(importing.file('picture.txt')).toContainText(/binary|no text|not text/i);
  await expect(importing.root.getByText('1 file left out')).toBeVisible();
  await importing.confirm(2);
  await importing.root.getByRole('button', { name: 'Read the first now' }).click();
  await window.expectSaved();

  // By mouse and the kind's key: type to create, Enter.
  await reader.selectAndCode('Ministry of Ports proposed', 'a', 'Ministry of Ports');
  await expect(panels.item('Ministry of Ports')).toBeVisible();
  await reader.selectAndCode("The Dockers' Union rejected it at once", 'a', 'Dockers’ Union');
  await reader.selectAndCode('the Senate had blocked a similar plan', 'v', 'Senate');
  await reader.selectAndCode(
    'hand the running of the three harbours to a public company',
    't',
    'Public company',
  );

  // The same item again, then the recent ones by their digits, then one that is kept.
  await reader.select('The tariff rule');
  await keyboard.press('.');
  await reader.expectSaid('Coded with Public company');
  await reader.select('the Committee on Labour put it aside for a year');
  await keyboard.press('2');
  await reader.expectSaid('Coded with Senate');
  await reader.select("By 2015 the Dockers' Union");
  await keyboard.press('3');
  await reader.expectSaid('Coded with Dockers’ Union');
  await keyboard.press('Control+.');
  await reader.expectSaid('Dockers’ Union is kept');
  await reader.select("The Dockers' Union struck for nine days");
  await keyboard.press('Enter');
  await reader.expectSaid('Coded with Dockers’ Union');
  await reader.expectFocus();
  await keyboard.press('Control+.');
  await reader.expectSaid('No item is kept');

  // By the mouse alone: the bar at the selection, a new item by its name, an item of the list.
  const bar = app.page.getByRole('toolbar', { name: 'Code the selection' });
  await reader.select('the Chamber of Shippers welcomed it');
  await bar.getByRole('button', { name: /^Actor/ }).click();
  await reader.chooser.getByRole('combobox').fill('Chamber of Shippers');
  await reader.chooser.getByRole('option', { name: /^Create actor/ }).click();
  await reader.expectSaid('Coded with Chamber of Shippers');
  await reader.select('the Chamber of Shippers had asked for');
  await bar.getByRole('button', { name: /^Chamber of Shippers/ }).click();
  await reader.expectSaid('Coded with Chamber of Shippers');
  await reader.select('The pilotage service');
  await bar.getByRole('button', { name: /^Public company/ }).click();
  await reader.expectSaid('Coded with Public company');
  await reader.select('The President of the republic stayed silent');
  await bar.getByRole('button', { name: /^Actor/ }).click();
  await reader.chooser.getByRole('combobox').fill('President');
  await keyboard.press('Enter');
  await reader.expectSaid('Coded with President');
  await expect(window.undo).toHaveAccessibleName(/^Undo: Add President/);

  // A judgement with value, about, period, confidence, rationale, and evidence of two origins.
  await panels.chooseItem('Actors', 'Dockers’ Union');
  await panels.showTab('Judgements');
  await expect(panels.field('Position')).toContainText('Not yet coded');
  const editor = await panels.beginJudgement('Position');
  await panels.pick(editor.getByRole('combobox', { name: 'About (tracer)' }), 'Public company');
  await editor.getByLabel('Period').fill('2011/2012');
  await editor.getByRole('radio', { name: /Strongly opposes/ }).check();
  await editor.getByRole('radio', { name: 'High' }).check();
  await editor.getByLabel('Rationale').fill('It struck against the plan.');
  await editor.getByRole('button', { name: 'Choose passages' }).click();
  await editor.getByRole('checkbox', { name: /rejected it at once/ }).check();
  await editor.getByRole('button', { name: 'Add from the text' }).click();
  await reader.select('every harbour was closed');
  await keyboard.press('Enter');
  await expect(editor.getByRole('button', { name: /^Show in the text: / })).toHaveCount(2);
  await editor.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panels.field('Position')).toContainText('Strongly opposes');
  await expect(panels.field('Position')).toContainText('2 passages');
  await expect(panels.field('Position')).toContainText('Public company · 2011/2012');

  // A second field stays as it was: not yet coded, not a default.
  await expect(panels.field('Influence')).toContainText('Not yet coded');

  // Values of a passage, a memo, a link.
  await reader.click("The Dockers' Union rejected it at once");
  await panels.showTab('Passages');
  await panels.pick(
    panels.passageForm.getByRole('combobox', { name: 'What it does here' }),
    'States a position',
  );
  await panels.passageForm.getByLabel('Date').fill('2011-03');
  await keyboard.press('Enter');
  await window.expectSaved();
  await panels.showTab('Memos');
  await panels.root.getByRole('button', { name: 'Add a memo' }).click();
  await panels.root.getByRole('textbox', { name: 'Memo' }).fill('Compare with the strike of 2006.');
  await panels.root.getByRole('button', { name: 'Save memo' }).click();
  await expect(memo()).toBeVisible();
  await panels.showTab('Links');
  await panels.root.getByRole('button', { name: 'Add a link' }).click();
  const link = panels.dialog(/^Link “Dockers’ Union”/);
  await panels.pick(link.getByRole('combobox', { name: '“Dockers’ Union” …' }), 'allied with');
  await panels.pick(link.getByRole('combobox', { name: '… this item' }), 'Chamber of Shippers');
  await link.getByRole('button', { name: 'Add link' }).click();
  await expect(link).toBeHidden();
  await expect(panels.root.getByRole('list', { name: 'Links of Dockers’ Union' })).toContainText(
    'Chamber of Shippers',
  );
  await window.expectSaved();

  // The power goes.
  const before = await showPassages(app, path);
  expect(before).toHaveLength(13);
  await app.restart(path);
  await expect(app.page).toHaveTitle('Harbour reform - Tracework');
  await expect(app.page.getByRole('dialog')).toHaveCount(0);
  expect(await showPassages(app, path)).toEqual(before);
  await window.openDocument('THE HARBOUR REFORM');
  await expect(window.lists.getByRole('button', { name: /THE HARBOUR REFORM/ })).toContainText('13 passages');
  await panels.chooseItem('Actors', 'Dockers’ Union');
  await expect(panels.field('Position')).toContainText('Strongly opposes');
  await panels.showTab('Memos');
  await expect(memo()).toBeVisible();
  await panels.showTab('Links');
  await expect(panels.root.getByRole('list', { name: 'Links of Dockers’ Union' })).toContainText(
    'Chamber of Shippers',
  );

  // Undo and redo say what they take back, also what was done before the restart.
  await expect(window.undo).toHaveAccessibleName(
    'Undo: Link Dockers’ Union – allied with – Chamber of Shippers',
  );
  await window.undo.click();
  await expect(window.notice(/^Undone: Link Dockers’ Union/)).toBeVisible();
  await expect(window.redo).toHaveAccessibleName(/^Redo: Link Dockers’ Union/);
  await expect(window.undo).toHaveAccessibleName('Undo: Add memo on Dockers’ Union');
  await window.undo.click();
  await panels.showTab('Memos');
  await expect(memo()).toHaveCount(0);
  await window.redo.click();
  await expect(memo()).toBeVisible();
  await window.redo.click();
  await expect(window.redo).toBeDisabled();

  // What was removed is restored from the history.
  await reader.click('The President of the republic stayed silent');
  await panels.showTab('Passages');
  await expect(panels.passageForm).toBeVisible();
  await reader.text.focus();
  await app.page.keyboard.press('Delete');
  await expect(window.notice('Removed')).toBeVisible();
  expect(await showPassages(app, path)).toHaveLength(12);
  await window.showList('History');
  await window.lists
    .getByRole('button', { name: /^What changed: Remove passage/ })
    .first()
    .click();
  await window.lists.getByRole('button', { name: /^Restore / }).click();
  await expect(window.undo).toHaveAccessibleName(/^Undo: Restore/);
  await window.expectSaved();
  expect((await showPassages(app, path)).map(({ exact }) => exact)).toEqual(before.map(({ exact }) => exact));

  // The dataset: its offsets cut exactly the quotes out of the stored text.
  const folder = join(app.folder, 'dataset');
  const files = await data.exportAs(/^Tables \(CSV\)/, folder);
  expect(files).toContain('passages.csv');
  const rows = await readTable(folder, 'passages.csv');
  expect(rows).toHaveLength(13);
  for (const row of rows) {
    const text = await readText(path, row.document_id ?? '');
    expect(text.slice(Number(row.start_utf16), Number(row.end_utf16))).toBe(row.quote);
    const points = [...text].slice(Number(row.start_code_point), Number(row.end_code_point));
    expect(points.join('')).toBe(row.quote);
  }
  // The report has signs beyond 16 bits, so the two ways to count differ.
  expect(rows.some(row => row.start_utf16 !== row.start_code_point)).toBe(true);
  const [judgement] = await readTable(folder, 'judgements.csv');
  expect(judgement).toMatchObject({
    item: 'Dockers’ Union',
    field: 'position',
    about: 'Public company',
    period: '2011/2012',
    status: 'coded',
    confidence: 'high',
    rationale: 'It struck against the plan.',
  });
  const evidence = await readTable(folder, 'evidence.csv');
  expect(evidence.map(row => row.quote).sort()).toEqual([
    "The Dockers' Union rejected it at once",
    'every harbour was closed',
  ]);
  const memos = await showRecords<{ text: string }>(app, path, 'memos');
  expect(memos.map(({ text }) => text)).toEqual(['Compare with the strike of 2006.']);
  await data.expectSound();
});
