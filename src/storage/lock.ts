/**
 * One writer for a study: a lock with a heartbeat in the study's folder, and a file beside it that says who has it.
 * A program that died without releasing it is recognised at once on the same computer; that of another computer, or
 * of a system that does not tell when a process began, by its silent heartbeat.
 */
import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import lockfile from 'proper-lockfile';
import { z } from 'zod';
import { Problem } from '#core/problem.ts';
import { diskProblem } from './disk-problem.ts';
import { errorCode, type FileSystem, nodeFileSystem } from './file-system.ts';
import { writeDurably } from './write-durably.ts';

/** A lock whose heartbeat is older than this belongs to nobody, ms. */
const staleMs = 15_000;
/** How long a look at the owner file is trusted before the next write, ms. */
const trustMs = 5_000;

const ownerSchema = z.object({
  token: z.string(),
  pid: z.number().int(),
  /** When the process began, in the system's own terms; tells a later process with the same pid apart. Null = unknown. */
  processStart: z.string().nullable(),
  host: z.string(),
  user: z.string(),
  program: z.string(),
  startedAt: z.string(),
});
export type LockOwner = z.output<typeof ownerSchema>;

const lockPath = (folder: string): string => join(folder, '.lock');
const ownerPath = (folder: string): string => join(folder, '.lock-owner.json');
const guardPath = (folder: string): string => join(folder, '.lock-guard');

export const describeOwner = ({ program, user, host, startedAt }: LockOwner): string =>
  `${program}, run by ${user} on ${host} since ${minuteOf(startedAt)}`;

/** Where the program runs, as people write it. What cannot be read is shown as it is. */
const minuteOf = (moment: string): string => {
  const date = new Date(moment);
  return Number.isNaN(date.getTime())
    ? moment
    : new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(date);
};

export interface StudyLock {
  /** True where the lock of a program that had died was taken over. */
  tookOver: boolean;
  /** Throws a Problem where another program may have taken the lock. Cheap enough for every write. */
  confirm(): Promise<void>;
  release(): Promise<void>;
}

/** Who has the study open for writing now; null = nobody. */
export async function lockHolder(files: FileSystem, folder: string): Promise<LockOwner | null> {
  const lock = await files.stat(lockPath(folder));
  if (lock === null) return null;
  const owner = await readOwner(files, folder);
  return (await isAbandoned(files, lock.changedAt, owner)) ? null : (owner ?? unknownOwner);
}

/**
 * Takes the lock. Throws `locked` with the holder's name, or `read-only` where the folder cannot be written.
 * `onLost` is called when the heartbeat finds that another program has taken it.
 */
export async function acquireLock(
  files: FileSystem,
  folder: string,
  program: string,
  now: string,
  onLost: () => void,
): Promise<StudyLock> {
  // All programs look and take under a second, short lock: else two could both find the first one stale, and the
  // slower one would remove the lock that the faster has just taken.
  const guard = await takeGuard(folder);
  try {
    return await acquireUnderGuard(files, folder, program, now, onLost);
  } finally {
    await guard().catch(() => undefined);
  }
}

async function takeGuard(folder: string): Promise<() => Promise<void>> {
  try {
    return await lockfile.lock(guardPath(folder), {
      lockfilePath: guardPath(folder),
      realpath: false,
      stale: 3_000,
      retries: { retries: 20, minTimeout: 20, maxTimeout: 400 },
      onCompromised: () => undefined,
    });
  } catch (error) {
    if (errorCode(error) === 'ELOCKED') {
      throw new Problem(
        'locked',
        'Another program is opening the study right now.',
        'Try again in a moment.',
      );
    }
    throw unwritable(error);
  }
}

