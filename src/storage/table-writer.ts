/**
 * Brings the table files up to date with the records in memory, some time after the journal has the changes, and
 * then sets the checkpoint. Nothing waits for it: the journal alone makes a change safe.
 */

import { dirname } from 'node:path';
import type { Entry } from '#core/model/records.ts';
import type { Diff } from '#core/store/commit.ts';
import { type JournalPosition, writeCheckpoint } from './checkpoint.ts';
import type { FileSystem } from './file-system.ts';
import type { StorageSettings } from './settings.ts';
import { fileOf, onDisk, type TablePath } from './study-files.ts';
import { writeTable } from './table-file.ts';

export interface TableWriterOptions {
  files: FileSystem;
  folder: string;
  settings: Pick<StorageSettings, 'quietMs' | 'longestMs'>;
  /** Table files that are right on disk, with the commit whose state they hold. */
  saved: Map<TablePath, number>;
  /** Table files that lack something. */
  stale: Set<TablePath>;
  /** The records of a file as they are now. */
  entriesOf(path: TablePath): Entry[];
  /** Sequence of the last commit in memory. */
  currentSeq(): number;
  /** Resolves with the commit's end in the journal once it is on disk. */
  whenSaved(seq: number): Promise<JournalPosition>;
}

/** After a failure the next attempt waits this long, ms; the journal has everything meanwhile. */
const pauseAfterFailure = 30_000;
/** A flush may take at most this share of the time while changes go on. */
const largestShare = 10;

export class TableWriter {
  private readonly options: TableWriterOptions;
  private readonly stale: Set<TablePath>;
  private readonly saved: Map<TablePath, number>;
  private running: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private firstChangeAt: number | null = null;
  private restUntil = 0;
  private isClosed = false;

  constructor(options: TableWriterOptions) {
    this.options = options;
    this.stale = options.stale;
    this.saved = options.saved;
    if (this.stale.size > 0) this.schedule();
  }

  /** Remembers which files a commit's changes lie in. */
  note(diff: Diff): void {
    for (const { type, before, after } of diff) {
      const record = after ?? before;
      if (record !== null) this.stale.add(fileOf(type, record));
    }
    this.schedule();
  }

  /**
   * Writes everything that is stale now, and the checkpoint; where nothing is stale, the checkpoint only if it is
   * asked for. Rejects where that fails; nothing is lost by it.
   */
  async flush(withCheckpoint = false): Promise<void> {
    while (this.running !== null) await this.running.catch(() => undefined);
    if (this.stale.size === 0 && !withCheckpoint) return;
    this.running = this.write().finally(() => {
      this.running = null;
    });
    await this.running;
  }

  /** Stops writing on its own. What runs is finished. */
  async close(): Promise<void> {
    this.isClosed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running?.catch(() => undefined);
  }

  private schedule(): void {
    if (this.isClosed) return;
    const { quietMs, longestMs } = this.options.settings;
    const now = Date.now();
    this.firstChangeAt ??= now;
    const latest = this.firstChangeAt + longestMs;
    const wait = Math.max(Math.min(now + quietMs, latest), this.restUntil) - now;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(
      () => {
        this.timer = null;
        this.flush().catch(() => {
          this.restUntil = Date.now() + pauseAfterFailure;
          this.schedule();
        });
      },
      Math.max(0, wait),
    );
    this.timer.unref();
  }

  private async write(): Promise<void> {
    const { files, folder } = this.options;
    const began = performance.now();
    // Gathered in one go, so that all files of this round hold the state of the same commit.
    const seq = this.options.currentSeq();
    const round = [...this.stale].map(path => ({ path, entries: this.options.entriesOf(path) }));
    this.stale.clear();
    this.firstChangeAt = null;
    try {
      // No file may hold what the journal does not have.
      const position = await this.options.whenSaved(seq);
      for (const { path, entries } of round) {
        await files.makeFolder(dirname(onDisk(folder, path)));
        await writeTable(files, folder, path, { seq, entries });
        this.saved.set(path, seq);
      }
      await writeCheckpoint(files, folder, { seq, position, files: Object.fromEntries(this.saved) });
    } catch (error) {
      for (const { path } of round) this.stale.add(path);
      throw error;
    }
    this.restUntil = Date.now() + (performance.now() - began) * largestShare;
  }
}
