/** When snapshots are made: some time after opening, and before changes that touch much. Always in the background. */
import type { Entry } from '#core/model/records.ts';
import { messageOf } from '#core/problem.ts';
import type { FileSystem } from './file-system.ts';
import type { StorageSettings } from './settings.ts';
import { listSnapshots, type SnapshotReason, thinSnapshots, writeSnapshot } from './snapshots.ts';
import type { TablePath } from './study-files.ts';

export interface SnapshotsOptions {
  files: FileSystem;
  folder: string;
  settings: Pick<StorageSettings, 'snapshotDelayMs' | 'snapshotPauseMs' | 'keepNewest' | 'keepDays'>;
  now: () => string;
  /** All records as they are now, by file. */
  gather(): Map<TablePath, Entry[]>;
  currentSeq(): number;
  onFailure(message: string): void;
}

export class Snapshots {
  private readonly options: SnapshotsOptions;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private isClosed = false;
  private newestSeq = 0;
  private lastTakenAt = Number.NEGATIVE_INFINITY;

  constructor(options: SnapshotsOptions) {
    this.options = options;
  }

  /** Plans the snapshot of the opening, if something has changed since the newest one. */
  async begin(): Promise<void> {
    const { files, folder, settings, currentSeq } = this.options;
    this.newestSeq = (await listSnapshots(files, folder))[0]?.seq ?? 0;
    if (this.newestSeq >= currentSeq()) return;
    this.timer = setTimeout(() => this.take('opening'), settings.snapshotDelayMs);
    this.timer.unref();
  }

  /** Gathers the records as they are at this moment and writes them in the background. */
  take(reason: SnapshotReason): void {
    const seq = this.options.currentSeq();
    const sinceLast = performance.now() - this.lastTakenAt;
    if (this.isClosed || seq <= this.newestSeq || sinceLast < this.options.settings.snapshotPauseMs) return;
    this.lastTakenAt = performance.now();
    this.newestSeq = seq;
    const tables = this.options.gather();
    this.running = this.running.then(() => this.write(tables, seq, reason));
  }

  /** Stops what runs; the next opening makes up for it. */
  async close(): Promise<void> {
    this.isClosed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  private async write(
    tables: ReadonlyMap<TablePath, readonly Entry[]>,
    seq: number,
    reason: SnapshotReason,
  ): Promise<void> {
    const { files, folder, settings, now, onFailure } = this.options;
    try {
      await writeSnapshot(files, folder, tables, { seq, at: now(), reason }, () => this.isClosed);
      await thinSnapshots(files, folder, now(), settings);
    } catch (error) {
      if (this.isClosed) return;
      onFailure(
        `A snapshot could not be made: ${messageOf(error)}. The study itself is not concerned; the next opening tries again.`,
      );
    }
  }
}
