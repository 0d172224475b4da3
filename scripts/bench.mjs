/** `npm run bench`: measures the program beside the peers and the limit; see docs/performance.md. */
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, runNode } from './lib/project.mjs';

await ensureInstalled();
const { code } = await runNode(inRoot('tests', 'bench', 'run.mjs'), process.argv.slice(2));
process.exit(code ?? 1);
