/** The folders of the program itself, the same for every host, so that all know the same recent studies. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';

export interface ProgramFolders {
  /** What the program remembers: recent studies, the window's profile. */
  data: string;
  /** Where new studies are put unless the researcher says otherwise. */
  studies: string;
  /** Codebooks and the sample that ship with the program. */
  resources: string;
  /** The built window. */
  window: string;
  /** The built script of the thread that reads files; absent where it was not built. */
  importWorker?: string;
  /** Likewise of the thread that exports. */
  exportWorker?: string;
}

/** `root` is the folder that holds `out/` and `resources/`. */
export const findProgramFolders = (root: string): ProgramFolders => {
  const documents = join(homedir(), 'Documents');
  const importWorker = resolve(root, 'out', 'main', 'import-worker.js');
  const exportWorker = resolve(root, 'out', 'main', 'export-worker.js');
  return {
    data: envPaths('tracework', { suffix: '' }).data,
    studies: join(existsSync(documents) ? documents : homedir(), 'Tracework'),
    resources: resolve(root, 'resources'),
    window: resolve(root, 'out', 'renderer'),
    ...(existsSync(importWorker) ? { importWorker } : {}),
    ...(existsSync(exportWorker) ? { exportWorker } : {}),
  };
};
