/** Leads key presses and the host's application menu to the registry of actions. */
import { useEffect } from 'react';
import type { MenuAction } from '#core/window-bridge.ts';
import type { WindowApplication } from '#renderer/client/client.ts';
import { handleShortcut, runAction } from '#renderer/state/actions.ts';

/** The registry's names for what the application menu offers. */
const actionOfMenu: Partial<Record<MenuAction, string>> = {
  'new-study': 'study.new',
  'open-study': 'study.open',
  'open-sample': 'study.open-sample',
  'close-study': 'study.close',
  import: 'data.import',
  export: 'data.export',
  undo: 'edit.undo',
  redo: 'edit.redo',
  find: 'reader.find',
  palette: 'window.palette',
  'show-code': 'window.code',
  'show-codebook': 'window.codebook',
  'show-data': 'window.data',
  'colours-light': 'colours.light',
  'colours-dark': 'colours.dark',
  'colours-system': 'colours.system',
  'show-keys': 'help.keys',
  'show-about': 'help.about',
};

/** In a text box the menu's Undo and Redo are the box's own. */
const undoTyping = (action: MenuAction): boolean => {
  const focus = document.activeElement;
  if (action !== 'undo' && action !== 'redo') return false;
  if (!(focus instanceof HTMLInputElement || focus instanceof HTMLTextAreaElement)) return false;
  document.execCommand(action);
  return true;
};

export const useShortcuts = (client: WindowApplication): void => {
  useEffect(() => {
    window.addEventListener('keydown', handleShortcut);
    return () => window.removeEventListener('keydown', handleShortcut);
  }, []);
  useEffect(
    () =>
      client.onAction(action => {
        const id = actionOfMenu[action];
        if (id !== undefined && !undoTyping(action)) runAction(id);
      }),
    [client],
  );
};
