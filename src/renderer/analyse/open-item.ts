/** Shows an item on the Code screen, with the way back to the view. */
import type { Item } from '#core/model/item.ts';
import { ui } from '../state/ui-store.ts';
import { viewSettings } from './view-settings.ts';

export function openItem({ id, kindId }: Pick<Item, 'id' | 'kindId'>): void {
  viewSettings.set({ returnTo: ui.get().viewId });
  ui.set({ screen: 'code', itemId: id, kindId });
}
