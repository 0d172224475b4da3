/** Starts the built program in the loopback host, as `npm start` would, and opens its window on a study. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';

export interface RunningWindow {
  page: Page;
  /** Ends the host as the terminal would. */
  end(): Promise<void>;
}

/** `home` is the home folder that the program believes to be the researcher's. */
export async function startWindow(
  browser: Browser,
  root: string,
  home: string,
  study: string,
  prepare: () => void,
): Promise<RunningWindow> {
  const { XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME, ...rest } = process.env;
  const env = { ...rest, HOME: home, USERPROFILE: home, LOCALAPPDATA: home, APPDATA: home };
  const host = spawn(process.execPath, [join(root, 'scripts/start.mjs'), '--no-open', study], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = (): boolean => host.kill('SIGINT');
  process.once('exit', stop);
  const ended = new Promise<void>(resolve => host.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let printed = '';
    host.stdout.on('data', chunk => {
      printed += String(chunk);
      const found = /^http:\/\/127\.0\.0\.1:\S+(?=\s)/m.exec(printed);
      if (found !== null) resolve(found[0]);
    });
    host.once('exit', () => reject(new Error(`The host ended before it gave its address. ${printed}`)));
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(prepare);
  await page.goto(address);
  return {
    page,
    async end() {
      await context.close();
      process.off('exit', stop);
      stop();
      await ended;
    },
  };
}
