/** Builds the program into out/, where its sources have changed since. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binary, inRoot, runNode, say } from './project.mjs';
import { takeTurns } from './take-turns.mjs';

const stampFile = inRoot('out', 'sources.sha256');
const outputs = ['main/index.js', 'main/web.js', 'main/cli.js', 'preload/index.cjs', 'renderer/index.html'];
const settings = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json'];

const filesBelow = folder =>
  readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });

/** Changes when a source is added, changed, renamed or removed. Size and time tell, so that a start is at once. */
const stampSources = () => {
  const sources = filesBelow(inRoot('src')).filter(file => !/\.test\.tsx?$/.test(file));
  const hash = createHash('sha256');
  for (const file of [...sources.sort(), ...settings.map(name => inRoot(name))]) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
};

const builtStamp = () => {
  if (!outputs.every(path => existsSync(inRoot('out', path)))) return null;
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null;
};

/** Throws with the builder's own message where the sources do not build. */
export const ensureBuilt = async ({ quiet = false } = {}) => {
  if (builtStamp() === stampSources()) return;
  await takeTurns('build', async () => {
    const stamp = stampSources();
    if (builtStamp() === stamp) return;
    if (!quiet) say('Building Tracework ...');
    const builder = binary('electron-vite', 'bin', 'electron-vite.js');
    const { code, text } = await runNode(builder, ['build', '--logLevel', 'warn'], { capture: true });
    if (code !== 0) throw new Error(`The program could not be built:\n${text}`);
    mkdirSync(inRoot('out'), { recursive: true });
    writeFileSync(stampFile, stamp);
  });
};
