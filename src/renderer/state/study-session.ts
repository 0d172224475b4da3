/**
 * The window's copy of one open study: its records, kept up by the host's commits, and the requests that go to
 * the host. It knows no React; `study-context.tsx` gives it to components.
 */
import type { OpenedStudy, SaveStatus, StudyEvent, UndoState } from '#core/api.ts';
import { type RecordType, recordTypes } from '#core/model/records.ts';
import { isProblem } from '#core/problem.ts';
import type { Command, Commit } from '#core/store/commit.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { StudyStore } from '#core/store/study-store.ts';
import type { WindowApplication } from '#renderer/client/window-application.ts';
import { loadPassages } from './load-passages.ts';

export interface StudyInfo {
  handle: string;
  path: string;
  name: string;
  mode: 'write' | 'read';
  /** Who has it open, where that is why it is open for reading only. */
  lockedBy: string | null;
  coderId: string;
  status: SaveStatus;
  undo: UndoState;
  /** True when the passages of every document are here. */
  passagesLoaded: boolean;
  /** Why the host let the study go; null while it is open. */
  closed: string | null;
}

export interface Progress {
  task: string;
  done: number;
  total: number;
  message: string;
}

type CommitListener = (commit: Commit) => void;
type RecordsListener = (types: ReadonlySet<RecordType>) => void;

const commitListeners = new Set<CommitListener>();

/** Calls back after each commit has been applied to the window's copy, whatever study is open. */
export const onCommit = (listener: CommitListener): (() => void) => {
  commitListeners.add(listener);
  return () => commitListeners.delete(listener);
};

/** How long a missing commit is waited for before the records are fetched anew, in milliseconds. */
const gapPatience = 1500;

/** Commits remembered, to find the one that a command became. */
const keptCommits = 50;

export class StudySession {
  readonly client: WindowApplication;
  private readonly store: StudyStore;
  private current: StudyInfo;
  /** Sequence of the last commit applied. */
  private seq: number;
  private readonly waiting = new Map<number, Commit>();
  /** The last commits applied, oldest first. */
  private readonly recent: Commit[] = [];
  private gapTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly versions = new Map<RecordType, number>();
  private readonly infoListeners = new Set<() => void>();
  private readonly recordListeners = new Set<RecordsListener>();
  private readonly progressListeners = new Set<(progress: Progress) => void>();
  private readonly loadedDocuments = new Set<string>();
  /** Passages that commits have touched: what is here is then newer than what a fetch brings. */
  private readonly touchedPassages = new Set<string>();
  private readonly stopListeners = new Set<() => void>();
  private readonly unsubscribe: () => void;
  private stopped = false;
  /** True while this window itself has the host close the study. */
  private leaving = false;

  constructor(client: WindowApplication, opened: OpenedStudy) {
    this.client = client;
    this.store = new StudyStore();
    this.store.load(opened.entries);
    this.seq = opened.status.seq;
    this.current = {
      handle: opened.handle,
      path: opened.path,
      name: this.store.study.name,
      mode: opened.mode,
      lockedBy: opened.lockedBy,
      coderId: opened.coderId,
      status: opened.status,
      undo: opened.undo,
      passagesLoaded: false,
      closed: null,
    };
    this.unsubscribe = client.subscribe(opened.handle, event => this.receive(event));
  }

  get study(): StudyReader {
    return this.store;
  }

  get info(): StudyInfo {
    return this.current;
  }

  /** Fetches all passages, the named document's first, in slices that leave the window free. */
  async loadPassages(firstDocumentId: string | null): Promise<void> {
    const documents = [...this.store.allWithRemoved('document')].map(({ id }) => id as string);
    const rest = documents.filter(id => id !== firstDocumentId);
    for (const id of firstDocumentId !== null && documents.includes(firstDocumentId)
      ? [firstDocumentId, ...rest]
      : documents) {
      if (!this.loadedDocuments.has(id)) await this.loadPassagesOf(id);
      if (this.stopped) return;
    }
    this.setInfo({ passagesLoaded: true });
  }

