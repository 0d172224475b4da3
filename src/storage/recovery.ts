/**
 * Reads a study from its folder without changing anything there: tables, then the journal after the checkpoint; and
 * where a file is missing, damaged or older than it should be, the newest snapshot and the whole journal. What must
 * be mended on disk is only said: `mend-study.ts` does it.
 */
import type { Finding } from '#core/api.ts';
import type { RecordType } from '#core/model/records.ts';
import { messageOf, Problem } from '#core/problem.ts';
import type { Commit } from '#core/store/commit.ts';
import { StudyStore } from '#core/store/study-store.ts';
import { type Checkpoint, type JournalPosition, readCheckpoint } from './checkpoint.ts';
import { diskProblem } from './disk-problem.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import { isJournalWhole, journalSize, listSegments, readJournal } from './journal-reader.ts';
import { reviewJournal, tornLine } from './journal-repair.ts';
import { readNewestSnapshot } from './snapshots.ts';
import {
  checkpointFile,
  documentFileOf,
  documentFolder,
  fileOf,
  onDisk,
  passageFolder,
  registryFile,
  segmentFile,
  studyFile,
  type TablePath,
  tableKindOf,
} from './study-files.ts';
import { DamagedTable, readTable, type Table } from './table-file.ts';

export interface RecoveredStudy {
  store: StudyStore;
  /** Sequence of the last commit, lost ones counted. */
  lastSeq: number;
  /** Where the journal goes on. */
  position: JournalPosition;
  /** Table files that hold what they should, with the commit whose state they hold. */
  saved: Map<TablePath, number>;
  /** Table files that lack changes that the store has. */
  stale: Set<TablePath>;
  /** Whether the long way had to be taken: then files and checkpoint are written anew before anybody works. */
  isRebuilt: boolean;
  findings: Finding[];
  repairs: Repairs;
}

/** What must be done on disk so that the next opening finds nothing. */
export interface Repairs {
  /** Damaged files, to be renamed. */
  setAside: string[];
  /** The segment whose torn end must go, and the bytes before it that stay. */
  tornTail: JournalPosition | null;
  /** Segments to be kept aside and written anew. */
  rewrites: ReadonlyMap<number, readonly Buffer[]>;
}

/** Errors that will not go away by trying again: a bad sector, a folder or a monster in the file's place. */
const unreadableCodes = new Set(['EIO', 'EISDIR', 'ERR_FS_FILE_TOO_LARGE', 'ERR_STRING_TOO_LONG']);

interface ReadTables {
  good: Map<TablePath, Table>;
  /** Why a file that should be there cannot be used; null = it is missing. */
  bad: Map<TablePath, string | null>;
}

/** A journal of more than `verifiedBytes` before the checkpoint is not looked at there. */
export async function recoverStudy(
  files: FileSystem,
  folder: string,
  verifiedBytes: number,
): Promise<RecoveredStudy> {
  const checkpoint = await readCheckpoint(files, folder);
  const known = checkpoint.state === 'read' ? checkpoint.checkpoint : null;
  const tables = await readTables(files, folder, known);
  if (known !== null && tables.bad.size === 0 && (await seemsWhole(files, folder, known, verifiedBytes))) {
    const recovered = await readAfterCheckpoint(files, folder, known, tables.good);
    if (recovered !== null) return recovered;
  }
  return rebuild(files, folder, checkpoint, tables);
}

const seemsWhole = async (
  files: FileSystem,
  folder: string,
  { position }: Checkpoint,
  verifiedBytes: number,
): Promise<boolean> =>
  (await journalSize(files, folder, position)) > verifiedBytes ||
  (await isJournalWhole(files, folder, position));

async function readTables(
  files: FileSystem,
  folder: string,
  checkpoint: Checkpoint | null,
): Promise<ReadTables> {
  const paths = new Set<TablePath>([studyFile, registryFile, ...Object.keys(checkpoint?.files ?? {})]);
  for (const path of await tablesOnDisk(files, folder)) paths.add(path);
  const tables = [...paths].filter(path => tableKindOf(path) !== null);
  const good = new Map<TablePath, Table>();
  const bad = new Map<TablePath, string | null>();
  // In the order of the paths, whichever is read first: it is the order of the records in memory.
  for (const [index, result] of (await readAll(files, folder, tables)).entries()) {
    const path = tables[index] ?? '';
    const least = checkpoint?.files[path] ?? 0;
    if (result.table === null) bad.set(path, result.error);
    else if (result.table.seq < least)
      bad.set(path, `it is as it was at change ${result.table.seq}, and should be at ${least} or later`);
    else good.set(path, result.table);
  }
  return { good, bad };
}

/** Files that the disk looks for while others are parsed. */
const readsAtOnce = 8;

type TableResult = { table: Table } | { table: null; error: string | null };

