import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { nodeFileSystem } from './file-system.ts';
import { acquireLock, lockHolder, type StudyLock } from './lock.ts';
import { kindOf, makeStudy, temporaryApplication } from './testing/temporary-application.ts';

let folder: string;
const held: StudyLock[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracework-lock-'));
});
afterEach(async () => {
  vi.useRealTimers();
  for (const lock of held.splice(0)) await lock.release();
  rmSync(folder, { recursive: true, force: true });
});

const acquire = async (program = 'Test'): Promise<StudyLock> => {
  const lock = await acquireLock(
    nodeFileSystem,
    folder,
    program,
    '2026-01-01T00:00:00.000Z',
    () => undefined,
  );
  held.push(lock);
  return lock;
};
const ownerFile = (): string => join(folder, '.lock-owner.json');
const owner = (): Record<string, unknown> =>
  JSON.parse(readFileSync(ownerFile(), 'utf8')) as Record<string, unknown>;

/** A lock as another program left it, with a heartbeat so many seconds ago. */
function leave(changes: Record<string, unknown>, secondsAgo: number): void {
  mkdirSync(join(folder, '.lock'), { recursive: true });
  const at = Date.now() / 1000 - secondsAgo;
  utimesSync(join(folder, '.lock'), at, at);
  const base = {
    token: 'other',
    pid: process.pid,
    processStart: null,
    host: hostname(),
    user: 'grace',
    program: 'Tracework (electron)',
    startedAt: '2026-01-01T00:00:00.000Z',
  };
  writeFileSync(ownerFile(), JSON.stringify({ ...base, ...changes }));
}

const deadPid = (): Promise<number> =>
  new Promise(resolve => {
    const child = spawn(process.execPath, ['-e', '']);
    child.on('close', () => resolve(child.pid ?? 0));
  });

describe('a lock', () => {
  test('is held by one, says by whom, and is free after its release', async () => {
    const lock = await acquire('First');
    expect(lock.tookOver).toBe(false);
    expect(await lockHolder(nodeFileSystem, folder)).toMatchObject({ program: 'First', host: hostname() });
    await expect(acquire('Second')).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining('First, run by'),
    });
    await lock.release();
    expect(existsSync(join(folder, '.lock'))).toBe(false);
    expect(await lockHolder(nodeFileSystem, folder)).toBeNull();
    expect((await acquire('Second')).tookOver).toBe(false);
  });

  test('goes to one of many that ask at once', async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, (_, index) => acquire(`P${index}`)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'locked' });
    }
  });

  test('of a process that died on this computer is taken over at once', async () => {
    leave({ pid: await deadPid() }, 0);
    expect(await lockHolder(nodeFileSystem, folder)).toBeNull();
    expect((await acquire()).tookOver).toBe(true);
  });

  test.skipIf(!existsSync('/proc/self/stat'))(
    'is not mistaken for that of a later process with the same pid',
    async () => {
      await acquire();
      const { processStart } = owner();
      await held.pop()?.release();
      leave({ processStart: `${String(processStart)}0` }, 0);
      expect((await acquire()).tookOver).toBe(true);
      await held.pop()?.release();
      for (const secondsAgo of [0, 3_600]) {
        leave({ processStart }, secondsAgo);
        await expect(acquire()).rejects.toMatchObject({ code: 'locked' });
      }
      rmSync(join(folder, '.lock'), { recursive: true });
    },
  );

  test('of another computer counts as long as its heartbeat does', async () => {
    leave({ host: 'elsewhere', pid: 1 }, 5);
    await expect(acquire()).rejects.toMatchObject({ message: expect.stringContaining('grace on elsewhere') });
    leave({ host: 'elsewhere', pid: 1 }, 60);
    expect((await acquire()).tookOver).toBe(true);
  });

  test('without a readable owner counts as long as its heartbeat does', async () => {
    leave({}, 5);
    writeFileSync(ownerFile(), '{');
    await expect(acquire()).rejects.toMatchObject({ code: 'locked' });
    leave({}, 60);
    writeFileSync(ownerFile(), '{');
    expect((await acquire()).tookOver).toBe(true);
  });

  test('leaves what another program has taken meanwhile', async () => {
    const lock = await acquire();
    leave({ host: 'elsewhere' }, 0);
    await lock.release();
    expect(owner()).toMatchObject({ host: 'elsewhere' });
  });
});

test('a study whose lock another program took over is not written any more, and says so', async () => {
  const temporary = temporaryApplication();
  try {
    const { application } = temporary;
    const study = await makeStudy(application, temporary.folder);
    const states: string[] = [];
    application.subscribe(study.handle, event => {
      if (event.type === 'status')
        states.push(`${event.status.state} ${event.status.problem?.message ?? ''}`);
    });
    const journal = join(study.path, 'journal/000001.jsonl');
    const before = readFileSync(journal, 'utf8');
    const taken = ownerOf(study.path);
    writeFileSync(
      join(study.path, '.lock-owner.json'),
      JSON.stringify({ ...taken, token: 'other', host: 'elsewhere' }),
    );
    // The computer slept for a minute.
    const now = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => now + 60_000);
    const add = () =>
      application.dispatch(study.handle, { type: 'item.add', args: { kind: kindOf(study), label: 'A' } });
    await expect(add()).rejects.toMatchObject({
      code: 'read-only',
      message: expect.stringContaining('taken over'),
    });
    await expect(add()).rejects.toMatchObject({ code: 'read-only' });
    vi.restoreAllMocks();
    expect(states.at(-1)).toContain('failed Another program has taken over');
    expect(readFileSync(journal, 'utf8')).toBe(before);
    await application.closeStudy(study.handle);
    expect(ownerOf(study.path)).toMatchObject({ host: 'elsewhere' });
  } finally {
    vi.restoreAllMocks();
    await temporary.remove();
  }
});

const ownerOf = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(path, '.lock-owner.json'), 'utf8')) as Record<string, unknown>;
