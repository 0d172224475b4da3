/** What the host gives of a document and what never changes, fetched once and kept for the documents read last. */
import { useEffect, useState } from 'react';
import { messageOf } from '#core/problem.ts';
import { useSession } from '../state/study-context.tsx';
import type { StudySession } from '../state/study-session.ts';

const KEPT = 4;

export type Fetched<T> =
  | { state: 'loading' }
  | { state: 'failed'; message: string; retry: () => void }
  | { state: 'ready'; content: T };

export type Fetch<T> = (client: StudySession['client'], handle: string, documentId: string) => Promise<T>;

/** A hook that gives what is fetched for a document; with null it fetches nothing. */
export function createFetched<T>(fetch: Fetch<T>): (documentId: string | null) => Fetched<T> {
  const kept = new Map<string, { content: T }>();
  return function useFetched(documentId: string | null): Fetched<T> {
    const session = useSession();
    const { handle, path } = session.info;
    const key = documentId === null ? null : `${path}\n${documentId}`;
    const [failure, setFailure] = useState<{ key: string; message: string } | null>(null);
    const [, setFetched] = useState<string | null>(null);
    const [attempt, setAttempt] = useState(0);

    // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks for another try.
    useEffect(() => {
      if (key === null || documentId === null || kept.has(key)) return;
      let left = false;
      fetch(session.client, handle, documentId).then(
        content => {
          kept.set(key, { content });
          for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
          if (!left) setFetched(key);
        },
        (error: unknown) => {
          if (!left) setFailure({ key, message: messageOf(error) });
        },
      );
      return () => {
        left = true;
      };
    }, [session, handle, documentId, key, attempt]);

    const found = key === null ? undefined : kept.get(key);
    if (found !== undefined) return { state: 'ready', content: found.content };
    if (failure !== null && failure.key === key) {
      const retry = () => {
        setFailure(null);
        setAttempt(attempt + 1);
      };
      return { state: 'failed', message: failure.message, retry };
    }
    return { state: 'loading' };
  };
}
