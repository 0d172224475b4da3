/**
 * Writes an export into a folder: each file under a name of its own first, and under its right name when all are
 * whole, so that one that fails leaves the folder as it was. Nothing of the researcher’s is written over.
 */
import { join } from 'node:path';
import type { ExportResult } from '#core/api.ts';
import type { Exporter, ExportFile, ExportOptions } from '#core/exporters/exporter.ts';
import { Problem } from '#core/problem.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { diskProblem } from './disk-problem.ts';
import type { FileSystem } from './file-system.ts';

export interface ExportToFolder {
  files: FileSystem;
  exporter: Exporter;
  study: StudyReader;
  textOf: ExportOptions['textOf'];
  /** Absolute; made where it is not there. */
  folder: string;
}

/** What an interrupted export leaves behind; the next one takes it away. */
const partSuffix = '.tracework-part';
const bytesPerWrite = 256 * 1024;

/** Rejects with a Problem where the folder holds anything but an earlier export in the same format. */
export async function exportToFolder(request: ExportToFolder): Promise<ExportResult> {
  const { files, exporter, study, textOf, folder } = request;
  const run = exporter.write(study, { textOf });
  const parts: string[] = [];
  try {
    await files.makeFolder(folder);
    await requireOwnFolder(files, folder, exporter, new Set(run.files.map(file => file.name)));
    const written: { name: string; bytes: number; rows: number }[] = [];
    for (const file of run.files) {
      const part = join(folder, `${file.name}${partSuffix}`);
      parts.push(part);
      written.push({ name: file.name, ...(await writeWhole(files, part, file)) });
    }
    for (const { name } of written)
      await files.rename(join(folder, `${name}${partSuffix}`), join(folder, name));
    await files.syncFolder(folder);
    return { folder, files: written, losses: run.losses() };
  } catch (error) {
    for (const part of parts) await files.remove(part).catch(() => {});
    throw diskProblem(error, `The export to “${folder}” failed`);
  }
}

async function requireOwnFolder(
  files: FileSystem,
  folder: string,
  exporter: Exporter,
  names: ReadonlySet<string>,
): Promise<void> {
  const found = await files.list(folder);
  const leftovers = found.filter(({ name, isFolder }) => !isFolder && name.endsWith(partSuffix));
  for (const { name } of leftovers) await files.remove(join(folder, name));
  const others = found.filter(entry => !leftovers.includes(entry));
  const isEarlierExport = others.length === names.size && others.every(({ name }) => names.has(name));
  if (others.length === 0 || isEarlierExport) return;
  throw new Problem(
    'refused',
    `“${folder}” holds other files, so nothing was exported into it.`,
    `Choose an empty or new folder, or one that holds an export as “${exporter.label}” and nothing else: that one is replaced.`,
  );
}

async function writeWhole(
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
