/** The real file system with faults put in: a disk with so many bytes left, a folder that cannot be written. */
import { type FileSystem, nodeFileSystem, type OpenFile } from '../file-system.ts';

const systemError = (code: string, path: string): Error =>
  Object.assign(new Error(`${code}: put in by the test, '${path}'`), { code });

export type WritingStep =
  | 'open'
  | 'write'
  | 'sync'
  | 'truncate'
  | 'rename'
  | 'copyFile'
  | 'remove'
  | 'makeFolder'
  | 'syncFolder';

export interface Faults {
  /** Code of the error that every writing step in this path fails with; null = it goes on. */
  fail(step: WritingStep, path: string): string | null;
  /** Bytes that may still be written; then ENOSPC, after what fits was written. */
  bytesLeft: number;
}

export const noFaults = (): Faults => ({ fail: () => null, bytesLeft: Number.POSITIVE_INFINITY });

export function faultyFiles(faults: Faults): FileSystem {
  const pass = (step: WritingStep, path: string): void => {
    const code = faults.fail(step, path);
    if (code !== null) throw systemError(code, path);
  };
  const wrap = (file: OpenFile, path: string): OpenFile => ({
    async write(bytes) {
      pass('write', path);
      const fitting = Math.min(bytes.length, faults.bytesLeft);
      await file.write(bytes.subarray(0, fitting));
      faults.bytesLeft -= fitting;
      if (fitting < bytes.length) throw systemError('ENOSPC', path);
    },
    async sync() {
      pass('sync', path);
      await file.sync();
    },
    async truncate(length) {
      pass('truncate', path);
      await file.truncate(length);
    },
    close: () => file.close(),
  });
  return {
    ...nodeFileSystem,
    async open(path, how) {
      pass('open', path);
      return wrap(await nodeFileSystem.open(path, how), path);
    },
    async rename(from, to) {
      pass('rename', to);
      await nodeFileSystem.rename(from, to);
    },
    async copyFile(from, to) {
      pass('copyFile', to);
      await nodeFileSystem.copyFile(from, to);
    },
    async remove(path) {
      pass('remove', path);
      await nodeFileSystem.remove(path);
    },
    async makeFolder(path) {
      pass('makeFolder', path);
      await nodeFileSystem.makeFolder(path);
    },
    async syncFolder(path) {
      pass('syncFolder', path);
      await nodeFileSystem.syncFolder(path);
    },
  };
}
