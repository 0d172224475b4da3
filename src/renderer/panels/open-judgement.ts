/** Shows a judgement in the panels of the Code screen, opened to be read or changed. */
import type { StudyReader } from '#core/store/study-reader.ts';
import { ui } from '../state/ui-store.ts';
import { draftOf } from './judgement-draft.ts';
import { panel } from './panel-state.ts';

/** Does nothing where it was removed. What is being written of it stays as it is. */
export function openJudgement(study: StudyReader, judgementId: string): void {
  const judgement = study.live('judgement', judgementId);
  const item = judgement === undefined ? undefined : study.live('item', judgement.itemId);
  if (judgement === undefined || item === undefined) return;
  ui.set({ screen: 'code', itemId: item.id, kindId: item.kindId });
  panel.openDraft(panel.get().drafts[judgementId] ?? draftOf(judgement));
}
