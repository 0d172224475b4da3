/** Lets only one of several programs do a piece of work at a time, e.g. two starts that both find it not built. */

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './project.mjs';

const checkout = createHash('sha256').update(root).digest('hex').slice(0, 16);

const isAlive = pid => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Takes over from a program that ended without giving its turn back. */
const isAbandoned = folder => {
  try {
    return !isAlive(Number(readFileSync(join(folder, 'pid'), 'utf8')));
  } catch {
    return false;
  }
};

/** Runs the work when no other program of this checkout is at work of this name. */
export const takeTurns = async (name, work) => {
  const folder = join(tmpdir(), `tracework-${checkout}-${name}.turn`);
  for (let waited = 0; ; waited += 1) {
    try {
      mkdirSync(folder);
      writeFileSync(join(folder, 'pid'), String(process.pid));
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (waited > 5 && isAbandoned(folder)) rmSync(folder, { recursive: true, force: true });
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
