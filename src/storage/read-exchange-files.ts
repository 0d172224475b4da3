/** Reads the files or the folder of another program's project, within bounds. */
import { basename, join } from 'node:path';
import { isNeeded } from '#core/exchange/dataset/dataset-files.ts';
import type { ExchangeFile } from '#core/exchange/project.ts';
import { provenanceFile } from '#core/exporters/dataset/read-dataset.ts';
import { Problem } from '#core/problem.ts';
import { diskProblem } from './disk-problem.ts';
import type { FileSystem } from './file-system.ts';

/** A project with its sources; what is larger would not fit into memory several times over. */
export const largestProject = 512 * 1024 * 1024;
const mostFiles = 20_000;
const deepest = 20;

/** Rejects with a Problem that says what is wrong with which file. */
export async function readExchangeFiles(
  files: FileSystem,
  paths: readonly string[],
): Promise<ExchangeFile[]> {
  const found: ExchangeFile[] = [];
  const budget = { bytes: largestProject };
  for (const path of paths) {
    try {
      const info = await files.stat(path);
      if (info === null)
        throw new Problem('not-found', `“${basename(path)}” is no longer there.`, 'Choose it again.');
      if (info.isFolder) await readFolder(files, path, '', found, budget, 0);
      else found.push(await readOne(files, path, basename(path), info.size, budget));
    } catch (error) {
      throw diskProblem(error, `“${basename(path)}” could not be read`);
    }
  }
  return found;
}

async function readFolder(
  files: FileSystem,
  folder: string,
  within: string,
  found: ExchangeFile[],
  budget: { bytes: number },
  depth: number,
): Promise<void> {
  if (depth > deepest) throw tooLarge(folder, 'it is nested without end');
  const entries = await files.list(folder);
  // A dataset's tables say what its records do, and may be larger than all else.
  const isDataset = within === '' && entries.some(({ name }) => name === provenanceFile);
  for (const { name, isFolder } of entries) {
    if (name.startsWith('.') || (isDataset && !isNeeded(isFolder ? `${name}/` : name))) continue;
    const path = join(folder, name);
    const inside = within === '' ? name : `${within}/${name}`;
    if (isFolder) await readFolder(files, path, inside, found, budget, depth + 1);
    else {
      if (found.length >= mostFiles) throw tooLarge(folder, `it holds more than ${mostFiles} files`);
      const size = (await files.stat(path))?.size ?? 0;
      found.push(await readOne(files, path, inside, size, budget));
    }
  }
}

async function readOne(
  files: FileSystem,
  path: string,
  inside: string,
  size: number,
  budget: { bytes: number },
): Promise<ExchangeFile> {
  budget.bytes -= size;
  if (budget.bytes < 0)
    throw tooLarge(path, `it has more than ${largestProject / 1024 / 1024} MB, the most that is read`);
  return { path: inside, bytes: await files.readFile(path) };
}

const tooLarge = (path: string, why: string): Problem =>
  new Problem(
    'unreadable',
    `“${basename(path)}” was not read: ${why}.`,
    'Nothing was imported. Export a part of the project and import that.',
  );
