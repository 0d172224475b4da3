/**
 * Rolling copies of a study's records, as zips of its table files at one commit. Sources and texts never change and
 * are not in them. The newest ten are kept whatever their age, and one of each of the last thirty days.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { Entry } from '#core/model/records.ts';
import type { FileSystem } from './file-system.ts';
import { onDisk, snapshotFolder, type TablePath } from './study-files.ts';
import { parseTable, type Table, tableBytes } from './table-file.ts';
import { isTemporary, writeDurably } from './write-durably.ts';
import { readZip, zipMembers } from './zip-file.ts';

/** Why a snapshot was made. Part of its file name. */
export type SnapshotReason = 'opening' | 'before-merge' | 'before-bulk' | 'before-migration';

export interface SnapshotName {
  /** File name in the snapshot folder. */
  name: string;
  /** ISO 8601 in UTC. */
  at: string;
  /** Commit whose state it holds. */
  seq: number;
}

const namePattern = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(\d+)-[a-z-]+\.zip$/;

const nameOf = (at: string, seq: number, reason: SnapshotReason): string =>
  `${at.replace(/[-:.]/g, '')}-${String(seq).padStart(6, '0')}-${reason}.zip`;

/** The snapshots that are there, newest state first. */
export async function listSnapshots(files: FileSystem, folder: string): Promise<SnapshotName[]> {
  const found: SnapshotName[] = [];
  for (const { name } of await files.list(onDisk(folder, snapshotFolder))) {
    const match = namePattern.exec(name);
    if (match === null) continue;
    const [, year, month, day, hour, minute, second, milli, seq] = match;
    found.push({
      name,
      at: `${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`,
      seq: Number(seq),
    });
  }
  return found.sort((a, b) => b.seq - a.seq || (a.at < b.at ? 1 : -1));
}

/**
 * Writes a snapshot of records that were gathered at one commit. Runs in slices and on Node's own threads; stops
 * without a trace where `isStopped` says so.
 */
export async function writeSnapshot(
  files: FileSystem,
  folder: string,
  tables: ReadonlyMap<TablePath, readonly Entry[]>,
  { seq, at, reason }: { seq: number; at: string; reason: SnapshotReason },
  isStopped: () => boolean = () => false,
): Promise<string> {
  const name = nameOf(at, seq, reason);
  const members = async function* () {
    for (const [path, entries] of tables) {
      if (isStopped()) throw new Error('The snapshot was stopped.');
      yield { name: path, pieces: await tableBytes(path, { seq, entries }) };
      await turn();
    }
  };
  await files.makeFolder(onDisk(folder, snapshotFolder));
  await writeDurably(files, onDisk(folder, `${snapshotFolder}/${name}`), zipMembers(members()));
  return name;
}

/** Writes files as they are, of whatever format version, as a snapshot. */
export async function writeFilesAsSnapshot(
  files: FileSystem,
  folder: string,
  paths: readonly string[],
  at: string,
): Promise<string> {
  const name = nameOf(at, 0, 'before-migration');
  const members = async function* () {
    for (const path of paths) yield { name: path, pieces: [await files.readFile(onDisk(folder, path))] };
  };
  await files.makeFolder(onDisk(folder, snapshotFolder));
  await writeDurably(files, onDisk(folder, `${snapshotFolder}/${name}`), zipMembers(members()));
  return name;
}

/** Removes the snapshots that are no longer to be kept, and what a crash left half written. */
export async function thinSnapshots(
  files: FileSystem,
  folder: string,
  now: string,
  { keepNewest, keepDays }: { keepNewest: number; keepDays: number },
): Promise<void> {
  const byTime = (await listSnapshots(files, folder)).sort((a, b) => (a.at < b.at ? 1 : -1));
  const oldestDay = new Date(Date.parse(now) - keepDays * 86_400_000).toISOString().slice(0, 10);
  const daysSeen = new Set<string>();
  for (const [index, { name, at }] of byTime.entries()) {
    const day = at.slice(0, 10);
    const isFirstOfDay = !daysSeen.has(day) && day >= oldestDay;
    daysSeen.add(day);
    const isOfMigration = name.endsWith('-before-migration.zip');
    if (index >= keepNewest && !isFirstOfDay && !isOfMigration)
      await files.remove(onDisk(folder, `${snapshotFolder}/${name}`));
  }
  for (const { name } of await files.list(onDisk(folder, snapshotFolder))) {
    if (isTemporary(name)) await files.remove(onDisk(folder, `${snapshotFolder}/${name}`));
  }
}

/** The newest snapshot that can be read, with the tables it holds whole; null where there is none. */
export async function readNewestSnapshot(
  files: FileSystem,
  folder: string,
): Promise<{ name: string; seq: number; tables: Map<TablePath, Table> } | null> {
  for (const { name, seq } of await listSnapshots(files, folder)) {
    if (seq === 0) continue;
    try {
      const zip = await files.readFile(onDisk(folder, `${snapshotFolder}/${name}`));
      const tables = new Map<TablePath, Table>();
      for (const [path, bytes] of readZip(zip, () => true)) {
        const result = parseTable(path, bytes);
        if (!result.ok) throw new Error(result.error);
        tables.set(path, result.table);
      }
      return { name, seq, tables };
    } catch {
      // A damaged snapshot is passed over: an older one and the journal give the same state.
    }
  }
  return null;
}