  /** Fetches one document's passages where they are not here yet. */
  private async loadPassagesOf(documentId: string): Promise<void> {
    const passages = await this.client.passages(this.current.handle, documentId);
    await loadPassages(passages, slice => {
      if (this.stopped) return;
      const unknown = slice.filter(({ id }) => !this.touchedPassages.has(id));
      this.store.load(unknown.map(record => ({ type: 'passage', record })));
    });
    if (this.stopped) return;
    this.loadedDocuments.add(documentId);
    this.touch(new Set(['passage']));
  }

  hasPassagesOf(documentId: string): boolean {
    return this.loadedDocuments.has(documentId);
  }

  /** Grows whenever a commit touches a record of one of the types. */
  versionOf(types: readonly RecordType[]): number {
    return types.reduce((sum, type) => sum + (this.versions.get(type) ?? 0), 0);
  }

  onInfo(listener: () => void): () => void {
    this.infoListeners.add(listener);
    return () => this.infoListeners.delete(listener);
  }

  onRecords(listener: RecordsListener): () => void {
    this.recordListeners.add(listener);
    return () => this.recordListeners.delete(listener);
  }

  onProgress(listener: (progress: Progress) => void): () => void {
    this.progressListeners.add(listener);
    return () => this.progressListeners.delete(listener);
  }

  /**
   * Resolves when the commit is in the window's copy, and on disk unless the status says that saving failed: the
   * change is made all the same, and asking for it again would make it twice. Rejects with a Problem.
   */
  async dispatch(command: Command): Promise<Commit | null> {
    const since = this.seq;
    try {
      const commit = await this.client.dispatch(this.current.handle, command);
      if (commit !== null) this.take(commit);
      return commit;
    } catch (error) {
      const kept = isProblem(error) && error.code === 'not-saved' ? await this.heard(command, since) : null;
      if (kept === null) throw error;
      return kept;
    }
  }

  /** The commit that a command became, as told by the host's events; null where none comes. */
  private async heard(command: Command, since: number): Promise<Commit | null> {
    const args = JSON.stringify(command.args);
    const isIt = (commit: Commit): boolean =>
      commit.seq > since &&
      commit.command.type === command.type &&
      JSON.stringify(commit.command.args) === args;
    const present = this.recent.find(isIt);
    if (present !== undefined) return present;
    return new Promise(resolve => {
      const end = (commit: Commit | null): void => {
        clearTimeout(timer);
        stop();
        resolve(commit);
      };
      const stop = onCommit(commit => {
        if (isIt(commit)) end(commit);
      });
      const timer = setTimeout(() => end(null), gapPatience);
    });
  }

  /** Without an id: the last change. Gives the commit that took it back. */
  async undo(commitId: string | null = null): Promise<Commit> {
    const commit = await this.client.undo(this.current.handle, commitId);
    this.take(commit);
    return commit;
  }

  async redo(): Promise<Commit> {
    const commit = await this.client.redo(this.current.handle);
    this.take(commit);
    return commit;
  }

  async retrySaving(): Promise<void> {
    this.setInfo({ status: await this.client.retrySaving(this.current.handle) });
  }

  async setCoder(coderId: string): Promise<void> {
    await this.client.setCoder(this.current.handle, coderId);
    this.setInfo({ coderId });
  }

  /** Has the host close the study, unless another window shows it. Rejects, and goes on, where it refuses. */
  async close(): Promise<void> {
    if (this.current.closed === null) {
      this.leaving = true;
      try {
        await this.client.closeStudy(this.current.handle);
      } catch (error) {
        this.leaving = false;
        throw error;
      }
    }
    this.stop();
  }

  /** Calls back once when the window leaves the study. */
  onStop(listener: () => void): void {
    this.stopListeners.add(listener);
  }

  /** Stops listening. */
  stop(): void {
    if (this.stopped) return;
    this.stopped = true;
    for (const listener of this.stopListeners) listener();
    clearTimeout(this.gapTimer);
    this.unsubscribe();
  }

