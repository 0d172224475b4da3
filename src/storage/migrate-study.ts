/**
 * Brings a study from an older format to the present one. All new files are made in a folder of their own; when they
 * are complete and on disk they replace the old ones. A crash before that leaves the old study, after it the next
 * opening goes on. A snapshot of every old file is made first.
 */
import { dirname } from 'node:path';
import type { Finding } from '#core/api.ts';
import { type Entry, type RecordType, recordSchemas } from '#core/model/records.ts';
import { Problem } from '#core/problem.ts';
import type { Commit } from '#core/store/commit.ts';
import type { FileSystem } from './file-system.ts';
import { type LostCommits, serialiseCommit, serialiseLost, unsealJournalLine } from './journal-line.ts';
import { listSegments } from './journal-reader.ts';
import type { Migration } from './migrations/migration.ts';
import { tablesOnDisk } from './recovery.ts';
import { unseal } from './sealed-json.ts';
import { writeFilesAsSnapshot } from './snapshots.ts';
import { checkpointFile, formatVersion, onDisk, segmentFile, type TablePath } from './study-files.ts';
import { writeTable } from './table-file.ts';
import { writeDurably } from './write-durably.ts';

const workFolder = '.migrating';
const completeFile = `${workFolder}/complete.json`;

/** Goes on with a migration that was interrupted after all its files were made, and clears away one that was before. */
export async function finishMigration(files: FileSystem, folder: string): Promise<void> {
  const work = onDisk(folder, workFolder);
  if ((await files.stat(work)) === null) return;
  if ((await files.stat(onDisk(folder, completeFile))) !== null) await moveIntoPlace(files, folder);
  await files.remove(work);
}

export async function migrateStudy(
  files: FileSystem,
  folder: string,
  version: number,
  now: string,
  migrations: readonly Migration[],
): Promise<Finding[]> {
  const steps = stepsFrom(version, migrations);
  const tables = await tablesOnDisk(files, folder);
  const segments = await listSegments(files, folder);
  const snapshot = await writeFilesAsSnapshot(files, folder, [...tables, ...segments.map(segmentFile)], now);
  for (const path of tables) await migrateTable(files, folder, path, steps);
  for (const segment of segments) await migrateSegment(files, folder, segmentFile(segment), steps);
  await writeDurably(files, onDisk(folder, completeFile), [
    Buffer.from(JSON.stringify([...tables, ...segments.map(segmentFile)])),
  ]);
  await finishMigration(files, folder);
  return [
    {
      severity: 'note',
      file: null,
      message: `The study was brought from format ${version} to ${formatVersion} (${steps.map(({ changes }) => changes).join('; ')}). As it was before it is kept in snapshots/${snapshot}.`,
    },
  ];
}

function stepsFrom(version: number, migrations: readonly Migration[]): Migration[] {
  const steps: Migration[] = [];
  for (let from = version; from < formatVersion; from += 1) {
    const next = migrations.filter(migration => migration.from === from);
    if (next.length === 0) {
      throw new Problem(
        'damaged',
        `The study states the format ${version}, which no version of Tracework wrote.`,
        'Nothing was changed. Put back a copy of its folder from a backup.',
      );
    }
    steps.push(...next);
  }
  return steps;
}

const lift = (steps: readonly Migration[], type: string, record: unknown): unknown =>
  typeof record !== 'object' || record === null
    ? record
    : steps.reduce((lifted, step) => step.liftRecord(type, lifted), { ...record } as Record<string, unknown>);

const damaged = (path: string): Problem =>
  new Problem(
    'damaged',
    `The study has an older format and its file ${path} is damaged.`,
    'Nothing was changed. Open it once with the version of Tracework that wrote it, which mends it, then with this one.',
  );

async function migrateTable(
  files: FileSystem,
  folder: string,
  path: TablePath,
  steps: readonly Migration[],
): Promise<void> {
  const unsealed = unseal(await files.readFile(onDisk(folder, path)));
  if (!unsealed.ok || typeof unsealed.value.seq !== 'number') throw damaged(path);
  const entries: Entry[] = [];
  for (const [type, records] of Object.entries(Object(unsealed.value.records) as Record<string, unknown[]>)) {
    for (const record of records) entries.push(requireEntry(path, type, lift(steps, type, record)));
  }
  const work = `${folder}/${workFolder}`;
  await files.makeFolder(dirname(onDisk(work, path)));
  await writeTable(files, work, path, { seq: unsealed.value.seq, entries });
}

function requireEntry(path: string, type: string, record: unknown): Entry {
  if (Object.hasOwn(recordSchemas, type)) {
    const known = type as RecordType;
    if (recordSchemas[known].safeParse(record).success) return { type: known, record } as Entry;
  }
  throw damaged(path);
}

async function migrateSegment(
  files: FileSystem,
  folder: string,
  path: string,
  steps: readonly Migration[],
): Promise<void> {
  const bytes = await files.readFile(onDisk(folder, path));
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start);
    // A torn last line was never acknowledged.
    if (end === -1) break;
    const sealed = unsealJournalLine(bytes.subarray(start, end));
    if (sealed.kind === 'bad') throw damaged(path);
    if (sealed.kind === 'lost') lines.push(serialiseLost(sealed.value as LostCommits));
    else {
      const commit = sealed.value as Commit;
      const diff = commit.diff.map(change => ({
        ...change,
        before: lift(steps, change.type, change.before),
        after: lift(steps, change.type, change.after),
      }));
      lines.push(serialiseCommit({ ...commit, diff } as Commit));
    }
    start = end + 1;
  }
  const where = onDisk(folder, `${workFolder}/${path}`);
  await files.makeFolder(dirname(where));
  await writeDurably(files, where, lines);
}

async function moveIntoPlace(files: FileSystem, folder: string): Promise<void> {
  const paths: unknown = JSON.parse((await files.readFile(onDisk(folder, completeFile))).toString('utf8'));
  // Positions in the journal have changed; without the checkpoint the whole of it is read once.
  await files.remove(onDisk(folder, checkpointFile));
  for (const path of Array.isArray(paths) ? paths.map(String) : []) {
    const from = onDisk(folder, `${workFolder}/${path}`);
    if ((await files.stat(from)) === null) continue;
    await files.rename(from, onDisk(folder, path));
    await files.syncFolder(dirname(onDisk(folder, path)));
  }
}
