/** The application menu: the window's own actions, offered where each system has its menus. */
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuAction } from '#core/window-bridge.ts';

export interface MenuPorts {
  /** Sends an action to the window that has the focus. */
  send(action: MenuAction): void;
  openWindow(): void;
}

export const menuTemplate = (
  platform: NodeJS.Platform,
  { send, openWindow }: MenuPorts,
): MenuItemConstructorOptions[] => {
  const isMac = platform === 'darwin';
  /** The window itself hears its keys; the menu only shows them, so that no key acts twice. */
  const item = (id: MenuAction, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    click: () => send(id),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const about = item('show-about', 'About Tracework');

  return [
    ...(isMac
      ? [
          {
            label: 'Tracework',
            submenu: [
              about,
              separator,
              { role: 'services' },
              separator,
              { role: 'hide' },
              { role: 'hideOthers' },
              { role: 'unhide' },
              separator,
              { role: 'quit' },
            ],
          } satisfies MenuItemConstructorOptions,
        ]
      : []),
    {
      label: '&File',
      submenu: [
        item('new-study', '&New Study…'),
        item('open-study', '&Open Study…'),
        item('open-sample', 'Open the &Sample Study'),
        { id: 'new-window', label: 'New &Window', accelerator: 'CmdOrCtrl+Shift+N', click: openWindow },
        separator,
        item('import', '&Import Documents…'),
        item('export', '&Export…'),
        separator,
        item('close-study', '&Close Study'),
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        item('undo', '&Undo', 'CmdOrCtrl+Z'),
        item('redo', '&Redo', isMac ? 'Shift+Cmd+Z' : 'Ctrl+Y'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        item('find', '&Find in Document…', 'CmdOrCtrl+F'),
        item('palette', '&Run a Command…', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('show-code', '&Code'),
        item('show-codebook', 'Code&book'),
        item('show-data', '&Data'),
        separator,
        {
          label: 'C&olours',
          submenu: [
            item('colours-light', '&Light'),
            item('colours-dark', '&Dark'),
            item('colours-system', 'As the &System'),
          ],
        },
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        separator,
        { role: 'reload' },
        { role: 'toggleDevTools' },
      ],
    },
    { role: 'windowMenu' },
    {
      label: '&Help',
      role: 'help',
      submenu: [item('show-keys', '&Keys'), ...(isMac ? [] : [about])],
    },
  ];
};
