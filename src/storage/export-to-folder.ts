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

/** Rejects with a Problem where files of the researcher's would be written over. */
export async function exportToFolder(request: ExportToFolder): Promise<ExportResult> {
  const { files, exporter, study, textOf, folder } = request;
  const run = exporter.write(study, { textOf });
  const parts: string[] = [];
  try {
    await files.makeFolder(folder);
    await requireNobodysFiles(files, folder, new Set(run.files.map(file => file.name)));
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

/** Files of the export's names are an earlier export where all of them are there; else they are somebody's. */
async function requireNobodysFiles(
  files: FileSystem,
  folder: string,
  names: ReadonlySet<string>,
): Promise<void> {
  const found = await files.list(folder);
  for (const name of names) await files.remove(join(folder, `${name}${partSuffix}`));
  const present = found.map(({ name }) => name).filter(name => names.has(name));
  if (present.length === 0 || present.length === names.size) return;
  throw new Problem(
    'refused',
    `“${folder}” already has ${present.join(', ')}, so nothing was exported into it.`,
    'Choose another folder, or move these files away. A whole earlier export in the same format is replaced.',
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
