/** What the window and the worker that computes for it say to each other. */
import type { Mention } from '#core/mentions/find-mentions.ts';
import type { Proposal } from '#core/mentions/propose.ts';
import type { Entry } from '#core/model/records.ts';
import type { Extent } from '#core/model/run.ts';
import type { Frame, Picture } from '#core/pictures/picture.ts';
import type { Diff } from '#core/store/commit.ts';
import type { Block } from '#core/text/blocks.ts';
import type { ViewRow, ViewTable } from '#core/views/view.ts';

/** A question has a number, under which its answer comes. */
export type ToWorker =
  /** Forgets all records; texts stay, as they never change. */
  | { type: 'reset' }
  | { type: 'records'; entries: readonly Entry[] }
  | { type: 'commit'; diff: Diff }
  /** With the blocks where they do not follow from the text. */
  | { type: 'text'; documentId: string; text: string; blocks?: readonly Block[] }
  | { type: 'leave'; place: number }
  | { type: 'ask'; request: number; question: Question };

/** A place is where one view is shown; what was computed for it is kept for its pictures and files. */
export type Question =
  | { type: 'documents'; viewId: string; options: object }
  | { type: 'show'; place: number; viewId: string; options: object }
  | { type: 'picture'; place: number; frame: Frame }
  | { type: 'file'; place: number; format: string }
  | { type: 'mentions'; documentId: string }
  | { type: 'proposals'; documentId: string; itemIds: readonly string[]; extent: Extent };

/** The words of a place and those around them. */
export interface Words {
  before: string;
  quote: string;
  after: string;
}
export type WordedMention = Mention & Words;
export type WordedProposal = Proposal & Words;

export interface Answers {
  /** Ids of documents whose texts the view reads and the worker does not have. */
  documents: readonly string[];
  /** The rows come before the answer, in slices. */
  show: readonly Omit<ViewTable, 'rows'>[];
  picture: Picture | null;
  file: string | Uint8Array<ArrayBuffer>;
  /** Of all items; null where the worker does not have the text. */
  mentions: readonly WordedMention[] | null;
  proposals: readonly WordedProposal[] | null;
}

export type FromWorker =
  | { type: 'rows'; request: number; table: number; rows: readonly ViewRow[] }
  | { type: 'answer'; request: number; answer: Answers[keyof Answers] }
  | { type: 'failure'; request: number; message: string };
