/**
 * Entry of `npm run bench`. Bundles the bench and the page that it measures into a folder of its own under
 * node_modules, runs it, and takes the folder away.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'bench-'));
const remove = () => rmSync(folder, { recursive: true, force: true });
process.once('exit', remove);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

const shared = { configFile: false, logLevel: 'warn' };
for (const [source, target] of [
  ['reader', 'page'],
  ['pages', 'pages'],
]) {
  await build({
    ...shared,
    root: join(import.meta.dirname, source),
    worker: { format: 'es' },
    build: { outDir: join(folder, target), emptyOutDir: true },
  });
}
await build({
  ...shared,
  root,
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    outDir: join(folder, 'node'),
    rolldownOptions: {
      input: {
        bench: join(import.meta.dirname, 'bench.ts'),
        child: join(import.meta.dirname, 'storage/child.ts'),
        'views-child': join(import.meta.dirname, 'views/child.ts'),
      },
      output: { entryFileNames: '[name].mjs' },
    },
  },
});
const { bench } = await import(pathToFileURL(join(folder, 'node/bench.mjs')).href);
process.exitCode = await bench({ root, folder, arguments: process.argv.slice(2) });
