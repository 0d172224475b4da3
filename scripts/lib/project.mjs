/** Where the project is, and how its scripts run programs. Plain Node: used before anything is installed. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const inRoot = (...parts) => join(root, ...parts);

/** Says one plain line, on stderr so that results on stdout stay clean. */
export const say = line => process.stderr.write(`${line}\n`);

/** npm as it was called, else by its name: on Windows npm is no program that can be run directly. */
const npmCommand = () => {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js') && existsSync(script)) return [process.execPath, script];
  return process.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', 'npm'] : ['npm'];
};

/**
 * Runs a program to its end. Gives its exit code (null = ended by a signal) and, where `capture` is set, what it
 * wrote; else it writes to this program's own outputs.
 */
export const run = (command, args, { capture = false, quiet = false, env = {}, timeout, input } = {}) =>
  new Promise(resolve => {
    const output = capture ? 'pipe' : quiet ? 'ignore' : 'inherit';
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: [input === undefined ? 'ignore' : 'pipe', output, output],
      ...(timeout === undefined ? {} : { timeout, killSignal: 'SIGKILL' }),
    });
    let text = '';
    child.stdout?.on('data', chunk => {
      text += chunk;
    });
    child.stderr?.on('data', chunk => {
      text += chunk;
    });
    child.on('error', error => resolve({ code: 127, text: error.message }));
    child.on('close', code => resolve({ code, text }));
  });

export const runNode = (script, args, options) => run(process.execPath, [script, ...args], options);
export const runNpm = (args, options) => {
  const [command, ...first] = npmCommand();
  return run(command, [...first, ...args], options);
};

/** The script behind a command that an installed package offers. */
export const binary = (...parts) => inRoot('node_modules', ...parts);
