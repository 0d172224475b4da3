import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importPages } from '#core/importers/pdf/pdf.ts';
import { areSound } from '#core/text/kept-blocks.ts';
import { numberedPages } from '../../testing/hostile-pdfs.ts';
import { helvetica, onePage, rawPage, rawText, writeRawPdf } from '../../testing/raw-pdf.ts';
import { StoppedReading } from '../stopped-reading.ts';
import { readPdf } from './read-pdf.ts';

const read = async (bytes: Uint8Array) => {
  const reading = await readPdf(bytes, { password: null });
  if (!reading.ok) throw new Error(reading.reason);
  return reading.content;
};

test('items have their text, place, size and font', async () => {
  const { pages, version } = await read(onePage());
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(pages).toMatchObject([
    {
      label: null,
      view: [0, 0, 400, 300],
      rotation: 0,
      failure: null,
      items: [
        {
          text: 'A sentence of a short report.',
          direction: 'ltr',
          transform: [12, 0, 0, 12, 50, 200],
          height: 12,
          face: 'sans',
        },
      ],
    },
  ]);
});

test('pages are taken as they are, whichever way they are turned', async () => {
  const { pages } = await read(onePage({ page: '/Rotate 450 /CropBox [10 20 300 200]' }));
  expect(pages).toMatchObject([
    { rotation: 90, view: [10, 20, 300, 200], items: [{ transform: [12, 0, 0, 12, 50, 200] }] },
  ]);
});

test('labels, outline and what the file says of itself are read', async () => {
  const bytes = writeRawPdf({
    objects: [
      `<< /Type /Catalog /Pages 2 0 R /Lang (es-MX) /Outlines 6 0 R /PageLabels << /Nums [0 << /S /r /St 4 >>] >> >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      rawPage({ content: 4, font: 5 }),
      rawText('(Words.)'),
      helvetica,
      '<< /First 7 0 R /Last 8 0 R /Count 2 >>',
      '<< /Title (The  beginning) /Parent 6 0 R /Next 8 0 R /Dest [3 0 R /XYZ 0 250 0] >>',
      '<< /Title (Nowhere) /Parent 6 0 R /Prev 7 0 R /Dest (none) >>',
      "<< /Title (The report) /Author (A. Writer) /CreationDate (D:20240229134500+02'00') >>",
    ],
    trailer: '/Info 9 0 R',
  });
  const { pages, outline, metadata } = await read(bytes);
  expect(pages.map(({ label }) => label)).toEqual(['iv']);
  expect(outline).toEqual([
    { level: 1, title: 'The beginning', page: 1, y: 250 },
    { level: 1, title: 'Nowhere', page: null, y: null },
  ]);
  expect(metadata).toEqual({
    title: 'The report',
    author: 'A. Writer',
    date: '2024-02-29T13:45:00+02:00',
    language: 'es-MX',
  });
});

test('each page that was read is told, and who hears it may end the reading', async () => {
  const heard: string[] = [];
  await readPdf(numberedPages(3), {
    password: null,
    progress: (done, total) => heard.push(`${done} of ${total}`),
  });
  expect(heard).toEqual(['1 of 3', '2 of 3', '3 of 3']);
  const stopped = readPdf(numberedPages(3), {
    password: null,
    progress: () => {
      throw new StoppedReading();
    },
  });
  await expect(stopped).rejects.toThrow('stopped');
});

test('the bytes stay with who handed them over', async () => {
  const bytes = onePage();
  const before = bytes.slice();
  await read(bytes);
  expect(bytes).toEqual(before);
});

test('whichever bytes are wrong, there are pages or a reason', async () => {
  const good = onePage();
  const harm = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(harm, async changes => {
      const bytes = good.slice();
      for (const [at, value] of changes) bytes[at] = value;
      const reading = await readPdf(bytes, { password: null });
      if (!reading.ok) {
        expect(reading.reason).toMatch(/\w+ .*\.$/s);
        return;
      }
      const result = importPages(reading.content, { fileName: 'report.pdf' });
      if (result.ok) expect(areSound(result.value.blocks, result.value.text)).toBe(true);
      else expect(result.error.message).toMatch(/^report\.pdf was not imported: .*\.$/s);
    }),
    { numRuns: 60 },
  );
});
