/** What the window and the worker that searches its texts say to each other. */
import type { Collocates } from '#core/search/collocates.ts';
import type { NeighbourGroup, Position, SortKey } from '#core/search/concordance.ts';
import type { SearchOptions } from '#core/search/query.ts';
import type { WordCountOptions, WordCounts } from '#core/search/word-counts.ts';
import type { Block } from '#core/text/blocks.ts';
import type { Range } from '#core/text/range.ts';

/** One document to be searched, with the ranges that places must lie in or must not touch. */
export interface SearchTarget {
  documentId: string;
  within: readonly Range[] | null;
  outside: readonly Range[] | null;
}

/** A place in its context. Offsets are UTF-16 units of the document's canonical text. */
export interface SearchRow {
  /** Index in the list of documents that were searched. */
  document: number;
  start: number;
  end: number;
  before: string;
  quote: string;
  after: string;
  /** Titles down to the section that it stands in; empty before the first one, and until they have been asked for. */
  section: string;
}

export type Question =
  /** Takes the place of the search before it, which stops. Rows come before the answer. */
  | {
      type: 'search';
      query: string;
      options: SearchOptions;
      targets: readonly SearchTarget[];
      most: number;
    }
  /** Of the last search. `codes` says what each row is coded with, where it is sorted by that. */
  | {
      type: 'arrange';
      sort: readonly SortKey[];
      group: Position | null;
      codes: readonly string[] | null;
    }
  /** Of the places of the last search in one document: the structure of its text is read when first asked for. */
  | { type: 'sections'; document: number }
  | { type: 'words'; documentIds: readonly string[]; options: WordCountOptions; most: number }
  /** Around the places of the last search. */
  | { type: 'collocates'; window: number; least: number; most: number };

export interface SearchEnd {
  /** False where there are more places than were asked for. */
  complete: boolean;
  /** Indexes of documents that were not searched to their end: a regular expression took too long. */
  unfinished: readonly number[];
  /** Length of each document searched. */
  lengths: readonly number[];
  /** Another search has taken its place. */
  stopped: boolean;
}

export interface Arranged {
  order: Uint32Array;
  /** Where rows are grouped; the order is then that of the groups. */
  groups: readonly Omit<NeighbourGroup, 'rows'>[] | null;
  /** Rows of each group. */
  counts: readonly number[];
}

export interface Answers {
  search: SearchEnd;
  arrange: Arranged;
  /** In the order of its places. */
  sections: readonly string[];
  words: WordCounts;
  collocates: Collocates;
}

export type ToWorker =
  | { type: 'text'; documentId: string; text: string; blocks: readonly Block[] }
  | { type: 'missing'; documentId: string; message: string }
  | { type: 'ask'; request: number; question: Question };

export type FromWorker =
  | { type: 'rows'; request: number; rows: readonly SearchRow[] }
  | { type: 'answer'; request: number; answer: Answers[keyof Answers] }
  | { type: 'failure'; request: number; message: string };
