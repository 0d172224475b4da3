/** The system's own dialogs for folders, studies and files, over the window that has the focus. */
import { BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { importers } from '#core/importers/registry.ts';

const ask = async (options: OpenDialogOptions): Promise<string[] | null> => {
  const window = BrowserWindow.getFocusedWindow();
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return canceled || filePaths.length === 0 ? null : filePaths;
};

const first = (paths: string[] | null): string | null => paths?.at(0) ?? null;

export const nativeDialogs = {
  chooseFolder: async (title: string): Promise<string | null> =>
    first(await ask({ title, properties: ['openDirectory', 'createDirectory'] })),
  // A study is a folder, whose name ends with .tracework.
  chooseStudy: async (): Promise<string | null> =>
    first(await ask({ title: 'Open study', properties: ['openDirectory', 'treatPackageAsDirectory'] })),
  chooseFiles: (): Promise<readonly string[] | null> =>
    ask({
      title: 'Import documents',
      properties: ['openFile', 'multiSelections'],
      filters: [
        { name: 'Documents', extensions: importers.flatMap(({ extensions }) => extensions) },
        { name: 'All files', extensions: ['*'] },
      ],
    }),
};
