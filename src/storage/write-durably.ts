/**
 * Replaces a file so that, whenever the power goes, either the old or the new content is there whole: a temporary
 * file beside it, fsync, rename, fsync of the folder.
 */
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import type { FileSystem } from './file-system.ts';

const temporaryName = /\.[0-9a-f]{12}\.tmp$/;

/** Whether a file name is one of a temporary file that a crash may have left. */
export const isTemporary = (name: string): boolean => temporaryName.test(name);

/** Writes the pieces one after the other as the file's new content. On failure the old content stays. */
export async function writeDurably(
  files: FileSystem,
  path: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await files.open(temporary, 'create');
    try {
      for await (const piece of pieces) await file.write(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await files.rename(temporary, path);
  } catch (error) {
    await files.remove(temporary).catch(() => undefined);
    throw error;
  }
  await files.syncFolder(dirname(path));
}
