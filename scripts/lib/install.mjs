/** Installs the packages that package-lock.json names, where they are missing or others. */
import { existsSync, readFileSync } from 'node:fs';
import { inRoot, runNpm, say } from './project.mjs';
import { takeTurns } from './take-turns.mjs';

const readPackages = file => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
};

/** Compares what npm noted as installed with the lock; packages for other systems are rightly absent. */
export const isInstalled = () => {
  const wanted = readPackages(inRoot('package-lock.json'));
  const present = readPackages(inRoot('node_modules', '.package-lock.json'));
  if (wanted === null || present === null) return false;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    if (present[path] === undefined) return optional === true;
    return present[path].version === version && existsSync(inRoot(path));
  });
};

/** Throws where the packages cannot be installed. */
export const ensureInstalled = async () => {
  if (isInstalled()) return;
  await takeTurns('install', async () => {
    if (isInstalled()) return;
    say('Installing the packages that Tracework is built with (once) ...');
    const { code, text } = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      capture: true,
    });
    if (code !== 0) throw new Error(`The packages could not be installed with "npm ci":\n${text}`);
  });
};
