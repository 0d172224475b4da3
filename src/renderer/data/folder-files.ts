/** The files of folders that were dropped on the window or chosen in it, and what of them is left out. */
import {
  compareEntries,
  mostFiles,
  type Skipped,
  whyFileSkipped,
  whyFolderSkipped,
} from '#core/importers/folder-entries.ts';

export interface FolderFiles {
  files: File[];
  skipped: Skipped[];
}

/** Walks dropped folders. `extensions` are those that importers read. */
export async function filesOfFolders(
  folders: readonly FileSystemDirectoryEntry[],
  extensions: ReadonlySet<string>,
): Promise<FolderFiles> {
  const found: FolderFiles = { files: [], skipped: [] };
  for (const folder of folders) await walk(folder, extensions, found);
  return found;
}

/** Sorts what a folder's chooser gives: all files below the folder, with their paths. */
export function filesOfChosenFolder(chosen: readonly File[], extensions: ReadonlySet<string>): FolderFiles {
  const found: FolderFiles = { files: [], skipped: [] };
  const told = new Set<string>();
  const byPath = [...chosen].sort((one, other) =>
    compareEntries(one.webkitRelativePath, other.webkitRelativePath),
  );
  for (const file of byPath) {
    const parts = file.webkitRelativePath.split('/').slice(0, -1);
    const at = parts.findIndex((name, depth) => depth > 0 && whyFolderSkipped(name) !== null);
    const folderReason = at === -1 ? null : whyFolderSkipped(parts[at] ?? '');
    if (folderReason === null) take(file, file.webkitRelativePath, extensions, found);
    else {
      const path = parts.slice(0, at + 1).join('/');
      if (!told.has(path)) found.skipped.push({ path, why: folderReason });
      told.add(path);
    }
  }
  return found;
}

function take(
  file: File,
  path: string,
  extensions: ReadonlySet<string>,
  { files, skipped }: FolderFiles,
): void {
  const why = whyFileSkipped(file.name, extensions) ?? (files.length >= mostFiles ? 'many' : null);
  if (why === null) files.push(file);
  else skipped.push({ path, why });
}

async function walk(
  folder: FileSystemDirectoryEntry,
  extensions: ReadonlySet<string>,
  found: FolderFiles,
): Promise<void> {
  const pathOf = ({ fullPath }: FileSystemEntry): string => fullPath.replace(/^\//, '');
  try {
    const entries = await entriesOf(folder);
    for (const entry of entries.sort((one, other) => compareEntries(one.name, other.name))) {
      if (isFolder(entry)) {
        const why = whyFolderSkipped(entry.name);
        if (why === null) await walk(entry, extensions, found);
        else found.skipped.push({ path: pathOf(entry), why });
      } else if (isFile(entry)) {
        const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject)).catch(
          () => null,
        );
        if (file === null) found.skipped.push({ path: pathOf(entry), why: 'unreadable' });
        else take(file, pathOf(entry), extensions, found);
      }
    }
  } catch {
    found.skipped.push({ path: pathOf(folder), why: 'unreadable' });
  }
}

/** A folder gives its entries in portions, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return all;
    all.push(...portion);
  }
}

export const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
