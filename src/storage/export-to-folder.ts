/**
 * Writes an export into a folder: each file under a name of its own first, and under its right name when all are
 * whole, so that one that fails leaves the folder as it was. Nothing of the researcher’s is written over.
 */
import { dirname, join } from 'node:path';
import type { CancelSignal, ExportResult } from '#core/api.ts';
import {
  type ExportCopy,
  type Exporter,
  type ExportFile,
  type ExportOptions,
  type ExportPiece,
  type ExportRun,
  namesOf,
  ownEndBytes,
} from '#core/exporters/exporter.ts';
import { Problem } from '#core/problem.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { sha256 } from './digest.ts';
import { diskProblem } from './disk-problem.ts';
import type { FileSystem, OpenFile } from './file-system.ts';

export interface ExportToFolder {
  files: FileSystem;
  exporter: Exporter;
  study: StudyReader;
  options: ExportOptions;
  /** Absolute; made where it is not there. */
  folder: string;
  /** Asked between pieces: an export that is stopped leaves the folder as it was. */
  signal?: CancelSignal | undefined;
  /** Told what is being written, and how many files are done of how many. */
  progress?: (done: number, total: number, name: string) => void;
}

/** What an interrupted export leaves behind; the next one takes it away. */
const partSuffix = '.tracework-part';
const bytesPerWrite = 256 * 1024;

/** Rejects with a Problem where files of the researcher's would be written over, or where it was stopped. */
export async function exportToFolder(request: ExportToFolder): Promise<ExportResult> {
  const { files, exporter, study, options, folder, signal, progress } = request;
  const run = exporter.write(study, options);
  const copies = run.copies ?? [];
  const begun: string[] = [];
  const isNew = (await files.stat(folder)) === null;
  const partOf = (name: string): string => join(folder, `${name}${partSuffix}`);
  const total = run.files.flatMap(namesOf).length + copies.length;
  const begin = async (name: string): Promise<string> => {
    progress?.(begun.length, total, name);
    const path = partOf(name);
    begun.push(name);
    if (name.includes('/')) await files.makeFolder(dirname(path));
    return path;
  };
  try {
    await files.makeFolder(folder);
    const replaced = await requireNobodysFiles(files, folder, run);
    const written: { name: string; bytes: number; rows: number }[] = [];
    for (const file of run.files) {
      const paths = new Map<string, string>();
      for (const name of namesOf(file)) paths.set(name, await begin(name));
      written.push(...(await writePieces(files, paths, file, signal)));
    }
    for (const copy of copies) {
      requireGoingOn(signal);
      const made = await writeCopy(files, await begin(copy.name), copy);
      if (made !== null) written.push({ name: copy.name, ...made });
    }
    for (const { name } of written) await files.rename(partOf(name), join(folder, name));
    const names = new Set(written.map(({ name }) => name));
    for (const name of replaced) if (!names.has(name)) await files.remove(join(folder, name));
    await files.syncFolder(folder);
    return { folder, files: written, losses: run.losses(), locked: run.locked?.() ?? [] };
  } catch (error) {
    await removeParts(files, folder, begun);
    if (isNew) await removeEmpty(files, folder);
    throw diskProblem(error, `The export to “${folder}” failed`);
  }
}

/** Takes away what an export that did not come to its end has left of these files, and folders that held no more. */
export async function removeParts(
  files: FileSystem,
  folder: string,
  names: readonly string[],
): Promise<void> {
  for (const name of names) await files.remove(join(folder, `${name}${partSuffix}`)).catch(() => {});
  const within = new Set(
    names.flatMap(name => name.split('/').map((_, depth, parts) => parts.slice(0, depth).join('/'))),
  );
  within.delete('');
  const deepestFirst = [...within].sort((one, other) => other.length - one.length);
  for (const path of deepestFirst) await removeEmpty(files, join(folder, path));
}

async function removeEmpty(files: FileSystem, folder: string): Promise<void> {
  if ((await files.stat(folder).catch(() => null))?.isFolder !== true) return;
  if ((await files.list(folder)).length === 0) await files.remove(folder).catch(() => {});
}

function requireGoingOn(signal: CancelSignal | undefined): void {
  if (signal?.aborted === true)
    throw new Problem('cancelled', 'The export was stopped.', 'The folder is as it was.');
}

/**
 * Files of the export's names are an earlier export where its listing names them, or else where all of them are
 * there; else they are somebody's. A copy tells for itself whether it is an earlier one. Gives the names of the
 * earlier export's files, where it has a listing.
 */
