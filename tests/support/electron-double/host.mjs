/** Runs a built main script as Electron would: `node host.mjs <main script> [arguments]`. */
import { register } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , main, ...args] = process.argv;
register('./hook.mjs', import.meta.url);
const { answerWith, tell } = await import('./link.mjs');
const { becomeReady, requests } = await import('./electron.mjs');

process.argv = [process.execPath, resolve(main, '../../..'), ...args];
const tooLate = setTimeout(() => {
  console.error('The main script did not finish: it seems to wait at its top for the app to be ready.');
  process.exit(1);
}, 5000);
// An orphan must not live on when the tests that drive it have been killed.
process.on('disconnect', () => process.exit(1));
answerWith(requests);
await import(pathToFileURL(resolve(main)).href);
clearTimeout(tooLate);
setImmediate(() => {
  becomeReady();
  tell('ready', {});
});
