/**
 * The two ways out of the program: results on stdout, messages on stderr. Writing waits until the reader keeps
 * up, and stops quietly where it has gone away (`tracework show ... | head`).
 */
import type { Writable } from 'node:stream';
import { type Cell, joinValues, writeCsvRows } from '#core/exporters/csv-cells.ts';

/** The reader of stdout has gone away: there is nobody to print for. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}

export class Output {
  private readonly stdout: Writable;
  private readonly stderr: Writable;
  private closed: Error | undefined;

  constructor(stdout: Writable, stderr: Writable) {
    this.stdout = stdout;
    this.stderr = stderr;
    stdout.on('error', error => {
      this.closed = isBrokenPipe(error) ? new OutputClosed('The reader of the output has gone.') : error;
    });
    // Messages have nowhere else to go, so that they cannot be written is no reason to fail.
    stderr.on('error', () => {});
  }

  /** One result as a line of JSON. */
  line(result: unknown): Promise<void> {
    return this.write(`${JSON.stringify(result)}\n`);
  }

  rows(rows: readonly (readonly unknown[])[]): Promise<void> {
    return this.write(writeCsvRows(rows.map(row => row.map(cellOf))));
  }

  /** Resolves when the reader has room for more. Rejects with OutputClosed where it has gone. */
  write(chunk: string | Uint8Array): Promise<void> {
    if (this.closed !== undefined) return Promise.reject(this.closed);
    return new Promise((resolve, reject) => {
      this.stdout.write(chunk, error => {
        if (error === null || error === undefined) resolve();
        else reject(isBrokenPipe(error) ? new OutputClosed(error.message) : error);
      });
    });
  }

  /** What is being done, for somebody who is watching; not for a log. */
  showProgress(message: string): void {
    if ('isTTY' in this.stderr && this.stderr.isTTY === true) this.say(message);
  }

  /** A message for people. */
  say(message: string): void {
    this.stderr.write(`${message}\n`);
  }
}

const isBrokenPipe = (error: Error): boolean =>
  'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');

/** Lists of text are joined as in exports; other lists and objects are JSON. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value) && value.every(each => typeof each === 'string')) return joinValues(value);
  return JSON.stringify(value);
}
