/** Opens a PDF for as long as something is done with it. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { messageOf } from '#core/problem.ts';
import { StoppedReading } from '../stopped-reading.ts';
import { CharacterMaps, loadPdfjs } from './load-pdfjs.ts';

/** `reason` goes on from “<file> was not imported: ”. */
export type PdfUse<T> =
  | { ok: true; value: T }
  | { ok: false; error: 'password-needed' | 'password-wrong' | 'damaged'; reason: string };

/**
 * Opens the file, hands it to `use` and closes it. A password is tried only where the file asks for one. Rejects only
 * with what stopped the reading.
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  password: string | null,
  use: (file: PDFDocumentProxy) => Promise<T>,
): Promise<PdfUse<T>> {
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({
    // The library takes the bytes away from whoever hands them over.
    data: new Uint8Array(bytes),
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
  const { NEED_PASSWORD } = pdfjs.PasswordResponses;
  task.onPassword = (answer: (password: string | Error) => void, why: number) =>
    answer(
      password !== null && why === NEED_PASSWORD
        ? password
        : Object.assign(new Error('protected'), { name: 'PasswordException' }),
    );
  try {
    return { ok: true, value: await use(await task.promise) };
  } catch (error) {
    if (error instanceof StoppedReading) throw error;
    return { ok: false, ...describeFailure(error, password) };
  } finally {
    await task.destroy();
  }
}

function describeFailure(
  error: unknown,
  password: string | null,
): Pick<Extract<PdfUse<unknown>, { ok: false }>, 'error' | 'reason'> {
  const { name } = Object(error) as { name?: unknown };
  if (name === 'PasswordException') {
    return password === null
      ? { error: 'password-needed', reason: 'it is protected by a password.' }
      : { error: 'password-wrong', reason: 'the password does not open it.' };
  }
  if (name === 'InvalidPDFException' || name === 'FormatError') {
    return { error: 'damaged', reason: 'it is damaged, and no pages could be found in it.' };
  }
  return { error: 'damaged', reason: `it could not be read (${messageOf(error).replace(/\.$/, '')}).` };
}
