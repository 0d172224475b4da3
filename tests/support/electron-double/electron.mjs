/**
 * Stands in for the `electron` module in plain Node, so that the built main process can be run and tested where
 * Electron's binary is missing. Windows are shown by `driver.ts` in the parent process, over `link.mjs`.
 * It is stricter than Electron: what is unsafe or not modelled throws.
 */
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { ask, tell } from './link.mjs';
import { checkPlain } from './plain.mjs';

const state = { ready: false, quitting: false, dialogAnswers: [], dialogsShown: [], menu: null };
let settleReady;
const whenReady = new Promise(resolve => {
  settleReady = resolve;
});

const needsReady = what => {
  if (!state.ready) throw new Error(`${what} cannot be used before the app is ready`);
};

/** Emits an event that listeners may prevent; gives whether none did. */
const emitPreventable = (emitter, name, details = {}, ...rest) => {
  const event = { defaultPrevented: false, ...details };
  event.preventDefault = () => {
    event.defaultPrevented = true;
  };
  emitter.emit(name, event, ...rest);
  return !event.defaultPrevented;
};

// --- app -------------------------------------------------------------------------------------------------------

class App extends EventEmitter {
  isPackaged = false;
  commandLine = { appendSwitch: () => undefined };
  whenReady = () => whenReady;
  isReady = () => state.ready;
  getVersion = () => '0.0.0-double';
  getName = () => 'tracework';
  getAppPath = () => process.env.DOUBLE_APP_PATH;
  requestSingleInstanceLock = () => process.env.DOUBLE_SECOND_INSTANCE !== '1';

  getPath(name) {
    if (name !== 'userData') throw new Error(`the double knows no path "${name}"`);
    return process.env.DOUBLE_USER_DATA;
  }

  quit() {
    if (!emitPreventable(this, 'before-quit')) return;
    state.quitting = true;
    for (const window of BrowserWindow.getAllWindows()) {
      window.close();
      if (!window.isDestroyed()) {
        state.quitting = false;
        return;
      }
    }
    this.emit('will-quit', {});
    this.exit(0);
  }

  exit(code = 0) {
    tell('exit', { code });
    setImmediate(() => process.exit(code));
  }
}
export const app = new App();

// --- windows ---------------------------------------------------------------------------------------------------

const unsafe = ({ preload, ...preferences }) => {
  if (preferences.contextIsolation !== true) return 'contextIsolation is not on';
  if (preferences.sandbox !== true) return 'sandbox is not on';
  if (preferences.nodeIntegration !== false) return 'nodeIntegration is not off';
  if (preferences.webSecurity === false) return 'webSecurity is off';
  if (preferences.allowRunningInsecureContent || preferences.experimentalFeatures)
    return 'unsafe features are on';
  if (preferences.webviewTag || preferences.nodeIntegrationInSubFrames) return 'embedded pages are allowed';
  if (!isAbsolute(preload ?? '') || !existsSync(preload)) return `there is no preload script at ${preload}`;
  return null;
};

const windows = new Map();
let lastId = 0;

class WebContents extends EventEmitter {
  #url = '';
  #destroyed = false;
  openHandler = () => ({ action: 'allow' });
  mainFrame;

  constructor(id) {
    super();
    this.id = id;
    const contents = this;
    this.mainFrame = {
      parent: null,
      get url() {
        return contents.#url;
      },
    };
  }

