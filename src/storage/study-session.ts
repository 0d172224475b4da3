/**
 * One open study: its records in memory, the one door through which they change, and the events that tell. Changes
 * come one after the other; each is in memory at once, and acknowledged when the journal has it on disk.
 */
import type { Finding, OpenReport, SaveStatus, StudyEvent, UndoState } from '#core/api.ts';
import type { CommandContext } from '#core/commands/definition.ts';
import { type DoorOptions, prepareCommand } from '#core/commands/execute.ts';
import type { CoderId, CommitId } from '#core/model/ids.ts';
import { type Entry, recordTypes } from '#core/model/records.ts';
import { Problem } from '#core/problem.ts';
import type { Command, Commit, Diff } from '#core/store/commit.ts';
import { planRedo, planUndo } from '#core/store/history.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import type { StudyStore } from '#core/store/study-store.ts';
import { CommitLog } from './commit-log.ts';
import type { DocumentTexts } from './document-texts.ts';
import { readHeadsBackwards, readJournalBackwards } from './journal-reader.ts';
import type { JournalWriter } from './journal-writer.ts';
import type { PassagesByDocument } from './passages-by-document.ts';
import type { StoragePorts } from './ports.ts';
import type { SnapshotReason } from './snapshots.ts';

/** What a session that may write has, and one for reading only lacks. */
export interface WritingParts {
  journal: JournalWriter;
  /** Called with every commit's changes, after they are in memory. */
  noteChanges(diff: Diff): void;
  /** Gathers the records as they are and writes them as a snapshot, in the background. */
  snapshot(reason: SnapshotReason): void;
  /** Brings the table files up to date. Rejects where that fails; nothing is lost by it. */
  flush(): Promise<void>;
  /** Ends background work and leaves the folder alone, which is another program's now. */
  stop(): Promise<void>;
  /** Brings all files up to date, ends background work and releases the lock. Never rejects. */
  close(): Promise<void>;
}

export interface SessionParts {
  folder: string;
  ports: StoragePorts;
  store: StudyStore;
  passages: PassagesByDocument;
  texts: DocumentTexts;
  lastSeq: number;
  coderId: CoderId;
  report: OpenReport;
  /** Who has the study open, where this session is for reading only because of that. */
  lockedBy: string | null;
}

interface NewCommit {
  command: Command;
  label: string;
  diff: Diff;
  undoes: CommitId | null;
  redoes: CommitId | null;
}

export class StudySession {
  readonly folder: string;
  readonly report: OpenReport;
  readonly lockedBy: string | null;
  readonly passages: PassagesByDocument;
  readonly texts: DocumentTexts;
  readonly log: CommitLog;
  private readonly ports: StoragePorts;
  private readonly store: StudyStore;
  private writing: WritingParts | null = null;
  private lastSeq: number;
  private coder: CoderId;
  private turn: Promise<unknown> = Promise.resolve();
  private readonly listeners = new Set<(event: StudyEvent) => void>();
  private toldStatus = '';
  private lost: Problem | null = null;
  private readonly background: Finding[] = [];
  private isClosed = false;

  constructor(parts: SessionParts) {
    this.folder = parts.folder;
    this.ports = parts.ports;
    this.store = parts.store;
    this.passages = parts.passages;
    this.texts = parts.texts;
    this.lastSeq = parts.lastSeq;
    this.coder = parts.coderId;
    this.report = parts.report;
    this.lockedBy = parts.lockedBy;
    this.log = new CommitLog(
      parts.lastSeq,
      {
        commits: before => readJournalBackwards(parts.ports.files, parts.folder, before),
        heads: before => readHeadsBackwards(parts.ports.files, parts.folder, before),
      },
      () => this.writing?.journal.savedSeq ?? this.lastSeq,
    );
  }

  /** Makes the session one that writes. */
  startWriting(writing: WritingParts): void {
    this.writing = writing;
  }

  get mode(): 'write' | 'read' {
    return this.writing === null ? 'read' : 'write';
  }

  get study(): StudyReader {
    return this.store;
  }

  get seq(): number {
    return this.lastSeq;
  }

  get coderId(): CoderId {
    return this.coder;
  }

  get undoState(): UndoState {
    return { undo: this.log.undoTarget?.label ?? null, redo: this.log.redoTarget?.label ?? null };
  }

