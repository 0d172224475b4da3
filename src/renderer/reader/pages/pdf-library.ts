/**
 * pdf.js, fetched when the first PDF is opened, and one open file. Each file has a worker of its own, so that a file
 * that keeps its worker busy holds up no other. Nothing of a file runs or reaches the network: scripts, forms and
 * outside links are off. Pictures are decoded without WebAssembly, which the window's content policy does not allow.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist';

export type Pdfjs = typeof import('pdfjs-dist');
export type PdfViewerParts = typeof import('pdfjs-dist/web/pdf_viewer.mjs');

export interface PdfLibrary {
  pdfjs: Pdfjs;
  parts: PdfViewerParts;
  createWorker: () => Worker;
}

/** How long a worker that is not needed any more may take to say so, in milliseconds. */
const PATIENCE = 2_000;

let library: Promise<PdfLibrary> | null = null;

const fetchLibrary = async (): Promise<PdfLibrary> => {
  // In this order: the viewer's parts find the library through the window.
  const pdfjs = await import('pdfjs-dist');
  const [parts, worker] = await Promise.all([
    import('pdfjs-dist/web/pdf_viewer.mjs'),
    import('pdfjs-dist/build/pdf.worker.min.mjs?worker'),
  ]);
  return { pdfjs, parts, createWorker: () => new worker.default() };
};

export const loadPdfLibrary = (): Promise<PdfLibrary> => {
  library ??= fetchLibrary().catch((error: unknown) => {
    library = null;
    throw error;
  });
  return library;
};

/** Files that pdf.js asks for by name: character maps, standard fonts, decoders, icons of notes. */
export const pdfFiles = (folder: string): string => new URL(`pdfjs/${folder}/`, document.baseURI).href;

/** Asked for when a file is protected; `isWrong` says that the last answer was wrong. */
export type AskPassword = (answer: (password: string) => void, isWrong: boolean) => void;

export interface OpenPdf {
  library: PdfLibrary;
  document: PDFDocumentProxy;
}

export interface PdfOpening {
  opened: Promise<OpenPdf>;
  /** Ends the file's worker; a promise that is not settled by then rejects. */
  close: () => void;
}

/** Opens a file. Its bytes are handed over and are gone for the caller. */
export function openPdf(bytes: Promise<Uint8Array>, askPassword: AskPassword): PdfOpening {
  let end = (): void => undefined;
  let isClosed = false;
  const open = async (): Promise<OpenPdf> => {
    const [parts, data] = await Promise.all([loadPdfLibrary(), bytes]);
    if (isClosed) throw new Error('The file was closed.');
    const { pdfjs, createWorker } = parts;
    const port = createWorker();
    // Read by the next call, for the one worker that it makes.
    pdfjs.GlobalWorkerOptions.workerPort = port;
    const task = pdfjs.getDocument({
      data,
      useWorkerFetch: false,
      useWasm: false,
      cMapUrl: pdfFiles('cmaps'),
      standardFontDataUrl: pdfFiles('standard_fonts'),
      wasmUrl: pdfFiles('wasm'),
      // A picture larger than this would take more memory than a window has to give.
      maxImageSize: 100_000_000,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
    });
    task.onPassword = (answer: (password: string) => void, reason: number) =>
      askPassword(answer, reason === pdfjs.PasswordResponses.INCORRECT_PASSWORD);
    end = () => {
      const terminate = (): void => port.terminate();
      // A worker that a file keeps busy does not answer.
      const patience = setTimeout(terminate, PATIENCE);
      task
        .destroy()
        .catch(() => undefined)
        .finally(() => {
          clearTimeout(patience);
          terminate();
        });
    };
    return { library: parts, document: await task.promise };
  };
  return {
    opened: open(),
    close() {
      isClosed = true;
      end();
    },
  };
}