async function requireNobodysFiles(
  files: FileSystem,
  folder: string,
  { files: texts, copies = [], listing }: ExportRun,
): Promise<readonly string[]> {
  const names = texts.flatMap(namesOf);
  const all = [...names, ...copies.map(({ name }) => name)];
  for (const name of all) await files.remove(join(folder, `${name}${partSuffix}`));
  const found = await namesPresent(files, folder, all);
  const present = names.filter(name => found.has(name));
  const earlier = listing === undefined ? null : await readListing(files, join(folder, listing));
  if (earlier !== null && listing !== undefined) {
    const owned = new Set([...earlier.keys(), listing]);
    const changed = [
      ...present.filter(name => !owned.has(name)),
      ...(await changedSince(files, folder, earlier)),
    ];
    if (changed.length > 0) throw somebodys(folder, changed);
  } else if (present.length > 0 && present.length < names.length) {
    throw new Problem(
      'refused',
      `“${folder}” already has ${present.join(', ')}, so nothing was exported into it.`,
      'Choose another folder, or move these files away. A whole earlier export in the same format is replaced.',
    );
  }
  const foreign: string[] = [];
  for (const copy of copies.filter(({ name }) => found.has(name))) {
    const path = join(folder, copy.name);
    const size = (await files.stat(path))?.size ?? 0;
    if (!copy.isOwn(await files.readRange(path, Math.max(0, size - ownEndBytes)))) foreign.push(copy.name);
  }
  if (foreign.length > 0) {
    throw somebodys(folder, foreign);
  }
  return earlier === null ? [] : [...earlier.keys()];
}

const somebodys = (folder: string, names: readonly string[]): Problem =>
  new Problem(
    'refused',
    `“${folder}” already has ${names.join(', ')}, changed since it was exported or not from an export at all, so nothing was exported into it.`,
    'Choose another folder, or move these files away. Files of an earlier export that nobody changed are replaced.',
  );

async function namesPresent(
  files: FileSystem,
  folder: string,
  wanted: readonly string[],
): Promise<ReadonlySet<string>> {
  const folders = new Set(wanted.map(name => name.slice(0, name.lastIndexOf('/') + 1)));
  const found = new Set<string>();
  for (const within of folders) {
    for (const { name } of await files.list(join(folder, within))) found.add(`${within}${name}`);
  }
  return found;
}

/** Names and hashes of an earlier export, by its listing; null where there is none. Names lead to nowhere else. */
async function readListing(files: FileSystem, path: string): Promise<ReadonlyMap<string, string> | null> {
  if ((await files.stat(path)) === null) return null;
  const listed = new Map<string, string>();
  for (const line of (await files.readFile(path)).toString('utf8').split('\n')) {
    const [, hash, name] = /^([0-9a-f]{64}) {2}([^\\:]+)$/.exec(line) ?? [];
    if (hash === undefined || name === undefined || name.startsWith('/')) continue;
    if (name.split('/').every(part => part !== '' && part !== '.' && part !== '..')) listed.set(name, hash);
  }
  return listed;
}

/** Files of the export's own folder that people write in, such as its README, and that are not as they were written. */
async function changedSince(
  files: FileSystem,
  folder: string,
  earlier: ReadonlyMap<string, string>,
): Promise<string[]> {
  const changed: string[] = [];
  for (const [name, hash] of earlier) {
    if (name.includes('/') || (await files.stat(join(folder, name))) === null) continue;
    if ((await sha256(await files.readFile(join(folder, name)))) !== hash) changed.push(name);
  }
  return changed;
}

/** Null where there is nothing to write; then no file is left. */
async function writeCopy(
  files: FileSystem,
  path: string,
  copy: ExportCopy,
): Promise<{ bytes: number; rows: number } | null> {
  const made = await copy.make();
  if (made === null) return null;
  const open = await files.open(path, 'create');
  try {
    for (const part of made.parts) await open.write(part);
    await open.sync();
  } finally {
    await open.close();
  }
  return { bytes: made.parts.reduce((sum, { length }) => sum + length, 0), rows: made.rows };
}

/** `paths` are where the file and those beside it are written. */
async function writePieces(
  files: FileSystem,
  paths: ReadonlyMap<string, string>,
  file: ExportFile,
  signal: CancelSignal | undefined,
): Promise<{ name: string; bytes: number; rows: number }[]> {
  const open = new Map<string, TextFile>();
  try {
    for (const [name, path] of paths) open.set(name, new TextFile(await files.open(path, 'create')));
    for await (const piece of file.pieces()) {
      requireGoingOn(signal);
      const target = open.get(piece.file ?? file.name);
      if (target === undefined) throw new Error(`${file.name} makes no ${piece.file}.`);
      await target.add(piece);
    }
    for (const target of open.values()) await target.finish();
  } finally {
    for (const target of open.values()) await target.close();
  }
  return [...open].map(([name, { bytes, rows }]) => ({ name, bytes, rows }));
}

/** Gathers text, so that it is written in few calls. */
class TextFile {
  private readonly file: OpenFile;
  private readonly encoder = new TextEncoder();
  private waiting = '';
  bytes = 0;
  rows = 0;

  constructor(file: OpenFile) {
    this.file = file;
  }

  async add({ text, bytes, rows }: ExportPiece): Promise<void> {
    this.waiting += text;
    this.rows += rows;
    if (this.waiting.length >= bytesPerWrite || bytes !== undefined) await this.flush();
    if (bytes !== undefined) await this.write(bytes);
  }

  async finish(): Promise<void> {
    await this.flush();
    await this.file.sync();
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private async flush(): Promise<void> {
    if (this.waiting === '') return;
    const encoded = this.encoder.encode(this.waiting);
    this.waiting = '';
    await this.write(encoded);
  }

  private async write(bytes: Uint8Array): Promise<void> {
    await this.file.write(bytes);
    this.bytes += bytes.length;
  }
}
