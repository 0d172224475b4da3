/** What draws PDFs reaches its worker, its fonts and its files in every host. */
import { onePage } from '../../../src/storage/testing/raw-pdf.ts';
import { expect, test, writeInput } from '../pages/journey.ts';
import { PageReader } from '../pages/page-reader.ts';

test('draws the pages of a PDF whose font is not in the file', async ({ app, bench }) => {
  const { start, importing, reader } = bench;
  const pages = new PageReader(app);
  await start.createStudy({ name: 'Pages' });
  await importing.importFiles([await writeInput(app, 'page.pdf', onePage())]);
  await pages.expectDrawn(1);
  await pages.drag('A sentence', 'short');
  await reader.code('a', 'Writer');
  expect(await pages.painted(1)).not.toEqual([]);
  // Ink on the paper: the letters are drawn.
  const ink = await pages
    .sheet(1)
    .locator('canvas')
    .first()
    .evaluate(canvas => {
      if (!(canvas instanceof HTMLCanvasElement)) return 0;
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, width, height) ?? { data: [] };
      let dark = 0;
      for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 255) < 128) dark += 1;
      return dark;
    });
  expect(ink).toBeGreaterThan(50);
});
