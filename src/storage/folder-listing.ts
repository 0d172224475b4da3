/** Folders and files for the window's own chooser, where the host has no dialogs of the system. */
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { FolderListing } from '#core/api.ts';
import { Problem } from '#core/problem.ts';
import { diskProblem } from './disk-problem.ts';
import type { FileSystem } from './file-system.ts';
import { journalFolder, studyFile, studySuffix } from './study-files.ts';

/** Null = the person's own folder. Hidden entries are left out. */
export async function listFolder(files: FileSystem, path: string | null): Promise<FolderListing> {
  const folder = resolve(path ?? homedir());
  try {
    const info = await files.stat(folder);
    if (info === null) throw new Problem('not-found', `There is no folder ${folder}.`);
    if (!info.isFolder) throw new Problem('invalid', `${folder} is a file, not a folder.`);
    const listing: FolderListing = {
      path: folder,
      parent: dirname(folder) === folder ? null : dirname(folder),
      folders: [],
      files: [],
    };
    const entries = (await files.list(folder)).filter(({ name }) => !name.startsWith('.'));
    const described = await Promise.all(entries.map(({ name }) => describe(files, folder, name)));
    const compare = new Intl.Collator(undefined, { numeric: true }).compare;
    const sorted = described.filter(entry => entry !== null).sort((a, b) => compare(a.name, b.name));
    return {
      ...listing,
      folders: sorted
        .filter(({ isFolder }) => isFolder)
        .map(({ name, path: at, isStudy }) => ({ name, path: at, isStudy })),
      files: sorted
        .filter(({ isFolder }) => !isFolder)
        .map(({ name, path: at, bytes }) => ({ name, path: at, bytes })),
    };
  } catch (error) {
    throw diskProblem(error, `The folder ${folder} could not be read`);
  }
}

async function describe(files: FileSystem, folder: string, name: string) {
  const path = join(folder, name);
  try {
    const info = await files.stat(path);
    if (info === null) return null;
    const has = async (part: string) => (await files.stat(join(path, part))) !== null;
    const isStudy =
      info.isFolder && (await has(journalFolder)) && (name.endsWith(studySuffix) || (await has(studyFile)));
    return { name, path, isFolder: info.isFolder, isStudy, bytes: info.size };
  } catch {
    // What may not be looked at cannot be chosen either.
    return null;
  }
}

export async function createFolder(files: FileSystem, parent: string, name: string): Promise<FolderListing> {
  const plain = name.trim();
  if (plain === '' || plain === '.' || plain === '..' || /[/\\:\0]/.test(plain)) {
    throw new Problem(
      'invalid',
      `“${name}” cannot be the name of a folder.`,
      'Use letters, digits and spaces.',
    );
  }
  const path = join(resolve(parent), plain);
  try {
    if ((await files.stat(path)) !== null) throw new Problem('refused', `${path} is there already.`);
    await files.makeFolder(path);
  } catch (error) {
    throw diskProblem(error, `The folder ${path} could not be made`);
  }
  return listFolder(files, path);
}
