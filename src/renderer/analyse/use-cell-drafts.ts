/** What is being written of a cell: changes of its judgements, and new ones of its fields. */
import { useRef } from 'react';
import type { Cell } from '#core/views/view.ts';
import type { JudgementDraft } from '../panels/judgement-draft.ts';
import { usePanel } from '../panels/panel-state.ts';
import type { Subject } from './cell-subjects.ts';

/** A draft that was shown stays for as long as the cell is chosen, whatever it is said to be about by then. */
export function useCellDrafts(cell: Cell, subjects: readonly Subject[]): readonly JudgementDraft[] {
  const drafts = usePanel(state => state.drafts);
  const key = JSON.stringify(subjects);
  const shown = useRef({ key, ids: new Set<string>() });
  if (shown.current.key !== key) shown.current = { key, ids: new Set() };
  const { ids } = shown.current;
  const own = new Set<string>([...cell.judgements, ...cell.settled]);
  const isOfCell = (draft: JudgementDraft): boolean =>
    own.has(draft.id) ||
    subjects.some(
      ({ itemId, fieldId, aboutId }) =>
        draft.itemId === itemId &&
        draft.fieldId === fieldId &&
        (aboutId === undefined || draft.aboutId === aboutId),
    );
  const found = Object.values(drafts).filter(draft => ids.has(draft.id) || isOfCell(draft));
  for (const { id } of found) ids.add(id);
  return found;
}