/** What each file holds, in the order of the paths. */
async function readAll(
  files: FileSystem,
  folder: string,
  paths: readonly TablePath[],
): Promise<readonly TableResult[]> {
  const results: TableResult[] = [];
  let next = 0;
  const readOn = async (): Promise<void> => {
    for (let index = next++; index < paths.length; index = next++) {
      results[index] = await readOne(files, folder, paths[index] ?? '');
    }
  };
  await Promise.all(Array.from({ length: readsAtOnce }, readOn));
  return results;
}

/** A missing table has no error. Rejects where trying again may help. */
async function readOne(files: FileSystem, folder: string, path: TablePath): Promise<TableResult> {
  try {
    const table = await readTable(files, folder, path);
    return table === null ? { table, error: null } : { table };
  } catch (error) {
    if (error instanceof DamagedTable) return { table: null, error: error.message };
    if (unreadableCodes.has(errorCode(error)))
      return { table: null, error: `it could not be read: ${messageOf(error)}` };
    throw diskProblem(error, `${path} could not be read`);
  }
}

/** Paths of the table files that are there, whatever their content. */
export async function tablesOnDisk(files: FileSystem, folder: string): Promise<TablePath[]> {
  const paths: TablePath[] = [];
  for (const name of [studyFile, registryFile]) {
    if ((await files.stat(onDisk(folder, name))) !== null) paths.push(name);
  }
  for (const { name, isFolder } of await files.list(onDisk(folder, documentFolder))) {
    const path = documentFileOf(name);
    if (!isFolder || tableKindOf(path) === null) continue;
    if ((await files.stat(onDisk(folder, path))) !== null) paths.push(path);
  }
  for (const { name, isFolder } of await files.list(onDisk(folder, passageFolder))) {
    const path = `${passageFolder}/${name}`;
    if (!isFolder && tableKindOf(path) !== null) paths.push(path);
  }
  return paths;
}

/** Puts a commit's records into the store, in the files that do not hold it yet. Returns those files. */
const replay = (
  store: StudyStore,
  commit: Commit,
  seqOf: (path: TablePath) => number,
  touched: Set<TablePath>,
): void => {
  const diff = commit.diff.filter(({ type, before, after }) => {
    const record = after ?? before;
    if (record === null) return false;
    const path = fileOf(type, record);
    if (commit.seq <= seqOf(path)) return false;
    touched.add(path);
    return true;
  });
  store.apply(diff);
};

/** The usual way; null where the journal after the checkpoint is not as it should be. */
async function readAfterCheckpoint(
  files: FileSystem,
  folder: string,
  checkpoint: Checkpoint,
  tables: ReadonlyMap<TablePath, Table>,
): Promise<RecoveredStudy | null> {
  const { position } = checkpoint;
  const segment = await files.stat(onDisk(folder, segmentFile(position.segment)));
  if ((segment?.size ?? 0) < position.bytes) return null;
  const store = new StudyStore();
  for (const { entries } of tables.values()) store.load(entries);
  const seqOf = (path: TablePath): number => tables.get(path)?.seq ?? 0;
  const stale = new Set<TablePath>();
  const findings: Finding[] = [];
  let lastSeq = checkpoint.seq;
  let end = position;
  let tornTail: JournalPosition | null = null;
  for await (const placed of readJournal(files, folder, position)) {
    if (tornTail !== null) return null;
    const { line } = placed;
    if (line.kind === 'commit' && line.commit.seq === lastSeq + 1 && placed.isWhole) {
      replay(store, line.commit, seqOf, stale);
      lastSeq = line.commit.seq;
      end = { segment: placed.segment, bytes: placed.end };
    } else if (line.kind === 'bad' && !placed.isWhole) {
      tornTail = { segment: placed.segment, bytes: placed.start };
      findings.push(tornLine(segmentFile(placed.segment)));
      end = tornTail;
    } else {
      return null;
    }
  }
  const last = (await listSegments(files, folder)).at(-1);
  if (last !== undefined && last > end.segment) end = { segment: last, bytes: 0 };
  for (const { seq } of tables.values()) if (seq > lastSeq) return null;
  return {
    store: requireStudy(store, folder),
    lastSeq,
    position: end,
    saved: new Map([...tables].map(([path, { seq }]) => [path, seq])),
    stale,
    isRebuilt: false,
    findings,
    repairs: { setAside: [], tornTail, rewrites: new Map() },
  };
}

