import type { StudyReader } from '../store/study-reader.ts';

/** How many live passages there are of each run, by its id; runs without any are not in it. */
export function countByRun(study: StudyReader): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { runId } of study.all('passage')) {
    if (runId !== undefined) counts.set(runId, (counts.get(runId) ?? 0) + 1);
  }
  return counts;
}
