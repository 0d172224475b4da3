/** Builds the program into out/, where its sources have changed since. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { binary, inRoot, runNode, say } from './project.mjs';
import { takeTurns } from './take-turns.mjs';

const stampFile = inRoot('out', 'sources.sha256');
const parts = ['main', 'preload', 'renderer'];
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

/** What builds before this one have left behind, ended early or not. */
const removeRemains = () => {
  if (!existsSync(inRoot('out'))) return;
  for (const name of readdirSync(inRoot('out'))) {
    if (/^(next|previous)-/.test(name)) rmSync(inRoot('out', name), { recursive: true, force: true });
  }
};

/** What is built stays in use until it is replaced in one go, by programs that start meanwhile. */
const replaceOutputs = next => {
  const previous = inRoot('out', `previous-${process.pid}`);
  mkdirSync(previous, { recursive: true });
  for (const part of parts) {
    if (existsSync(inRoot('out', part))) renameSync(inRoot('out', part), join(previous, part));
    renameSync(join(next, part), inRoot('out', part));
  }
};

const build = async quiet => {
  if (!quiet) say('Building Tracework ...');
  const stamp = stampSources();
  const next = inRoot('out', `next-${process.pid}`);
  removeRemains();
  const builder = binary('electron-vite', 'bin', 'electron-vite.js');
  const { code, text } = await runNode(builder, ['build', '--logLevel', 'warn'], {
    capture: true,
    env: { TRACEWORK_OUT: next },
  });
  if (code !== 0) {
    removeRemains();
    throw new Error(`The program could not be built:\n${text}`);
  }
  replaceOutputs(next);
  removeRemains();
  writeFileSync(stampFile, stamp);
};

/**
 * Throws with the builder's own message where the sources do not build. `whileBuilt` is done before anybody else may
 * build again.
 */
export const ensureBuilt = async ({ quiet = false, whileBuilt } = {}) => {
  if (whileBuilt === undefined && builtStamp() === stampSources()) return;
  await takeTurns('build', async () => {
    if (builtStamp() !== stampSources()) await build(quiet);
    await whileBuilt?.();
  });
};
