/** Opens the judgement that a cell is about in the editor: one's own where there is one, else a new one. */
import type { StudyReader } from '#core/store/study-reader.ts';
import type { Cell } from '#core/views/view.ts';
import { draftOf, newDraft } from '../panels/judgement-draft.ts';
import { panel } from '../panels/panel-state.ts';
import { newId } from '../state/new-id.ts';
import type { Subject } from './cell-subjects.ts';

/** Begins a judgement. It says what it is about where the cell does, and nothing else. */
export function beginJudgement({ itemId, fieldId, aboutId }: Subject): void {
  const begun = Object.values(panel.get().drafts).find(
    draft =>
      draft.isNew &&
      draft.itemId === itemId &&
      draft.fieldId === fieldId &&
      draft.settles.length === 0 &&
      (aboutId === undefined || draft.aboutId === aboutId),
  );
  panel.openDraft(
    begun ?? newDraft(newId('judgement'), itemId, fieldId, aboutId === undefined ? {} : { aboutId }),
  );
}

export function editJudgement(study: StudyReader, id: string): void {
  const judgement = study.live('judgement', id);
  if (judgement !== undefined) panel.openDraft(panel.get().drafts[id] ?? draftOf(judgement));
}

/** Opens the editor where it is clear which judgement is meant; false where a person has to say. */
export function openForEditing(
  study: StudyReader,
  coderId: string,
  cell: Cell,
  subjects: readonly Subject[],
): boolean {
  const own = cell.judgements.filter(id => study.live('judgement', id)?.coderId === coderId);
  const [onlyOwn, ...moreOwn] = own;
  if (onlyOwn !== undefined && moreOwn.length === 0) {
    editJudgement(study, onlyOwn);
    return true;
  }
  const [subject, ...moreSubjects] = subjects;
  if (subject === undefined || moreSubjects.length > 0 || onlyOwn !== undefined) return false;
  beginJudgement(subject);
  return true;
}
