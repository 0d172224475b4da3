/** What an importer is: bytes of one format in, a canonical text with its blocks out. */
import type { Block } from '#core/text/blocks.ts';
import type { TextChanges } from '#core/text/canonical.ts';

/** Largest file that is taken in: a text of this size still opens at once, and no study's source is larger. */
export const maximumBytes = 64 * 1024 * 1024;

export interface ImportOptions {
  /** Name of the file, with or without its folder. */
  fileName: string;
  /** Id of one of `encodings`, or another common name of it; without it, it is detected. */
  encoding?: string;
  /** Id of an importer; without it, the registry chooses. */
  format?: string;
}

export interface ImportedDocument {
  /** The canonical text. */
  text: string;
  blocks: Block[];
  /** The first heading, else the first line with a letter in it, shortened, else the file's name. */
  title: string;
  encoding: {
    id: string;
    confidence: 'certain' | 'likely' | 'guess' | 'chosen';
    /** For people. */
    reason: string;
  };
  changes: TextChanges;
  /** The program that made the text, so that a later version's text can be told from it. */
  extractor: { name: string; version: string };
  /** What the format says of the document (author, date); these text formats say nothing. */
  metadata: Readonly<Record<string, string>>;
}

export type ImportErrorCode =
  | 'empty'
  | 'binary'
  | 'too-large'
  | 'unknown-encoding'
  | 'undecodable'
  | 'unknown-format';

export type ImportResult =
  | { ok: true; value: ImportedDocument; warnings: string[] }
  | { ok: false; error: { code: ImportErrorCode; message: string } };

export interface Importer {
  id: string;
  label: string;
  /** Without the dot, lower case. */
  extensions: readonly string[];
  /** Whether bytes with another extension, or with one that says little (.txt), are of this format. */
  sniff?(bytes: Uint8Array): boolean;
  read(bytes: Uint8Array, options: ImportOptions): ImportResult;
  /** The blocks of a canonical text that this importer once made; for opening a study. */
  blocksOf(text: string): Block[];
}
