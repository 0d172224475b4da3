/** Writes annotations as an update that is appended to a PDF, by the objects of its pages. */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import type { PdfMark } from '#core/exporters/pdf/annotate-pdf.ts';
import { addMark } from './mark-objects.ts';

/** Number and generation of a page's object. */
export interface PageObject {
  num: number;
  gen: number;
}

const annotations = PDFName.of('Annots');

/**
 * What is to be written after the bytes. `pageObjects` holds each marked page by its number. Rejects for files that
 * the library cannot make sense of, such as encrypted ones.
 */
export async function appendMarks(
  bytes: Uint8Array,
  marks: readonly PdfMark[],
  pageObjects: ReadonlyMap<number, PageObject>,
): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.load(bytes, { forIncrementalUpdate: true, updateMetadata: false });
  for (const [number, object] of pageObjects) {
    const ref = PDFRef.of(object.num, object.gen);
    const page = pdf.context.lookup(ref, PDFDict);
    const present = page.lookup(annotations);
    const all = present instanceof PDFArray ? present.asArray() : [];
    const added = marks.filter(mark => mark.page === number).map(mark => addMark(pdf.context, mark, ref));
    page.set(annotations, pdf.context.obj([...all, ...added]));
  }
  const written = await pdf.save({ useObjectStreams: endsInStream(bytes) });
  return new Uint8Array(written.subarray(bytes.length));
}

/** Whether the file's last list of objects is a stream: an update goes on in the way of the file. */
function endsInStream(bytes: Uint8Array): boolean {
  const latin = new TextDecoder('latin1');
  const end = latin.decode(bytes.subarray(Math.max(0, bytes.length - 2048)));
  const offset = Number([...end.matchAll(/startxref\s+(\d+)/g)].at(-1)?.[1] ?? Number.NaN);
  if (!(offset < bytes.length)) return false;
  return /^\s*\d+\s+\d+\s+obj/.test(latin.decode(bytes.subarray(offset, offset + 64)));
}
