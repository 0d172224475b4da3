/** Opens a PDF for as long as something is done with it. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { messageOf } from '#core/problem.ts';
import { loadPdfjs } from '../importing/pdf/load-pdfjs.ts';

export type PdfUse<T> =
  | { ok: true; value: T }
  /** `password` where the right one would open the file. */
  | { ok: false; reason: string; password?: 'needed' | 'wrong' };

/** Opens the file, hands it to `use` and closes it. The reason is the end of a sentence, such as `it is damaged.` */
export async function withPdf<T>(
  bytes: Uint8Array,
  password: string | null,
  use: (pdf: PDFDocumentProxy) => Promise<T>,
): Promise<PdfUse<T>> {
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
  });
  try {
    return { ok: true, value: await use(await task.promise) };
  } catch (error) {
    if (error instanceof pdfjs.PasswordException) {
      return password === null
        ? { ok: false, reason: 'it is protected by a password.', password: 'needed' }
        : { ok: false, reason: 'the password does not open it.', password: 'wrong' };
    }
    return { ok: false, reason: `it could not be read (${messageOf(error).replace(/\.$/, '')}).` };
  } finally {
    await task.destroy();
  }
}
