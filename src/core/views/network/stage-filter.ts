/** Whether something belongs to a stage of the process, by the passages that it rests on. */
import type { StudyReader } from '../../store/study-reader.ts';
import type { PassageContext } from '../passage-context.ts';

export interface StageFilter {
  /** Null = any stage. */
  stage: string | null;
  context: PassageContext;
}

/** Whether at least one of the passages states the stage, or is of an item that does. */
export const isAtStage = (
  study: StudyReader,
  { stage, context }: StageFilter,
  passages: readonly string[],
): boolean =>
  stage === null ||
  passages.some(id => {
    const passage = study.live('passage', id);
    return passage !== undefined && context.stagesOf(passage).includes(stage);
  });
