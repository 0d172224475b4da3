/**
 * What a file of another program holds, in plain terms: the port between readers of formats, which know how others
 * write, and the import, which knows how a study is built. A reader gives everything that it can read unambiguously
 * and tells the rest as losses; it touches no study.
 *
 * Keys are the reader's own: any text that names one thing of its sort within the project. Offsets are UTF-16 units
 * of the document's `text` as it is given here: readers convert at the border.
 */
import type { CodebookTemplate, Kind } from '../model/codebook.ts';
import type { OpenSqlite } from './sqlite.ts';

export interface ExchangeProject {
  /** What the project calls itself; null where it has no name. */
  name: string | null;
  /** Which program wrote it, as far as it says, for the report. */
  writtenBy: string | null;
  coders: readonly ExchangeCoder[];
  /** Groups of codes that the format tells apart as such; most formats have none. */
  kinds: readonly ExchangeKind[];
  codes: readonly ExchangeCode[];
  /** What a codebook of this program defines besides; absent in other formats. */
  codebook?: ExchangeCodebook;
  documents: readonly ExchangeDocument[];
  passages: readonly ExchangePassage[];
  links: readonly ExchangeLink[];
  memos: readonly ExchangeMemo[];
  /** What the file has and a project cannot hold, or what could not be read: one sentence a sort, with counts. */
  losses: readonly string[];
}

/** With the ids of the file; those of kinds are the keys of the project's. Nothing in it names what is not there. */
export type ExchangeCodebook = Pick<CodebookTemplate, 'fields' | 'vocabularies' | 'linkTypes'>;

export interface ExchangeCoder {
  key: string;
  name: string;
}

export interface ExchangeKind {
  key: string;
  label: string;
  /** `#rrggbb`; null where there is none. */
  colour: string | null;
  description: string;
  /** What only this program says of a kind. */
  record?: Pick<Kind, 'id' | 'plural' | 'key' | 'order'>;
}

export interface ExchangeCode {
  key: string;
  label: string;
  kindKey: string | null;
  /** The code that it is under; its label then stands before this one's, as in `Health / Union`. */
  parentKey: string | null;
  aliases: readonly string[];
  colour: string | null;
  description: string;
  /** Values of the format's own variables, by their names. */
  values: Readonly<Record<string, ExchangeValue>>;
}

export type ExchangeValue = string | number | boolean | null;

export interface ExchangeDocument {
  key: string;
  title: string;
  /** Name of the file that holds or held it, without a folder. */
  fileName: string;
  /** The text that offsets count in; null where the file has none (then `source` must make it). */
  text: string | null;
  /** The original, such as a PDF or a Word file, with its extension; null where only the text is there. */
  source: { bytes: Uint8Array; extension: string } | null;
  /** Values of the document's variables, by their names. */
  values: Readonly<Record<string, ExchangeValue>>;
}

export interface ExchangePassage {
  key: string;
  documentKey: string;
  codeKey: string;
  /** Null where the format does not say who coded. */
  coderKey: string | null;
  /** Where it stands; null where the format places it otherwise (`page`) or not at all. */
  range: { start: number; end: number } | null;
  /** A rectangle on a page of a PDF (the first is 1), `[left, bottom, right, top]` in points; null = none. */
  page: {
    number: number;
    rect: readonly [number, number, number, number];
    /** It was drawn as such: the quote says what is inside, and is not looked for in the text. */
    isRegion?: true;
  } | null;
  /** The words as the file quotes them, by which the place is verified or found again; null where it has none. */
  quote: string | null;
  prefix: string;
  suffix: string;
  memo: string;
  /** ISO 8601; null where the format does not say. */
  createdAt: string | null;
  values: Readonly<Record<string, ExchangeValue>>;
}

export interface ExchangeLink {
  /** Name of the tie; one that the codebook does not have becomes a link type. */
  type: string;
  directed: boolean;
  fromKey: string;
  toKey: string;
  memo: string;
}

export interface ExchangeMemo {
  on: { type: 'code' | 'document' | 'passage'; key: string } | { type: 'project' };
  text: string;
  coderKey: string | null;
  createdAt: string | null;
}

/** A file or a folder that was chosen, as its files by name; a single file is a list of one. */
export interface ExchangeFile {
  /** Path within what was chosen, with `/`. */
  path: string;
  bytes: Uint8Array;
}

export type ExchangeReading =
  | { ok: true; project: ExchangeProject }
  /** In words: what is wrong with which file, and what to do. */
  | { ok: false; message: string };

/** What readers need beyond the core. */
export interface ExchangeTools {
  openSqlite: OpenSqlite;
}

export interface ExchangeReader {
  id: string;
  label: string;
  /** Of the file to choose, without the dot, lower case; empty where a folder is chosen. */
  extensions: readonly string[];
  /** Whether several files or a folder are read together, as brat's pairs and QualCoder's folder are. */
  takes: 'file' | 'files' | 'folder';
  /** Whether the files are of this format: by their content, as extensions say little. */
  sniff(files: readonly ExchangeFile[]): boolean;
  /**
   * Never rejects. Memory and time are bounded, whatever the files hold. `tools` are what the host lends; a format that
   * needs one which is not there is not read, with a message.
   */
  read(files: readonly ExchangeFile[], tools?: ExchangeTools): Promise<ExchangeReading>;
}
