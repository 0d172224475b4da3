/** Shows in the text where the chosen item is named and not coded, while its mentions are listed. */
import { useEffect, useSyncExternalStore } from 'react';
import { isCovered } from '#core/mentions/propose.ts';
import { usePanel } from '../panels/panel-state.ts';
import type { OpenReader } from '../reader/open-reader.ts';
import { useRecords, useSession } from '../state/study-context.tsx';
import { useUi } from '../state/ui-store.ts';
import { mentionIndexOf } from './mention-index.ts';

const nothing = (): (() => void) => () => undefined;

export function useMentionMarks(reader: OpenReader | null): void {
  const itemId = useUi(state => (state.screen === 'code' ? state.itemId : null));
  const isListed = usePanel(state => state.tab === 'mentions');
  const shown = isListed ? itemId : null;
  const documentId = reader?.documentId ?? null;
  const index = mentionIndexOf(useSession());
  const state = useSyncExternalStore(shown === null ? nothing : index.subscribe, index.get);
  const passages = useRecords(
    study =>
      shown === null ? [] : [...study.passagesOfItem(shown)].filter(each => each.documentId === documentId),
    ['passage'],
    [shown, documentId],
  );
  useEffect(() => {
    if (reader === null) return;
    const mentions =
      shown === null
        ? []
        : (state.byDocument.get(reader.documentId) ?? []).filter(
            mention => mention.candidates.includes(shown) && !isCovered(passages, mention),
          );
    reader.mentions.set(mentions);
    reader.strip.set({ mentions });
  }, [reader, shown, state, passages]);
}
