/** What can be done to the window itself: screens, regions, lists. */
import { spotlight } from '@mantine/spotlight';
import { type Action, runAction, useActions } from '#renderer/state/actions.ts';
import { type LeftTab, ui } from '#renderer/state/ui-store.ts';
import { moveToRegion } from './regions.ts';
import { screens } from './screens.ts';

/** Shows one of the lists on the left, whatever screen was shown. */
export const showLeftTab = (leftTab: LeftTab): void => {
  ui.set({ screen: 'code', leftTab });
  // The column may have to be drawn before it can be unfolded.
  requestAnimationFrame(() => {
    runAction('window.show-left');
    requestAnimationFrame(() => {
      const panel = document.querySelector('[data-left-panel]');
      const wanted =
        panel?.querySelector<HTMLElement>('[data-list-focus]') ?? panel?.querySelector<HTMLElement>('button');
      wanted?.focus();
    });
  });
};

const list = (leftTab: LeftTab, label: string, keys?: string): Action => ({
  id: `lists.${leftTab}`,
  label,
  group: 'Lists',
  ...(keys === undefined ? {} : { keys }),
  run: () => showLeftTab(leftTab),
});

const actions: Action[] = [
  {
    id: 'window.palette',
    label: 'Search, or run a command',
    group: 'Window',
    keys: 'Mod+K',
    run: () => spotlight.open(),
  },
  ...screens.map(
    ({ id, label, keys }): Action => ({
      id: `window.${id}`,
      label: `Go to ${label}`,
      group: 'Window',
      keys,
      run: () => ui.set({ screen: id }),
    }),
  ),
  {
    id: 'window.next-region',
    label: 'Next part of the window',
    group: 'Window',
    keys: 'F6',
    hidden: true,
    run: () => moveToRegion(1),
  },
  {
    id: 'window.previous-region',
    label: 'Part of the window before',
    group: 'Window',
    keys: 'Shift+F6',
    hidden: true,
    run: () => moveToRegion(-1),
  },
  list('documents', 'Show the documents'),
  list('outline', 'Show the outline of the document', 'Mod+Shift+O'),
  list('passages', 'Show the passages of all documents', 'Mod+Shift+L'),
  list('memos', 'Show the memos'),
  list('history', 'Show the history', 'Mod+Shift+H'),
];

export const useWindowActions = (): void => useActions(actions);
