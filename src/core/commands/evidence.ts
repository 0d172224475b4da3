/** The passages that a judgement or link rests on. */
import { Problem } from '../problem.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { requireLive } from './find.ts';

/** The ids without repeats. New ones must be live passages; one that was listed before may have been removed since. */
export function requireEvidence(
  study: StudyReader,
  ids: readonly string[],
  before: readonly string[],
): string[] {
  const listed = new Set(before);
  for (const id of ids) {
    if (listed.has(id)) continue;
    try {
      requireLive(study, 'passage', id);
    } catch (error) {
      if (error instanceof Problem) throw new Problem(error.code, `Evidence: ${error.message}`, error.advice);
      throw error;
    }
  }
  return [...new Set(ids)];
}
