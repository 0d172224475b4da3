/** The citations of a document, asked for once: a text never changes. */
import { useEffect, useState } from 'react';
import type { Citation } from '#core/finding/citations.ts';
import { messageOf } from '#core/problem.ts';
import { computerOf } from '../computing/study-computer.ts';
import { useSession } from '../state/study-context.tsx';
import type { StudySession } from '../state/study-session.ts';

const known = new WeakMap<StudySession, Map<string, Promise<readonly Citation[]>>>();

function citationsOf(session: StudySession, documentId: string): Promise<readonly Citation[]> {
  const byDocument = known.get(session) ?? new Map<string, Promise<readonly Citation[]>>();
  known.set(session, byDocument);
  const asked =
    byDocument.get(documentId) ??
    computerOf(session)
      .ask({ type: 'citations', documentIds: [documentId] })
      .then(found => found.map(({ thing }) => thing));
  byDocument.set(documentId, asked);
  // What could not be read is asked for again.
  asked.catch(() => byDocument.delete(documentId));
  return asked;
}

/** Null while they are looked for. */
export function useCitationsOf(documentId: string): {
  citations: readonly Citation[] | null;
  failure: string | null;
} {
  const session = useSession();
  const [state, setState] = useState<{
    of: string;
    citations: readonly Citation[] | null;
    failure: string | null;
  } | null>(null);
  useEffect(() => {
    let left = false;
    citationsOf(session, documentId).then(
      citations => {
        if (!left) setState({ of: documentId, citations, failure: null });
      },
      (error: unknown) => {
        if (!left) setState({ of: documentId, citations: null, failure: messageOf(error) });
      },
    );
    return () => {
      left = true;
    };
  }, [session, documentId]);
  return state?.of === documentId ? state : { citations: null, failure: null };
}
