/** The entry of the shell program: hands the process's streams and folders to it, and ends with its exit code. */
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { Application } from '#core/api.ts';
import { findProgramFolders } from '#host/program-folders.ts';
import { createApplication } from '#storage/application.ts';
import { version } from '../../package.json' with { type: 'json' };
import { run } from './run.ts';

let application: Application | undefined;

/** Interrupted, the program closes what is open; what it has printed is on disk already. */
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.once(signal, () => {
    const end = () => process.exit(code);
    void (application?.shutdown() ?? Promise.resolve()).then(end, end);
  });
}

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  workingFolder: process.cwd(),
  version,
  userName: nameOfUser(),
  createApplication: () => {
    const made = createApplication({
      version,
      host: 'cli',
      // Both the source and the built file lie two folders below the program's own.
      folders: findProgramFolders(resolve(import.meta.dirname, '../..')),
    });
    application = made;
    return made;
  },
});
process.stdin.destroy();

function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    // Some containers have a user without a name.
    return 'Coder';
  }
}
