/** What is done with files in a thread of its own, by name: plain data and bytes in and out. */
import type { AnnotatedPdf, PdfMark } from '#core/exporters/pdf/annotate-pdf.ts';
import type { ImportOptions } from '#core/importers/importer.ts';
import type { PdfReading } from '#core/importers/pdf/pdf-content.ts';
import type { MarksRead } from '../pdf/read-marks.ts';
import { readPdfWhenNeeded } from './pdf/read-when-needed.ts';
import { type Prepared, type Progress, prepareDocument } from './prepare-document.ts';
import type { ExchangePrepared } from './prepare-exchange.ts';
import type { ProjectRequest } from './prepare-project.ts';

export interface FileWorks {
  prepare: { given: { bytes: Uint8Array; options: ImportOptions }; result: Prepared };
  annotate: {
    given: { bytes: Uint8Array; marks: readonly PdfMark[]; password: string | null };
    result: AnnotatedPdf;
  };
  prepareExchange: { given: ProjectRequest; result: ExchangePrepared };
  readPdf: { given: { bytes: Uint8Array; password: string | null }; result: PdfReading };
  readMarks: { given: { bytes: Uint8Array; password: string | null }; result: MarksRead };
}
export type FileWorkName = keyof FileWorks;

/** `progress` may throw to end the work. */
export const fileWorks: {
  [Name in FileWorkName]: (
    given: FileWorks[Name]['given'],
    progress?: Progress,
  ) => Promise<FileWorks[Name]['result']>;
} = {
  prepare: ({ bytes, options }, progress) => prepareDocument(bytes, options, progress),
  prepareExchange: async (given, progress) =>
    (await import('./prepare-exchange.ts')).prepareExchange(given, progress),
  // The libraries for PDFs are loaded only when there is one.
  annotate: async ({ bytes, marks, password }) =>
    (await import('../pdf/annotate-pdf.ts')).annotatePdf(bytes, marks, password),
  readPdf: async ({ bytes, password }, progress) =>
    readPdfWhenNeeded(bytes, { password, ...(progress === undefined ? {} : { progress }) }),
  readMarks: async ({ bytes, password }) => (await import('../pdf/read-marks.ts')).readMarks(bytes, password),
};
