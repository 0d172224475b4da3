/** Finds Electron's binary without importing the package, which would try to fetch it. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const findElectronBinary = (): string | null => {
  const { ELECTRON_EXEC_PATH: own, ELECTRON_OVERRIDE_DIST_PATH: folder } = process.env;
  if (own !== undefined) return existsSync(own) ? own : null;
  const installed = resolve('node_modules/electron');
  const pathFile = join(installed, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const file = join(folder ?? join(installed, 'dist'), readFileSync(pathFile, 'utf8').trim());
  return existsSync(file) ? file : null;
};
