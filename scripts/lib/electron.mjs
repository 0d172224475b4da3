/** Finds Electron's binary, or fetches it; never by importing the package, which would fetch it unasked. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot, runNode, say } from './project.mjs';

const packageFolder = inRoot('node_modules', 'electron');
const failureFile = inRoot('node_modules', '.cache', 'tracework', 'electron.json');
const rememberedHours = 12;
const probeSeconds = 4;
const downloadMinutes = 5;

/** The path of the binary; null where there is none. */
export const findElectron = () => {
  const { ELECTRON_EXEC_PATH: own, ELECTRON_OVERRIDE_DIST_PATH: folder } = process.env;
  if (own) return existsSync(own) ? own : null;
  const pathFile = join(packageFolder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : null;
  if (name === null && !folder) return null;
  const file = join(folder || join(packageFolder, 'dist'), name ?? 'electron');
  return existsSync(file) ? file : null;
};

const rememberedFailure = () => {
  try {
    const { at, reason } = JSON.parse(readFileSync(failureFile, 'utf8'));
    return Date.now() - at < rememberedHours * 3_600_000 ? reason : null;
  } catch {
    return null;
  }
};

const remember = reason => {
  mkdirSync(dirname(failureFile), { recursive: true });
  writeFileSync(failureFile, JSON.stringify({ at: Date.now(), reason }));
};

/** Whether the place that Electron is fetched from answers at all: a network that swallows packets would hang. */
const probe = async () => {
  const mirror =
    process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || 'https://github.com';
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(probeSeconds * 1000) });
    return null;
  } catch (error) {
    return `${new URL(mirror).host} cannot be reached (${error.cause?.code ?? error.name})`;
  }
};

const download = async () => {
  const unreachable = await probe();
  if (unreachable !== null) return unreachable;
  say('Fetching Electron (about 110 MB, once) ...');
  const { code, text } = await runNode(join(packageFolder, 'install.js'), [], {
    capture: true,
    timeout: downloadMinutes * 60_000,
  });
  if (code === 0 && findElectron() !== null) return null;
  return `its download failed (${text.trim().split('\n').at(0) || `not done in ${downloadMinutes} minutes`})`;
};

/**
 * Gives `{ path }`, or `{ reason }` why Electron is not to be had. A failure is remembered for some hours, so that
 * the next start is at once; `again` tries nevertheless.
 */
export const getElectron = async ({ again = false } = {}) => {
  const present = findElectron();
  if (present !== null) return { path: present };
  if (process.env.ELECTRON_EXEC_PATH) return { reason: 'ELECTRON_EXEC_PATH names no file' };
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH)
    return { reason: 'ELECTRON_OVERRIDE_DIST_PATH holds no binary' };
  const known = again ? null : rememberedFailure();
  const reason = known ?? (await download());
  if (reason === null) return { path: findElectron() };
  if (known === null) remember(reason);
  return { reason };
};
