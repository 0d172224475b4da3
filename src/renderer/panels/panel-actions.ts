/** What the panels add to the registry of actions. */
import type { Kind } from '#core/model/codebook.ts';
import type { Item } from '#core/model/item.ts';
import { useChange } from '../fields/use-change.ts';
import { codeMentions } from '../mentions/code-mentions-dialog.tsx';
import { type Action, useActions } from '../state/actions.ts';
import { useStudyInfo } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import { itemDialog } from './item-dialogs.tsx';
import { type DetailTab, panel } from './panel-state.ts';
import { useCodeSelection } from './use-code-selection.ts';

const group = 'Items';
const tabs: readonly [DetailTab, string][] = [
  ['judgements', 'judgements'],
  ['passages', 'passages'],
  ['mentions', 'mentions'],
  ['properties', 'properties'],
  ['links', 'links'],
  ['memos', 'memos'],
];

const focusList = (): void => {
  panel.set({ listHidden: false });
  // The panel of another kind is drawn first.
  requestAnimationFrame(() => document.querySelector<HTMLInputElement>('[data-find-item]')?.focus());
};

export function usePanelActions(kinds: readonly Kind[], item: Item | undefined): void {
  const change = useChange();
  const codeSelection = useCodeSelection();
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const onCode = (): boolean => ui.get().screen === 'code';
  const canChange = (): boolean => item !== undefined && !readOnly && onCode();
  const withItem = (id: string, label: string, run: (chosen: Item) => unknown): Action => ({
    id: `item.${id}`,
    label,
    group,
    when: canChange,
    run: () => {
      if (item !== undefined) void run(item);
    },
  });
  useActions([
    ...kinds.slice(0, 9).map(
      (kind, at): Action => ({
        id: `panel.kind-${kind.id}`,
        label: `Go to ${kind.plural.toLowerCase()}`,
        group: 'Go to',
        keys: `Alt+${at + 1}`,
        run: () => {
          const keeps = item?.kindId === kind.id;
          ui.set({ screen: 'code', kindId: kind.id, ...(keeps ? {} : { itemId: null }) });
          focusList();
        },
      }),
    ),
    {
      id: 'panel.toggle-list',
      label: 'Show or hide the list above the chosen item',
      group: 'Window',
      keys: 'Mod+Alt+L',
      when: () => item !== undefined && onCode(),
      run: () => panel.set({ listHidden: !panel.get().listHidden }),
    },
    ...tabs.map(
      ([tab, label]): Action => ({
        id: `panel.${tab}`,
        label: `Show the ${label} of the chosen item`,
        group: 'Go to',
        when: () => item !== undefined && onCode(),
        run: () => panel.set({ tab }),
      }),
    ),
    { ...withItem('rename', 'Rename the chosen item', () => panel.rename()), keys: 'F2' },
    withItem('code-mentions', 'Code the mentions of the chosen item', chosen =>
      codeMentions.open([chosen.id]),
    ),
    withItem('names', 'How the names of the chosen item are found', chosen =>
      itemDialog.open('names', chosen.id),
    ),
    withItem('merge', 'Merge the chosen item into another', chosen => itemDialog.open('merge', chosen.id)),
    withItem('split', 'Split the chosen item', chosen => itemDialog.open('split', chosen.id)),
    withItem('colour', 'Change the colour of the chosen item', chosen =>
      itemDialog.open('colour', chosen.id),
    ),
    withItem('remove', 'Remove the chosen item', async chosen => {
      if (await change('item.remove', { id: chosen.id })) ui.set({ itemId: null, passageId: null });
    }),
    {
      ...withItem('code-selection', 'Code the selection with the chosen item', chosen =>
        codeSelection(chosen.id),
      ),
      when: () => canChange() && ui.get().selection !== null,
    },
    {
      id: 'panel.passage-form',
      label: 'Edit the chosen passage',
      group: 'Passages',
      when: () => onCode() && ui.get().passageId !== null,
      run: () => panel.openPassageForm(),
    },
    {
      id: 'panel.stop-evidence',
      label: 'Stop adding evidence from the text',
      group: 'Passages',
      when: () => ui.get().evidenceTarget !== null,
      run: () => ui.set({ evidenceTarget: null }),
    },
  ]);
}
