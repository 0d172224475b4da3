/** Where the passages of a document begin, for counting them; brought up to date when the window has time. */
import { useEffect, useState } from 'react';
import { onCommit, useSession, useStudyInfo } from '../state/study-context.tsx';
import type { StudySession } from '../state/study-session.ts';

/** In order. Null while passages of the document are still being fetched. */
export function usePassageStarts(documentId: string): Float64Array | null {
  const session = useSession();
  const isLoaded = useStudyInfo(info => info.passagesLoaded);
  const [starts, setStarts] = useState<Float64Array | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once all passages are here they are counted anew.
  useEffect(() => {
    let idle = 0;
    const refresh = (): void => {
      cancelIdleCallback(idle);
      idle = requestIdleCallback(() => setStarts(startsOf(session, documentId)), { timeout: 500 });
    };
    setStarts(startsOf(session, documentId));
    const stop = onCommit(({ diff }) => {
      if (diff.some(({ type }) => type === 'passage')) refresh();
    });
    return () => {
      stop();
      cancelIdleCallback(idle);
    };
  }, [session, documentId, isLoaded]);
  return starts;
}

function startsOf(session: StudySession, documentId: string): Float64Array | null {
  if (!session.hasPassagesOf(documentId)) return null;
  return Float64Array.from(session.study.passagesOfDocument(documentId), ({ start }) => start).sort();
}
