/** Starts the loopback host of one build: `node start-web.mjs <program folder> [study]`; prints its address. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , program, study = null] = process.argv;
const { startWeb } = await import(pathToFileURL(join(program, 'out', 'main', 'web.js')).href);
const host = await startWeb({ root: program, study });
console.log(host.address);
process.exit(await host.ended);
