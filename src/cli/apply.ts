/**
 * Commands from a file or a pipe, one a line, through the same door as the window. Each is sent as soon as the
 * one before is in memory, and its result is printed when it is on disk, so that many share one fsync, while
 * nothing after a refused line is ever sent.
 */
import { z } from 'zod';
import type { Application, StudyHandle } from '#core/api.ts';
import { isProblem, messageOf, Problem } from '#core/problem.ts';
import type { Command, Commit } from '#core/store/commit.ts';
import type { Output } from './output.ts';
import { type NumberedLine, readLines } from './read-lines.ts';

const commandLine = z.strictObject({ type: z.string(), args: z.unknown() });

/** Commits that may wait for the disk at one time. */
const maximumInFlight = 256;

export interface ApplyRequest {
  handle: StudyHandle;
  input: AsyncIterable<Uint8Array>;
}

/** A commit as results show it: `ids` names every record that it touched, the one that was asked for first. */
export const describeCommit = (commit: Commit) => ({
  commit: commit.id,
  seq: commit.seq,
  label: commit.label,
  ids: commit.diff.map(change => change.id),
});

const describe = (commit: Commit | null) =>
  commit === null ? { commit: null, seq: null, label: 'Nothing to change', ids: [] } : describeCommit(commit);

/** Prints a line for each commit. Rejects with the Problem of the first refused line, its number in the message. */
export async function applyLines(
  application: Application,
  output: Output,
  { handle, input }: ApplyRequest,
): Promise<void> {
  let reachedMemory = (): void => {};
  const unsubscribe = application.subscribe(handle, event => {
    if (event.type === 'commit') reachedMemory();
  });
  const printing = new PrintQueue(output);
  const lines = readLines(input);
  try {
    for (;;) {
      // A commit that fails on its way to disk ends the run, also while a pipe has no next line yet.
      const next = await printing.unlessFailed(lines.next());
      if (next === 'failed' || next.done === true) break;
      const line = next.value;
      if (line.text.trim() === '') continue;
      const command = parseLine(line);
      const inMemory = new Promise<void>(resolve => {
        reachedMemory = resolve;
      });
      const onDisk = application.dispatch(handle, command);
      printing.add(line.number, onDisk);
      const state = await printing.unlessFailed(Promise.race([inMemory, onDisk.then(ignore)]));
      if (state === 'failed') break;
      await printing.room(maximumInFlight);
    }
  } catch (error) {
    // What came before the line that could not be read is still printed, or is what failed first.
    await printing.finish();
    throw error;
  } finally {
    unsubscribe();
  }
  await printing.finish();
}

const ignore = (): void => {};

/** Prints results in the order of their lines, each when it is on disk; ends at the first that failed. */
class PrintQueue {
  private readonly output: Output;
  private wake = ignore;
  private failure: { error: unknown } | undefined;
  private tail: Promise<void> = Promise.resolve();
  private waiting = 0;

  constructor(output: Output) {
    this.output = output;
  }

  add(line: number, onDisk: Promise<Commit | null>): void {
    this.waiting += 1;
    const turn = this.tail;
    onDisk.catch(error => this.fail(nameLine(line, error)));
    this.tail = (async () => {
      await turn;
      try {
        const commit = await onDisk;
        await this.output.line({ line, ...describe(commit) });
      } catch (error) {
        this.fail(nameLine(line, error));
      } finally {
        this.waiting -= 1;
      }
    })();
  }

  /** What the promise gives, or `failed` as soon as a result could not be had. For one promise at a time. */
  unlessFailed<T>(promise: Promise<T>): Promise<T | 'failed'> {
    return new Promise((resolve, reject) => {
      if (this.failure !== undefined) resolve('failed');
      this.wake = () => resolve('failed');
      promise.then(resolve, reject);
    });
  }

  /** Waits while as many as the limit are on their way to disk. */
  async room(limit: number): Promise<void> {
    if (this.waiting >= limit) await this.tail;
  }

  /** Waits for every result; rejects with the first failure. */
  async finish(): Promise<void> {
    await this.tail;
    if (this.failure !== undefined) throw this.failure.error;
  }

  private fail(error: unknown): void {
    this.failure ??= { error };
    this.wake();
  }
}

/** Makes all lines one commit, or none. */
export async function applyAtomically(
  application: Application,
  output: Output,
  { handle, input }: ApplyRequest,
): Promise<void> {
  const numbers: number[] = [];
  const commands: Command[] = [];
  for await (const line of readLines(input)) {
    if (line.text.trim() === '') continue;
    numbers.push(line.number);
    commands.push(parseLine(line));
  }
  if (commands.length === 0) return;
  try {
    const commit = await application.dispatch(handle, { type: 'batch', args: { commands } });
    await output.line({ lines: commands.length, ...describe(commit) });
  } catch (error) {
    if (!isProblem(error)) throw error;
    // The door counts commands; empty lines make that another number than the line's.
    const message = error.message.replace(/^Command (\d+):/, (whole, count) => {
      const number = numbers[Number(count) - 1];
      return number === undefined ? whole : `Line ${number} was refused:`;
    });
    throw new Problem(error.code, `${message} No line of the file was applied.`, error.advice);
  }
}

function parseLine({ number, text }: NumberedLine): Command {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Problem('invalid', `Line ${number} is not JSON: ${messageOf(error)}.`);
  }
  const parsed = commandLine.safeParse(value);
  if (parsed.success) return { type: parsed.data.type, args: parsed.data.args ?? {} };
  throw new Problem(
    'invalid',
    `Line ${number} is no command.`,
    'A line is one object with “type” and “args”, e.g. {"type":"item.add","args":{"kind":"actor","label":"Senate"}}.',
  );
}

const nameLine = (line: number, error: unknown): unknown =>
  isProblem(error)
    ? new Problem(error.code, `Line ${line} was refused: ${error.message}`, error.advice)
    : error;
