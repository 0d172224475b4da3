/** From any cell of a view to the sentence and back, judging in the matrix, and what is on screen as CSV. */
import Papa from 'papaparse';
import { AnalyseScreen } from '../pages/analyse-screen.ts';
import { expect, test } from '../pages/journey.ts';

test.skip(({ hostKind }) => hostKind !== 'browser', 'The window is the same page in every host.');

test('a cell leads to its sentence and back by the keyboard alone', async ({ app, bench }) => {
  const { page } = app;
  await bench.start.openSample();
  const analyse = new AnalyseScreen(app);
  await analyse.open();
  const problem = await analyse.cell('Free meals for all', 'Problem');
  await problem.focus();
  await page.keyboard.press('Enter');
  await expect(problem).toHaveAttribute('aria-selected', 'true');
  await expect(analyse.details.getByRole('heading', { name: 'A Free meals for all' })).toBeVisible();
  await expect(analyse.text.getByText('one pupil in three')).toBeInViewport();
  await expect(problem).toBeFocused();

  await expect(analyse.passages).toHaveCount(2);
  await expect(analyse.passages.first()).toHaveAttribute('aria-pressed', 'true');
  await analyse.passages.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(analyse.passages.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await expect(analyse.text.getByText('Prices differed')).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(problem).toBeFocused();

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(analyse.details.getByRole('heading', { name: 'B Local purchasing' })).toBeVisible();
  await page.keyboard.press('Control+End');
  await expect(analyse.table.getByRole('row').last().getByRole('gridcell').last()).toBeFocused();
  await page.keyboard.press('Control+Home');
  await expect(analyse.table.getByRole('row').nth(1).getByRole('rowheader')).toBeFocused();
});

test('the Code screen offers the way back to the very cell', async ({ app, bench }) => {
  const { page } = app;
  await bench.start.openSample();
  const analyse = new AnalyseScreen(app);
  await analyse.open();
  await analyse.choose('Positions');
  const cell = await analyse.cell('Ministry of Finance', 'Free meals for all');
  await cell.click();
  await analyse.details.getByRole('button', { name: 'Open on the Code screen' }).click();
  await expect(page.getByRole('region', { name: 'Text' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Back to Positions' })).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('heading', { name: 'Positions', level: 1 })).toBeVisible();
  await expect(cell).toBeFocused();
  await expect(cell).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('button', { name: 'Back to Positions' })).toHaveCount(0);
});

test('a cell that nobody has judged is judged beside the text', async ({ app, bench }) => {
  const { page } = app;
  await bench.start.openSample();
  const analyse = new AnalyseScreen(app);
  await analyse.open();
  const cell = await analyse.cell('Local purchasing', 'Problem');
  await expect(cell).toHaveText('not yet coded');
  const before = await analyse.root.getByText(/cells judged/).textContent();
  await cell.focus();
  await page.keyboard.press('F2');
  const editor = analyse.judgements.getByRole('region', { name: /^New judgement/ });
  await expect(editor).toBeVisible();
  await editor.getByRole('textbox', { name: 'Problem' }).fill('Food came from far away');
  await editor.getByRole('button', { name: 'Add from the text' }).click();
  await analyse.text.getByText('Prices differed').click();
  await expect(editor.getByText('Prices differed')).toBeVisible();
  await editor.getByRole('textbox', { name: 'Rationale' }).fill('As the ministry says.');
  await page.keyboard.press('Control+Enter');
  await expect(editor).toHaveCount(0);
  await expect(cell).toContainText('Food came from far away');
  await expect(cell).toContainText('1 passage');
  await expect(cell).toBeFocused();
  await expect(analyse.root.getByText(/cells judged/)).not.toHaveText(before ?? '');

  // Enter opens one's own judgement again, and Escape leaves it as it was.
  await page.keyboard.press('Enter');
  await expect(analyse.judgements.getByRole('textbox', { name: 'Problem' })).toHaveValue(
    'Food came from far away',
  );
  await page.keyboard.press('Escape');
  await expect(cell).toBeFocused();
  await bench.window.undo.click();
  await expect(cell).toHaveText('not yet coded');
});

test('columns and rows are moved, hidden and sorted, and the CSV says what is on screen', async ({
  app,
  bench,
}) => {
  const { page } = app;
  await bench.start.openSample();
  const analyse = new AnalyseScreen(app);
  await analyse.open();
  await analyse.choose('Positions');
  const equal = async (): Promise<void> => {
    const [head, ...rows] = await analyse.saveAsCsv();
    expect(head).toEqual(await analyse.heads());
    expect(rows.map(([name]) => name)).toEqual(await namesOfRows(analyse));
  };
  await equal();
  const [actor, type, first, second] = await analyse.heads();
  if (first === undefined || second === undefined) throw new Error('The sample has too few tracers.');
  await analyse.head(first).focus();
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect.poll(async () => (await analyse.heads()).slice(0, 4)).toEqual([actor, type, second, first]);
  await expect(analyse.head(first)).toBeFocused();
  await analyse.head(type ?? '').focus();
  await analyse.arrange('Hide column');
  await expect(analyse.head(type ?? '')).toHaveCount(0);
  const [top] = await namesOfRows(analyse);
  await (await analyse.cell(top ?? '', actor ?? '')).focus();
  await analyse.arrange('Move row down');
  await expect.poll(async () => (await namesOfRows(analyse))[1]).toBe(top);
  await equal();
  await analyse.head(actor ?? '').focus();
  await analyse.arrange('Sort descending');
  await equal();
  const sorted = await namesOfRows(analyse);
  expect(sorted).toEqual([...sorted].sort((one, other) => other.localeCompare(one, 'en', { numeric: true })));

  // Freezing keeps what stands at the left in sight; once more lets go of it.
  await analyse.head(second).focus();
  await analyse.arrange('Freeze up to here');
  await expect(analyse.head(second)).toHaveAttribute('data-frozen', 'true');
  await analyse.head(second).focus();
  await analyse.arrange('Freeze no columns');
  await expect(analyse.head(actor ?? '')).not.toHaveAttribute('data-frozen', 'true');

  // A range is copied as a spreadsheet takes it.
  await (await analyse.cell(sorted[0] ?? '', actor ?? '')).focus();
  await page.evaluate(() => {
    document.addEventListener('copy', event => {
      document.body.dataset.copied = event.clipboardData?.getData('text/plain') ?? '';
    });
  });
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+c');
  await expect(page.locator('body')).toHaveAttribute('data-copied', sorted.slice(0, 2).join('\n'));

  // The layout stays while other views are looked at.
  await analyse.choose('Frequencies');
  await analyse.choose('Positions');
  await expect(analyse.head(type ?? '')).toHaveCount(0);
  await analyse.root.getByRole('button', { name: 'Show hidden columns (1)' }).click();
  await expect(analyse.head(type ?? '')).toHaveCount(1);
});

const namesOfRows = async (analyse: AnalyseScreen): Promise<string[]> =>
  analyse.table
    .getByRole('rowheader')
    .locator('span:first-child')
    .first()
    .evaluate(element =>
      [...(element.closest('table')?.querySelectorAll('tbody th') ?? [])].map(
        each => each.firstElementChild?.textContent ?? '',
      ),
    );

test('the period’s thumbs and text change the cells', async ({ app, bench }) => {
  const { page } = app;
  await bench.start.openSample();
  const analyse = new AnalyseScreen(app);
  await analyse.open();
  await analyse.choose('Positions');
  const cell = await analyse.cell('Ministry of Finance', 'Free meals for all');
  await expect(cell).toContainText('2012: +1');
  const whole = await cell.textContent();
  await page.getByLabel('Period', { exact: true }).fill('2012');
  await expect(cell).toHaveText(/^2012: \+1/);
  expect((await analyse.saveAsCsv()).find(([actor]) => actor === 'Ministry of Finance')).toContain(
    '2012: +1 Somewhat supports',
  );
  const from = page.getByRole('slider', { name: 'Period: from year' });
  await expect(from).toHaveAttribute('aria-valuenow', '2012');
  await page.getByRole('button', { name: 'Reset the options' }).click();
  await expect(cell).toHaveText(whole ?? '');
  const to = page.getByRole('slider', { name: 'Period: to year' });
  await to.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByLabel('Period', { exact: true })).toHaveValue('2009/2011');
  await expect(cell).not.toContainText('2012: +1');
  await from.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByLabel('Period', { exact: true })).toHaveValue('2010/2011');
});

test('a mark of a picture leads to its sentence, and is saved in a file', async ({ app, bench }) => {
  const { page } = app;
  await bench.start.openSample();
  const analyse = new AnalyseScreen(app);
  await analyse.open();
  await analyse.choose('Position map');
  const mark = analyse.picture.getByRole('option', { name: /^Ministry of Finance/ }).first();
  await mark.focus();
  await page.keyboard.press('Enter');
  await expect(mark).toHaveAttribute('aria-selected', 'true');
  await expect(analyse.details.getByRole('heading', { name: 'Ministry of Finance' })).toBeVisible();
  await expect(analyse.passages.first()).toHaveAttribute('aria-pressed', 'true');
  await analyse.passages.first().focus();
  await page.keyboard.press('Escape');
  await expect(mark).toBeFocused();
  expect(await analyse.save('SVG, the picture')).toContain('Ministry of Finance');
  const cells = await analyse.save('CSV, all cells with ids');
  expect(cells).toContain('not-on-the-map');

  await analyse.show('Table');
  await expect(await analyse.cell('Ministry of Finance', 'Position')).toBeVisible();
});

test('a timeline shows a shorter stretch of time, and earlier or later ones', async ({ app, bench }) => {
  await bench.start.openSample();
  const analyse = new AnalyseScreen(app);
  await analyse.open();
  await analyse.choose('Timeline');
  const stretch = analyse.root.getByRole('group', { name: 'Stretch of time that is shown' });
  const button = (name: string) => stretch.getByRole('button', { name, exact: true });
  await expect(button('All')).toHaveAttribute('aria-pressed', 'true');
  await expect(button('Earlier')).toBeDisabled();
  const whole = await analyse.save('SVG, the picture');
  await button('Year').click();
  await expect(button('Year')).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => analyse.save('SVG, the picture')).not.toBe(whole);
  const year = await analyse.save('SVG, the picture');
  await button('Earlier').click();
  await expect.poll(() => analyse.save('SVG, the picture')).not.toBe(year);
  await button('All').click();
  await expect.poll(() => analyse.save('SVG, the picture')).toBe(whole);
});

test('a count leads to its passages, which are fetched for it, and files hold them all', async ({
  app,
  bench,
}) => {
  await bench.start.openSample();
  const analyse = new AnalyseScreen(app);
  await analyse.open();
  await analyse.choose('Co-occurrence');
  const count = analyse.table.getByRole('row').nth(1).locator('[aria-colindex="3"]');
  await count.click();
  await expect(analyse.passages.first()).toHaveAttribute('aria-pressed', 'true');
  const listed = await analyse.passages.count();
  expect(listed).toBeGreaterThan(1);
  await analyse.passages.last().click();
  await expect(analyse.passages.last()).toHaveAttribute('aria-pressed', 'true');
  const { data } = Papa.parse<Record<string, string>>(await analyse.save('CSV, all cells with ids'), {
    header: true,
  });
  const saved = data.find(({ table, column }) => table === 'pairs' && column === 'raw');
  expect(saved?.passages?.split('|')).toHaveLength(listed);
});
