/**
 * Writes an export into a folder: each file under a name of its own first, and under its right name when all are
 * whole, so that one that fails leaves the folder as it was. Nothing of the researcher’s is written over.
 */
import { join } from 'node:path';
import type { ExportResult } from '#core/api.ts';
import {
  type ExportCopy,
  type Exporter,
  type ExportFile,
  type ExportOptions,
  type ExportRun,
  ownEndBytes,
} from '#core/exporters/exporter.ts';
import { Problem } from '#core/problem.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { diskProblem } from './disk-problem.ts';
import type { FileSystem } from './file-system.ts';

export interface ExportToFolder {
  files: FileSystem;
  exporter: Exporter;
  study: StudyReader;
  options: ExportOptions;
  /** Absolute; made where it is not there. */
  folder: string;
}

/** What an interrupted export leaves behind; the next one takes it away. */
const partSuffix = '.tracework-part';
const bytesPerWrite = 256 * 1024;

/** Rejects with a Problem where files of the researcher's would be written over. */
export async function exportToFolder(request: ExportToFolder): Promise<ExportResult> {
  const { files, exporter, study, options, folder } = request;
  const run = exporter.write(study, options);
  const parts: string[] = [];
  const partOf = (name: string): string => join(folder, `${name}${partSuffix}`);
  try {
    await files.makeFolder(folder);
    await requireNobodysFiles(files, folder, run);
    const written: { name: string; bytes: number; rows: number }[] = [];
    for (const file of run.files) {
      parts.push(partOf(file.name));
      written.push({ name: file.name, ...(await writePieces(files, partOf(file.name), file)) });
    }
    for (const copy of run.copies ?? []) {
      parts.push(partOf(copy.name));
      const made = await writeCopy(files, partOf(copy.name), copy);
      if (made !== null) written.push({ name: copy.name, ...made });
    }
    for (const { name } of written) await files.rename(partOf(name), join(folder, name));
    await files.syncFolder(folder);
    return { folder, files: written, losses: run.losses() };
  } catch (error) {
    for (const part of parts) await files.remove(part).catch(() => {});
    throw diskProblem(error, `The export to “${folder}” failed`);
  }
}

/**
 * Files of the export's names are an earlier export where all of them are there; else they are somebody's. A copy
 * tells for itself whether it is an earlier one.
 */
async function requireNobodysFiles(
  files: FileSystem,
  folder: string,
  { files: texts, copies = [] }: ExportRun,
): Promise<void> {
  for (const { name } of [...texts, ...copies]) await files.remove(join(folder, `${name}${partSuffix}`));
  const found = new Set((await files.list(folder)).map(({ name }) => name));
  const present = texts.map(({ name }) => name).filter(name => found.has(name));
  if (present.length > 0 && present.length < texts.length) {
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
    throw new Problem(
      'refused',
      `“${folder}” already has ${foreign.join(', ')}, changed since it was exported or not from an export at all, so nothing was exported into it.`,
      'Choose another folder, or move these files away. Copies that nobody changed are replaced.',
    );
  }
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

async function writePieces(
  files: FileSystem,
  path: string,
  file: ExportFile,
): Promise<{ bytes: number; rows: number }> {
  const encoder = new TextEncoder();
  const open = await files.open(path, 'create');
  let bytes = 0;
  let rows = 0;
  let waiting = '';
  const flush = async () => {
    if (waiting === '') return;
    const encoded = encoder.encode(waiting);
    waiting = '';
    await open.write(encoded);
    bytes += encoded.length;
  };
  try {
    for await (const piece of file.pieces()) {
      waiting += piece.text;
      rows += piece.rows;
      if (waiting.length >= bytesPerWrite) await flush();
    }
    await flush();
    await open.sync();
  } finally {
    await open.close();
  }
  return { bytes, rows };
}