async function acquireUnderGuard(
  files: FileSystem,
  folder: string,
  program: string,
  now: string,
  onLost: () => void,
): Promise<StudyLock> {
  const present = await files.stat(lockPath(folder));
  if (present !== null) {
    const holder = await readOwner(files, folder);
    if (!(await isAbandoned(files, present.changedAt, holder))) throw lockedBy(holder ?? unknownOwner);
    await files.remove(lockPath(folder));
  }
  const owner: LockOwner = {
    token: randomUUID(),
    pid: process.pid,
    processStart: await processStart(process.pid),
    host: hostname(),
    user: userName(),
    program,
    startedAt: now,
  };
  let release: () => Promise<void>;
  try {
    release = await lockfile.lock(lockPath(folder), {
      lockfilePath: lockPath(folder),
      realpath: false,
      stale: staleMs,
      onCompromised: onLost,
    });
  } catch (error) {
    if (errorCode(error) === 'ELOCKED') throw lockedBy((await readOwner(files, folder)) ?? unknownOwner);
    throw unwritable(error);
  }
  try {
    await writeDurably(files, ownerPath(folder), [Buffer.from(`${JSON.stringify(owner, null, 1)}\n`)]);
  } catch (error) {
    await release().catch(() => undefined);
    throw unwritable(error);
  }
  let confirmedAt = Date.now();
  return {
    tookOver: present !== null,
    async confirm() {
      const at = Date.now();
      if (at - confirmedAt < trustMs && at >= confirmedAt) return;
      if ((await readOwner(files, folder))?.token !== owner.token) {
        onLost();
        throw lostLock();
      }
      confirmedAt = at;
    },
    async release() {
      // The lock may be another program's by now: what is not ours stays.
      if ((await readOwner(files, folder))?.token === owner.token) await files.remove(ownerPath(folder));
      await release().catch(() => undefined);
    },
  };
}

export const lostLock = (): Problem =>
  new Problem(
    'read-only',
    'Another program has taken over the study while this one did not answer.',
    'Nothing more is written from here. Copy what you need, close the study and open it again.',
  );

const unknownOwner: LockOwner = {
  token: '',
  pid: 0,
  processStart: null,
  host: 'an unknown computer',
  user: 'somebody',
  program: 'Another program',
  startedAt: 'an unknown time',
};

const lockedBy = (owner: LockOwner): Problem =>
  new Problem(
    'locked',
    `The study is open in another program: ${describeOwner(owner)}.`,
    'Close it there, or open it here for reading only.',
  );

const unwritable = (error: unknown): Problem => {
  const problem = diskProblem(error, 'The study cannot be opened for writing');
  return problem.code === 'read-only'
    ? new Problem('read-only', problem.message, `Open it for reading only. ${problem.advice}`)
    : problem;
};

const userName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return 'an unknown user';
  }
};

async function readOwner(files: FileSystem, folder: string): Promise<LockOwner | null> {
  try {
    const result = ownerSchema.safeParse(
      JSON.parse((await files.readFile(ownerPath(folder))).toString('utf8')),
    );
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

async function isAbandoned(files: FileSystem, heartbeat: number, owner: LockOwner | null): Promise<boolean> {
  const state = owner !== null && owner.host === hostname() ? await stateOf(files, owner) : 'unknown';
  // A living process on this computer keeps its lock, also where it slept or was stopped for a while.
  if (state !== 'unknown') return state === 'dead';
  return heartbeat < Date.now() - staleMs;
}

async function stateOf(
  files: FileSystem,
  { pid, processStart: began }: LockOwner,
): Promise<'alive' | 'dead' | 'unknown'> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return 'dead';
  }
  const runningSince = await processStart(pid, files);
  // Where the system does not tell when a process began, its pid may be another's by now.
  if (began === null || runningSince === null) return 'unknown';
  return began === runningSince ? 'alive' : 'dead';
}

/** Boot and tick at which a process began, from Linux's /proc; null elsewhere. */
async function processStart(pid: number, files: FileSystem = nodeFileSystem): Promise<string | null> {
  try {
    const boot = (await files.readFile('/proc/sys/kernel/random/boot_id')).toString('latin1').trim();
    const line = (await files.readFile(`/proc/${pid}/stat`)).toString('latin1');
    // The program's name stands in brackets and may itself hold spaces and brackets.
    const began = line.slice(line.lastIndexOf(')') + 2).split(' ')[19];
    return began === undefined ? null : `${boot}:${began}`;
  } catch {
    return null;
  }
}
