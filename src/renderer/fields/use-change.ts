/** Sends a form's command and says whether it was done, so that the form knows whether to keep what was typed. */
import { useCallback } from 'react';
import { isProblem } from '#core/problem.ts';
import type { Command } from '#core/store/commit.ts';
import { useDispatch } from '../state/study-context.tsx';

/** Resolves to false where the command was refused; the notice with the reason is shown already. */
export function useChange(): (type: string, args: unknown) => Promise<boolean> {
  const dispatch = useDispatch();
  return useCallback(
    async (type: string, args: unknown) => {
      const command: Command = { type, args };
      try {
        await dispatch(command);
        return true;
      } catch (error) {
        // The change is in memory and the window shows it; only the disk lags behind.
        return isProblem(error) && error.code === 'not-saved';
      }
    },
    [dispatch],
  );
}
