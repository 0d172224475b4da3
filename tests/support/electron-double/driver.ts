/**
 * Runs the built Electron host under the double in a process of its own, and shows its windows as pages of
 * Chromium: routes the program's scheme, runs the preload script, carries messages, guards navigation.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page, Route } from '@playwright/test';
import { installBridge } from './page-side.ts';

/** Chromium knows no schemes of our own, so `tracework://app/x` is shown as `https://app.tracework.invalid/x`. */
const ownOrigin = 'tracework://app';
const shownOrigin = 'https://app.tracework.invalid';
const toShown = (url: string): string => url.replace(ownOrigin, shownOrigin);
const toOwn = (url: string): string => url.replace(shownOrigin, ownOrigin);

const hostScript = fileURLToPath(new URL('./host.mjs', import.meta.url));

interface Message {
  kind: 'tell' | 'ask' | 'answer';
  id: number;
  what: string;
  params: { window: number } & Record<string, unknown>;
  value?: unknown;
  error?: string;
}

interface ShownWindow {
  page: Page;
  context: BrowserContext;
  /** The address that the host itself asked for, which no guard is asked about. */
  expected: string | null;
  /** A page of its own has been answered and is about to be shown; else a navigation stays within the page. */
  isLoading: boolean;
  /** Deliveries happen one after the other. */
  deliveries: Promise<unknown>;
}

export interface Double {
  /** Waits for the newest window that the host has opened and loaded. */
  window(): Promise<Page>;
  /** Asks as the person or the system would: see `requests` in electron.mjs. */
  request(what: string, params?: Record<string, unknown>): Promise<unknown>;
  /** Addresses of pages that windows tried to open. */
  readonly popups: string[];
  /** Resolves with the exit code once the host has ended; null = killed. */
  readonly ended: Promise<number | null>;
  /** What the host wrote to its outputs. */
  output(): string;
  /** Ends the host at once, as a power cut would, and closes its windows. */
  kill(): Promise<void>;
}

export interface DoubleOptions {
  browser: Browser;
  /** The built main script. */
  main: string;
  args?: readonly string[];
  env: NodeJS.ProcessEnv;
  /** The folder for `app.getPath('userData')`. */
  userData: string;
  /** Called with each page before it loads anything. */
  onPage(page: Page): void;
}

const deferred = <Value>() => {
  let resolve: (value: Value) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<Value>((settle, refuse) => {
    resolve = settle;
    reject = refuse;
  });
  // Whoever waits hears of it; nobody may be waiting.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
};

