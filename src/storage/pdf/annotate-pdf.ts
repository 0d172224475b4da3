/**
 * Adds annotations to a PDF without changing any of its bytes. pdf.js says which objects its pages are, so that a
 * page is the one that the reader shows under its number.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { AnnotatedPdf, AnnotatePdf, PdfMark } from '#core/exporters/pdf/annotate-pdf.ts';
import { counted } from '#core/text/counted.ts';
import { withPdf } from '../importing/pdf/with-pdf.ts';
import { appendMarks, type PageObject } from './append-marks.ts';
import { saveMarks } from './save-marks.ts';

export const annotatePdf: AnnotatePdf = async (bytes, marks, password) => {
  const opened = await withPdf(bytes, password, pdf => annotate(pdf, bytes, marks));
  return opened.ok ? opened.value : { ok: false, reason: opened.reason };
};

async function annotate(
  pdf: PDFDocumentProxy,
  bytes: Uint8Array,
  marks: readonly PdfMark[],
): Promise<AnnotatedPdf> {
  const onPages = marks.filter(({ page }) => page <= pdf.numPages);
  const missing = marks.length - onPages.length;
  const losses =
    missing === 0 ? [] : [`${counted(missing, 'annotation')} left out: the file does not have the page.`];
  const { info } = await pdf.getMetadata();
  const isEncrypted = 'EncryptFilterName' in info && info.EncryptFilterName !== null;
  if (!isEncrypted) {
    try {
      const added = await appendMarks(bytes, onPages, await pageObjectsOf(pdf, onPages));
      return { ok: true, added, losses };
    } catch {
      // The library for objects is stricter than pdf.js, which may still know how to save the file.
    }
  }
  const saved = await saveMarks(pdf, onPages);
  return {
    ok: true,
    added: new Uint8Array(saved.subarray(bytes.length)),
    losses: [
      ...losses,
      `as the file is ${isEncrypted ? 'encrypted' : 'damaged'}, its annotations have no id and no date of change, and regions are highlights drawn as a frame.`,
    ],
  };
}

async function pageObjectsOf(
  pdf: PDFDocumentProxy,
  marks: readonly PdfMark[],
): Promise<Map<number, PageObject>> {
  const objects = new Map<number, PageObject>();
  for (const number of [...new Set(marks.map(({ page }) => page))].sort((one, other) => one - other)) {
    const page = await pdf.getPage(number);
    const { ref } = page;
    page.cleanup();
    if (ref === null) throw new Error(`page ${number} is no object of its own`);
    objects.set(number, { num: ref.num, gen: ref.gen });
  }
  return objects;
}