  getURL = () => this.#url;
  isDestroyed = () => this.#destroyed;
  reload = () => tell('load', { window: this.id, url: this.#url });
  setWindowOpenHandler(handler) {
    this.openHandler = handler;
  }
  send(channel, ...args) {
    if (this.#destroyed) throw new Error('Object has been destroyed');
    tell('deliver', { window: this.id, channel, args: JSON.stringify(checkPlain(args)) });
  }
  navigated(url) {
    this.#url = url;
    this.emit('did-navigate', {}, url);
    this.emit('dom-ready', {});
  }
  destroyedWithWindow() {
    this.#destroyed = true;
    this.emit('destroyed');
  }
}

export class BrowserWindow extends EventEmitter {
  static getAllWindows = () => [...windows.values()];
  static getFocusedWindow = () => [...windows.values()].at(-1) ?? null;
  static fromWebContents = contents => windows.get(contents.id) ?? null;

  #destroyed = false;
  #visible;
  #maximized = false;
  #bounds;

  constructor(options) {
    super();
    needsReady('BrowserWindow');
    const fault = unsafe(options.webPreferences ?? {});
    if (fault !== null) throw new Error(`the double refuses this window: ${fault}`);
    lastId += 1;
    this.id = lastId;
    this.#visible = options.show !== false;
    this.#bounds = { x: options.x ?? 100, y: options.y ?? 100, width: options.width, height: options.height };
    this.webContents = new WebContents(this.id);
    windows.set(this.id, this);
    app.emit('web-contents-created', {}, this.webContents);
    tell('window', { window: this.id, preload: options.webPreferences.preload, bounds: this.#bounds });
  }

  async loadURL(url) {
    const { error } = await ask('load', { window: this.id, url });
    if (error !== undefined) throw new Error(error);
    this.emit('ready-to-show');
  }
  show() {
    this.#visible = true;
    tell('show', { window: this.id });
  }
  isVisible = () => this.#visible;
  isMinimized = () => false;
  restore = () => undefined;
  focus() {
    windows.delete(this.id);
    windows.set(this.id, this);
  }
  maximize() {
    this.#maximized = true;
  }
  isMaximized = () => this.#maximized;
  getNormalBounds = () => ({ ...this.#bounds });
  setBounds(bounds) {
    this.#bounds = { ...this.#bounds, ...bounds };
  }
  isDestroyed = () => this.#destroyed;
  close() {
    if (!this.#destroyed && emitPreventable(this, 'close')) this.destroy();
  }
  destroy() {
    if (this.#destroyed) return;
    this.#destroyed = true;
    windows.delete(this.id);
    tell('closed', { window: this.id });
    this.emit('closed');
    this.webContents.destroyedWithWindow();
    if (windows.size === 0 && !state.quitting) {
      if (!app.emit('window-all-closed')) app.quit();
    }
  }
}

// --- what windows ask ------------------------------------------------------------------------------------------

class IpcMain extends EventEmitter {
  handlers = new Map();
  handle(channel, handler) {
    if (this.handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }
  removeHandler(channel) {
    this.handlers.delete(channel);
  }
}
export const ipcMain = new IpcMain();

let privilegedSchemes = [];
const schemeHandlers = new Map();
export const protocol = {
  registerSchemesAsPrivileged(schemes) {
    if (state.ready)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    privilegedSchemes = schemes;
  },
  handle(scheme, handler) {
    needsReady('protocol.handle');
    const known = privilegedSchemes.find(each => each.scheme === scheme);
    for (const needed of ['standard', 'secure', 'supportFetchAPI', 'stream']) {
      if (known?.privileges[needed] !== true)
        throw new Error(`the scheme ${scheme} has no privilege "${needed}"`);
    }
    schemeHandlers.set(scheme, handler);
  },
};

const sessionHandlers = {};
const record = name => handler => {
  sessionHandlers[name] = handler;
};
export const session = {
  get defaultSession() {
    needsReady('session');
    return {
      setPermissionRequestHandler: record('permissionRequest'),
      setPermissionCheckHandler: record('permissionCheck'),
      setDevicePermissionHandler: record('devicePermission'),
      webRequest: { onBeforeRequest: record('beforeRequest') },
    };
  },
};

// --- the system ------------------------------------------------------------------------------------------------

const showDialog = (kind, args) => {
  needsReady('dialog');
  const options = args.at(-1);
  state.dialogsShown.push({
    kind,
    message: options.message ?? options.title ?? '',
    detail: options.detail ?? '',
  });
  const answer = state.dialogAnswers.shift();
  if (answer === undefined)
    throw new Error(`a dialog was shown that nobody answers: ${JSON.stringify(options)}`);
  return answer;
};
const openAnswer = paths => ({ canceled: paths === null, filePaths: paths ?? [] });
const boxAnswer = (label, { buttons = [] }) => {
  const response = buttons.indexOf(label);
  if (response < 0) throw new Error(`the dialog has no button "${label}", only ${buttons.join(', ')}`);
  return response;
};
export const dialog = {
  showOpenDialog: async (...args) => openAnswer(showDialog('open', args)),
  showMessageBox: async (...args) => ({ response: boxAnswer(showDialog('message', args), args.at(-1)) }),
  showMessageBoxSync: (...args) => boxAnswer(showDialog('message', args), args.at(-1)),
};

const knownRoles = new Set(
  'about close copy cut help hide hideOthers paste quit reload resetZoom selectAll services toggleDevTools togglefullscreen unhide windowMenu zoomIn zoomOut'.split(
    ' ',
  ),
);
const checkMenu = items => {
  for (const { role, label, type, submenu } of items) {
    if (role !== undefined && !knownRoles.has(role))
      throw new Error(`the double knows no menu role "${role}"`);
    if (role === undefined && label === undefined && type !== 'separator')
      throw new Error('a menu item has no label');
    if (submenu !== undefined) checkMenu(submenu);
  }
};
const findItem = (items, id) => {
  for (const item of items) {
    if (item.id === id) return item;
    const inner = item.submenu === undefined ? undefined : findItem(item.submenu, id);
    if (inner !== undefined) return inner;
  }
  return undefined;
};
export const Menu = {
  buildFromTemplate(items) {
    checkMenu(items);
    return { items };
  },
  setApplicationMenu(menu) {
    state.menu = menu;
  },
};

export const nativeTheme = { shouldUseDarkColors: false, themeSource: 'system' };
export const screen = {
  getAllDisplays() {
    needsReady('screen');
    return [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }];
  },
};

// --- driven from outside ---------------------------------------------------------------------------------------

const windowOf = id => {
  const window = windows.get(id);
  if (window === undefined) throw new Error(`there is no window ${id}`);
  return window;
};
const eventFrom = id => {
  const { webContents } = windowOf(id);
  return { sender: webContents, senderFrame: webContents.mainFrame };
};

/** What the driver asks on behalf of the person, the page and the system. */
export const requests = {
  async invoke({ window, channel, args }) {
    const handler = ipcMain.handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return JSON.stringify(checkPlain(await handler(eventFrom(window), ...JSON.parse(args))) ?? null);
  },
  send({ window, channel, args }) {
    ipcMain.emit(channel, eventFrom(window), ...JSON.parse(args));
  },
  async fetch({ url, method, headers, body }) {
    let cancelled = false;
    sessionHandlers.beforeRequest?.({ url }, answer => {
      cancelled = answer.cancel === true;
    });
    const handler = schemeHandlers.get(new URL(url).protocol.slice(0, -1));
    if (cancelled || handler === undefined) return null;
    const response = await handler(new Request(url, { method, headers, body: body ?? null }));
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    };
  },
  willNavigate: ({ window, url }) =>
    emitPreventable(windowOf(window).webContents, 'will-navigate', { url }, url),
  windowOpen: ({ window, url }) => windowOf(window).webContents.openHandler({ url }).action,
  navigated({ window, url }) {
    windowOf(window).webContents.navigated(url);
  },
  permission: ({ permission }) =>
    new Promise(resolve => {
      const granted = [sessionHandlers.permissionCheck?.(null, permission) ?? true];
      sessionHandlers.permissionRequest?.(null, permission, answer => {
        granted.push(answer);
        resolve(granted.some(Boolean));
      });
    }),
  closeWindow({ window }) {
    windowOf(window).close();
  },
  async menu({ id }) {
    const item = state.menu === null ? undefined : findItem(state.menu.items, id);
    if (item?.click === undefined) throw new Error(`the menu has no item "${id}"`);
    item.click();
  },
  answerDialog({ answer }) {
    state.dialogAnswers.push(answer);
  },
  dialogsShown: () => state.dialogsShown.splice(0),
  secondInstance({ args }) {
    app.emit('second-instance', {}, args, process.cwd());
  },
  quit() {
    app.quit();
  },
};

/** Electron becomes ready only after the main script has been evaluated. */
export const becomeReady = () => {
  state.ready = true;
  settleReady();
  app.emit('ready', {});
};
