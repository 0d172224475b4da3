/** Runs the shell program inside a test, in a folder of the test's own, and keeps what it writes. */
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { createApplication } from '#storage/application.ts';
import { run } from '../run.ts';

/** Keeps what is written, and can fail as a closed pipe does. */
export class Sink extends Writable {
  text = '';
  private readonly closesAfter: number;

  constructor(closesAfter = Number.POSITIVE_INFINITY) {
    super();
    this.closesAfter = closesAfter;
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error) => void): void {
    if (this.text.length >= this.closesAfter)
      done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    else {
      this.text += chunk.toString('utf8');
      done();
    }
  }
}

export interface Told {
  code: number;
  out: string;
  err: string;
  /** The records that were written, where they were. */
  lines: Record<string, unknown>[];
}

export interface Pipes {
  stdin?: Readable;
  stdout?: Sink;
}

/** The application that the shell program has in this folder. */
export const applicationIn = (work: string) =>
  createApplication({
    version: '0.0.0',
    host: 'cli',
    folders: {
      data: join(work, 'data'),
      studies: join(work, 'studies'),
      resources: new URL('../../../resources', import.meta.url).pathname,
    },
  });

export async function runShell(
  work: string,
  args: string[],
  { stdin = Readable.from([]), stdout = new Sink() }: Pipes = {},
): Promise<Told> {
  const stderr = new Sink();
  const code = await run(args, {
    stdin,
    stdout,
    stderr,
    workingFolder: work,
    version: '1.2.3',
    userName: 'ana',
    createApplication: () => applicationIn(work),
  });
  const lines = stdout.text.startsWith('{')
    ? stdout.text
        .split('\n')
        .flatMap(line => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]))
    : [];
  return { code, out: stdout.text, err: stderr.text, lines };
}
