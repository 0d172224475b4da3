/** Opens the loopback host's window: as a window of its own in an installed Chromium, else in the default browser. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const onPath = name =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map(folder => join(folder, name))
    .find(file => existsSync(file));

const linuxNames = [
  ['chromium', 'Chromium'],
  ['chromium-browser', 'Chromium'],
  ['google-chrome', 'Google Chrome'],
  ['google-chrome-stable', 'Google Chrome'],
  ['microsoft-edge', 'Microsoft Edge'],
  ['microsoft-edge-stable', 'Microsoft Edge'],
  ['brave-browser', 'Brave'],
  ['vivaldi', 'Vivaldi'],
];
const macNames = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
const windowsFiles = [
  ['Google\\Chrome\\Application\\chrome.exe', 'Google Chrome'],
  ['Chromium\\Application\\chrome.exe', 'Chromium'],
  ['Microsoft\\Edge\\Application\\msedge.exe', 'Microsoft Edge'],
  ['BraveSoftware\\Brave-Browser\\Application\\brave.exe', 'Brave'],
];

const candidates = () => {
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap(folder =>
      macNames.map(name => ({ name, file: `${folder}/${name}.app/Contents/MacOS/${name}` })),
    );
  }
  if (process.platform === 'win32') {
    const folders = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA];
    return windowsFiles.flatMap(([path, name]) =>
      folders.filter(Boolean).map(folder => ({ name, file: join(folder, path) })),
    );
  }
  return linuxNames.map(([command, name]) => ({ name, file: onPath(command) }));
};

/** An installed browser of Chromium's family; null = none. */
export const findBrowser = () => {
  const own = process.env.TRACEWORK_BROWSER;
  if (own) return existsSync(own) ? { name: 'the browser of TRACEWORK_BROWSER', file: own } : null;
  return candidates().find(({ file }) => file !== undefined && existsSync(file)) ?? null;
};

/** Browsers from snap packages may write neither to hidden folders nor to /tmp. */
const profileFolder = ({ file }, dataFolder) => {
  const isSnap = realpathSync(file).includes('/snap') || existsSync('/snap/bin/chromium');
  return process.platform === 'linux' && isSnap
    ? join(homedir(), 'snap', 'chromium', 'common', 'tracework')
    : join(dataFolder, 'window');
};

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

export const isRoot = () => process.getuid?.() === 0;

/** Shows the address in a window without the browser's own bars, in a profile of its own. Gives the process. */
export const openAppWindow = (browser, address, dataFolder) => {
  const profile = profileFolder(browser, dataFolder);
  mkdirSync(profile, { recursive: true });
  return spawn(
    browser.file,
    [
      `--app=${address}`,
      `--user-data-dir=${profile}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-sync',
      '--window-size=1360,860',
      ...(isRoot() ? ['--no-sandbox', '--test-type'] : []),
    ],
    { stdio: 'ignore' },
  );
};

/** Hands the address to whatever the person browses with. Rejects where the system knows no way to. */
export const openDefaultBrowser = address =>
  new Promise((resolve, reject) => {
    const [command, args] =
      process.platform === 'darwin'
        ? ['open', [address]]
        : process.platform === 'win32'
          ? ['rundll32.exe', ['url.dll,FileProtocolHandler', address]]
          : ['xdg-open', [address]];
    const child = spawn(command, args, { stdio: 'ignore' });
    child.on('error', reject);
    child.on('exit', code => (code === 0 ? resolve() : reject(new Error(`${command} failed`))));
  });
