/** The commits of the study, newest first, fetched page by page and kept up as commits come. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { HistoryEntry } from '#core/api.ts';
import { notifyProblem } from '#renderer/state/notify.tsx';
import { onCommit, useSession } from '#renderer/state/study-context.tsx';

const pageSize = 60;
/** Commits that come in a burst are fetched together. Milliseconds. */
const patience = 120;

export const useHistory = () => {
  const session = useSession();
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null);
  const [complete, setComplete] = useState(false);
  const [busy, setBusy] = useState(false);
  const shown = useRef(pageSize);

  const load = useCallback(async () => {
    setBusy(true);
    try {
      const wanted = shown.current;
      const loaded: HistoryEntry[] = [];
      let before: number | null = null;
      let last = false;
      while (loaded.length < wanted && !last) {
        const page: readonly HistoryEntry[] = await session.client.history(session.info.handle, {
          before,
          limit: pageSize,
        });
        loaded.push(...page);
        before = page.at(-1)?.commit.seq ?? null;
        last = page.length < pageSize;
      }
      setEntries(loaded);
      setComplete(last);
    } catch (error) {
      notifyProblem(error);
    } finally {
      setBusy(false);
    }
  }, [session]);

  useEffect(() => {
    void load();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onCommit(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void load(), patience);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [load]);

  const showEarlier = useCallback(() => {
    shown.current += pageSize;
    void load();
  }, [load]);

  return { entries, complete, busy, showEarlier };
};
