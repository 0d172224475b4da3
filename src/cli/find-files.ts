/** The files that are meant by paths of files and folders: a folder stands for all that can be read in it. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  compareEntries,
  mostFiles,
  type Skipped,
  whyFileSkipped,
  whyFolderSkipped,
} from '#core/importers/folder-entries.ts';
import { importers } from '#core/importers/registry.ts';

const deepest = 100;
const extensions: ReadonlySet<string> = new Set(importers.flatMap(importer => importer.extensions));

export interface FoundFiles {
  /** As they were given, or below the folder that was. */
  files: string[];
  skipped: Skipped[];
}

/** Folders are walked in order of names; links to folders are not followed. `resolve` finds a path on this computer. */
export async function findFiles(
  paths: readonly string[],
  resolve: (path: string) => string,
): Promise<FoundFiles> {
  const found: FoundFiles = { files: [], skipped: [] };
  for (const path of paths) {
    const info = await stat(resolve(path)).catch(() => null);
    // What is not there, or cannot be looked at, is named by the import itself.
    if (info?.isDirectory() === true) await walk(path, resolve, found, 0);
    else found.files.push(path);
  }
  return found;
}

async function walk(
  folder: string,
  resolve: (path: string) => string,
  found: FoundFiles,
  depth: number,
): Promise<void> {
  const { files, skipped } = found;
  const entries = await readdir(resolve(folder), { withFileTypes: true }).catch(() => null);
  if (entries === null || depth > deepest) {
    skipped.push({ path: folder, why: 'unreadable' });
    return;
  }
  for (const entry of entries.sort((one, other) => compareEntries(one.name, other.name))) {
    const path = join(folder, entry.name);
    const target = entry.isSymbolicLink() ? await stat(resolve(path)).catch(() => null) : entry;
    if (target?.isDirectory() === true) {
      const why = whyFolderSkipped(entry.name) ?? (entry.isSymbolicLink() ? 'link' : null);
      if (why === null) await walk(path, resolve, found, depth + 1);
      else skipped.push({ path, why });
      continue;
    }
    const why =
      target?.isFile() !== true
        ? 'unreadable'
        : (whyFileSkipped(entry.name, extensions) ?? (files.length >= mostFiles ? 'many' : null));
    if (why === null) files.push(path);
    else skipped.push({ path, why });
  }
}
