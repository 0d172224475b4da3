/** The mentions of one item with what is coded of them, kept up with the study. */
import { useMemo, useSyncExternalStore } from 'react';
import { isCovered } from '#core/mentions/propose.ts';
import type { Passage } from '#core/model/passage.ts';
import type { WordedMention } from '../computing/messages.ts';
import { usePassages } from '../panels/use-passages.ts';
import { useSession } from '../state/study-context.tsx';
import { mentionIndexOf } from './mention-index.ts';

export interface ItemMention {
  documentId: string;
  mention: WordedMention;
  isCoded: boolean;
}

export interface ItemMentions {
  mentions: readonly ItemMention[];
  coded: number;
  /** Documents that are still to be searched. */
  waiting: number;
  failure: string | null;
}

export function useMentions(itemId: string): ItemMentions {
  const index = mentionIndexOf(useSession());
  const state = useSyncExternalStore(index.subscribe, index.get);
  const passages = usePassages(itemId);
  return useMemo(() => {
    const byDocument = new Map<string, Passage[]>();
    for (const passage of passages) {
      const present = byDocument.get(passage.documentId);
      if (present === undefined) byDocument.set(passage.documentId, [passage]);
      else present.push(passage);
    }
    const mentions: ItemMention[] = [];
    let coded = 0;
    for (const [documentId, all] of state.byDocument) {
      const own = byDocument.get(documentId);
      for (const mention of all) {
        if (!mention.candidates.includes(itemId)) continue;
        const isCoded = isCovered(own, mention);
        if (isCoded) coded += 1;
        mentions.push({ documentId, mention, isCoded });
      }
    }
    return { mentions, coded, waiting: state.waiting, failure: state.failure };
  }, [state, passages, itemId]);
}
