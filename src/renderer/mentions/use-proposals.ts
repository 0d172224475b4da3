/** What coding the mentions of items would add, document by document as it is found. */
import { useEffect, useState } from 'react';
import type { Extent } from '#core/model/run.ts';
import { messageOf } from '#core/problem.ts';
import type { WordedProposal } from '../computing/messages.ts';
import { computerOf } from '../computing/study-computer.ts';
import { useSession } from '../state/study-context.tsx';

export interface Proposals {
  proposals: readonly WordedProposal[];
  /** Documents that are still to be searched. */
  waiting: number;
  failure: string | null;
}

const none: Proposals = { proposals: [], waiting: 0, failure: null };

export function useProposals(rule: {
  itemIds: readonly string[];
  extent: Extent;
  documentIds: readonly string[] | null;
}): Proposals {
  const session = useSession();
  const [found, setFound] = useState(none);
  const key = JSON.stringify(rule);
  useEffect(() => {
    const { itemIds, extent, documentIds } = JSON.parse(key) as typeof rule;
    const all = Array.from(session.study.all('document'), ({ id }) => id as string);
    const ids = documentIds === null ? all : all.filter(id => documentIds.includes(id));
    if (itemIds.length === 0 || ids.length === 0) {
      setFound(none);
      return;
    }
    const asking = new AbortController();
    setFound({ ...none, waiting: ids.length });
    const search = async (): Promise<void> => {
      for (const id of ids) {
        const result = await computerOf(session)
          .proposals(id, { itemIds, extent }, asking.signal)
          .then(
            proposals => ({ proposals, failure: null }),
            error => ({ proposals: [], failure: messageOf(error) }),
          );
        if (asking.signal.aborted) return;
        setFound(before => ({
          proposals: [...before.proposals, ...result.proposals],
          waiting: before.waiting - 1,
          failure: result.failure ?? before.failure,
        }));
      }
    };
    void search();
    return () => asking.abort();
  }, [session, key]);
  return found;
}
