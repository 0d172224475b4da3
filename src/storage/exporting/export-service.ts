/**
 * Exports of one open study, each in a thread of its own: the study as it is when it is asked for, while people go on
 * working on it. What is stopped, or ends unforeseen, leaves nothing half written.
 */
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CancelSignal, ExportRequest, ExportResult } from '#core/api.ts';
import type { AnnotatePdf } from '#core/exporters/pdf/annotate-pdf.ts';
import { requireExporter } from '#core/exporters/registry.ts';
import { type Entry, recordTypes } from '#core/model/records.ts';
import { messageOf, Problem } from '#core/problem.ts';
import type { Commit } from '#core/store/commit.ts';
import { removeParts } from '../export-to-folder.ts';
import type { StoragePorts } from '../ports.ts';
import type { StudySession } from '../study-session.ts';
import { type FromExportThread, receiveProblem, type ToExportThread } from './export-messages.ts';
import { type ExportWaiting, runExport } from './run-export.ts';

/** Records that are handed over at a time, a few milliseconds of the host's work. */
const recordsAtOnce = 1_000;
/** Milliseconds between looks whether the export was stopped, and until one that does not listen is ended. */
const lookMs = 50;
const patienceMs = 5_000;
const largestHeapMb = 4_096;

export class ExportService {
  private readonly session: StudySession;
  private readonly ports: StoragePorts;
  private readonly annotatePdf: AnnotatePdf;
  private readonly running = new Set<{ aborted: boolean; ended: Promise<unknown> }>();

  /** `annotatePdf` is for exports in the host's own thread. */
  constructor(session: StudySession, ports: StoragePorts, annotatePdf: AnnotatePdf) {
    this.session = session;
    this.ports = ports;
    this.annotatePdf = annotatePdf;
  }

  async export(asked: ExportRequest, signal?: CancelSignal): Promise<ExportResult> {
    requireExporter(asked.format);
    const { session, ports } = this;
    const request = { ...asked, folder: resolve(asked.folder) };
    const closing = { aborted: false, ended: Promise.resolve() as Promise<unknown> };
    const waiting: ExportWaiting = {
      signal: {
        get aborted() {
          return closing.aborted || signal?.aborted === true;
        },
      },
      progress: (done, total, message) =>
        session.emit({ type: 'progress', task: 'export', done, total, message }),
    };
    const run =
      ports.exportWorker === null
        ? runExport(
            {
              files: ports.files,
              study: session.study,
              texts: session.texts,
              annotatePdf: this.annotatePdf,
              version: ports.version,
              history: () => session.log.backwards(null),
            },
            request,
            waiting,
          )
        : this.inThread(ports.exportWorker, request, waiting);
    closing.ended = run.catch(() => undefined);
    this.running.add(closing);
    try {
      return await run;
    } finally {
      this.running.delete(closing);
    }
  }

  /** Stops what is running, as its study is closed. */
  async close(): Promise<void> {
    for (const each of this.running) each.aborted = true;
    await Promise.all([...this.running].map(({ ended }) => ended));
  }

  private async inThread(
    script: string,
    request: ExportRequest,
    { signal, progress }: ExportWaiting,
  ): Promise<ExportResult> {
    const { session, ports } = this;
    // Records never change: taken together now, they are one state of the study, however long handing over takes.
    const entries = recordTypes.flatMap(type =>
      Array.from(session.study.allWithRemoved(type), record => ({ type, record }) as Entry),
    );
    const { seq } = session;
    const savedSeq = Math.min(session.status.savedSeq, seq);
    const unsaved = savedSeq < seq ? await commitsAfter(session, savedSeq, seq) : [];
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: largestHeapMb } });
    const say = (message: ToExportThread): void => worker.postMessage(message);
    const begun: string[] = [];
    let look: NodeJS.Timeout | undefined;
    try {
      const answer = new Promise<ExportResult>((done, failed) => {
        let stopped = 0;
        look = setInterval(() => {
          if (signal?.aborted !== true) return;
          if (stopped === 0) say({ type: 'stop' });
          else if (Date.now() - stopped > patienceMs) failed(stoppedExport());
          stopped ||= Date.now();
        }, lookMs);
        worker.on('message', (message: FromExportThread) => {
          if (message.type === 'progress') {
            begun.push(message.name);
            progress?.(message.done, message.total, message.name);
          } else if (message.type === 'done') done(message.result);
          else failed(receiveProblem(message.problem));
        });
        worker.on('error', error => failed(brokenExport(messageOf(error))));
        worker.on('exit', () => failed(brokenExport('its thread ended without a result')));
      });
      // Nobody may be waiting yet when it fails.
      answer.catch(() => undefined);
      for (let start = 0; start < entries.length && signal?.aborted !== true; start += recordsAtOnce) {
        say({ type: 'records', entries: entries.slice(start, start + recordsAtOnce) });
        await new Promise(resolve => setImmediate(resolve));
      }
      const { version, settings } = ports;
      const { cachedText } = settings;
      say({
        type: 'export',
        order: { request, studyFolder: session.folder, version, savedSeq, unsaved, cachedText },
      });
      return await answer;
    } catch (error) {
      // A thread that was ended could not do so itself.
      await worker.terminate();
      await removeParts(ports.files, request.folder, begun);
      throw error;
    } finally {
      clearInterval(look);
      await worker.terminate();
    }
  }
}

const stoppedExport = (): Problem =>
  new Problem('cancelled', 'The export was stopped.', 'The folder is as it was.');

const brokenExport = (why: string): Problem =>
  new Problem('failed', `The export failed: ${why}.`, 'The folder is as it was. Export less at a time.');

/** Newest first. */
async function commitsAfter(session: StudySession, savedSeq: number, seq: number): Promise<Commit[]> {
  const found: Commit[] = [];
  for await (const commit of session.log.backwards(seq + 1)) {
    if (commit.seq <= savedSeq) break;
    found.push(commit);
  }
  return found;
}
