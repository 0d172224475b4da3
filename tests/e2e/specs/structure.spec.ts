/** How a plain text is built: its outline, what interrupts it, its tables as grids, and the section of a passage. */
import { readFile, writeFile } from 'node:fs/promises';
import { plainReport } from '../../../src/core/finding/testing/plain-report.ts';
import { expect, test } from '../pages/journey.ts';

test.skip(({ hostKind }) => hostKind !== 'browser', 'The window is the same page in every host.');

test('leads through a text by its outline, past its notes, and into its tables', async ({
  app,
  bench,
}, testInfo) => {
  const { start, window, importing, reader, panels } = bench;
  const { page } = app;
  const file = testInfo.outputPath('harbour.txt');
  // Long enough that headings can be scrolled to the top.
  await writeFile(
    file,
    `${plainReport}\n${'The gulls went on as before, and so did the sea.\n\n'.repeat(80)}`,
  );
  await start.createStudy({ name: 'Structure' });
  await importing.importFiles([file]);
  await reader.selectAndCode('founded in 1931', 't', 'Founding');

  // The outline, by its key: it counts, it is filtered, and Enter goes to a heading.
  await page.keyboard.press('Control+Shift+o');
  const tree = page.getByRole('tree', { name: 'Outline' });
  await expect(tree).toBeFocused();
  await expect(tree.getByRole('treeitem')).toHaveText([
    'THE HARBOUR AND ITS TARIFFS',
    'FIRST STEPS1',
    '1. The port authority1',
    'Table 1: CRANES AND BARGES',
    '2. The union',
  ]);
  await expect(tree.getByRole('treeitem', { name: '1. The port authority, 1 passage' })).toHaveAttribute(
    'aria-level',
    '2',
  );
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(tree.getByRole('treeitem', { name: /^2\. The union/ })).toHaveAttribute(
    'aria-current',
    'location',
  );
  await expect(page.getByText(/% · 2\. The union$/)).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect(tree.getByRole('treeitem')).toHaveCount(2);
  await page.keyboard.press('ArrowRight');
  await expect(tree.getByRole('treeitem')).toHaveCount(5);
  // It follows what is read.
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(tree.getByRole('treeitem', { name: /^THE HARBOUR/ })).toHaveAttribute(
    'aria-current',
    'location',
  );

  // The cursor reads a note, or goes around it; what is selected over it keeps every offset.
  const selected = () => page.evaluate(() => (getSelection()?.toString() ?? '').replace(/\s+/g, ' ').trim());
  await reader.click('Quiñones met the union');
  await page.keyboard.press('s');
  expect(await selected()).toMatch(/^Quiñones met .* ended with/);
  expect(await selected()).not.toMatch(/nothing but a date/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+n');
  await reader.expectSaid('Notes and running heads are skipped');
  await reader.click('Quiñones met the union');
  await page.keyboard.press('s');
  expect(await selected()).toMatch(
    /^Quiñones met .* ended with 1 For the founding .* nothing but a date .*99\)\.$/,
  );
  await page.keyboard.press('Escape');
  const faded = await page.evaluate(() =>
    [...(CSS.highlights.get('reader-aside') ?? [])].map(range => {
      const { startContainer, startOffset, endContainer, endOffset } = range;
      const real = document.createRange();
      real.setStart(startContainer, startOffset);
      real.setEnd(endContainer, endOffset);
      return real.toString().trim().replace(/\s+/g, ' ');
    }),
  );
  expect(faded.join(' | ')).toMatch(/1 For the founding .* 12-15\. .*12.*The Harbour and its Tariffs/);

  // A recognised table, and one that is drawn.
  await page.getByRole('button', { name: 'Read as a table: Table 1: CRANES AND BARGES' }).click();
  const dialog = page.getByRole('dialog', { name: 'Read as a table' });
  const grid = dialog.getByRole('grid', { name: 'Table 1: CRANES AND BARGES' });
  await expect(grid.getByRole('row')).toHaveText(['CranesBarges', '1997421', '1998520', '1999724']);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save as CSV' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(
    /^THE HARBOUR AND ITS TARIFFS, Table 1 CRANES AND BARGES, 1058-1130\.csv$/,
  );
  expect(await readFile(await saved.path(), 'utf8')).toMatch(
    /^,Cranes,Barges,document,start,end\n1997,4,21,THE HARBOUR AND ITS TARIFFS,1058,1130\n/,
  );
  await grid.getByRole('gridcell', { name: 'Cranes' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  await reader.select('Cranes 4 5 7 Barges 21 20 24');
  await page.keyboard.press('Alt+t');
  await dialog.getByRole('textbox', { name: 'Columns' }).fill('4');
  await expect(dialog.getByRole('row')).toHaveText(['Cranes457', 'Barges212024']);
  await dialog
    .getByRole('button', { name: 'Close' })
    .or(dialog.locator('.mantine-Modal-close'))
    .first()
    .click();

  // Every passage says in which section it stands.
  await window.showList('Passages');
  const passage = window.lists.getByRole('listbox', { name: 'Passages' }).getByRole('option');
  await expect(passage).toContainText('1. The port authority');
  await passage.click();
  await panels.showTab('Passages');
  await expect(panels.passageForm).toContainText('FIRST STEPS › 1. The port authority');
});