export const launchDouble = async (options: DoubleOptions): Promise<Double> => {
  const { browser, main, args = [], env, userData, onPage } = options;
  const child: ChildProcess = fork(hostScript, [main, ...args], {
    env: { ...env, DOUBLE_USER_DATA: userData },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => (output += String(chunk)));
  const ended = new Promise<number | null>(resolve => child.on('exit', resolve));

  const answers = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastAsk = 0;
  const request = (what: string, params: Record<string, unknown> = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      lastAsk += 1;
      answers.set(lastAsk, { resolve, reject });
      child.send({ kind: 'ask', id: lastAsk, what, params }, error => {
        if (error !== null) reject(error);
      });
    });
  child.on('exit', () => {
    for (const { reject } of answers.values()) reject(new Error(`The host has ended.\n${output}`));
  });

  const windows = new Map<number, Promise<ShownWindow>>();
  const popups: string[] = [];
  let loadedWindow = deferred<Page>();
  let isLoaded = false;

  const serve = async (id: number, shown: () => Page, route: Route): Promise<void> => {
    const asked = route.request();
    const url = toOwn(asked.url());
    const window = await windows.get(id);
    const isOwnPage =
      asked.isNavigationRequest() && window !== undefined && asked.frame() === shown().mainFrame();
    if (isOwnPage) {
      if (window.expected !== url && !(await request('willNavigate', { window: id, url }))) {
        return route.abort('aborted');
      }
      window.expected = null;
    }
    const headers = asked.headers();
    for (const name of Object.keys(headers)) if (name.startsWith(':')) delete headers[name];
    const response = (await request('fetch', {
      url,
      method: asked.method(),
      headers,
      body: asked.postDataBuffer() ?? undefined,
    })) as { status: number; headers: Record<string, string>; body: Uint8Array } | null;
    if (response === null) return route.abort('blockedbyclient');
    if (isOwnPage) window.isLoading = true;
    await route.fulfill({ ...response, body: Buffer.from(response.body) });
  };

  const show = async (id: number, preload: string): Promise<ShownWindow> => {
    const context = await browser.newContext({ viewport: { width: 1360, height: 860 } });
    const page = await context.newPage();
    const shown: ShownWindow = {
      page,
      context,
      expected: null,
      isLoading: false,
      deliveries: Promise.resolve(),
    };
    onPage(page);
    context.on('page', popup => {
      void request('windowOpen', { window: id, url: toOwn(popup.url()) }).then(action => {
        popups.push(action === 'deny' ? 'denied' : popup.url());
        return popup.close();
      });
    });
    await context.route('**/*', route =>
      serve(id, () => page, route).catch(async () => {
        // A window that is closing takes its requests with it.
        if (windows.has(id) && child.connected) await route.abort().catch(() => undefined);
      }),
    );
    await page.exposeFunction('__toHost', async (kind: 'invoke' | 'send', channel: string, sent: string) => {
      try {
        return { value: await request(kind, { window: id, channel, args: sent }) };
      } catch (error) {
        return { error: error instanceof Error ? error.message : String(error) };
      }
    });
    page.on('framenavigated', frame => {
      if (frame === page.mainFrame() && frame.url().startsWith(shownOrigin) && shown.isLoading) {
        shown.isLoading = false;
        void request('navigated', { window: id, url: toOwn(frame.url()) }).catch(() => undefined);
      }
    });
    const script = await readFile(preload, 'utf8');
    await page.addInitScript(
      `(${installBridge.toString()})(${JSON.stringify(shownOrigin)}, (require, module, exports) => {${script}\n});`,
    );
    return shown;
  };

  const hear: Record<string, (params: Message['params']) => unknown> = {
    window: ({ window, preload }) => {
      if (isLoaded) loadedWindow = deferred<Page>();
      isLoaded = false;
      windows.set(window, show(window, String(preload)));
    },
    async load({ window, url }) {
      const shown = await windows.get(window);
      if (shown === undefined) return { error: `there is no window ${window}` };
      shown.expected = String(url);
      try {
        await shown.page.goto(toShown(String(url)));
        isLoaded = true;
        loadedWindow.resolve(shown.page);
        return {};
      } catch (error) {
        loadedWindow.reject(error);
        return { error: String(error) };
      }
    },
    async deliver({ window, channel, args: sent }) {
      const shown = await windows.get(window);
      if (shown === undefined) return;
      shown.deliveries = shown.deliveries.then(() =>
        shown.page
          .evaluate(
            ([name, values]) =>
              (globalThis as unknown as { __fromHost(channel: string, args: string): void }).__fromHost(
                name,
                values,
              ),
            [String(channel), String(sent)] as const,
          )
          .catch(() => undefined),
      );
    },
    async closed({ window }) {
      const shown = await windows.get(window);
      windows.delete(window);
      await shown?.context.close();
    },
    show: () => undefined,
    ready: () => undefined,
    exit: () => undefined,
  };

  child.on('message', (message: Message) => {
    if (message.kind === 'answer') {
      const waiting = answers.get(message.id);
      answers.delete(message.id);
      if (message.error === undefined) waiting?.resolve(message.value);
      else waiting?.reject(new Error(message.error));
      return;
    }
    const answer = hear[message.what]?.(message.params);
    if (message.kind === 'ask') {
      void Promise.resolve(answer).then(value => child.send({ kind: 'answer', id: message.id, value }));
    }
  });

  const closeWindows = async (): Promise<void> => {
    for (const shown of windows.values()) await (await shown).context.close();
    windows.clear();
  };

  return {
    window: () =>
      Promise.race([
        loadedWindow.promise,
        ended.then(code => {
          throw new Error(`The host ended with ${code} before it showed a window.\n${output}`);
        }),
      ]),
    request,
    popups,
    ended,
    output: () => output,
    async kill() {
      // The pages go first, so that no page complains of a host that is gone.
      await closeWindows();
      child.kill('SIGKILL');
      await ended;
    },
  };
};
