/**
 * Reads and writes files in a thread of its own, so that a large or hostile one neither holds up the host nor brings
 * it down.
 * The thread is started when it is first needed and ended when nothing has been asked of it for a while.
 */
import { totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CancelSignal } from '#core/api.ts';
import type { AnnotatePdf } from '#core/exporters/pdf/annotate-pdf.ts';
import type { ImportOptions } from '#core/importers/importer.ts';
import type { ReadPdf } from '#core/importers/pdf/pdf-content.ts';
import { messageOf } from '#core/problem.ts';
import type { MarksRead } from '../pdf/read-marks.ts';
import { type FileWorkName, type FileWorks, fileWorks } from './file-work.ts';
import type { Prepared, Progress } from './prepare-document.ts';
import type { ExchangePrepared } from './prepare-exchange.ts';
import type { ProjectRequest } from './prepare-project.ts';
import { StoppedReading } from './stopped-reading.ts';

export type ThreadRequest = {
  [Name in FileWorkName]: { work: Name; given: FileWorks[Name]['given'] };
}[FileWorkName];

export type ThreadAnswer =
  | { type: 'progress'; done: number; total: number }
  | { type: 'done'; result: FileWorks[FileWorkName]['result'] }
  | { type: 'failed'; message: string };

/** What the one who waits for a file may say and hear while it is read. */
export interface Reading {
  signal?: CancelSignal | undefined;
  progress?: Progress;
}

/** Milliseconds after which a thread without work is ended, and between looks whether the work was stopped. */
const idleMs = 20_000;
const lookMs = 50;
/** Enough for the largest file that is taken in, of pages with much markup; then the thread fails, not the host. */
const largestHeapMb = 4_096;
/**
 * Bytes that the program may grow by while a file is read: the heap knows nothing of what is unpacked into buffers,
 * and a few thousand bytes can unpack to more than any machine has.
 */
const largestGrowth = Math.min((largestHeapMb + 1_024) * 1024 * 1024, totalmem() / 2);
const tooMuchMemory = 'reading it takes more memory than there is. Split it and import the parts.';

export class ImportThread {
  private readonly script: string | null;
  private readonly mostGrowth: number;
  private worker: Worker | null = null;
  private idle: NodeJS.Timeout | undefined;
  private last: Promise<unknown> = Promise.resolve();

  /** `script` is the built worker; null where there is none, and files are read in the host's own thread. */
  constructor(script: string | null, mostGrowth = largestGrowth) {
    this.script = script;
    this.mostGrowth = mostGrowth;
  }

  /**
   * Files are read one after the other. Rejects only where the thread failed or was stopped; then with the reason in
   * words.
   */
  read(bytes: Uint8Array, options: ImportOptions, reading?: Reading): Promise<Prepared> {
    return this.run('prepare', { bytes, options }, reading);
  }

  /** Another program's project or a dataset; in turn with what else is read. */
  readExchange(request: ProjectRequest, reading?: Reading): Promise<ExchangePrepared> {
    return this.run('prepareExchange', request, reading);
  }

  /** In turn with what is read. */
  readonly annotatePdf: AnnotatePdf = (bytes, marks, password) =>
    this.run('annotate', { bytes, marks, password });

  /** The pieces of a PDF; in turn with what is read. */
  readonly readPdf: ReadPdf = async (bytes, { password }) => {
    try {
      return await this.run('readPdf', { bytes, password });
    } catch (error) {
      return { ok: false, error: 'damaged', reason: messageOf(error) };
    }
  };

  /** The highlights that a PDF holds; in turn with what is read. */
  readMarks(bytes: Uint8Array, password: string | null): Promise<MarksRead> {
    return this.run('readMarks', { bytes, password });
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  private start(script: string): Worker {
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: largestHeapMb } });
    // A failure between two files is of no concern, and must not end the program.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (this.worker === worker) this.worker = null;
    });
    return worker;
  }

  private run<Name extends FileWorkName>(
    work: Name,
    given: FileWorks[Name]['given'],
    reading: Reading = {},
  ): Promise<FileWorks[Name]['result']> {
    const { script } = this;
    if (script === null) return fileWorks[work](given, stoppable(reading));
    const run = this.last.then(() => this.ask(script, { work, given }, reading));
    this.last = run.catch(() => undefined);
    return run;
  }

  private async ask<Name extends FileWorkName>(
    script: string,
    request: { work: Name; given: FileWorks[Name]['given'] },
    { signal, progress }: Reading,
  ): Promise<FileWorks[Name]['result']> {
    clearTimeout(this.idle);
    this.worker ??= this.start(script);
    const { worker } = this;
    try {
      return await new Promise<FileWorks[Name]['result']>((resolve, reject) => {
        const before = process.memoryUsage.rss();
        const look = setInterval(() => {
          if (signal?.aborted === true) onError(new StoppedReading());
          else if (process.memoryUsage.rss() - before > this.mostGrowth) onError(new Error(tooMuchMemory));
        }, lookMs);
        const onMessage = (answer: ThreadAnswer): void => {
          if (answer.type === 'progress') progress?.(answer.done, answer.total);
          else if (answer.type === 'failed') onError(new Error(answer.message));
          else finish(() => resolve(answer.result));
        };
        const onError = (error: Error): void => finish(() => reject(error));
        const onFailure = (error: unknown): void => onError(new Error(describeFailure(error)));
        const onExit = (): void => onError(new Error('reading it ended without a result.'));
        const finish = (settle: () => void): void => {
          clearInterval(look);
          worker.off('message', onMessage).off('error', onFailure).off('exit', onExit);
          settle();
        };
        worker.on('message', onMessage).on('error', onFailure).on('exit', onExit);
        worker.postMessage(request);
      });
    } catch (error) {
      await this.close();
      throw error;
    } finally {
      this.idle = setTimeout(() => void this.close(), idleMs).unref();
    }
  }
}

const stoppable =
  ({ signal, progress }: Reading): Progress =>
  (done, total) => {
    if (signal?.aborted === true) throw new StoppedReading();
    progress?.(done, total);
  };

function describeFailure(error: unknown): string {
  const { code, message } = Object(error) as { code?: unknown; message?: unknown };
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuchMemory : `reading it failed (${String(message)}).`;
}
