/**
 * What an exporter is: it turns a study into files, piece by piece, so that memory stays bounded by the largest
 * document and not by the study. The same study gives the same bytes; nothing here reads a clock.
 */
import type { StudyReader } from '../store/study-reader.ts';

/** Some text of a file, and how many records it completes. */
export interface ExportPiece {
  text: string;
  rows: number;
}

/** One file to be written as UTF-8, without BOM, with LF at the end of each line. */
export interface ExportFile {
  /** A plain file name, the same for every study. */
  name: string;
  /** To be read once, in order. */
  pieces(): AsyncIterable<ExportPiece>;
}

export interface ExportOptions {
  /** A document's canonical text; may reject, then offsets are left out and that is told as a loss. */
  textOf(documentId: string): string | Promise<string>;
}

export interface ExportRun {
  /** To be written one after the other. */
  files: readonly ExportFile[];
  /** What the format could not hold. Complete once every file was read to its end. */
  losses(): readonly string[];
}

export interface Exporter {
  id: string;
  label: string;
  /** Of its files, without the dot. */
  extension: string;
  /** One or two sentences for menus and help. */
  description: string;
  write(study: StudyReader, options: ExportOptions): ExportRun;
}
