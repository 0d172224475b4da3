/** Reads the pages of a PDF with pdf.js: the text as the file gives it, with its places. Nothing is drawn, run or fetched. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfContent, PdfPage, PdfReading, ReadPdf } from '#core/importers/pdf/pdf-content.ts';
import { loadPdfjs } from './load-pdfjs.ts';
import { readFacts, readOutline } from './read-facts.ts';
import { readPage } from './read-page.ts';
import { withPdf } from './with-pdf.ts';

/** No printed source has more; a file that claims to is a trap or an archive. */
const mostPages = 5_000;
/** UTF-16 units: fifty thick books. */
const mostText = 50_000_000;

export const readPdf: ReadPdf = async (bytes, { password, progress }) => {
  const { version } = await loadPdfjs();
  const read = await withPdf(bytes, password, async (file): Promise<PdfReading> => {
    if (file.numPages > mostPages) {
      return {
        ok: false,
        error: 'too-large',
        reason: `it has ${file.numPages} pages; PDFs of up to ${mostPages} pages can be imported. Split it and import the parts.`,
      };
    }
    return { ok: true, content: await readContent(file, version, progress) };
  });
  return read.ok ? read.value : read;
};

async function readContent(
  file: PDFDocumentProxy,
  version: string,
  progress: ((done: number, total: number) => void) | undefined,
): Promise<PdfContent> {
  const total = file.numPages;
  const labels = await file.getPageLabels().catch(() => null);
  const pages: PdfPage[] = [];
  let units = 0;
  for (let number = 1; number <= total; number += 1) {
    const page = await readPage(file, number, labels?.[number - 1] ?? null, mostText - units);
    for (const { text } of page.items) units += text.length;
    pages.push(page);
    progress?.(number, total);
  }
  return { pages, outline: await readOutline(file), metadata: await readFacts(file), version };
}
