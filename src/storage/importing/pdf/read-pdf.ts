/** Reads the pages of a PDF with pdf.js: the text as the file gives it, with its places. Nothing is drawn, run or fetched. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfContent, PdfPage, PdfReading, ReadPdf } from '#core/importers/pdf/pdf-content.ts';
import { messageOf } from '#core/problem.ts';
import { StoppedReading } from '../stopped-reading.ts';
import { CharacterMaps, loadPdfjs } from './load-pdfjs.ts';
import { readFacts, readOutline } from './read-facts.ts';
import { readPage } from './read-page.ts';

/** No printed source has more; a file that claims to is a trap or an archive. */
const mostPages = 5_000;
/** UTF-16 units: fifty thick books. */
const mostText = 50_000_000;

export const readPdf: ReadPdf = async (bytes, { password, progress }) => {
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({
    // The library takes the bytes away from whoever hands them over.
    data: new Uint8Array(bytes),
    password: password ?? '',
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    stopAtErrors: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    disableWorkerRendering: true,
    cMapUrl: 'cmaps/',
    cMapPacked: true,
    BinaryDataFactory: CharacterMaps,
  });
  try {
    const file = await task.promise;
    if (file.numPages > mostPages) {
      return {
        ok: false,
        error: 'too-large',
        reason: `it has ${file.numPages} pages; PDFs of up to ${mostPages} pages can be imported. Split it and import the parts.`,
      };
    }
    return { ok: true, content: await readContent(file, pdfjs.version, progress) };
  } catch (error) {
    return describeFailure(error, password);
  } finally {
    await task.destroy();
  }
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

function describeFailure(error: unknown, password: string | null): PdfReading {
  if (error instanceof StoppedReading) throw error;
  const { name } = Object(error) as { name?: unknown };
  if (name === 'PasswordException') {
    return password === null
      ? { ok: false, error: 'password-needed', reason: 'it is protected by a password.' }
      : { ok: false, error: 'password-wrong', reason: 'the password does not open it.' };
  }
  if (name === 'InvalidPDFException' || name === 'FormatError') {
    return { ok: false, error: 'damaged', reason: 'it is damaged, and no pages could be found in it.' };
  }
  return { ok: false, error: 'damaged', reason: `it could not be read (${messageOf(error)}).` };
}
