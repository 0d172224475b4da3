/**
 * What an exporter is: it turns a study into files, piece by piece, so that memory stays bounded by the largest
 * document and not by the study. The same study gives the same bytes; nothing here reads a clock.
 */
import type { PageMap } from '../pages/page-map.ts';
import type { Commit } from '../store/commit.ts';
import type { StudyReader } from '../store/study-reader.ts';
import type { Block } from '../text/blocks.ts';
import type { DatasetChoices } from './dataset/choices.ts';
import type { AnnotatePdf } from './pdf/annotate-pdf.ts';

/** Some of a file, and how many records it completes. */
export interface ExportPiece {
  text: string;
  /** Of a file that is no text: its bytes, written after `text`, which is empty then. */
  bytes?: Uint8Array;
  rows: number;
  /** Where several files are made together: the name of the one that it is of. */
  file?: string;
}

/** One file to be written; text as UTF-8, without BOM unless one was asked for, with LF at the end of each line. */
export interface ExportFile {
  /** A plain file name, or one in folders of the export with `/` between them. */
  name: string;
  /** Names of files that the same pieces make, each of which then says whose it is. */
  beside?: readonly string[];
  /** To be read once, in order. */
  pieces(): AsyncIterable<ExportPiece>;
}

/** The file's name, and those of the files that are made with it. */
export const namesOf = ({ name, beside = [] }: ExportFile): readonly string[] => [name, ...beside];

/** A file of bytes that is made as a whole, such as a copy of a source with more in it. */
export interface ExportCopy {
  /** A plain file name that no other file of the export has, whatever the case of its letters. */
  name: string;
  /** The file as parts to be written one after the other; null where it could not be made: the losses say why. */
  make(): Promise<{ parts: readonly Uint8Array[]; rows: number } | null>;
  /** Whether a file that ends so (at most its last `ownEndBytes`) is an earlier export that nobody changed since. */
  isOwn(end: Uint8Array): boolean;
}

/** SHA-256 over bytes that are given piece by piece. */
export interface Digest {
  update(bytes: Uint8Array): void;
  /** In lower-case hexadecimal digits; nothing may be added afterwards. */
  finish(): string;
}

/** What only the program around the study knows. */
export interface ExportHost {
  /** The program's version. */
  version: string;
  /** All commits, newest first. */
  history(): AsyncIterable<Commit>;
  newDigest(): Digest;
}

/** How much of a file's end `isOwn` is given. */
export const ownEndBytes = 64;

export interface ExportOptions {
  /** A document's canonical text; may reject, then offsets are left out and that is told as a loss. */
  textOf(documentId: string): string | Promise<string>;
  /** A document's blocks, for speakers and sections. */
  blocksOf(documentId: string): Promise<readonly Block[]>;
  /** Where a document's text stands on pages; null where its source has none. */
  pagesOf(documentId: string): Promise<PageMap | null>;
  /** The bytes of a document's source as they were imported; may reject, then its copy is left out and that is told. */
  sourceOf(documentId: string): Promise<Uint8Array>;
  /** Writes annotations into a PDF. */
  annotatePdf: AnnotatePdf;
  /** Tried one after the other on sources that ask for one; kept nowhere. */
  passwords?: readonly string[];
  /** Absent where only the study is at hand; formats that tell where they come from refuse then. */
  host?: ExportHost;
  /** Whether tables begin with a byte order mark, for Excel; only of formats that say `takesBom`. */
  bom?: boolean;
  /** What goes into a dataset; absent = all of the study. */
  dataset?: DatasetChoices;
}

/** A document whose source asks for a password that nobody gave. */
export interface LockedSource {
  documentId: string;
  fileName: string;
}

export interface ExportRun {
  /** To be written one after the other. */
  files: readonly ExportFile[];
  /** To be written after them, one after the other. */
  copies?: readonly ExportCopy[];
  /**
   * The name of the file, written last of `files`, that lists those of the export with their hashes as `sha256sum`
   * does. With it an earlier export is known, replaced where nobody changed it, and what the new one has no more is
   * taken away.
   */
  listing?: string;
  /** Sources that no password opened, so that they have no copy. Complete once every copy was made. */
  locked?(): readonly LockedSource[];
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
  /** Whether its tables may begin with a byte order mark. */
  takesBom?: true;
  write(study: StudyReader, options: ExportOptions): ExportRun;
}
