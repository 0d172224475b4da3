/** Prints the report as a PDF of about 300 pages, and reads it as an import does. */
import type { Browser } from 'playwright';
import { pdfImporter } from '#core/importers/pdf/pdf.ts';
import { readPdf } from '#storage/importing/pdf/read-pdf.ts';
import { randomPassages } from '../material/random-passages.ts';
import type { PagesMaterial } from './pages-page.ts';

export interface PrintedMaterial {
  file: Buffer;
  material: PagesMaterial;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** The report is printed three times over on pages of A4. */
export async function printMaterial(
  browser: Browser,
  report: string,
  passages: number,
): Promise<PrintedMaterial> {
  const paragraphs = report.split(/\n\s*\n/).map(text => `<p>${escaped(text)}</p>`);
  const body = Array.from({ length: 3 }, () => paragraphs.join('')).join('');
  const page = await browser.newPage();
  const style =
    '@page{size:A4;margin:22mm}body{margin:0;font:11pt/1.4 "Liberation Serif",serif}p{margin:0 0 .6em}';
  await page.setContent(`<html lang="en"><head><style>${style}</style></head><body>${body}</body></html>`);
  const file = await page.pdf({ preferCSSPageSize: true });
  await page.close();
  const read = await pdfImporter.read(new Uint8Array(file), { fileName: 'report.pdf', readPdf });
  if (!read.ok) throw new Error(`The printed report could not be read: ${read.error.message}`);
  const { text, pages } = read.value;
  if (pages === undefined || pages === null) throw new Error('The printed report has no pages.');
  return { file, material: { text, pages, passages: randomPassages(passages, text.length, passages) } };
}
