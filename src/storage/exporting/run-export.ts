/** One export: an exporter over a study and its texts, into a folder. Done in a thread of its own where there is one. */
import type { CancelSignal, ExportRequest, ExportResult } from '#core/api.ts';
import type { AnnotatePdf } from '#core/exporters/pdf/annotate-pdf.ts';
import { requireBomTaken, requireExporter } from '#core/exporters/registry.ts';
import type { Commit } from '#core/store/commit.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { newDigest } from '../digest.ts';
import type { DocumentTexts } from '../document-texts.ts';
import { exportToFolder } from '../export-to-folder.ts';
import type { FileSystem } from '../file-system.ts';

export type ExportProgress = (done: number, total: number, name: string) => void;

export interface ExportGround {
  files: FileSystem;
  study: StudyReader;
  texts: DocumentTexts;
  annotatePdf: AnnotatePdf;
  /** The program's. */
  version: string;
  /** All commits, newest first. */
  history(): AsyncIterable<Commit>;
}

export interface ExportWaiting {
  signal?: CancelSignal | undefined;
  progress?: ExportProgress;
}

/** `folder` of the request is absolute. */
export function runExport(
  { files, study, texts, annotatePdf, version, history }: ExportGround,
  { format, folder, passwords, bom = false, dataset }: ExportRequest,
  { signal, progress }: ExportWaiting = {},
): Promise<ExportResult> {
  const exporter = requireExporter(format);
  if (bom) requireBomTaken(exporter);
  return exportToFolder({
    files,
    exporter,
    study,
    options: {
      textOf: documentId => texts.textOf(documentId),
      blocksOf: async documentId => (await texts.withBlocks(documentId)).blocks,
      pagesOf: documentId => texts.pagesOf(documentId),
      sourceOf: documentId => texts.sourceOf(documentId),
      annotatePdf,
      ...(passwords === undefined ? {} : { passwords }),
      bom,
      ...(dataset === undefined ? {} : { dataset }),
      host: { version, history, newDigest },
    },
    folder,
    signal,
    ...(progress === undefined ? {} : { progress }),
  });
}
