/** Codes the text selected in the reader with an item. */
import { announce } from '../state/announce.ts';
import { newId } from '../state/new-id.ts';
import { ui } from '../state/ui-store.ts';

/** Resolves to the new passage's id; null where nothing is selected or it was refused. */
export async function codeSelection(
  change: (type: string, args: unknown) => Promise<boolean>,
  item: { id: string; label: string },
): Promise<string | null> {
  const { selection } = ui.get();
  if (selection === null) return null;
  const { documentId, start, end } = selection;
  const id = newId('passage');
  if (!(await change('passage.add', { id, documentId, itemId: item.id, start, end }))) return null;
  ui.noteItemUsed(item.id);
  ui.set({ passageId: id, selection: null });
  announce(`Coded with ${item.label}.`);
  return id;
}
