/** Pictures of positions in the window: from a dot to its sentence by keys, by its words, and as files. */
import { readFile } from 'node:fs/promises';
import { AnalyseScreen } from '../pages/analyse-screen.ts';
import { expect, test } from '../pages/journey.ts';

test.skip(({ hostKind }) => hostKind !== 'browser', 'The window is the same page in every host.');

test('a dot on the map opens what it rests on, by keys and by its name', async ({ app, bench }) => {
  const { page } = app;
  await bench.start.openSample();
  const analyse = new AnalyseScreen(app);
  await analyse.open();
  await analyse.choose('Position map');
  await analyse.show('Picture');
  const dot = analyse.root.getByRole('option', { name: /^Ministry of Finance, Ministry: Position 2012/ });
  const other = analyse.root.getByRole('option', { name: /^Parents' Network/ });
  const absent = analyse.root.getByRole('option', { name: /^Meals Unit, .*not on the map/ });
  await expect(absent).toHaveCount(1);

  await other.focus();
  await page.keyboard.press('Home');
  const marks = await analyse.root.getByRole('option').count();
  for (let step = 0; step < marks; step += 1) {
    if (await dot.evaluate(element => element === document.activeElement)) break;
    await page.keyboard.press('PageDown');
  }
  await expect(dot).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dot).toHaveAttribute('aria-selected', 'true');
  await expect(
    analyse.details.getByRole('heading', { name: 'Ministry of Finance', exact: true }),
  ).toBeVisible();
  await expect(analyse.passages).toHaveCount(3);

  await analyse.root.locator('svg').getByText('Liberal', { exact: true }).click();
  await expect(analyse.details.getByRole('heading', { name: 'Liberal Union', exact: true })).toBeVisible();
  await expect(dot).toHaveAttribute('aria-selected', 'false');
});

test('a picture is enlarged by keys, and saved as SVG and PNG', async ({ app, bench }) => {
  const { page } = app;
  await bench.start.openSample();
  const analyse = new AnalyseScreen(app);
  await analyse.open();
  await analyse.choose('Positions');
  await analyse.show('Picture');
  const tile = analyse.root.getByRole('option', { name: /^Ministry of Finance, Free meals for all: 2010/ });
  await tile.focus();
  const size = analyse.root.getByLabel('Size of the picture');
  await page.keyboard.press('+');
  await expect(size).toHaveText('150 %');
  await page.keyboard.press('0');
  await expect(size).toHaveText('100 %');

  const svg = await analyse.save('SVG, the picture');
  expect(svg).toContain('<title>Ministry of Finance, Free meals for all: 2010: −3 Strongly opposes;');
  await analyse.root.getByRole('button', { name: 'Save as…' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'PNG, the picture' }).click(),
  ]);
  const png = await readFile(await download.path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const [, width = '', height = ''] = svg.match(/<svg [^>]*width="([\d.]+)" height="([\d.]+)"/) ?? [];
  expect(png.readUInt32BE(16)).toBe(Math.round(2 * Number(width)));
  expect(png.readUInt32BE(20)).toBe(Math.round(2 * Number(height)));
});
