/** Asks which study to open: through the system's dialog where the host has one, else through the window's own. */
import { useCallback } from 'react';
import { useApp } from '#renderer/state/app-context.tsx';
import { openDialog } from '#renderer/state/dialogs.ts';
import { notifyProblem } from '#renderer/state/notify.tsx';

export const useOpenStudy = (): (() => Promise<void>) => {
  const { client, info, openPath } = useApp();
  return useCallback(async () => {
    if (!info.nativeDialogs) {
      openDialog('open-study');
      return;
    }
    try {
      const path = await client.chooseStudy();
      if (path !== null) await openPath(path);
    } catch (error) {
      notifyProblem(error);
    }
  }, [client, info.nativeDialogs, openPath]);
};
