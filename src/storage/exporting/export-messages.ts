/** What the host and the thread that exports say to one another: plain data. */
import type { ExportRequest, ExportResult } from '#core/api.ts';
import type { Entry } from '#core/model/records.ts';
import { isProblem, messageOf, Problem, type ProblemCode } from '#core/problem.ts';
import type { Commit } from '#core/store/commit.ts';

export interface ExportOrder {
  request: ExportRequest;
  /** The study's folder. */
  studyFolder: string;
  /** The program's. */
  version: string;
  /** The newest commit on disk that belongs to the export. */
  savedSeq: number;
  /** Commits after it, newest first. */
  unsaved: readonly Commit[];
  /** UTF-16 units of texts to keep in memory. */
  cachedText: number;
}

export type ToExportThread =
  /** Some of the study's records; all of them come before the order. */
  { type: 'records'; entries: readonly Entry[] } | { type: 'export'; order: ExportOrder } | { type: 'stop' };

export type FromExportThread =
  | { type: 'progress'; done: number; total: number; name: string }
  | { type: 'done'; result: ExportResult }
  | { type: 'failed'; problem: SentProblem };

export interface SentProblem {
  code: ProblemCode;
  message: string;
  advice: string;
}

export const sendProblem = (error: unknown): SentProblem =>
  isProblem(error)
    ? { code: error.code, message: error.message, advice: error.advice }
    : { code: 'failed', message: messageOf(error), advice: '' };

export const receiveProblem = ({ code, message, advice }: SentProblem): Problem =>
  new Problem(code, message, advice);
