/** From any cell of a view to the sentence and back, and what is on screen as CSV. */
import { AnalyseScreen } from '../pages/analyse-screen.ts';
import { expect, test } from '../pages/journey.ts';

test('a cell leads to its passages in two steps, and the table is saved as it is shown', async ({
  app,
  bench,
}) => {
  const { page } = app;
  await bench.start.openSample();
  const analyse = new AnalyseScreen(app);
  await analyse.open();
  const problem = await analyse.cell('Free meals for all', 'Problem');
  await problem.click();
  await expect(problem).toHaveAttribute('aria-pressed', 'true');
  await expect(analyse.details.getByRole('heading', { name: 'A Free meals for all' })).toBeVisible();
  const passages = analyse.details.getByRole('region', { name: 'Passages' }).getByRole('button');
  await expect(passages).toHaveCount(2);
  await passages.first().click();
  await expect(page.getByRole('region', { name: 'Text' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Text' }).getByText('one pupil in three')).toBeInViewport();

  await analyse.open();
  await (await analyse.cell('Free meals for all', 'Problem')).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(analyse.details.getByRole('heading', { name: 'B Local purchasing' })).toBeVisible();

  await analyse.choose('Positions');
  const shown = await analyse.table.getByRole('row').count();
  const rows = await analyse.saveAsCsv();
  expect(rows).toHaveLength(shown);
  expect(rows[0]).toEqual(await analyse.table.getByRole('columnheader').allTextContents());
  await page.getByLabel('Period').fill('2012');
  await expect(await analyse.cell('Ministry of Finance', 'Free meals for all')).toHaveText(/^2012: \+1/);
  expect((await analyse.saveAsCsv()).find(([actor]) => actor === 'Ministry of Finance')).toContain(
    '2012: +1 Somewhat supports',
  );
});

test('every view opens, and axe finds nothing in it', async ({ app, bench, hostKind }) => {
  test.skip(hostKind !== 'browser', 'The window is the same page in every host.');
  test.setTimeout(180_000);
  await bench.start.openSample();
  const analyse = new AnalyseScreen(app);
  await analyse.open();
  for (const view of await app.page
    .getByRole('tablist', { name: 'Views' })
    .getByRole('tab')
    .allTextContents()) {
    await analyse.choose(view);
    await expect(analyse.table, view).toBeVisible();
    await analyse.table.getByRole('cell').nth(1).getByRole('button').click();
    expect(await app.findAccessibilityViolations(), view).toEqual([]);
  }
});