  get status(): SaveStatus {
    const journal = this.writing?.journal;
    const unsaved = journal?.unsaved ?? 0;
    const problem =
      this.lost === null
        ? (journal?.problem ?? null)
        : { message: this.lost.message, advice: this.lost.advice };
    return {
      state: problem !== null ? 'failed' : unsaved > 0 ? 'saving' : 'saved',
      seq: this.lastSeq,
      savedSeq: journal?.savedSeq ?? this.lastSeq,
      unsaved,
      problem,
    };
  }

  /** Every record except passages, removed ones too. */
  entries(): Entry[] {
    return recordTypes
      .filter(type => type !== 'passage')
      .flatMap(type => [...this.store.allWithRemoved(type)].map(record => ({ type, record }) as Entry));
  }

  subscribe(listener: (event: StudyEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  emit(event: StudyEvent): void {
    for (const listener of [...this.listeners]) {
      try {
        listener(event);
      } catch (error) {
        // A listener's fault must not stop the change that it is told of.
        console.error(error);
      }
    }
  }

  /** Emits what is known of saving, where it has changed. */
  tellStatus(): void {
    const { status } = this;
    const told = JSON.stringify(status);
    if (told === this.toldStatus) return;
    this.toldStatus = told;
    this.emit({ type: 'status', status });
  }

  setCoder(coderId: string): void {
    const coder = this.store.live('coder', coderId);
    if (coder === undefined) throw new Problem('not-found', `There is no coder with the id “${coderId}”.`);
    this.coder = coder.id;
  }

  /** Resolves when the commit is on disk; null where the command changed nothing. */
  async dispatch(command: Command, options?: DoorOptions & { coderId?: CoderId }): Promise<Commit | null> {
    const made = await this.inTurn(async () => {
      const writing = this.requireWriting();
      const coderId = options?.coderId ?? this.requireCoder();
      const prepared = prepareCommand(this.store, command, options);
      if (prepared.documents.length > 0) await this.texts.load(prepared.documents);
      const { diff, label, command: kept } = prepared.run(this.context(coderId));
      if (diff.length === 0) return null;
      const reason = this.reasonForSnapshot(command, diff);
      if (reason !== null) writing.snapshot(reason);
      return this.commit({ command: kept, label, diff, undoes: null, redoes: null }, coderId);
    });
    if (made === null) return null;
    await made.saved;
    return made.commit;
  }

  /** Takes back a commit, or the last one that can be taken back. */
  async undo(commitId: string | null): Promise<Commit> {
    return this.appendInTurn(async () => {
      const target = await this.undoable(commitId);
      return {
        command: { type: 'undo', args: { commitId: target.id } },
        label: `Undo ${target.label}`,
        diff: planUndo(this.store, target),
        undoes: target.id,
        redoes: null,
      };
    });
  }

  async redo(): Promise<Commit> {
    return this.appendInTurn(async () => {
      const head = this.log.redoTarget;
      if (head === undefined) throw new Problem('refused', 'There is nothing to redo.');
      const target = await this.log.find(head.id);
      if (target === undefined) throw unreadableCommit(head.label);
      return {
        command: { type: 'redo', args: { commitId: target.id } },
        label: `Redo ${target.label}`,
        diff: planRedo(this.store, target),
        undoes: null,
        redoes: target.id,
      };
    });
  }

  /** Tries again to write what is in memory only. */
  async retrySaving(): Promise<SaveStatus> {
    await this.writing?.journal.retry();
    this.tellStatus();
    return this.status;
  }

  /** Runs when every change that was asked for before is in memory, and before any later one. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const run = this.turn.then(work);
    this.turn = run.catch(() => undefined);
    return run;
  }

  /** Another program has the lock: nothing is written any more, and that is said. */
  loseLock(problem: Problem): void {
    if (this.lost !== null) return;
    this.lost = problem;
    this.tellStatus();
    void this.writing?.stop();
  }

  /** Something that was found after the opening; the integrity check tells it. */
  noteInBackground(finding: Finding): void {
    this.background.push(finding);
  }

  get laterFindings(): readonly Finding[] {
    return [...this.background, ...this.texts.findings];
  }

  /** Brings the files up to date, as far as that can be done. */
  async flush(): Promise<void> {
    if (this.lost === null) await this.writing?.flush();
  }

  /** Ends the session. Rejects with `not-saved`, and stays open, where changes could not be written. */
  async close(reason: string): Promise<void> {
    if (this.isClosed) return;
    await this.turn;
    const { writing } = this;
    if (writing !== null && this.lost === null) {
      await writing.journal.retry();
      const { unsaved, problem } = this.status;
      if (unsaved > 0) {
        throw new Problem(
          'not-saved',
          `The study was not closed, because ${unsaved === 1 ? 'one change is' : `${unsaved} changes are`} in memory only. ${problem?.message ?? ''}`.trim(),
          problem?.advice ?? '',
        );
      }
    }
    this.isClosed = true;
    await (this.lost === null ? writing?.close() : writing?.stop());
    this.emit({ type: 'closed', reason });
    this.listeners.clear();
  }

  private requireWriting(): WritingParts {
    if (this.isClosed) throw new Problem('not-found', 'The study is no longer open.');
    if (this.lost !== null) throw this.lost;
    if (this.writing === null) {
      throw new Problem(
        'read-only',
        'The study is open for reading only.',
        this.lockedBy === null ? 'Open it for writing to change it.' : `It is open in ${this.lockedBy}.`,
      );
    }
    return this.writing;
  }

  private requireCoder(): CoderId {
    if (this.store.live('coder', this.coder) !== undefined) return this.coder;
    throw new Problem(
      'refused',
      'The coder in whose name you work is no longer in the study.',
      'Choose another coder, or restore this one.',
    );
  }

  private reasonForSnapshot(command: Command, diff: Diff): SnapshotReason | null {
    if (command.type === 'item.merge') return 'before-merge';
    return diff.length >= this.ports.settings.bulkChanges ? 'before-bulk' : null;
  }

  private context(coderId: CoderId): CommandContext {
    return {
      now: this.ports.now(),
      coderId,
      newId: prefix => {
        for (;;) {
          const id = this.ports.newId(prefix);
          if (recordTypes.every(type => this.store.get(type, id) === undefined)) return id;
        }
      },
      textOf: documentId => this.texts.loaded(documentId),
      pagesOf: documentId => this.texts.loadedPages(documentId),
    };
  }

  private async undoable(commitId: string | null): Promise<Commit> {
    const id = commitId ?? this.log.undoTarget?.id;
    if (id === undefined) throw new Problem('refused', 'There is nothing to undo.');
    const target = await this.log.find(id);
    if (target === undefined) {
      if (commitId === null) throw unreadableCommit(this.log.undoTarget?.label ?? id);
      throw new Problem('not-found', `The history has no change with the id “${id}”.`);
    }
    await this.log.reachBack(target.seq);
    if (this.log.stands(id)) return target;
    if (target.seq === 1) throw new Problem('refused', 'The making of the study cannot be undone.');
    throw new Problem(
      'refused',
      target.undoes === null && target.redoes === null
        ? `“${target.label}” is taken back already.`
        : `“${target.label}” is itself an undo or redo; undo or redo the change that it is about.`,
    );
  }

  private async appendInTurn(plan: () => Promise<NewCommit>): Promise<Commit> {
    const { commit, saved } = await this.inTurn(async () => {
      this.requireWriting();
      const coderId = this.requireCoder();
      const planned = await plan();
      const made = this.record(planned, coderId);
      // What comes next to undo may lie further back than was read so far.
      await this.log.prepare();
      this.emit({ type: 'commit', commit: made.commit, undo: this.undoState });
      return made;
    });
    await saved;
    return commit;
  }

  private commit(planned: NewCommit, coderId: CoderId): { commit: Commit; saved: Promise<void> } {
    const made = this.record(planned, coderId);
    this.emit({ type: 'commit', commit: made.commit, undo: this.undoState });
    return made;
  }

  private record(planned: NewCommit, coderId: CoderId): { commit: Commit; saved: Promise<void> } {
    const { journal, noteChanges } = this.requireWriting();
    const commit: Commit = {
      id: this.ports.newId('x') as CommitId,
      seq: this.lastSeq + 1,
      at: this.ports.now(),
      coderId,
      command: planned.command,
      label: planned.label,
      diff: planned.diff,
      undoes: planned.undoes,
      redoes: planned.redoes,
    };
    const saved = journal.append(commit);
    // Nobody waits for it yet while other work goes on in this turn.
    saved.catch(() => undefined);
    this.lastSeq = commit.seq;
    this.store.apply(commit.diff);
    this.passages.apply(commit.diff);
    this.log.note(commit);
    noteChanges(commit.diff);
    this.tellStatus();
    return { commit, saved };
  }
}

const unreadableCommit = (label: string): Problem =>
  new Problem(
    'damaged',
    `“${label}” can no longer be read from the journal, so it cannot be undone or done again.`,
    'Make the change by hand; the integrity check tells what else is damaged.',
  );
