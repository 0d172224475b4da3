/** What a host owes a view: a worker that computes it, and files that are saved. The rest is the same page everywhere. */
import { AnalyseScreen } from '../pages/analyse-screen.ts';
import { expect, test } from '../pages/journey.ts';

test('a view is computed, and saved as a table and as a picture', async ({ app, bench }) => {
  await bench.start.openSample();
  const analyse = new AnalyseScreen(app);
  await analyse.open();
  await analyse.choose('Positions');
  const [head, ...rows] = await analyse.saveAsCsv();
  expect(head).toEqual(await analyse.heads());
  expect(rows.length).toBeGreaterThan(3);
  await analyse.show('Picture');
  await expect(analyse.picture).toBeVisible();
  expect(await analyse.save('SVG, the picture')).toContain('Ministry of Finance');
});
