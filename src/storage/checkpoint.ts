/**
 * The checkpoint: up to which commit every table file is on disk, and where in the journal that commit ends, so that
 * opening a study reads only what came after. Without it the whole journal is read.
 */
import type { FileSystem } from './file-system.ts';
import { seal, unseal } from './sealed-json.ts';
import { checkpointFile, formatVersion, onDisk, type TablePath } from './study-files.ts';
import { writeDurably } from './write-durably.ts';

/** A place in the journal, just after a commit: segment number and bytes from its beginning. */
export interface JournalPosition {
  segment: number;
  bytes: number;
}

export interface Checkpoint {
  seq: number;
  position: JournalPosition;
  /** Each table file, with the commit whose state it held at least. */
  files: Record<TablePath, number>;
}

export type CheckpointRead =
  | { state: 'read'; checkpoint: Checkpoint }
  | { state: 'none' }
  | { state: 'damaged'; error: string };

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

export const checkpointBytes = ({ seq, position, files }: Checkpoint): Buffer =>
  seal({ format: 'tracework/checkpoint', version: formatVersion, seq, position, files });

export function parseCheckpoint(bytes: Buffer): CheckpointRead {
  const damaged = (error: string): CheckpointRead => ({ state: 'damaged', error });
  const unsealed = unseal(bytes);
  if (!unsealed.ok) return damaged(unsealed.error);
  const { format, version, seq, position, files } = unsealed.value;
  if (format !== 'tracework/checkpoint' || version !== formatVersion)
    return damaged('it is a file of another format');
  if (!isCount(seq) || typeof position !== 'object' || position === null)
    return damaged('it lacks its position');
  const { segment, bytes: offset } = position as Record<string, unknown>;
  if (!isCount(segment) || !isCount(offset)) return damaged('it lacks its position');
  if (typeof files !== 'object' || files === null || !Object.values(files).every(isCount)) {
    return damaged('it lacks its list of files');
  }
  return {
    state: 'read',
    checkpoint: { seq, position: { segment, bytes: offset }, files: { ...files } as Record<string, number> },
  };
}

export async function readCheckpoint(files: FileSystem, folder: string): Promise<CheckpointRead> {
  const where = onDisk(folder, checkpointFile);
  if ((await files.stat(where)) === null) return { state: 'none' };
  return parseCheckpoint(await files.readFile(where));
}

export const writeCheckpoint = (files: FileSystem, folder: string, checkpoint: Checkpoint): Promise<void> =>
  writeDurably(files, onDisk(folder, checkpointFile), [checkpointBytes(checkpoint)]);
