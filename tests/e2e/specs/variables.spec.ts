/** Variables of documents: filled from names of files, edited as a grid, pasted from a spreadsheet. */
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { showRecords } from '../pages/dataset.ts';
import { expect, test, writeInput } from '../pages/journey.ts';
import { runShell } from '../shell.ts';

test.skip(({ hostKind }) => hostKind !== 'browser', 'The window is the same page in every host.');

interface ShownDocument {
  fileName: string;
  title: string;
  values: Record<string, unknown>;
}

const declare = (name: string, label: string, value: object) => ({
  type: 'field.add',
  args: { name, label, subject: 'document', kindId: null, value },
});
const options = [
  { id: 'report', label: 'Report' },
  { id: 'letter', label: 'Letter' },
];
const codebook = [
  { type: 'vocabulary.add', args: { id: 'genres', label: 'Genres', options } },
  declare('date', 'Date', { type: 'date' }),
  declare('author', 'Author', { type: 'text', multiline: false }),
  declare('genre', 'Genre', { type: 'choice', vocabularyId: 'genres', multiple: false }),
];

const paste = (cell: Locator, text: string): Promise<void> =>
  cell.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

test('fills variables from names of files, and edits them as in a spreadsheet', async ({ app, bench }) => {
  const { importing, data, window } = bench;
  const path = join(app.folder, 'Variables.tracework');
  await runShell(app, ['create', path, '--coder', 'Ana']);
  const lines = codebook.map(command => `${JSON.stringify(command)}\n`).join('');
  await runShell(app, ['apply', path, await writeInput(app, 'codebook.jsonl', lines)]);
  await app.restart(path);
  await window.expectSaved();
  const valuesOf = async (fileName: string) => {
    await window.expectSaved();
    const documents = await showRecords<ShownDocument>(app, path, 'documents');
    return documents.find(document => document.fileName === fileName)?.values;
  };

  // The preview says what a name fills and what does not fit.
  const files = [
    await writeInput(app, '1995-12-06_Ruiz_report.txt', 'First text.\n'),
    await writeInput(app, 'Second note.txt', 'Second text.\n'),
    await writeInput(app, '1997_de la Cruz_song.txt', 'Third text.\n'),
  ];
  await importing.open();
  await importing.choose(files);
  const pattern = importing.root.getByRole('combobox', { name: 'Variables from the names of the files' });
  await pattern.fill('{date}_{colour}.*');
  await expect(importing.root.getByText('no field “colour”')).toBeVisible();
  await pattern.fill('{date}_{author}_{genre}.*');
  await expect(importing.file('1995-12-06_Ruiz_report.txt')).toContainText(
    'Date: 1995-12-06 · Author: Ruiz · Genre: Report',
  );
  await expect(importing.file('Second note.txt')).toContainText('does not fit the pattern');
  await expect(importing.file('1997_de la Cruz_song.txt')).toContainText('takes one of report, letter');
  await importing.confirm(3);
  await importing.root.getByRole('button', { name: 'Close' }).last().click();
  expect(await valuesOf('1995-12-06_Ruiz_report.txt')).toEqual({
    date: '1995-12-06',
    author: 'Ruiz',
    genre: 'report',
  });
  expect(await valuesOf('1997_de la Cruz_song.txt')).toEqual({ date: '1997', author: 'de la Cruz' });

  // Typing, Enter, Tab, a list to pick from, and a value that is refused.
  await data.show('Variables');
  const grid = data.root.getByRole('grid', { name: 'Variables of documents' });
  const cell = (row: string, column: string): Locator =>
    grid
      .getByRole('row', { name: row })
      .getByRole('gridcell')
      .nth(['Date', 'Author', 'Genre'].indexOf(column));
  await cell('Second text.', 'Date').click();
  await app.page.keyboard.type('soon');
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('alert').filter({ hasText: '“soon” is not a date' })).toBeVisible();
  await grid.getByRole('textbox', { name: 'Date of Second text.' }).fill('1996-02');
  await app.page.keyboard.press('Tab');
  await expect(cell('Second text.', 'Author')).toBeFocused();
  await app.page.keyboard.press('Enter');
  await app.page.keyboard.type('Nobody');
  await app.page.keyboard.press('Escape');
  await expect(cell('Second text.', 'Author')).toBeFocused();
  await expect(cell('Second text.', 'Author')).toHaveText('');
  await app.page.keyboard.press('ArrowRight');
  await app.page.keyboard.press('F2');
  await app.page.getByRole('combobox', { name: 'Genre' }).click();
  await app.page.getByRole('option', { name: 'Letter' }).click();
  await expect(cell('Second text.', 'Genre')).toHaveText('Letter');
  await expect(cell('Second text.', 'Genre')).toBeFocused();
  expect(await valuesOf('Second note.txt')).toEqual({ date: '1996-02', genre: 'letter' });

  // A block from a spreadsheet is one commit; one bad cell, and nothing of it is taken.
  await paste(cell('First text.', 'Date'), '1.2.1990\tAna\tletter\n\tBen\tsong\n');
  await expect(window.notice('Nothing was changed.')).toContainText('Second text., Genre');
  expect(await valuesOf('1995-12-06_Ruiz_report.txt')).toMatchObject({ author: 'Ruiz' });
  await cell('First text.', 'Date').click();
  await paste(cell('First text.', 'Date'), '1.2.1990\tAna\tletter\n\tBen\tReport\n');
  await expect(cell('Second text.', 'Author')).toHaveText('Ben');
  expect(await valuesOf('1995-12-06_Ruiz_report.txt')).toEqual({
    date: '1990-02-01',
    author: 'Ana',
    genre: 'letter',
  });
  expect(await valuesOf('Second note.txt')).toEqual({ author: 'Ben', genre: 'report' });
  await window.undo.click();
  await expect(cell('Second text.', 'Author')).toHaveText('');
  expect(await valuesOf('1995-12-06_Ruiz_report.txt')).toMatchObject({ author: 'Ruiz' });

  // Going to another cell saves what was typed, and goes there.
  await cell('Third text.', 'Author').dblclick();
  await app.page.keyboard.type('Carla');
  await cell('First text.', 'Author').click();
  await expect(cell('Third text.', 'Author')).toHaveText('Carla');
  await expect(cell('First text.', 'Author')).toBeFocused();

  // Emptied by hand, filled again from the name; what is there stays unless it may be written over.
  await cell('First text.', 'Author').click();
  await app.page.keyboard.press('Delete');
  await expect(cell('First text.', 'Author')).toHaveText('');
  await cell('First text.', 'Date').click();
  await app.page.keyboard.type('1994');
  await app.page.keyboard.press('Enter');
  await expect(cell('First text.', 'Date')).toHaveText('1994');
  await data.root.getByRole('button', { name: 'Fill from file names…' }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Fill variables' });
  await dialog.getByRole('textbox', { name: /^Patterns/ }).fill('{date}_{author}_{genre}.*');
  const planned = dialog.getByRole('region', { name: 'What would be filled' });
  await expect(planned).toContainText('Author: Ruiz');
  await expect(planned).toContainText('Date: 1995-12-06 (stays 1994)');
  await expect(planned).toContainText('Author: de la Cruz (stays Carla)');
  await expect(dialog.getByText('2 values would be different from what is there')).toBeVisible();
  expect(await app.findAccessibilityViolations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Save and fill' }).click();
  await expect(dialog).toBeHidden();
  await expect(cell('First text.', 'Author')).toHaveText('Ruiz');
  await expect(cell('First text.', 'Date')).toHaveText('1994');
  expect(await app.findAccessibilityViolations()).toEqual([]);
});
