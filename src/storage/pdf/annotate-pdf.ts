/**
 * Adds annotations to a PDF without changing any of its bytes. pdf.js says which objects its pages are, so that a
 * page is the one that the reader shows under its number, and reads every copy back before it is given out.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { AnnotatedPdf, AnnotatePdf, PdfMark } from '#core/exporters/pdf/annotate-pdf.ts';
import { counted } from '#core/text/counted.ts';
import { withPdf } from '../importing/pdf/with-pdf.ts';
import { appendMarks, type PageObject } from './append-marks.ts';
import { saveMarks } from './save-marks.ts';

interface Copying {
  bytes: Uint8Array;
  marks: readonly PdfMark[];
  password: string | null;
}

export const annotatePdf: AnnotatePdf = async (bytes, marks, password) => {
  const opened = await withPdf(bytes, password, pdf => annotate(pdf, { bytes, marks, password }));
  if (opened.ok) return opened.value;
  const { error, reason } = opened;
  return { ok: false, reason, ...(error === 'damaged' ? {} : { isLocked: true }) };
};

async function annotate(pdf: PDFDocumentProxy, { bytes, marks, password }: Copying): Promise<AnnotatedPdf> {
  const onPages = marks.filter(({ page }) => page <= pdf.numPages);
  const missing = marks.length - onPages.length;
  const losses =
    missing === 0 ? [] : [`${counted(missing, 'annotation')} left out: the file does not have the page.`];
  const present = await countAnnotations(pdf, onPages);
  const isWhole = (added: Uint8Array): Promise<boolean> =>
    holdsAll({ bytes: joined(bytes, added), marks: onPages, password }, pdf.numPages, present);
  const { info } = await pdf.getMetadata();
  const isEncrypted = 'EncryptFilterName' in info && info.EncryptFilterName !== null;
  if (!isEncrypted) {
    const added = await tryAppending(pdf, bytes, onPages);
    if (added !== null && (await isWhole(added))) return { ok: true, added, losses };
  }
  const saved = await saveMarks(pdf, onPages);
  const added = new Uint8Array(saved.subarray(bytes.length));
  if (!(await isWhole(added))) {
    return { ok: false, reason: 'it is damaged, and what was added could not be read back.' };
  }
  const why = isEncrypted ? 'encrypted' : 'damaged';
  const lacking = `as the file is ${why}, its annotations have no id and no date of change, and regions are highlights drawn as a frame.`;
  return { ok: true, added, losses: [...losses, lacking] };
}

/** Null where the library for objects, which is stricter than pdf.js, cannot make sense of the file. */
async function tryAppending(
  pdf: PDFDocumentProxy,
  bytes: Uint8Array,
  marks: readonly PdfMark[],
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await appendMarks(bytes, marks, await pageObjectsOf(pdf, marks));
  } catch {
    return null;
  }
}

async function pageObjectsOf(
  pdf: PDFDocumentProxy,
  marks: readonly PdfMark[],
): Promise<Map<number, PageObject>> {
  const objects = new Map<number, PageObject>();
  for (const number of pagesOf(marks)) {
    const { ref } = await pdf.getPage(number);
    if (ref === null) throw new Error(`page ${number} is no object of its own`);
    objects.set(number, { num: ref.num, gen: ref.gen });
  }
  return objects;
}

const pagesOf = (marks: readonly PdfMark[]): number[] =>
  [...new Set(marks.map(({ page }) => page))].sort((one, other) => one - other);

/** Of each page with marks: how many annotations it has. */
async function countAnnotations(
  pdf: PDFDocumentProxy,
  marks: readonly PdfMark[],
): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  for (const number of pagesOf(marks)) {
    const page = await pdf.getPage(number);
    const annotations: readonly { subtype: string }[] = await page.getAnnotations();
    // One kind of copy adds a window for its note to each mark.
    counts.set(number, annotations.filter(({ subtype }) => subtype !== 'Popup').length);
    page.cleanup();
  }
  return counts;
}

/** Whether a copy has the pages of the original, and on them the annotations of before and the new ones. */
async function holdsAll(
  { bytes, marks, password }: Copying,
  pages: number,
  before: ReadonlyMap<number, number>,
): Promise<boolean> {
  const read = await withPdf(bytes, password, async copy => {
    if (copy.numPages !== pages) return false;
    const after = await countAnnotations(copy, marks);
    return pagesOf(marks).every(number => {
      const added = marks.filter(({ page }) => page === number).length;
      return after.get(number) === (before.get(number) ?? 0) + added;
    });
  });
  return read.ok && read.value;
}

function joined(bytes: Uint8Array, added: Uint8Array): Uint8Array {
  const whole = new Uint8Array(bytes.length + added.length);
  whole.set(bytes);
  whole.set(added, bytes.length);
  return whole;
}
