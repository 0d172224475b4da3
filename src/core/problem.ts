/**
 * What goes wrong and is told to a person. Every refusal of the program is a `Problem`, so that each host can
 * show it in its own way (a dialog, a line on stderr, an exit code) without parsing messages.
 */
export type ProblemCode =
  /** The arguments are not what the command or request takes. */
  | 'invalid'
  /** The command was understood and may not be done in the study as it is. */
  | 'refused'
  /** The thing named is not there. */
  | 'not-found'
  /** Another program has the study open for writing. */
  | 'locked'
  /** The study was opened for reading only. */
  | 'read-only'
  /** Files of the study are damaged beyond what could be rebuilt. */
  | 'damaged'
  /** The study was written by a newer version of the program. */
  | 'newer-format'
  /** The change is kept in memory and could not be written to disk. */
  | 'not-saved'
  /** The file could not be taken in. */
  | 'unreadable'
  /** The person stopped it. */
  | 'cancelled'
  /** The program itself failed, or the host behind the window has stopped. */
  | 'failed';

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  /** What was kept and what to do, in one or two sentences; empty where the message says all. */
  readonly advice: string;

  constructor(code: ProblemCode, message: string, advice = '') {
    super(message);
    this.code = code;
    this.advice = advice;
  }
}

export const isProblem = (error: unknown): error is Problem => error instanceof Problem;

/** The message of anything that was thrown, for people. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
