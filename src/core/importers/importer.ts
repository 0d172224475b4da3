/** What an importer is: bytes of one format in, a canonical text with its blocks out. */
import type { DocumentMetadata } from '#core/model/document.ts';
import type { PageMap } from '#core/pages/page-map.ts';
import type { Block } from '#core/text/blocks.ts';
import type { TextChanges } from '#core/text/canonical.ts';
import type { ReadPdf } from './pdf/pdf-content.ts';

/** Largest file that is taken in: a text of this size still opens at once, and no study's source is larger. */
export const maximumBytes = 64 * 1024 * 1024;

export interface ImportOptions {
  /** Name of the file, with or without its folder. */
  fileName: string;
  /** Id of one of `encodings`, or another common name of it; without it, it is detected. */
  encoding?: string;
  /** Id of an importer; without it, the registry chooses. */
  format?: string;
  /** What was chosen of the importer's `choices`: id of the option by id of the choice. */
  choices?: Readonly<Record<string, string>>;
  /** Opens a file that asks for one; kept nowhere. */
  password?: string;
  /** Reads PDFs, where the host can. */
  readPdf?: ReadPdf;
}

export interface ImportedDocument {
  /** The canonical text. */
  text: string;
  blocks: Block[];
  /** The source's own title, or its first heading, else the first line with a letter in it, else the file's name. */
  title: string;
  /** What the bytes were read as; null for formats that leave no choice. */
  encoding: {
    id: string;
    confidence: 'certain' | 'likely' | 'guess' | 'chosen';
    /** For people. */
    reason: string;
  } | null;
  changes: TextChanges;
  /**
   * The importer that made the text, its version, so that a later version's text can be told from it, and what was
   * chosen of its `choices`: with these the same bytes give the same text again.
   */
  extractor: { name: string; version: string; choices: Readonly<Record<string, string>> };
  /** What the source says of itself. */
  metadata: DocumentMetadata;
  /** Where the text stands on printed pages; absent for sources without pages. */
  pages?: PageMap;
}

export type ImportErrorCode =
  | 'empty'
  | 'binary'
  | 'too-large'
  | 'unknown-encoding'
  | 'undecodable'
  | 'unknown-format'
  | 'unknown-choice'
  | 'encrypted'
  | 'password-needed'
  | 'password-wrong'
  | 'damaged';

export type ImportResult =
  | { ok: true; value: ImportedDocument; warnings: string[] }
  | { ok: false; error: { code: ImportErrorCode; message: string } };

/** A way of reading that the researcher chooses, kept with the document. */
export interface ImportChoice {
  id: string;
  label: string;
  /** The first is what is done where nothing was chosen. */
  options: readonly { id: string; label: string }[];
}

export interface Importer {
  id: string;
  label: string;
  /** Without the dot, lower case. */
  extensions: readonly string[];
  choices?: readonly ImportChoice[];
  /** Whether bytes with another extension, or with one that says little (.txt), are of this format. */
  sniff?(bytes: Uint8Array): boolean;
  read(bytes: Uint8Array, options: ImportOptions): ImportResult | Promise<ImportResult>;
  /**
   * For formats whose text is the source as it stands: the blocks of any text, so that none need be kept, and a
   * document of one such format can be shown as another.
   */
  blocksOf?(text: string): Block[];
}
