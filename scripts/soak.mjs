/**
 * `npm run soak`: the property tests with a fresh seed and many more cases. `--cases=N` times the usual cases,
 * `--seed=N` to go through the same again; paths that follow leave the tests to those below them.
 */
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';
import { binary, inRoot, runNode, say } from './lib/project.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cases: { type: 'string', default: '20' }, seed: { type: 'string' } },
});
const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
const tests =
  positionals.length > 0
    ? ['run', ...positionals]
    : ['related', inRoot('tests', 'support', 'fast-check.ts'), '--run'];

await ensureInstalled();
say(`Seed ${seed}, ${values.cases} times the usual cases.`);
const { code } = await runNode(
  binary('vitest', 'vitest.mjs'),
  [...tests, '--project=unit*', '--project=contract', '--reporter=dot'],
  { env: { TRACEWORK_SEED: seed, TRACEWORK_CASES: values.cases } },
);
if (code !== 0) {
  const again = [`--seed=${seed}`, `--cases=${values.cases}`, ...positionals].join(' ');
  say(`To see the same again: npm run soak -- ${again}`);
}
process.exit(code ?? 1);
