/** Says so where the filter hides a passage that has just been coded, and offers to show it. */
import type { StudyReader } from '#core/store/study-reader.ts';
import { notifyDone } from '../state/notify.tsx';
import { type UiFilter, ui } from '../state/ui-store.ts';

interface Painted {
  kindId: string;
  itemId: string;
  coderId: string;
}

const lets = (chosen: readonly string[] | null, id: string): boolean =>
  chosen === null || chosen.includes(id);

/** Whether the filter keeps what is coded so from being painted. */
export const hides = (filter: UiFilter, { kindId, itemId, coderId }: Painted): boolean =>
  !(lets(filter.kindIds, kindId) && lets(filter.itemIds, itemId) && lets(filter.coderIds, coderId));

const widened = (chosen: string[] | null, id: string): string[] | null =>
  lets(chosen, id) ? chosen : [...(chosen ?? []), id];

/** The filter with as much more as lets what is coded so through. */
export const showToo = (filter: UiFilter, { kindId, itemId, coderId }: Painted): UiFilter => ({
  kindIds: widened(filter.kindIds, kindId),
  itemIds: widened(filter.itemIds, itemId),
  coderIds: widened(filter.coderIds, coderId),
});

export function tellIfHidden(study: StudyReader, passageId: string): void {
  const passage = study.live('passage', passageId);
  const item = passage === undefined ? undefined : study.get('item', passage.itemId);
  if (passage === undefined || item === undefined) return;
  const painted = { kindId: item.kindId, itemId: item.id, coderId: passage.coderId };
  if (!hides(ui.get().filter, painted)) return;
  notifyDone(`Coded with ${item.label}; hidden by the filter.`, {
    label: 'Show it',
    run: async () => {
      ui.set({ filter: showToo(ui.get().filter, painted) });
      ui.revealPassage(passageId);
    },
  });
}
