/** Tries a pattern while it is being written: how much it finds so far, and the first places. */
import { useEffect, useMemo, useState } from 'react';
import type { Citation } from '#core/finding/citations.ts';
import type { CitationPattern } from '#core/model/citation-pattern.ts';
import { messageOf } from '#core/problem.ts';
import type { Worded } from '../computing/messages.ts';
import { useSession } from '../state/study-context.tsx';
import { PatternTrials, Runaway, textsTried } from './pattern-trials.ts';

/** Milliseconds without a key before a pattern is tried. */
const pause = 350;
const placesShown = 8;

export interface PatternTrial {
  places: number;
  /** Documents with a place. */
  documents: number;
  /** Documents tried so far, of how many. */
  tried: number;
  of: number;
  first: readonly Worded<Citation>[];
  failure: string | null;
}

const nothing: PatternTrial = { places: 0, documents: 0, tried: 0, of: 0, first: [], failure: null };

/** `onRunaway` is told of a pattern that had to be stopped. Null = nothing to try; both props should be stable. */
export function usePatternTrial(
  pattern: CitationPattern | null,
  documentIds: readonly string[],
  onRunaway: (pattern: CitationPattern) => void,
): PatternTrial {
  const session = useSession();
  const trials = useMemo(() => new PatternTrials(session), [session]);
  useEffect(() => () => trials.end(), [trials]);
  const [trial, setTrial] = useState(nothing);
  // Neither its description nor whether it is switched on changes what it finds.
  const key = pattern === null ? null : JSON.stringify({ ...pattern, description: '', enabled: true });
  useEffect(() => {
    let state: PatternTrial = { ...nothing, of: Math.min(documentIds.length, textsTried) };
    setTrial(state);
    if (key === null) return;
    const tried = JSON.parse(key) as CitationPattern;
    const leaving = new AbortController();
    const run = async (): Promise<void> => {
      try {
        for await (const found of trials.run(tried, documentIds, leaving.signal)) {
          state = {
            ...state,
            places: state.places + found.length,
            documents: state.documents + (found.length > 0 ? 1 : 0),
            tried: state.tried + 1,
            first: [...state.first, ...found].slice(0, placesShown),
          };
          if (!leaving.signal.aborted) setTrial(state);
        }
      } catch (error) {
        if (leaving.signal.aborted) return;
        if (error instanceof Runaway) onRunaway(tried);
        setTrial({ ...state, failure: messageOf(error) });
      }
    };
    const waiting = setTimeout(() => void run(), pause);
    return () => {
      clearTimeout(waiting);
      leaving.abort();
    };
  }, [key, documentIds, trials, onRunaway]);
  return trial;
}
