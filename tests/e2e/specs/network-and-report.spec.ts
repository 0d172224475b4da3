/** The network in the window: from a tie to its sentence by keys, and the files that it and the report are saved as. */
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { AnalyseScreen } from '../pages/analyse-screen.ts';
import { expect, test } from '../pages/journey.ts';

test.skip(({ hostKind }) => hostKind !== 'browser', 'The window is the same page in every host.');

test('a tie opens what it rests on, by the keyboard alone', async ({ app, bench }) => {
  const { page } = app;
  await bench.start.openSample();
  const analyse = new AnalyseScreen(app);
  await analyse.open();
  await analyse.choose('Network');
  const items = analyse.root.getByRole('option');
  const tie = analyse.root.getByRole('option', {
    name: /^Federation of Small Farmers allied with Meals Unit/,
  });
  await expect(tie).toHaveAccessibleName(/\(horizontal\): 1 link “allied with”; weight 1; 1 passage$/);
  await expect(items.first()).toBeVisible();
  await analyse.root.getByRole('option', { name: /^Ministry of Education/ }).focus();
  await page.keyboard.press('Home');
  // Items come first, then ties; each is reached by going on.
  const marks = await items.count();
  for (let step = 0; step < marks; step += 1) {
    if (await tie.evaluate(element => element === document.activeElement)) break;
    await page.keyboard.press('PageDown');
  }
  await expect(tie).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(tie).toHaveAttribute('aria-selected', 'true');
  await expect(analyse.passages).toHaveCount(1);
  await expect(analyse.details).toContainText('allied with');
});

test('the network and the report are saved as files of other programs', async ({ app, bench }) => {
  const { page } = app;
  await bench.start.openSample();
  const analyse = new AnalyseScreen(app);
  await analyse.open();
  await analyse.choose('Network');
  const gexf = await analyse.save('GEXF, for Gephi');
  const graphml = await analyse.save('GraphML, for network programs');
  await analyse.show('Table');
  const rows = await analyse.saveAsCsv();
  for (const text of [gexf, graphml]) expect(text.match(/<edge /g)).toHaveLength(rows.length - 1);

  await analyse.choose('Evidence report');
  await analyse.root.getByRole('button', { name: 'Save as…' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Word document' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.docx$/);
  const files = unzipSync(await readFile(await download.path()));
  expect(strFromU8(files['word/document.xml'] ?? new Uint8Array())).toContain(
    'Evidence report: Sample study',
  );
});
