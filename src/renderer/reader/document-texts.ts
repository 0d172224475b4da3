/** Texts of documents as the host gives them, kept for the documents read last: a canonical text never changes. */
import { useEffect, useState } from 'react';
import type { DocumentText } from '#core/api.ts';
import { messageOf } from '#core/problem.ts';
import { useSession } from '../state/study-context.tsx';

const KEPT = 4;
const kept = new Map<string, DocumentText>();

export type LoadedText =
  | { state: 'loading' }
  | { state: 'failed'; message: string; retry: () => void }
  | { state: 'ready'; content: DocumentText };

/** The text of a document, fetched where it is not at hand. */
export function useDocumentText(documentId: string): LoadedText {
  const session = useSession();
  const { handle, path } = session.info;
  const key = `${path}\n${documentId}`;
  const [failure, setFailure] = useState<{ key: string; message: string } | null>(null);
  const [, setFetched] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const content = kept.get(key);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks for another try.
  useEffect(() => {
    if (kept.has(key)) return;
    let left = false;
    session.client.documentText(handle, documentId).then(
      fetched => {
        kept.set(key, fetched);
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

  if (content !== undefined) return { state: 'ready', content };
  if (failure?.key === key) {
    const retry = () => {
      setFailure(null);
      setAttempt(attempt + 1);
    };
    return { state: 'failed', message: failure.message, retry };
  }
  return { state: 'loading' };
}
