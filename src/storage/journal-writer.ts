/**
 * Appends commits to the journal. Commits that come while the disk is busy share the next write and fsync. What
 * could not be written stays in memory in order, and every later commit tries it all again.
 */
import { Problem } from '#core/problem.ts';
import type { Commit } from '#core/store/commit.ts';
import type { JournalPosition } from './checkpoint.ts';
import { describeDiskError } from './disk-problem.ts';
import type { FileSystem, OpenFile } from './file-system.ts';
import { serialiseCommit } from './journal-line.ts';
import { journalFolder, onDisk, segmentFile } from './study-files.ts';

/** Most bytes that one write takes; more commits than that wait for the next. */
const largestBatch = 8 * 1024 * 1024;

interface Waiting {
  commit: Commit;
  line: Buffer;
  resolve(): void;
  reject(problem: Problem): void;
}

interface Watcher {
  seq: number;
  resolve(position: JournalPosition): void;
  reject(error: unknown): void;
}

export interface JournalWriterOptions {
  files: FileSystem;
  folder: string;
  /** Where the last commit on disk ends. */
  position: JournalPosition;
  /** Sequence of the last commit on disk. */
  savedSeq: number;
  segmentBytes: number;
  /** Asked before every write; throws where this program may no longer write. */
  permit(): Promise<void>;
  /** Called whenever what is known of saving may have changed. */
  onChange(): void;
}

export class JournalWriter {
  private readonly options: JournalWriterOptions;
  private position: JournalPosition;
  private saved: number;
  private file: OpenFile | null = null;
  private queue: Waiting[] = [];
  private watchers: Watcher[] = [];
  private writing: Promise<void> | null = null;
  private isRunning = false;
  /** True where a failed write may have left bytes behind the good end. */
  private tailIsDirty = false;
  private failure: { message: string; advice: string } | null = null;

  constructor(options: JournalWriterOptions) {
    this.options = options;
    this.position = options.position;
    this.saved = options.savedSeq;
  }

  /** Sequence of the last commit that fsync has confirmed. */
  get savedSeq(): number {
    return this.saved;
  }

  /** Number of commits that are in memory only. */
  get unsaved(): number {
    return this.queue.length;
  }

  /** Why the last attempt failed; null where it did not. */
  get problem(): { message: string; advice: string } | null {
    return this.failure;
  }

  /** Commits that are not on disk, oldest first. */
  get unsavedCommits(): readonly Commit[] {
    return this.queue.map(({ commit }) => commit);
  }

  /** Resolves when the commit is on disk; rejects with `not-saved` where it stays in memory. */
  append(commit: Commit): Promise<void> {
    const line = serialiseCommit(commit);
    const done = new Promise<void>((resolve, reject) => {
      this.queue.push({ commit, line, resolve, reject });
    });
    this.start();
    return done;
  }

  /** Tries to write what is in memory only. Never rejects: the state tells. */
  async retry(): Promise<void> {
    this.start();
    await this.settle();
  }

  /** Resolves with the place where a commit ends once it is on disk; rejects where writing fails before. */
  whenSaved(seq: number): Promise<JournalPosition> {
    if (seq <= this.saved) return Promise.resolve(this.position);
    if (!this.isRunning) return Promise.reject(new Error('The journal could not be written.'));
    return new Promise((resolve, reject) => {
      this.watchers.push({ seq, resolve, reject });
    });
  }

  async close(): Promise<void> {
    await this.settle();
    const file = this.file;
    this.file = null;
    await file?.close();
  }

  private start(): void {
    if (this.isRunning || this.queue.length === 0) return;
    this.isRunning = true;
    this.writing = this.writeAll();
  }

  private async settle(): Promise<void> {
    while (this.isRunning) await this.writing;
  }

