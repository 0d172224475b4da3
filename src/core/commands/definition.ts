/**
 * What a command is: data that names an intent, and a pure function from the study as it is to the records as
 * they shall be. The function never writes: the door (`execute.ts`) compares what it gives with what is there,
 * and that diff is all that changes, is journalled and is undone.
 */
import type { z } from 'zod';
import type { CoderId } from '../model/ids.ts';
import type { Entry } from '../model/records.ts';
import type { Moment } from '../model/stamps.ts';
import type { PageMap } from '../pages/page-map.ts';
import type { StudyReader } from '../store/study-reader.ts';

/** What a command may ask of its host. */
export interface CommandContext {
  now: Moment;
  coderId: CoderId;
  /** A new id that no record has, beginning with the prefix. */
  newId(prefix: string): string;
  /** A document's canonical text. The door has loaded every text that `documents` named. */
  textOf(documentId: string): string;
  /** Where that text stands on pages; null where its source has none. */
  pagesOf(documentId: string): PageMap | null;
}

export interface CommandResult {
  /** Records as they shall be. A record equal to the present one changes nothing. */
  put: Entry[];
  /** What was done, for people, e.g. `Code passage with SNTSS`. */
  label: string;
}

export interface CommandDefinition<Schema extends z.ZodType = z.ZodType> {
  type: string;
  /** One sentence for the help of the shell and of the docs. */
  summary: string;
  args: Schema;
  /** True for commands that only the program itself gives, because files on disk go with them. */
  internal?: true;
  /**
   * What the history keeps of the arguments, for commands whose arguments are the records that the diff has anyway;
   * without it, all of them.
   */
  intent?(args: z.output<Schema>): unknown;
  /** Documents whose texts `run` will read, of those that the study has. */
  documents?(args: z.output<Schema>, study: StudyReader): string[];
  /** Throws a Problem where it may not be done. */
  run(args: z.output<Schema>, study: StudyReader, context: CommandContext): CommandResult;
}

/** Keeps the types of one definition together. */
export const defineCommand = <Schema extends z.ZodType>(
  definition: CommandDefinition<Schema>,
): CommandDefinition<Schema> => definition;
