/** Gives the open study to components: its records, its state, and the one way to change it. */
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import type { RecordType } from '#core/model/records.ts';
import type { Command, Commit } from '#core/store/commit.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { notifyProblem, notifyRemoved, takeBack } from './notify.tsx';
import { shallowEqual } from './shallow-equal.ts';
import { onCommit, type StudyInfo, type StudySession } from './study-session.ts';

export { onCommit };

const SessionContext = createContext<StudySession | null>(null);

export function StudyProvider({ session, children }: { session: StudySession; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The open study's session: client, undo and redo, coder. Throws outside of a StudyProvider. */
export function useSession(): StudySession {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('No study is open here.');
  return session;
}

/** The records, a stable object. Read with `useRecords`, so that the component is drawn again when they change. */
export function useStudyReader(): StudyReader {
  return useSession().study;
}

/**
 * Reads records. `select` runs again when a commit touched one of the record types, or when `deps` change (name
 * in `deps` whatever it uses from outside); a result that is shallowly equal to the last draws nothing.
 */
export function useRecords<T>(
  select: (study: StudyReader) => T,
  types: readonly RecordType[],
  deps: readonly unknown[] = [],
): T {
  const session = useSession();
  const typesKey = types.join();
  const [cache] = useState<{ key: readonly unknown[] | null; value: T | undefined }>(() => ({
    key: null,
    value: undefined,
  }));
  const read = (): T => {
    const key = [session, typesKey, session.versionOf(types), ...deps];
    if (cache.key === null || !shallowEqual(cache.key, key)) {
      const next = select(session.study);
      if (cache.key === null || !shallowEqual(cache.value, next)) cache.value = next;
      cache.key = key;
    }
    return cache.value as T;
  };
  const subscribe = useCallback(
    (listener: () => void) => {
      const wanted = typesKey.split(',') as RecordType[];
      return session.onRecords(touched => {
        if (wanted.some(type => touched.has(type))) listener();
      });
    },
    [session, typesKey],
  );
  return useSyncExternalStore(subscribe, read);
}

/**
 * Sends a command. Resolves when the commit is in the window's copy, and on disk unless the window says loudly
 * that saving failed. A refusal is shown with its message and advice, and rejects with the Problem. Removals offer
 * their undo.
 */
export function useDispatch(): (command: Command) => Promise<Commit | null> {
  const session = useSession();
  return useCallback(
    async (command: Command) => {
      try {
        const commit = await session.dispatch(command);
        if (commit !== null) notifyRemoved(commit, () => takeBack(session, commit.id));
        return commit;
      } catch (error) {
        notifyProblem(error);
        throw error;
      }
    },
    [session],
  );
}

/**
 * What is known of the open study. With `select` the component is drawn again only when the selected value changes
 * (by identity): saving alone changes the whole three times a commit.
 */
export function useStudyInfo(): StudyInfo;
export function useStudyInfo<T>(select: (info: StudyInfo) => T): T;
export function useStudyInfo<T>(select?: (info: StudyInfo) => T): T | StudyInfo {
  const session = useSession();
  return useSyncExternalStore(
    useCallback((listener: () => void) => session.onInfo(listener), [session]),
    () => (select === undefined ? session.info : select(session.info)),
  );
}

/** Whether the document's passages have been fetched. */
export function usePassagesLoaded(documentId: string | null): boolean {
  const session = useSession();
  return useRecords(
    () => documentId !== null && session.hasPassagesOf(documentId),
    ['passage', 'document'],
    [documentId],
  );
}

/** Calls back after each commit while the component is mounted. The listener should be stable. */
export function useCommitListener(listener: (commit: Commit) => void): void {
  useEffect(() => onCommit(listener), [listener]);
}
