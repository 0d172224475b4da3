/** Opens a window of the program: sandboxed, on its own page, which it never leaves. */
import { join } from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import { isPageAddress, windowAddress } from './window-address.ts';
import { readWindowBounds, writeWindowBounds } from './window-bounds.ts';

const defaultBounds = { width: 1360, height: 860, maximized: false };

/** Before the page has painted: the background of its light and dark colours. */
const background = (): string => (nativeTheme.shouldUseDarkColors ? '#1b1d22' : '#ffffff');

/** Keeps every page where it is: no navigation, no new windows, no embedded pages. */
export const guardContents = (): void => {
  app.on('web-contents-created', (_, contents) => {
    const stay = (event: { preventDefault(): void; url: string }): void => {
      if (!isPageAddress(event.url)) event.preventDefault();
    };
    contents.on('will-navigate', stay);
    contents.on('will-frame-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-attach-webview', event => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
};

export const openWindow = (study: string | null): BrowserWindow => {
  const boundsFile = join(app.getPath('userData'), 'window.json');
  const screens = screen.getAllDisplays().map(display => display.workArea);
  const { maximized, ...place } = readWindowBounds(boundsFile, screens) ?? defaultBounds;
  const window = new BrowserWindow({
    ...place,
    minWidth: 640,
    minHeight: 480,
    show: false,
    backgroundColor: background(),
    title: 'Tracework',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      // The dictionaries would be fetched from the network.
      spellcheck: false,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => writeWindowBounds(boundsFile, window));
  window.webContents.on('render-process-gone', (_, details) => {
    if (details.reason === 'clean-exit') return;
    const choice = dialog.showMessageBoxSync(window, {
      type: 'error',
      message: 'This window has failed.',
      detail: `Everything that was shown as saved is kept (${details.reason}). Load the window again to go on.`,
      buttons: ['Load again', 'Close the window'],
      defaultId: 0,
      cancelId: 1,
    });
    if (choice === 0) window.webContents.reload();
    else window.destroy();
  });
  void window.loadURL(windowAddress(study));
  return window;
};
