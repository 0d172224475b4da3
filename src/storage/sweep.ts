/** Clears away what a program that died left half written and that nothing refers to. */
import type { FileSystem } from './file-system.ts';
import { documentFolder, journalFolder, onDisk, passageFolder, snapshotFolder } from './study-files.ts';
import { isTemporary } from './write-durably.ts';

const importing = '.importing-';

/** Where an import writes a document's files until all of them are on disk. */
export const importingFolder = (documentId: string): string => `${documentFolder}/${importing}${documentId}`;

/** `everywhere` looks into each document's folder too: needed only after a crash. Failures leave it for the next time. */
export async function sweep(files: FileSystem, folder: string, everywhere: boolean): Promise<void> {
  const places = ['', passageFolder, journalFolder, snapshotFolder];
  for (const { name, isFolder } of await files.list(onDisk(folder, documentFolder))) {
    if (!isFolder) continue;
    const path = `${documentFolder}/${name}`;
    if (name.startsWith(importing)) await files.remove(onDisk(folder, path)).catch(() => undefined);
    else if (everywhere) places.push(path);
  }
  for (const place of places) {
    for (const { name, isFolder } of await files.list(onDisk(folder, place))) {
      if (isFolder || !isTemporary(name)) continue;
      await files.remove(onDisk(folder, place === '' ? name : `${place}/${name}`)).catch(() => undefined);
    }
  }
}
