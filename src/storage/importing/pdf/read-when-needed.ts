/** Reads PDFs with a library that is loaded only when there is a PDF to read. */
import type { ReadPdf } from '#core/importers/pdf/pdf-content.ts';

export const readPdfWhenNeeded: ReadPdf = async (bytes, options) => {
  const { readPdf } = await import('./read-pdf.ts');
  return readPdf(bytes, options);
};
