/** Asks for what texts hold; another question, or leaving, takes back the one before. */
import { useEffect, useState } from 'react';
import type { CitationPattern } from '#core/model/citation-pattern.ts';
import { messageOf } from '#core/problem.ts';
import type { Range } from '#core/text/range.ts';
import type { Answer, Question } from '../computing/messages.ts';
import { computerOf } from '../computing/study-computer.ts';
import { useSession } from '../state/study-context.tsx';

export type Finding = 'glossary' | 'definitions' | 'names' | 'citations';

export interface FindingRequest<K extends Finding> {
  type: K;
  documentIds: readonly string[];
  /** Of the one document, for a list that is not found by itself. */
  range: Range | null;
  /** By which citations are found. */
  patterns?: readonly CitationPattern[];
}

export interface FindingState<K extends Finding> {
  /** Null while it is being looked for. */
  found: Answer<K> | null;
  failure: string | null;
}

/** Null asks for nothing. */
export function useFinding<K extends Finding>(request: FindingRequest<K> | null): FindingState<K> {
  const session = useSession();
  const [state, setState] = useState<FindingState<K>>({ found: null, failure: null });
  const key = JSON.stringify(request);
  useEffect(() => {
    const asked = JSON.parse(key) as Question<K> | null;
    setState({ found: null, failure: null });
    if (asked === null) return;
    const asking = new AbortController();
    computerOf(session)
      .ask(asked, { signal: asking.signal })
      .then(
        found => setState({ found, failure: null }),
        (error: unknown) => {
          if (!asking.signal.aborted) setState({ found: null, failure: messageOf(error) });
        },
      );
    return () => asking.abort();
  }, [key, session]);
  return state;
}
