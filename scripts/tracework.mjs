/** `npm run --silent tracework -- <command>`: runs the built shell program, building it first where it is stale. */
import { spawn } from 'node:child_process';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, say } from './lib/project.mjs';

try {
  await ensureInstalled();
  await ensureBuilt({ quiet: true });
} catch (error) {
  say(error.message);
  process.exit(1);
}
// Paths are meant relative to where the command was given; npm runs scripts in the project's folder.
const child = spawn(process.execPath, [inRoot('out', 'main', 'cli.js'), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
