/**
 * All that the window and the worker that computes for it say to each other: the study's records and texts one way,
 * questions with their answers, and texts that the worker lacks.
 */
import type { Citation } from '#core/finding/citations.ts';
import type { Definition } from '#core/finding/definitions.ts';
import type { GlossaryEntry } from '#core/finding/glossary/entry.ts';
import type { NameProposal } from '#core/finding/names.ts';
import type { Mention } from '#core/mentions/find-mentions.ts';
import type { Proposal } from '#core/mentions/propose.ts';
import type { CitationPattern } from '#core/model/citation-pattern.ts';
import type { Entry } from '#core/model/records.ts';
import type { Extent } from '#core/model/run.ts';
import type { Frame, Picture } from '#core/pictures/picture.ts';
import type { Collocates } from '#core/search/collocates.ts';
import type { NeighbourGroup, Position, SortKey } from '#core/search/concordance.ts';
import type { SearchOptions } from '#core/search/query.ts';
import type { Coding } from '#core/search/scope.ts';
import type { WordCountOptions, WordCounts } from '#core/search/word-counts.ts';
import type { Diff } from '#core/store/commit.ts';
import type { DocumentStructure } from '#core/structure/document-structure.ts';
import type { Block } from '#core/text/blocks.ts';
import type { Range } from '#core/text/range.ts';
import type { Cell, ViewTable } from '#core/views/view.ts';
import type { PackedRows } from './packed-rows.ts';

/** A question has a number, under which its parts and its answer come. */
export type ToWorker =
  /** Forgets all records; texts stay, as they never change. */
  | { type: 'reset' }
  | { type: 'records'; entries: readonly Entry[] }
  | { type: 'commit'; diff: Diff }
  | ({ type: 'text' } & TextMessage)
  /** A text that was wanted cannot be had, with the reason in words. */
  | { type: 'missing'; documentId: string; message: string }
  | { type: 'leave'; place: number }
  | { type: 'ask'; request: number; question: Question }
  /** Nobody waits for the answer any more, and none comes. */
  | { type: 'cancel'; request: number };

export interface TextMessage {
  documentId: string;
  format: string;
  text: string;
  /** Where they do not follow from the text. */
  blocks?: readonly Block[];
}

export type FromWorker =
  /** Texts that the worker does not have; `soon` = something waits for them. */
  | { type: 'want'; documentIds: readonly string[]; soon: boolean }
  | { type: 'part'; request: number; part: Part }
  | { type: 'answer'; request: number; answer: Answer }
  | { type: 'failure'; request: number; message: string };

/** What can be asked, what comes of it in parts before the answer, and the answer. */
export interface Questions {
  /** A place is where one view is shown; what was computed for it is kept for its pictures and files. */
  show: {
    asked: { place: number; viewId: string; options: object };
    part: never;
    answer: readonly TableHead[];
  };
  /** Of the table with the name, of what was shown last at the place. */
  rows: { asked: { place: number; table: string }; part: PackedRows; answer: null };
  /** One cell with its passages, of what was shown last at the place. */
  cell: {
    asked: { place: number; table: string; rowId: string; columnId: string };
    part: never;
    answer: Cell | null;
  };
  /** All cells of all tables with their ids, as CSV. */
  cells: { asked: { place: number }; part: never; answer: string };
  picture: { asked: { place: number; frame: Frame }; part: never; answer: Picture | null };
  file: { asked: { place: number; format: string }; part: never; answer: string | Uint8Array<ArrayBuffer> };

  /** Of all items, in one document. */
  mentions: { asked: { documentId: string }; part: never; answer: readonly WordedMention[] };
  proposals: {
    asked: { documentId: string; itemIds: readonly string[]; extent: Extent };
    part: never;
    answer: readonly WordedProposal[];
  };

  /** Takes the place of the search before it. */
  search: { asked: SearchQuestion; part: readonly SearchRow[]; answer: SearchEnd };
  /** Sorts and groups what the last search found. */
  arrange: { asked: { sort: readonly SortKey[]; group: Position | null }; part: never; answer: Arranged };
  /** Of the places that the last search found in one document, in their order. */
  sections: { asked: { document: number }; part: never; answer: readonly string[] };
  words: {
    asked: { documentIds: readonly string[]; options: WordCountOptions; most: number };
    part: never;
    answer: WordCounts;
  };
  /** Around the places of the last search. */
  collocates: { asked: { window: number; least: number; most: number }; part: never; answer: Collocates };
  /** Has the texts brought and made ready while nothing else is asked. */
  prepare: { asked: { documentIds: readonly string[] }; part: never; answer: null };

  glossary: {
    asked: { documentIds: readonly string[]; range: Range | null };
    part: never;
    answer: readonly Worded<GlossaryEntry>[];
  };
  definitions: {
    asked: { documentIds: readonly string[] };
    part: never;
    answer: readonly Worded<Definition>[];
  };
  names: { asked: { documentIds: readonly string[] }; part: never; answer: readonly Worded<NameProposal>[] };
  citations: {
    asked: { documentIds: readonly string[]; patterns: readonly CitationPattern[] };
    part: never;
    answer: readonly Worded<Citation>[];
  };

  /** How one document is built. */
  structure: { asked: { documentId: string }; part: never; answer: DocumentStructure };
}

export type QuestionType = keyof Questions;
export type Question<K extends QuestionType = QuestionType> = {
  [T in K]: { type: T } & Questions[T]['asked'];
}[K];
export type Part<K extends QuestionType = QuestionType> = Questions[K]['part'];
export type Answer<K extends QuestionType = QuestionType> = Questions[K]['answer'];

/** A table without its rows, which are many: they are handed out where the table is looked at. */
export type TableHead = Omit<ViewTable, 'rows'> & { rowCount: number };

/** The words of a place and those around them. */
export interface Words {
  before: string;
  quote: string;
  after: string;
}
export type WordedMention = Mention & Words;
export type WordedProposal = Proposal & Words;

export interface SearchQuestion {
  query: string;
  options: SearchOptions;
  documentIds: readonly string[];
  /** Only in text that is coded so, and only in text that is not; null = wherever. */
  within: Coding | null;
  outside: Coding | null;
  /** Places that are given at the most. */
  most: number;
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

export interface SearchEnd {
  /** False where there are more places than were asked for. */
  complete: boolean;
  /** Indexes of documents that were not searched to their end: a regular expression took too long. */
  unfinished: readonly number[];
  /** Length of each document searched. */
  lengths: readonly number[];
}

export interface Arranged {
  order: Uint32Array;
  /** Where rows are grouped; the order is then that of the groups. */
  groups: readonly Omit<NeighbourGroup, 'rows'>[] | null;
  /** Rows of each group. */
  counts: readonly number[];
}

/** Something found, with words around it for people. */
export interface Worded<Thing> {
  thing: Thing;
  documentId: string;
  /** The sentence, or for entries of a list what stands there. */
  words: string;
  /** The titles down to its section; null before the first heading. */
  section: string | null;
}
