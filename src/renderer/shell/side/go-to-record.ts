/** Shows the place in the window where a record is seen: its text, its panel, its screen. */
import type { StudyReader } from '#core/store/study-reader.ts';
import { ui } from '#renderer/state/ui-store.ts';

const goToItem = (study: StudyReader, itemId: string): boolean => {
  const item = study.live('item', itemId);
  if (item === undefined) return false;
  ui.set({ screen: 'code', kindId: item.kindId, itemId, passageId: null });
  return true;
};

/** Says whether there was anything to show: a removed record has no place. */
export const goToRecord = (study: StudyReader, { type, id }: { type: string; id: string }): boolean => {
  switch (type) {
    case 'document':
      if (study.live('document', id) === undefined) return false;
      ui.set({ screen: 'code', documentId: id });
      return true;
    case 'passage':
      if (study.live('passage', id) === undefined) return false;
      ui.revealPassage(id);
      return true;
    case 'item':
      return goToItem(study, id);
    case 'judgement': {
      const judgement = study.live('judgement', id);
      return judgement !== undefined && goToItem(study, judgement.itemId);
    }
    case 'link': {
      const link = study.live('link', id);
      return link !== undefined && goToItem(study, link.fromId);
    }
    case 'memo': {
      const memo = study.live('memo', id);
      return memo !== undefined && goToRecord(study, memo.on);
    }
    case 'kind':
    case 'field':
    case 'vocabulary':
    case 'linkType':
      ui.set({ screen: 'codebook' });
      return true;
    case 'savedView':
      ui.set({ screen: 'analyse', viewId: id });
      return true;
    case 'coder':
      ui.set({ screen: 'data', dataTab: 'coders' });
      return true;
    default:
      return false;
  }
};
