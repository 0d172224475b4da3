/** What went wrong on the disk, in words for a person, with what was kept and what to do. */
import { isProblem, messageOf, Problem } from '#core/problem.ts';
import { errorCode } from './file-system.ts';

const causes: Readonly<Record<string, { cause: string; advice: string }>> = {
  ENOSPC: { cause: 'the disk is full', advice: 'Free some space, then try again.' },
  EDQUOT: { cause: 'your share of the disk is used up', advice: 'Free some space, then try again.' },
  EROFS: {
    cause: 'the disk can only be read',
    advice: 'Copy the study to a folder that can be written, or mount the disk for writing.',
  },
  EACCES: {
    cause: 'the system does not allow writing there',
    advice: 'Change the folder’s permissions, or copy the study to a folder of your own.',
  },
  EPERM: {
    cause: 'the system does not allow writing there',
    advice: 'Change the folder’s permissions, or copy the study to a folder of your own.',
  },
  EIO: {
    cause: 'the disk reports an error',
    advice: 'Check the disk or its cable; copy the study to another disk before you go on.',
  },
  ENOENT: {
    cause: 'the folder is no longer there',
    advice: 'Put the folder back where it was, or connect its disk again, then try again.',
  },
  EMFILE: { cause: 'too many files are open', advice: 'Close other programs, then try again.' },
  ENOTDIR: {
    cause: 'a file stands where a folder should be',
    advice: 'Move that file away, then try again.',
  },
};

/** Message and advice for anything that was thrown while writing. `what` begins the sentence. */
export function describeDiskError(error: unknown, what: string): { message: string; advice: string } {
  if (isProblem(error)) return { message: error.message, advice: error.advice };
  const known = causes[errorCode(error)];
  return {
    message: `${what}: ${known?.cause ?? messageOf(error)}.`,
    advice: known?.advice ?? 'Try again; if it stays so, copy the study’s folder to another disk.',
  };
}

const readOnlyCodes = new Set(['EROFS', 'EACCES', 'EPERM']);

/** A Problem for a failed request that left nothing half made. */
export function diskProblem(error: unknown, what: string): Problem {
  if (isProblem(error)) return error;
  const { message, advice } = describeDiskError(error, what);
  return new Problem(readOnlyCodes.has(errorCode(error)) ? 'read-only' : 'failed', message, advice);
}
