/**
 * What the storage asks of a file system, as a port: so that a full disk, a read-only folder or a power cut between
 * two steps can be brought about in a test. Errors are Node's own (`code` is ENOENT, ENOSPC, ...).
 */
import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';

/** A file open for writing. */
export interface OpenFile {
  /** Writes all the bytes, at the end where the file was opened to append. A short write is carried on, not taken for success. */
  write(bytes: Uint8Array): Promise<void>;
  /** Resolves when what was written is on the disk itself. */
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

export interface FileInfo {
  size: number;
  isFolder: boolean;
  /** Milliseconds since 1970. */
  changedAt: number;
}

export interface FolderEntry {
  name: string;
  isFolder: boolean;
}

export interface FileSystem {
  /** Null where nothing is there. */
  stat(path: string): Promise<FileInfo | null>;
  readFile(path: string): Promise<Buffer>;
  /** The bytes from `start` on, at most `length`; fewer where the file is shorter. */
  readRange(path: string, start: number, length?: number): Promise<Buffer>;
  /** Names in a folder, sorted; none where the folder is not there. */
  list(folder: string): Promise<FolderEntry[]>;
  /** `create` fails where the file exists; `append` makes it where it does not. */
  open(path: string, how: 'create' | 'append'): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  copyFile(from: string, to: string): Promise<void>;
  /** Removes a file or a folder with all in it; nothing there is no error. */
  remove(path: string): Promise<void>;
  /** Makes the folder and those above it; there already is no error. */
  makeFolder(path: string): Promise<void>;
  /** Puts the names in a folder on the disk itself, where the system can. */
  syncFolder(path: string): Promise<void>;
}

/** The `code` of a system error; empty for anything else. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

class NodeFile implements OpenFile {
  private readonly handle: fs.FileHandle;

  constructor(handle: fs.FileHandle) {
    this.handle = handle;
  }

  async write(bytes: Uint8Array): Promise<void> {
    let written = 0;
    while (written < bytes.length) {
      const result = await this.handle.write(bytes, written, bytes.length - written);
      written += result.bytesWritten;
    }
  }

  sync(): Promise<void> {
    return this.handle.sync();
  }

  truncate(length: number): Promise<void> {
    return this.handle.truncate(length);
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

export const nodeFileSystem: FileSystem = {
  async stat(path) {
    try {
      const found = await fs.stat(path);
      return { size: found.size, isFolder: found.isDirectory(), changedAt: found.mtimeMs };
    } catch (error) {
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
      throw error;
    }
  },
  readFile: path => fs.readFile(path),
  async readRange(path, start, length = Number.MAX_SAFE_INTEGER) {
    const handle = await fs.open(path, 'r');
    try {
      const { size } = await handle.stat();
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(size - start, length)));
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    } finally {
      await handle.close();
    }
  },
  async list(folder) {
    try {
      const entries = await fs.readdir(folder, { withFileTypes: true });
      return entries
        .map(entry => ({ name: entry.name, isFolder: entry.isDirectory() }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
      throw error;
    }
  },
  async open(path, how) {
    const flags =
      how === 'append'
        ? constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND
        : constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
    return new NodeFile(await fs.open(path, flags, 0o666));
  },
  rename: (from, to) => fs.rename(from, to),
  copyFile: (from, to) => fs.copyFile(from, to, constants.COPYFILE_EXCL),
  remove: path => fs.rm(path, { recursive: true, force: true }),
  async makeFolder(path) {
    await fs.mkdir(path, { recursive: true });
  },
  async syncFolder(path) {
    let handle: fs.FileHandle;
    try {
      handle = await fs.open(path, 'r');
    } catch (error) {
      // Windows opens no folders; its rename is in the file system's own journal.
      if (process.platform === 'win32') return;
      throw error;
    }
    try {
      await handle.sync();
    } catch (error) {
      // Some network and FUSE file systems cannot sync a folder, and say so.
      if (!['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'ENOSYS'].includes(errorCode(error))) throw error;
    } finally {
      await handle.close();
    }
  },
};
