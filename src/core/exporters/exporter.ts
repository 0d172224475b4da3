/**
 * What an exporter is: it turns a study into files, piece by piece, so that memory stays bounded by the largest
 * document and not by the study. The same study gives the same bytes; nothing here reads a clock.
 */
import type { StudyReader } from '../store/study-reader.ts';
import type { Block } from '../text/blocks.ts';
import type { AnnotatePdf } from './pdf/annotate-pdf.ts';

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

/** A file of bytes that is made as a whole, such as a copy of a source with more in it. */
export interface ExportCopy {
  /** A plain file name that no other file of the export has, whatever the case of its letters. */
  name: string;
  /** The file as parts to be written one after the other; null where it could not be made: the losses say why. */
  make(): Promise<{ parts: readonly Uint8Array[]; rows: number } | null>;
  /** Whether a file that ends so (at most its last `ownEndBytes`) is an earlier export that nobody changed since. */
  isOwn(end: Uint8Array): boolean;
}

/** How much of a file's end `isOwn` is given. */
export const ownEndBytes = 64;

export interface ExportOptions {
  /** A document's canonical text; may reject, then offsets are left out and that is told as a loss. */
  textOf(documentId: string): string | Promise<string>;
  /** A document's blocks, for speakers and sections. */
  blocksOf(documentId: string): Promise<readonly Block[]>;
  /** The bytes of a document's source as they were imported; may reject, then its copy is left out and that is told. */
  sourceOf(documentId: string): Promise<Uint8Array>;
  /** Writes annotations into a PDF. */
  annotatePdf: AnnotatePdf;
  /** Opens sources that ask for one; kept nowhere. */
  password?: string;
}

export interface ExportRun {
  /** To be written one after the other. */
  files: readonly ExportFile[];
  /** To be written after them, one after the other. */
  copies?: readonly ExportCopy[];
  /** What the format could not hold. Complete once every file was read to its end and every copy made. */
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
