/** Codes the text selected in the reader with an item of the panels. */
import { useCallback } from 'react';
import { codeSpan } from '../reader/coding.ts';
import { tellIfHidden } from '../reader/hidden-passage.ts';
import { useDispatch, useStudyInfo, useStudyReader } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';

/** Gives what codes the selection; it does nothing where nothing is selected. */
export function useCodeSelection(): (itemId: string) => Promise<void> {
  const study = useStudyReader();
  const dispatch = useDispatch();
  const coderId = useStudyInfo(info => info.coderId);
  return useCallback(
    async itemId => {
      const { selection } = ui.get();
      if (selection === null) return;
      const id = await codeSpan({ study, dispatch, coderId }, selection, { itemId });
      if (id !== null) tellIfHidden(study, id);
    },
    [study, dispatch, coderId],
  );
}
