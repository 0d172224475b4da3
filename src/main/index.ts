/** The Electron host's composition root: builds the ports, serves the window, and opens it. */
import { join } from 'node:path';
import { app, BrowserWindow, Menu, protocol, session } from 'electron';
import { createRouterContext } from '#core/router.ts';
import { startApplication } from '#host/start-application.ts';
import { findStudyArgument } from '#host/study-argument.ts';
import { createWindowService } from '#host/window-service.ts';
import { channels } from '#preload/channels.ts';
import { menuTemplate } from './application-menu.ts';
import { nativeDialogs } from './native-dialogs.ts';
import { guardContents, openWindow } from './open-window.ts';
import { flushBeforeQuit } from './quit.ts';
import { createRouterCalls } from './router-calls.ts';
import { serveCalls } from './serve-calls.ts';
import { isOwnAddress, studyInAddress, windowScheme } from './window-address.ts';

/** A study that the system asks to open before there can be a window. */
let awaited = findStudyArgument(process.argv.slice(1), process.cwd());

const focusedWindow = (): BrowserWindow | null =>
  BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().at(0) ?? null;

/** Nothing in a window may reach the network or be granted a permission. */
const guardSession = (): void => {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !isOwnAddress(url) && !/^(devtools|blob|data):/.test(url) }),
  );
};

const start = (): void => {
  const { application, sessions, folders } = startApplication({
    host: 'electron',
    root: join(import.meta.dirname, '..', '..'),
    dialogs: nativeDialogs,
  });
  const serve = createWindowService({ application, windowFolder: folders.window });
  protocol.handle(windowScheme, request =>
    isOwnAddress(request.url) ? serve(request) : new Response(null, { status: 404 }),
  );
  guardSession();
  serveCalls(createRouterCalls(createRouterContext(application, sessions)));

  let lastStudy: string | null = null;
  const open = (study: string | null): void => {
    const window = openWindow(study);
    window.on('close', () => {
      lastStudy = studyInAddress(window.webContents.getURL());
    });
  };
  flushBeforeQuit({
    shutdown: () => application.shutdown(),
    stay: () => {
      if (BrowserWindow.getAllWindows().length === 0) open(lastStudy);
    },
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(process.platform, {
        send: action => focusedWindow()?.webContents.send(channels.action, action),
        openWindow: () => open(null),
      }),
    ),
  );

  app.on('second-instance', (_event, args, workingFolder) => {
    const study = findStudyArgument(args, workingFolder);
    const window = focusedWindow();
    if (study !== null || window === null) return open(study);
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.off('open-file', keepForStart);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open(path);
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open(null);
  });
  open(awaited);
};

const keepForStart = (event: { preventDefault(): void }, path: string): void => {
  event.preventDefault();
  awaited = path;
};

protocol.registerSchemesAsPrivileged([
  { scheme: windowScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
]);
guardContents();
if (app.requestSingleInstanceLock()) {
  app.on('open-file', keepForStart);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  // Awaiting readiness at the top of a module would keep Electron from ever becoming ready.
  void app.whenReady().then(start);
} else {
  app.quit();
}
