/**
 * Prints the coding of the report as lines for `tracework apply`:
 * node tests/cases/health-reform/print-commands.mjs <document id> <text file>
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const [documentId, file] = process.argv.slice(2);
if (documentId === undefined || file === undefined) {
  console.error('Give the id of the imported document and the file of its text.');
  process.exit(2);
}
const { module } = await runnerImport(fileURLToPath(new URL('commands.ts', import.meta.url)));
for (const command of module.codingCommands(await readFile(file, 'utf8'), documentId))
  console.log(JSON.stringify(command));