/** The long way: newest snapshot for what cannot be read, then every commit of the journal that it lacks. */
async function rebuild(
  files: FileSystem,
  folder: string,
  checkpoint: Awaited<ReturnType<typeof readCheckpoint>>,
  { good, bad }: ReadTables,
): Promise<RecoveredStudy> {
  const known = checkpoint.state === 'read' ? checkpoint.checkpoint : null;
  const needsSnapshot = bad.size > 0 || known === null;
  const snapshot = needsSnapshot ? await readNewestSnapshot(files, folder) : null;
  const bases = new Map(good);
  const missing = new Set(bad.keys());
  // Without the checkpoint nobody knows which files there should be, but the snapshot does.
  if (known === null)
    for (const path of snapshot?.tables.keys() ?? []) if (!good.has(path)) missing.add(path);
  for (const path of missing) bases.set(path, snapshot?.tables.get(path) ?? { seq: 0, entries: [] });

  const store = new StudyStore();
  for (const { entries } of bases.values()) store.load(entries);
  const seqOf = (path: TablePath): number => bases.get(path)?.seq ?? 0;
  const stale = new Set<TablePath>(missing);
  const knownSeq = Math.max(known?.seq ?? 0, ...[...bases.values()].map(({ seq }) => seq));
  const review = await reviewJournal(
    files,
    folder,
    () => knownSeq,
    commit => replay(store, commit, seqOf, stale),
  );
  const wasThere = new Set(await tablesOnDisk(files, folder));
  const setAside: string[] = [...bad.keys()].filter(path => wasThere.has(path));
  const findings = [...review.findings];
  if (checkpoint.state === 'damaged') {
    setAside.push(checkpointFile);
    findings.push({
      severity: 'repaired',
      file: checkpointFile,
      message: `The checkpoint was damaged (${checkpoint.error}); it was set aside and the whole journal was read in its place.`,
    });
  } else if (checkpoint.state === 'none') {
    findings.push({
      severity: 'note',
      file: checkpointFile,
      message: 'The checkpoint was missing; the whole journal was read in its place.',
    });
  }
  for (const path of missing) {
    const base = seqOf(path);
    findings.push(
      describeRebuilt(path, bad.get(path) ?? null, wasThere.has(path), {
        snapshot: snapshot?.tables.has(path) === true ? snapshot.name : null,
        lost: review.lost
          .filter(({ to }) => to > base)
          .map(range => ({ ...range, from: Math.max(range.from, base + 1) })),
      }),
    );
  }
  const leastSeq = (path: TablePath): number => Math.max(seqOf(path), good.has(path) ? (known?.seq ?? 0) : 0);
  findings.push(...describeLost(review.newlyLost, Math.min(...[...bases.keys()].map(leastSeq))));
  return {
    store: requireStudy(store, folder),
    lastSeq: review.lastSeq,
    position: review.position,
    saved: new Map([...good].map(([path, { seq }]) => [path, seq])),
    stale: new Set(
      [...stale].filter(
        path => wasThere.has(path) || holdsRecords(store, path) || path in (known?.files ?? {}),
      ),
    ),
    isRebuilt: true,
    findings,
    repairs: { setAside, tornTail: null, rewrites: review.rewrites },
  };
}

const holdsRecords = (store: StudyStore, path: TablePath): boolean => {
  const types: readonly RecordType[] = tableKindOf(path)?.types ?? [];
  return types.some(type => {
    for (const record of store.allWithRemoved(type)) if (fileOf(type, record) === path) return true;
    return false;
  });
};

const describeRange = ({ from, to }: { from: number; to: number }): string =>
  from === to ? `${from}` : `${from} to ${to}`;

function describeRebuilt(
  path: TablePath,
  error: string | null,
  wasThere: boolean,
  from: { snapshot: string | null; lost: readonly { from: number; to: number }[] },
): Finding {
  const state = wasThere
    ? `${path} could not be used (${error ?? 'it was not read'}). It was set aside under a new name`
    : `${path} was missing. It was`;
  const source =
    from.snapshot === null
      ? 'rebuilt from the journal'
      : `rebuilt from the snapshot ${from.snapshot} and the journal`;
  const lost = from.lost.map(describeRange).join(', ');
  return lost === ''
    ? {
        severity: 'repaired',
        file: path,
        message: `${state}${wasThere ? ' and' : ''} ${source}. Nothing is lost.`,
      }
    : {
        severity: 'loss',
        file: path,
        message: `${state}${wasThere ? ' and' : ''} ${source}, but the journal lacks change ${lost}: what those changed in this file is lost. Look through the History panel and make it again.`,
      };
}

/** Says of commits that the journal lost whether the records still have them, as they do up to `complete`. */
function describeLost(lost: readonly { from: number; to: number }[], complete: number): Finding[] {
  return lost.map(range =>
    range.to <= complete
      ? {
          severity: 'loss',
          file: 'journal',
          message: `The history lacks change ${describeRange(range)}. The records are complete, as the study’s files hold them; these changes can no longer be undone.`,
        }
      : {
          severity: 'loss',
          file: 'journal',
          message: `Change ${describeRange(range)} could not be read from the journal. What the study’s files did not hold yet of it is lost; look at what you did last and make it again.`,
        },
  );
}

function requireStudy(store: StudyStore, folder: string): StudyStore {
  if (store.size('study') > 0) return store;
  throw new Problem(
    'damaged',
    `The study in ${folder} could not be rebuilt: neither its files, nor its journal, nor a snapshot tell what it is.`,
    'Nothing in the folder was changed. Put back a copy of the folder from a backup.',
  );
}
