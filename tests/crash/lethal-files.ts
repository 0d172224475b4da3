/** The real file system, in which one chosen step kills the program: before it, after it, or half done. */
import { type FileSystem, nodeFileSystem, type OpenFile } from '#storage/file-system.ts';

export type LethalStep = 'open' | 'write' | 'sync' | 'rename' | 'syncFolder' | 'remove' | 'truncate';

export interface Death {
  step: LethalStep;
  /** Regular expression for the path, with `/`; the new one where something is renamed. */
  path: string;
  /** Dies at the so-manieth such step, counted from 1. */
  count: number;
  when: 'before' | 'half' | 'after';
}

/** SIGKILL to itself arrives before the call returns; the wait is for systems where it does not. */
const die = async (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
};

export function lethalFiles(death: Death | null): FileSystem {
  if (death === null) return nodeFileSystem;
  const pattern = new RegExp(death.path);
  let left = death.count;
  const isHit = (step: LethalStep, path: string): boolean => {
    if (step !== death.step || !pattern.test(path.replaceAll('\\', '/'))) return false;
    left -= 1;
    return left === 0;
  };
  const around = async <T>(
    step: LethalStep,
    path: string,
    work: () => Promise<T>,
    half?: () => Promise<void>,
  ): Promise<T> => {
    if (!isHit(step, path)) return work();
    if (death.when === 'half' && half !== undefined) await half();
    if (death.when === 'after') await work();
    return die();
  };
  const wrap = (file: OpenFile, path: string): OpenFile => ({
    write: bytes =>
      around(
        'write',
        path,
        () => file.write(bytes),
        () => file.write(bytes.subarray(0, bytes.length >> 1)),
      ),
    sync: () => around('sync', path, () => file.sync()),
    truncate: length => around('truncate', path, () => file.truncate(length)),
    close: () => file.close(),
  });
  return {
    ...nodeFileSystem,
    open: async (path, how) => wrap(await around('open', path, () => nodeFileSystem.open(path, how)), path),
    rename: (from, to) => around('rename', to, () => nodeFileSystem.rename(from, to)),
    syncFolder: path => around('syncFolder', path, () => nodeFileSystem.syncFolder(path)),
    remove: path => around('remove', path, () => nodeFileSystem.remove(path)),
  };
}
