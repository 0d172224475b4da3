/** Runs the built shell program, with the folders of one spec. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { App } from './fixtures.ts';
import { homeEnvironment } from './hosts.ts';
import { programFolder } from './prepare-program.ts';

const execute = promisify(execFile);

/** Gives what the command wrote to stdout; rejects where it failed. */
export const runShell = async (app: App, args: readonly string[]): Promise<string> => {
  const { stdout } = await execute(process.execPath, [join(programFolder(), 'out/main/cli.js'), ...args], {
    env: homeEnvironment(app.home),
    maxBuffer: 64_000_000,
  });
  return stdout;
};
