/**
 * Opens the workbench: installs and builds what is missing, then opens Electron where its binary is or can be had,
 * else the loopback host in a window of an installed browser.
 */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { findBrowser, hasDisplay, isRoot, openAppWindow, openDefaultBrowser } from './lib/browser.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { getElectron } from './lib/electron.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, root, say } from './lib/project.mjs';

const usage = `npm start -- [options] [study.tracework]
  --web        use the loopback host and a browser
  --electron   use Electron, or say why it cannot be had
  --no-open    start the loopback host and print its address only`;

/** A browser that is open already takes a window over and ends; then the window comes within this time. */
const takeoverMilliseconds = 10_000;
/** A window that ends so soon was never seen. */
const failedStartMilliseconds = 5000;

const readArguments = () => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        web: { type: 'boolean', default: false },
        electron: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (positionals.length > 1) throw new Error('Only one study can be named.');
    if (values.electron && (values.web || values['no-open']))
      throw new Error('Electron or the web, not both.');
    const [study] = positionals;
    return { ...values, study: study === undefined ? null : resolve(process.env.INIT_CWD ?? '.', study) };
  } catch (error) {
    say(`${error.message}\n${usage}`);
    process.exit(2);
  }
};

/** Gives the exit code, or null where Electron ended before its window can have been seen. */
const runElectron = (path, study) =>
  new Promise(settle => {
    const started = Date.now();
    const args = [...(isRoot() ? ['--no-sandbox'] : []), root, ...(study === null ? [] : [study])];
    if (isRoot()) say('Running as root, where Chromium’s sandbox cannot work: started without it.');
    const child = spawn(path, args, { stdio: 'inherit' });
    const pass = signal => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
    child.on('error', () => settle(null));
    child.on('exit', code => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, pass);
      const failed = code !== 0 && Date.now() - started < failedStartMilliseconds;
      settle(failed ? null : (code ?? 1));
    });
  });

/** Opens a window on the host, in the best way there is; gives the window's process where it is ours. */
const openWindow = async (address, dataFolder, why) => {
  if (!hasDisplay()) {
    say(
      `${why}There is no display here (DISPLAY and WAYLAND_DISPLAY are not set). Open this address in a browser:`,
    );
    console.log(address);
    return null;
  }
  const browser = findBrowser();
  if (browser !== null) {
    say(`${why}Tracework opens in a window of ${browser.name}.`);
    if (isRoot()) say('Running as root, where Chromium’s sandbox cannot work: started without it.');
    return openAppWindow(browser, address, dataFolder);
  }
  say(`${why}No Chromium, Chrome or Edge was found, so Tracework opens in the default browser.`);
  await openDefaultBrowser(address).catch(() => {
    say('No browser could be opened. Open this address in one:');
    console.log(address);
  });
  return null;
};

const runWeb = async (study, { open, why }) => {
  const { startWeb } = await import(pathToFileURL(inRoot('out', 'main', 'web.js')).href);
  const host = await startWeb({ study, root });
  if (!open) {
    console.log(host.address);
    return host.ended;
  }
  const child = await openWindow(host.address, host.dataFolder, why);
  const offerAddress = why => {
    say(`The window could not be opened (${why}). Open this address in a browser:`);
    console.log(host.invite());
  };
  child?.on('error', error => offerAddress(error.message));
  child?.on('exit', code => {
    host.windowProgramEnded();
    setTimeout(() => {
      if (!host.hadWindow()) offerAddress(`the browser ended with ${code}`);
    }, takeoverMilliseconds).unref();
  });
  const code = await host.ended;
  if (child?.exitCode === null) child.kill();
  return code;
};

const main = async () => {
  const { web, electron, 'no-open': noOpen, help, study } = readArguments();
  if (help) {
    console.log(usage);
    return 0;
  }
  await ensureInstalled();
  await ensureBuilt();
  if (web || noOpen) return runWeb(study, { open: !noOpen, why: '' });
  if (!hasDisplay() && !electron) return runWeb(study, { open: true, why: '' });

  const { path, reason } = await getElectron({ again: electron });
  if (path !== undefined) {
    const code = await runElectron(path, study);
    if (code !== null) return code;
  }
  const failure = reason ?? 'it ended as soon as it was started';
  if (electron) {
    say(`Electron is not to be had: ${failure}.`);
    return 1;
  }
  return runWeb(study, { open: true, why: `Electron is not to be had: ${failure}. ` });
};

main().then(
  code => process.exit(code),
  error => {
    say(error.message);
    process.exit(1);
  },
);
