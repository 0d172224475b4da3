/**
 * The fixture of all end-to-end specs: `app` is the built program in fresh folders, in the loopback host, in the
 * Electron host under the double, or in Electron itself. A spec fails on any error in a window's console.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test';
import { type Host, startHost } from './hosts.ts';

export { expect } from '@playwright/test';

export interface HostOptions {
  hostKind: 'browser' | 'double' | 'electron';
}

export interface App {
  readonly kind: HostOptions['hostKind'];
  /** The window; after `restart`, the new one. */
  readonly page: Page;
  /** An empty folder for studies. */
  readonly folder: string;
  /** The home folder that the program believes to be the researcher's. */
  readonly home: string;
  /** The running host, for specs of one kind of host. */
  readonly host: Host;
  /** The next of the system's dialogs gives this path, or is cancelled (null). Only where the host has dialogs. */
  answerOpen(path: string | null): Promise<void>;
  /** Kills the host as a power cut would and starts it again; `study` is a path to open. */
  restart(study?: string | null): Promise<void>;
  /** Violations of WCAG A and AA that axe finds in the window; of these rules alone, where some are named. */
  findAccessibilityViolations(rules?: string[]): Promise<{ id: string; help: string; nodes: string[] }[]>;
  /** Errors in the console that the spec expects, which do not fail it. */
  allowConsoleError(pattern: RegExp): void;
}

export const test = base.extend<HostOptions & { app: App }>({
  hostKind: ['browser', { option: true }],

  app: async ({ hostKind, browser }, use, testInfo) => {
    const root = await mkdtemp(join(tmpdir(), 'tracework-e2e-'));
    const home = join(root, 'home');
    const folder = join(root, 'studies');
    const errors: string[] = [];
    const allowed: RegExp[] = [];

    const note = (text: string): void => {
      if (!allowed.some(pattern => pattern.test(text))) errors.push(text);
    };
    const watch = (page: Page): void => {
      // What cannot be clicked is said long before the whole spec runs out of time.
      page.setDefaultTimeout(15_000);
      page.on('console', (message: ConsoleMessage) => {
        if (message.type() === 'error') note(`${message.text()} (${message.location().url})`);
      });
      page.on('pageerror', error => note(`${error.name}: ${error.message}\n${error.stack}`));
    };
    const start = (study: string | null): Promise<Host> =>
      startHost(hostKind, { browser, home, folder, study, onPage: watch });

    let host = await start(null);
    const app: App = {
      kind: hostKind,
      get page() {
        return host.page;
      },
      get host() {
        return host;
      },
      folder,
      home,
      answerOpen: path => host.answerOpen(path),
      async restart(study = null) {
        await host.kill();
        host = await start(study);
      },
      async findAccessibilityViolations(rules) {
        const builder = new AxeBuilder({ page: host.page });
        const { violations } = await (rules === undefined
          ? builder.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          : builder.withRules(rules)
        ).analyze();
        return violations.map(({ id, help, nodes }) => ({
          id,
          help,
          nodes: nodes.map(node => `${node.html} ${node.failureSummary ?? ''}`),
        }));
      },
      allowConsoleError: pattern => void allowed.push(pattern),
    };
    await use(app);
    if (testInfo.status !== testInfo.expectedStatus) {
      const screenshot = await host.page.screenshot().catch(() => null);
      if (screenshot !== null)
        await testInfo.attach('window', { body: screenshot, contentType: 'image/png' });
      await testInfo.attach('host', { body: host.output(), contentType: 'text/plain' });
    }
    await host.kill();
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
    expect(errors, 'errors in the console of a window').toEqual([]);
  },
});
