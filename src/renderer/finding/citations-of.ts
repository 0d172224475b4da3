/** The citations of a document, asked for once for the study's patterns: a text never changes. */
import { useEffect, useMemo, useState } from 'react';
import { patternsOf } from '#core/finding/citation-patterns.ts';
import type { Citation } from '#core/finding/citations.ts';
import { type CitationPattern, citationPattern } from '#core/model/citation-pattern.ts';
import { messageOf } from '#core/problem.ts';
import { computerOf } from '../computing/study-computer.ts';
import { useRecords, useSession } from '../state/study-context.tsx';
import type { StudySession } from '../state/study-session.ts';

interface Known {
  /** By which patterns all of them were found, as JSON. */
  by: string;
  ofDocument: Map<string, Promise<readonly Citation[]>>;
}

const knownOf = new WeakMap<StudySession, Known>();

function citationsOf(
  session: StudySession,
  documentId: string,
  patterns: readonly CitationPattern[],
): Promise<readonly Citation[]> {
  const by = JSON.stringify(patterns);
  const last = knownOf.get(session);
  const known = last?.by === by ? last : { by, ofDocument: new Map<string, Promise<readonly Citation[]>>() };
  knownOf.set(session, known);
  const asked =
    known.ofDocument.get(documentId) ??
    computerOf(session)
      .ask({ type: 'citations', documentIds: [documentId], patterns })
      .then(found => found.map(({ thing }) => thing));
  known.ofDocument.set(documentId, asked);
  // What could not be read is asked for again.
  asked.catch(() => known.ofDocument.delete(documentId));
  return asked;
}

/** Found by a pattern, not by how the document is built. */
export const isByPattern = ({ rule }: Citation): boolean => citationPattern.shape.id.safeParse(rule).success;

/** Numbers of notes stand bare in the text; what a pattern finds says itself what it is. */
export const nameOfCitation = (citation: Citation): string =>
  citation.kind === 'note' && !isByPattern(citation) ? `Note ${citation.quote}` : citation.quote;

/** The study's own, or those that ship. */
export const useCitationPatterns = (): readonly CitationPattern[] => useRecords(patternsOf, ['study']);

/** Null while they are looked for. */
export function useCitationsOf(documentId: string): {
  citations: readonly Citation[] | null;
  failure: string | null;
} {
  const session = useSession();
  const patterns = useCitationPatterns();
  const of = useMemo(() => ({ documentId, patterns }), [documentId, patterns]);
  const [state, setState] = useState<{
    of: typeof of;
    citations: readonly Citation[] | null;
    failure: string | null;
  } | null>(null);
  useEffect(() => {
    let left = false;
    citationsOf(session, of.documentId, of.patterns).then(
      citations => {
        if (!left) setState({ of, citations, failure: null });
      },
      (error: unknown) => {
        if (!left) setState({ of, citations: null, failure: messageOf(error) });
      },
    );
    return () => {
      left = true;
    };
  }, [session, of]);
  return state?.of === of ? state : { citations: null, failure: null };
}
