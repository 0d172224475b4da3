/** Makes the folder of a new study: complete under a temporary name first, then renamed, so that none is half made. */
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { newStudyDiff } from '#core/commands/create-study.ts';
import type { CodebookTemplate } from '#core/model/codebook.ts';
import type { CoderId, CommitId } from '#core/model/ids.ts';
import { coder as coderSchema, study as studySchema } from '#core/model/study.ts';
import { Problem } from '#core/problem.ts';
import type { Commit } from '#core/store/commit.ts';
import { StudyStore } from '#core/store/study-store.ts';
import { writeCheckpoint } from './checkpoint.ts';
import { diskProblem } from './disk-problem.ts';
import { serialiseCommit } from './journal-line.ts';
import type { StoragePorts } from './ports.ts';
import {
  documentFolder,
  journalFolder,
  onDisk,
  passageFolder,
  registryFile,
  segmentFile,
  snapshotFolder,
  type TablePath,
} from './study-files.ts';
import { folderNameOf } from './study-folder-name.ts';
import { gatherFromStore } from './table-contents.ts';
import { writeTable } from './table-file.ts';
import { writeDurably } from './write-durably.ts';

export interface NewStudy {
  /** Folder in which the study's own folder is made; made itself where it is not there. */
  folder: string;
  name: string;
  template: CodebookTemplate;
  coderName: string;
  /** Name of the study's own folder, taken as it is; absent = made from the name. */
  folderName?: string;
}

/** Gives the path of the new study. */
export async function createStudyFolder(ports: StoragePorts, request: NewStudy): Promise<string> {
  const { files } = ports;
  const name = requireLabel(studySchema.shape.name.safeParse(request.name), 'The study needs a name');
  const coderName = requireLabel(
    coderSchema.shape.name.safeParse(request.coderName),
    'The coder needs a name',
  );
  const path = join(request.folder, request.folderName ?? folderNameOf(name));
  const what = `The study “${name}” could not be made in ${request.folder}`;
  let temporary: string | null = null;
  try {
    await files.makeFolder(request.folder);
    await requireFree(ports, path);
    temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.new`);
    await writeStudy(ports, temporary, firstCommit(ports, request.template, name, coderName));
    await requireFree(ports, path);
    await files.rename(temporary, path);
    await files.syncFolder(request.folder);
    return path;
  } catch (error) {
    if (temporary !== null) await files.remove(temporary).catch(() => undefined);
    throw diskProblem(error, what);
  }
}

const requireLabel = (
  result: { success: true; data: string } | { success: false; error: { issues: { message: string }[] } },
  what: string,
): string => {
  if (result.success) return result.data;
  throw new Problem('invalid', `${what}: ${result.error.issues[0]?.message ?? ''}.`);
};

async function requireFree({ files }: StoragePorts, path: string): Promise<void> {
  const there = await files.stat(path);
  // An empty folder holds nothing to lose, and the new one takes its place.
  if (there === null || (there.isFolder && (await files.list(path)).length === 0)) return;
  throw new Problem(
    'refused',
    `${path} is there already.`,
    'Choose another name, or open the study that is there.',
  );
}

function firstCommit(
  ports: StoragePorts,
  template: CodebookTemplate,
  name: string,
  coderName: string,
): Commit {
  const coderId = ports.newId('c') as CoderId;
  const at = ports.now();
  return {
    id: ports.newId('x') as CommitId,
    seq: 1,
    at,
    coderId,
    command: { type: 'study.create', args: { name, codebook: template.id, coderName } },
    label: `Make the study ${name}`,
    diff: newStudyDiff(
      template,
      name,
      { id: coderId, name: coderName },
      {
        now: at,
        coderId,
        newId: ports.newId,
        textOf: () => {
          throw new Error('A new study has no texts.');
        },
        pagesOf: () => null,
      },
    ),
    undoes: null,
    redoes: null,
  };
}

async function writeStudy({ files }: StoragePorts, folder: string, commit: Commit): Promise<void> {
  for (const part of [journalFolder, documentFolder, passageFolder, snapshotFolder]) {
    await files.makeFolder(onDisk(folder, part));
  }
  const line = serialiseCommit(commit);
  await writeDurably(files, onDisk(folder, segmentFile(1)), [line]);
  const store = new StudyStore();
  store.apply(commit.diff);
  const saved: Record<TablePath, number> = {};
  const tables = gatherFromStore(store);
  if (!tables.has(registryFile)) tables.set(registryFile, []);
  for (const [path, entries] of tables) {
    await writeTable(files, folder, path, { seq: commit.seq, entries });
    saved[path] = commit.seq;
  }
  await writeCheckpoint(files, folder, {
    seq: commit.seq,
    position: { segment: 1, bytes: line.length },
    files: saved,
  });
  await files.syncFolder(folder);
}
