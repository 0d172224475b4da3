/** Starts the built program in each kind of host, on folders of its own. */
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type Browser, type Page } from '@playwright/test';
import { findElectronBinary } from '../support/electron-binary.ts';
import { launchDouble } from '../support/electron-double/driver.ts';
import { programFolder } from './prepare-program.ts';

export interface Host {
  page: Page;
  /** Where the window's page is: `http://127.0.0.1:<port>`, or the double's stand-in for the own scheme. */
  origin: string;
  /** Asks the double as the person or the system would; see `requests` in electron.mjs. */
  request(what: string, params?: Record<string, unknown>): Promise<unknown>;
  answerOpen(path: string | null): Promise<void>;
  /** Lets the host end as it would, by the signal that a terminal sends; gives its exit code. */
  end(): Promise<number | null>;
  kill(): Promise<void>;
  output(): string;
}

export interface HostSetup {
  browser: Browser;
  home: string;
  folder: string;
  study: string | null;
  onPage(page: Page): void;
}

/** The researcher's own folders are below `home`, whatever the system's habits. */
export const homeEnvironment = (home: string): NodeJS.ProcessEnv => {
  const { XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME, DISPLAY, WAYLAND_DISPLAY, ...rest } = process.env;
  return {
    ...rest,
    HOME: home,
    USERPROFILE: home,
    LOCALAPPDATA: join(home, 'local'),
    APPDATA: join(home, 'roaming'),
  };
};

const notHere = (): Promise<never> => Promise.reject(new Error('This host has no dialogs of the system.'));

const startBrowserHost = async ({ browser, home, study, onPage }: HostSetup): Promise<Host> => {
  const child = spawn(
    process.execPath,
    ['tests/e2e/start-web.mjs', programFolder(), ...(study === null ? [] : [study])],
    { env: homeEnvironment(home), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const address = new Promise<string>((settle, refuse) => {
    child.stdout.on('data', chunk => {
      output += String(chunk);
      const found = /^http:\/\/127\.0\.0\.1:\S+/m.exec(output);
      if (found !== null && output.includes('\n')) settle(found[0]);
    });
    child.stderr.on('data', chunk => {
      output += String(chunk);
    });
    child.on('exit', () => refuse(new Error(`The host ended before it gave its address.\n${output}`)));
  });
  const ended = new Promise<number | null>(settle => child.on('exit', settle));
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 } });
  const page = await context.newPage();
  onPage(page);
  const url = await address;
  await page.goto(url);
  return {
    page,
    origin: new URL(url).origin,
    request: notHere,
    answerOpen: notHere,
    async end() {
      await context.close();
      child.kill('SIGINT');
      return ended;
    },
    async kill() {
      await context.close();
      child.kill('SIGKILL');
      await ended;
    },
    output: () => output,
  };
};

const startDoubleHost = async ({ browser, home, study, onPage }: HostSetup): Promise<Host> => {
  const userData = join(home, 'electron');
  await mkdir(userData, { recursive: true });
  const double = await launchDouble({
    browser,
    main: join(programFolder(), 'out/main/index.js'),
    args: study === null ? [] : [study],
    env: homeEnvironment(home),
    userData,
    onPage,
  });
  return {
    page: await double.window(),
    origin: 'https://app.tracework.invalid',
    request: double.request,
    async answerOpen(path) {
      await double.request('answerDialog', { answer: path === null ? null : [path] });
    },
    async end() {
      void double.request('quit').catch(() => undefined);
      return double.ended;
    },
    kill: double.kill,
    output: double.output,
  };
};

const startElectronHost = async ({ home, study, onPage }: HostSetup): Promise<Host> => {
  const executablePath = findElectronBinary();
  if (executablePath === null) throw new Error('Electron’s binary is not here.');
  const app = await _electron.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(home, 'electron')}`,
      programFolder(),
      ...(study === null ? [] : [study]),
    ],
    env: Object.fromEntries(
      Object.entries({ ...process.env, ...homeEnvironment(home) }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    ),
  });
  const page = await app.firstWindow();
  onPage(page);
  const child = app.process();
  return {
    page,
    origin: 'tracework://app',
    request: () => Promise.reject(new Error('Only the double can be asked.')),
    answerOpen: path =>
      app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({
          canceled: chosen === null,
          filePaths: chosen === null ? [] : [chosen],
        });
      }, path),
    async end() {
      await app.close();
      return child.exitCode;
    },
    async kill() {
      child.kill('SIGKILL');
      await app.close().catch(() => undefined);
    },
    output: () => '',
  };
};

export const startHost = async (kind: 'browser' | 'double' | 'electron', setup: HostSetup): Promise<Host> => {
  await mkdir(setup.home, { recursive: true });
  await mkdir(setup.folder, { recursive: true });
  if (kind === 'browser') return startBrowserHost(setup);
  return kind === 'double' ? startDoubleHost(setup) : startElectronHost(setup);
};