  private async writeAll(): Promise<void> {
    for (;;) {
      const batch = this.nextBatch();
      try {
        await this.options.permit();
        await this.write(batch);
      } catch (error) {
        await this.cutBack();
        // From here to the end nothing waits, so that a commit that comes next starts a new attempt.
        this.isRunning = false;
        this.fail(error);
        this.options.onChange();
        return;
      }
      this.queue.splice(0, batch.length);
      this.failure = null;
      const isMore = this.queue.length > 0;
      this.isRunning = isMore;
      for (const { resolve } of batch) resolve();
      this.options.onChange();
      if (!isMore) return;
    }
  }

  private nextBatch(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { line } of this.queue) {
      bytes += line.length;
      if (count > 0 && bytes > largestBatch) break;
      count += 1;
    }
    return this.queue.slice(0, count);
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    const file = await this.openAtGoodEnd();
    const [first, ...others] = batch.map(({ line }) => line);
    if (first === undefined) return;
    const bytes = others.length === 0 ? first : Buffer.concat([first, ...others]);
    this.tailIsDirty = true;
    await file.write(bytes);
    await file.sync();
    this.tailIsDirty = false;
    for (const { commit, line } of batch) {
      this.position = { segment: this.position.segment, bytes: this.position.bytes + line.length };
      this.saved = commit.seq;
      this.tellWatchers();
    }
  }

  /** The segment to write to, cut back to the last good byte where a write had failed. */
  private async openAtGoodEnd(): Promise<OpenFile> {
    const { files, folder, segmentBytes } = this.options;
    if (this.tailIsDirty) {
      // After a failed fsync the system may hold pages for clean that never reached the disk: only a file opened
      // anew and written again can be trusted.
      const failed = this.file;
      this.file = null;
      await failed?.close().catch(() => undefined);
    }
    if (this.position.bytes >= segmentBytes || (this.file === null && (await this.isShorterThanKnown()))) {
      const full = this.file;
      this.file = null;
      this.position = { segment: await this.nextFreeSegment(), bytes: 0 };
      await full?.close();
    }
    if (this.file === null) {
      const path = onDisk(folder, segmentFile(this.position.segment));
      const file = await files.open(path, 'append');
      try {
        await file.truncate(this.position.bytes);
        if (this.position.bytes === 0) await files.syncFolder(onDisk(folder, journalFolder));
      } catch (error) {
        await file.close().catch(() => undefined);
        throw error;
      }
      this.file = file;
    }
    return this.file;
  }

  /** Whether somebody cut or removed the segment: going on in it would fill the hole with zeros. */
  private async isShorterThanKnown(): Promise<boolean> {
    const path = onDisk(this.options.folder, segmentFile(this.position.segment));
    return ((await this.options.files.stat(path))?.size ?? 0) < this.position.bytes;
  }

  /** Never one that has a file: what lies there is not ours to cut. */
  private async nextFreeSegment(): Promise<number> {
    const { files, folder } = this.options;
    let segment = this.position.segment + 1;
    while (((await files.stat(onDisk(folder, segmentFile(segment))))?.size ?? 0) > 0) segment += 1;
    return segment;
  }

  private fail(error: unknown): void {
    this.failure = describeDiskError(error, 'The change could not be written to disk');
    const code = error instanceof Problem ? error.code : 'not-saved';
    const { message, advice } = this.failure;
    for (const waiting of this.queue) {
      waiting.reject(new Problem(code, message, advice));
      waiting.reject = () => undefined;
      waiting.resolve = () => undefined;
    }
    for (const { reject } of this.watchers.splice(0)) reject(error);
  }

  /** Leaves no half line behind, should the program end before the next attempt; the next attempt does it again. */
  private async cutBack(): Promise<void> {
    if (!this.tailIsDirty) return;
    try {
      await this.file?.truncate(this.position.bytes);
    } catch {
      // The next attempt cuts again, and a torn last line is recognised at opening.
    }
  }

  private tellWatchers(): void {
    if (this.watchers.length === 0) return;
    const { position, saved } = this;
    this.watchers = this.watchers.filter(watcher => {
      if (watcher.seq > saved) return true;
      watcher.resolve(position);
      return false;
    });
  }
}
