/** Asks for a folder: by the system's dialog where the host has one, else by the window's own. */
import { type ReactNode, useState } from 'react';
import { useApp } from '#renderer/state/app-context.tsx';
import { notifyProblem } from '#renderer/state/notify.tsx';
import { FolderDialog } from './folder-dialog.tsx';

interface FolderChoice {
  /** Asks; what is chosen goes to `onChoose`. */
  choose: () => void;
  /** To be put anywhere in the component. */
  dialog: ReactNode;
}

/** `from` is where to begin; empty = the folder for new studies. */
export function useFolderChoice(title: string, from: string, onChoose: (path: string) => void): FolderChoice {
  const { client, info } = useApp();
  const [isOpen, setOpen] = useState(false);
  const ask = async (): Promise<void> => {
    if (!info.nativeDialogs) {
      setOpen(true);
      return;
    }
    try {
      const path = await client.chooseFolder(title);
      if (path !== null) onChoose(path);
    } catch (error) {
      notifyProblem(error);
    }
  };
  return {
    choose: () => void ask(),
    dialog: (
      <FolderDialog
        opened={isOpen}
        title={title}
        wanted="folder"
        from={from === '' ? null : from}
        onClose={() => setOpen(false)}
        onChoose={path => {
          onChoose(path);
          setOpen(false);
        }}
      />
    ),
  };
}
