/**
 * Copies the built program to a folder of this run, so that nobody's next build changes it under the specs. Says
 * where by an environment variable, which the workers inherit.
 */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../../scripts/lib/build.mjs';

const variable = 'TRACEWORK_E2E_PROGRAM';

/** The folder that holds `out/` and `resources/` of the program under test. */
export const programFolder = (): string => {
  const folder = process.env[variable];
  if (folder === undefined) throw new Error(`${variable} is not set: the global setup has not run.`);
  return folder;
};

export default async (): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(join(tmpdir(), 'tracework-program-'));
  await ensureBuilt({
    whileBuilt: async () => {
      for (const part of ['out', 'resources']) await cp(part, join(folder, part), { recursive: true });
    },
  });
  await writeFile(join(folder, 'package.json'), '{ "type": "module", "main": "out/main/index.js" }\n');
  process.env[variable] = folder;
  return () => rm(folder, { recursive: true, force: true });
};
