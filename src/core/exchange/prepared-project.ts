/**
 * A project between its reading and its import: documents as the study would keep them, passages at their places in
 * those texts. Plain data and bytes, as it crosses from the thread that reads to the host.
 */
import type { Document } from '../model/document.ts';
import type { Passage } from '../model/passage.ts';
import type { ExchangeDocument, ExchangePassage, ExchangeProject } from './project.ts';

export interface PreparedProject {
  /** Id of the reader. */
  format: string;
  project: Omit<ExchangeProject, 'documents' | 'passages'>;
  documents: readonly PreparedExchangeDocument[];
  passages: readonly AnchoredPassage[];
}

/** What a document's record says that follows from its bytes. */
export type DocumentFacts = Pick<
  Document,
  | 'format'
  | 'extractor'
  | 'encoding'
  | 'changes'
  | 'source'
  | 'text'
  | 'blocks'
  | 'pages'
  | 'metadata'
  | 'warnings'
>;

export interface PreparedExchangeDocument
  extends Pick<ExchangeDocument, 'key' | 'title' | 'fileName' | 'values'> {
  /** Null where no text could be had of it: then `notes` say why. */
  facts: DocumentFacts | null;
  /** What was done otherwise than the project says, each a sentence. */
  notes: readonly string[];
}

/** Where a passage stands in the text that the study would keep. */
export type PassageAnchor = Pick<
  Passage,
  'start' | 'end' | 'exact' | 'prefix' | 'suffix' | 'pages' | 'region' | 'transcription'
>;

export type Placing =
  /** Where the project says, word for word. */
  | 'in-place'
  /** Somewhere else, where its quote stands word for word, white space aside. */
  | 'by-quote'
  /** Where words stand that differ a little from its quote. */
  | 'by-similar-words'
  /** A rectangle on a page. */
  | 'on-page';

export interface AnchoredPassage
  extends Pick<
    ExchangePassage,
    | 'key'
    | 'documentKey'
    | 'codeKey'
    | 'coderKey'
    | 'quote'
    | 'prefix'
    | 'suffix'
    | 'memo'
    | 'createdAt'
    | 'values'
  > {
  place: { how: Placing; anchor: PassageAnchor } | null;
  /** For people, where there is no place: why. */
  why: string;
}
