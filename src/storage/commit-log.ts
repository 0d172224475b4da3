/**
 * The commits of an open study, newest first: the latest from memory, older ones from the journal when somebody asks.
 * Knows what undo and redo would do, and reads as far back as that needs.
 */
import type { Commit } from '#core/store/commit.ts';
import { type CommitHead, UndoStack } from '#core/store/history.ts';

/** Commits that stay in memory with their diffs. */
const keptInMemory = 256;

const headOf = ({ id, seq, label, undoes, redoes }: Commit): CommitHead => ({
  id,
  seq,
  label,
  undoes,
  redoes,
});

/** The commits on disk below a sequence, newest first. */
export interface JournalBackwards {
  commits(before: number): AsyncIterable<Commit>;
  heads(before: number): AsyncIterable<CommitHead>;
}

export class CommitLog {
  private readonly journal: JournalBackwards;
  /** The latest commits of this session, oldest first, without a gap up to the newest. */
  private readonly recent: Commit[] = [];
  /** Heads from some commit on up to the newest, oldest first. */
  private heads: CommitHead[] = [];
  private stack = new UndoStack();
  private isComplete = false;
  private lastSeq: number;
  private readonly savedSeq: () => number;

  /** `savedSeq` is the newest commit on disk. */
  constructor(lastSeq: number, journal: JournalBackwards, savedSeq: () => number) {
    this.lastSeq = lastSeq;
    this.journal = journal;
    this.savedSeq = savedSeq;
  }

  /** Follows a commit that was made now. */
  note(commit: Commit): void {
    this.lastSeq = commit.seq;
    this.recent.push(commit);
    const isOldOnDisk = (this.recent[keptInMemory]?.seq ?? 0) <= this.savedSeq();
    if (this.recent.length > keptInMemory * 2 && isOldOnDisk) this.recent.splice(0, keptInMemory);
    const head = headOf(commit);
    this.heads.push(head);
    this.stack.note(head);
  }

  get undoTarget(): CommitHead | undefined {
    return this.stack.undoTarget;
  }

  get redoTarget(): CommitHead | undefined {
    return this.stack.redoTarget;
  }

  /** Whether the commit was made and not taken back since. Right once the heads reach back to it. */
  stands(commitId: string): boolean {
    return this.stack.stands(commitId);
  }

  /** Reads back until the undo and redo targets are certain. */
  async prepare(): Promise<void> {
    await this.readUntil(() => this.isClosed() && (this.stack.undoTarget !== undefined || this.isComplete));
  }

  /** Reads back until the heads hold the commit with this sequence. */
  reachBack(seq: number): Promise<void> {
    return this.readUntil(() => (this.heads[0]?.seq ?? Number.MAX_SAFE_INTEGER) <= seq);
  }

  /** A commit with its diff, however old; undefined where the journal has none of that id. */
  async find(id: string): Promise<Commit | undefined> {
    await this.readUntil(() => this.heads.some(head => head.id === id));
    const head = this.heads.findLast(each => each.id === id);
    if (head === undefined) return undefined;
    for await (const commit of this.backwards(head.seq + 1)) return commit.id === id ? commit : undefined;
    return undefined;
  }

  /** Commits with a lower sequence than `before`, newest first. */
  async *backwards(before: number | null): AsyncGenerator<Commit> {
    const from = before ?? this.lastSeq + 1;
    const oldestInMemory = this.recent[0]?.seq ?? this.lastSeq + 1;
    for (const commit of this.recent.toReversed()) if (commit.seq < from) yield commit;
    yield* this.journal.commits(Math.min(from, oldestInMemory));
  }

  private async *headsBackwards(before: number | null): AsyncGenerator<CommitHead> {
    const from = before ?? this.lastSeq + 1;
    const oldestInMemory = this.recent[0]?.seq ?? this.lastSeq + 1;
    for (const commit of this.recent.toReversed()) if (commit.seq < from) yield headOf(commit);
    yield* this.journal.heads(Math.min(from, oldestInMemory));
  }

  private async readUntil(isEnough: () => boolean): Promise<void> {
    for (let page = 32; !this.isComplete && !isEnough(); page *= 2) {
      const older: CommitHead[] = [];
      for await (const head of this.headsBackwards(this.heads[0]?.seq ?? null)) {
        older.push(head);
        if (older.length === page) break;
      }
      this.isComplete = older.length < page;
      this.heads = [...older.reverse(), ...this.heads];
      this.stack = new UndoStack();
      for (const head of this.heads) this.stack.note(head);
    }
  }

  /** Whether every commit that an undo or redo among the heads names is among them too. */
  private isClosed(): boolean {
    const ids = new Set(this.heads.map(({ id }) => id));
    return (
      this.heads.length > 0 &&
      this.heads.every(({ undoes, redoes }) => [undoes, redoes].every(id => id === null || ids.has(id)))
    );
  }
}
