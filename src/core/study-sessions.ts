/**
 * Which windows look at which study. Keeps a study's latest commits, so that a window misses none between opening
 * the study and hearing its events, or while its connection was down; and closes a study that no window shows.
 */
import type { Application, OpenedStudy, StudyEvent, StudyHandle } from './api.ts';

/** Commits kept for windows that come late. */
const keptCommits = 500;

type CommitEvent = Extract<StudyEvent, { type: 'commit' }>;
type StatusEvent = Extract<StudyEvent, { type: 'status' }>;

interface Session {
  /** Oldest first. */
  commits: CommitEvent[];
  /** Every commit with a higher sequence is in `commits`. */
  completeAfter: number;
  status: StatusEvent | null;
  /** Windows that hear the study's events now, by name; one window may hear them twice while it reconnects. */
  listeners: Map<symbol, { window: string; listener: (event: StudyEvent) => void }>;
  unsubscribe: () => void;
  cancelIdleClose: () => void;
}

export interface StudySessionsPorts {
  /** Runs the task later; the returned function calls it off. */
  later(task: () => void, milliseconds: number): () => void;
  /** How long a study stays open that no window shows any more, as while a window is loaded anew. */
  idleMilliseconds: number;
}

export interface StudySessions {
  /** To be called with every study that was opened, before anybody hears of it. */
  opened(study: OpenedStudy): OpenedStudy;
  /** Calls back with every commit after `afterSeq`, the newest status, and all that follows. */
  listen(
    handle: StudyHandle,
    request: { window: string; afterSeq: number },
    listener: (event: StudyEvent) => void,
  ): () => void;
  /** Closes the study unless another window shows it. */
  leave(handle: StudyHandle, window: string): Promise<void>;
}

const closed = (reason: string): StudyEvent => ({ type: 'closed', reason });

export const createStudySessions = (
  application: Pick<Application, 'subscribe' | 'closeStudy'>,
  ports: StudySessionsPorts,
): StudySessions => {
  const sessions = new Map<StudyHandle, Session>();

  const forget = (handle: StudyHandle): void => {
    const session = sessions.get(handle);
    sessions.delete(handle);
    session?.cancelIdleClose();
    session?.unsubscribe();
  };

  const hear = (handle: StudyHandle, session: Session, event: StudyEvent): void => {
    if (event.type === 'commit') {
      session.commits.push(event);
      const dropped = session.commits.length > keptCommits ? session.commits.shift() : undefined;
      if (dropped !== undefined) session.completeAfter = dropped.commit.seq;
    }
    if (event.type === 'status') session.status = event;
    for (const { listener } of [...session.listeners.values()]) listener(event);
    if (event.type === 'closed') forget(handle);
  };

  const closeWhenIdle = (handle: StudyHandle, session: Session): void => {
    session.cancelIdleClose();
    session.cancelIdleClose = ports.later(() => {
      // A study whose changes could not be saved refuses to close, and is tried again when the program ends.
      application.closeStudy(handle).then(
        () => forget(handle),
        () => undefined,
      );
    }, ports.idleMilliseconds);
  };

  return {
    opened(study) {
      const present = sessions.get(study.handle);
      if (present !== undefined) {
        if (present.listeners.size === 0) closeWhenIdle(study.handle, present);
        return study;
      }
      const session: Session = {
        commits: [],
        completeAfter: study.status.seq,
        status: null,
        listeners: new Map(),
        unsubscribe: () => undefined,
        cancelIdleClose: () => undefined,
      };
      sessions.set(study.handle, session);
      session.unsubscribe = application.subscribe(study.handle, event => hear(study.handle, session, event));
      closeWhenIdle(study.handle, session);
      return study;
    },

    listen(handle, { window, afterSeq }, listener) {
      const session = sessions.get(handle);
      if (session === undefined) {
        listener(closed('The study is no longer open here. Open it again.'));
        return () => undefined;
      }
      if (afterSeq < session.completeAfter) {
        listener(closed('This window was away for too many changes to catch up. Open the study again.'));
        return () => undefined;
      }
      session.cancelIdleClose();
      for (const event of session.commits) if (event.commit.seq > afterSeq) listener(event);
      if (session.status !== null) listener(session.status);
      const key = Symbol(window);
      session.listeners.set(key, { window, listener });
      return () => {
        session.listeners.delete(key);
        if (session.listeners.size === 0 && sessions.get(handle) === session) closeWhenIdle(handle, session);
      };
    },

    async leave(handle, window) {
      const session = sessions.get(handle);
      const others = [...(session?.listeners.values() ?? [])].some(each => each.window !== window);
      if (others) return;
      await application.closeStudy(handle);
      forget(handle);
    },
  };
};