  private receive(event: StudyEvent): void {
    if (this.stopped) return;
    switch (event.type) {
      case 'commit':
        this.take(event.commit);
        this.setInfo({ undo: event.undo });
        break;
      case 'status':
        this.setInfo({ status: event.status });
        if (event.status.seq > this.seq) this.watchGap();
        break;
      case 'progress':
        for (const listener of this.progressListeners) listener(event);
        break;
      case 'closed':
        if (!this.leaving) this.setInfo({ closed: event.reason });
        break;
    }
  }

  /** Commits come twice (as the answer and as an event) and may overtake one another: each is applied once, in order. */
  private take(commit: Commit): void {
    if (commit.seq <= this.seq) return;
    this.waiting.set(commit.seq, commit);
    let next = this.waiting.get(this.seq + 1);
    while (next !== undefined) {
      this.waiting.delete(next.seq);
      this.apply(next);
      next = this.waiting.get(this.seq + 1);
    }
    if (this.waiting.size > 0) this.watchGap();
  }

  private apply(commit: Commit): void {
    this.store.apply(commit.diff);
    this.seq = commit.seq;
    this.recent.push(commit);
    if (this.recent.length > keptCommits) this.recent.shift();
    const types = new Set<RecordType>();
    for (const { type, id } of commit.diff) {
      types.add(type);
      if (type === 'passage' && !this.current.passagesLoaded) this.touchedPassages.add(id);
      // A document that has just been imported has no passages to fetch.
      if (type === 'document' && !this.current.passagesLoaded) this.noteNewDocument(id, commit);
      if (type === 'document' && this.current.passagesLoaded) this.loadedDocuments.add(id);
    }
    for (const listener of [...commitListeners]) listener(commit);
    this.touch(types);
    if (types.has('study')) this.setInfo({ name: this.store.study.name });
  }

  private noteNewDocument(id: string, commit: Commit): void {
    if (
      commit.diff.some(change => change.type === 'document' && change.id === id && change.before === null)
    ) {
      this.loadedDocuments.add(id);
    }
  }

  private watchGap(): void {
    clearTimeout(this.gapTimer);
    const { seq } = this;
    this.gapTimer = setTimeout(() => {
      if (this.stopped || this.seq !== seq) return;
      if (this.current.status.seq > this.seq || this.waiting.size > 0) void this.resynchronise();
    }, gapPatience);
  }

  /** Some commits never came (the connection broke): fetch everything again through the open session. */
  private async resynchronise(): Promise<void> {
    const { path, mode } = this.current;
    const opened = await this.client.openStudy({ path, mode, coderName: null });
    if (this.stopped) return;
    const kept = new Set(opened.entries.map(({ type, record }) => `${type}:${record.id}`));
    const gone = recordTypes.flatMap(type =>
      [...this.store.allWithRemoved(type)]
        .filter(({ id }) => !kept.has(`${type}:${id}`))
        .map(before => ({ type, id: before.id, before, after: null })),
    );
    this.store.apply(gone);
    this.store.load(opened.entries);
    this.seq = Math.max(this.seq, opened.status.seq);
    for (const seq of [...this.waiting.keys()]) if (seq <= this.seq) this.waiting.delete(seq);
    this.loadedDocuments.clear();
    this.touchedPassages.clear();
    this.setInfo({ handle: opened.handle, status: opened.status, undo: opened.undo, passagesLoaded: false });
    this.touch(new Set(recordTypes));
    await this.loadPassages(null);
  }

  private touch(types: ReadonlySet<RecordType>): void {
    for (const type of types) this.versions.set(type, (this.versions.get(type) ?? 0) + 1);
    for (const listener of [...this.recordListeners]) listener(types);
  }

  private setInfo(patch: Partial<StudyInfo>): void {
    this.current = { ...this.current, ...patch };
    for (const listener of [...this.infoListeners]) listener();
  }
}
