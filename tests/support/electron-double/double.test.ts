/** The double itself: it must refuse what Electron would not survive, else it proves nothing. */
import { fork } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const hostScript = fileURLToPath(new URL('./host.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tracework-double-'));
writeFileSync(join(folder, 'preload.cjs'), '');

/** Runs a main script to its end; gives what it wrote. Scripts end with `app.exit`. */
const runMain = (script: string): Promise<{ code: number | null; output: string }> =>
  new Promise(settle => {
    const file = join(folder, `main-${Math.random().toString(36).slice(2)}.mjs`);
    writeFileSync(file, `import * as electron from 'electron';\nconst { app } = electron;\n${script}`);
    const child = fork(hostScript, [file], {
      env: { ...process.env, DOUBLE_USER_DATA: folder },
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', chunk => {
        output += String(chunk);
      });
    }
    child.on('exit', code => settle({ code, output }));
  });

/** Runs a body once the app is ready, and gives the message of what it throws. */
const thrownWhenReady = async (body: string): Promise<string> => {
  const { output } = await runMain(`
    void app.whenReady().then(async () => {
      try { ${body}; console.log('THROWN nothing'); } catch (error) { console.log('THROWN', error.message); }
      app.exit(0);
    });`);
  return /THROWN (.*)/.exec(output)?.[1] ?? output;
};

const safe = `{ preload: ${JSON.stringify(join(folder, 'preload.cjs'))}, contextIsolation: true, sandbox: true, nodeIntegration: false }`;

describe('the Electron double', () => {
  it('runs a main script that waits for the app as it should', async () => {
    const { code, output } = await runMain(
      `void app.whenReady().then(() => { console.log('ready', app.isReady()); app.quit(); }); console.log(app.isReady());`,
    );
    expect(output).toBe('false\nready true\n');
    expect(code).toBe(0);
  });

  it('becomes ready only after the main script, as Electron does', async () => {
    const { code, output } = await runMain('await app.whenReady();');
    expect(code).toBe(1);
    expect(output).toContain('wait at its top for the app to be ready');
  }, 20_000);

  it('refuses windows that are not shut in', async () => {
    const open = (change: string) =>
      thrownWhenReady(
        `new electron.BrowserWindow({ width: 1, height: 1, webPreferences: { ...${safe}, ${change} } })`,
      );
    expect(await open('')).toBe('nothing');
    expect(await open('sandbox: false')).toContain('sandbox is not on');
    expect(await open('contextIsolation: undefined')).toContain('contextIsolation is not on');
    expect(await open('nodeIntegration: true')).toContain('nodeIntegration is not off');
    expect(await open('webSecurity: false')).toContain('webSecurity is off');
    expect(await open('preload: "preload.cjs"')).toContain('no preload script');
  }, 30_000);

  it('keeps to Electron’s order of things', async () => {
    const early = await runMain(`new electron.BrowserWindow({ webPreferences: ${safe} })`);
    expect(early.output).toContain('cannot be used before the app is ready');
    expect(await thrownWhenReady('electron.protocol.registerSchemesAsPrivileged([])')).toContain(
      'before app is ready',
    );
    expect(await thrownWhenReady('electron.protocol.handle("own", () => null)')).toContain(
      'has no privilege "standard"',
    );
  }, 30_000);

  it('answers no dialog that nobody foresaw', async () => {
    const shown = await thrownWhenReady(
      `await electron.dialog.showMessageBox({ message: 'Really?', buttons: ['Yes'] })`,
    );
    expect(shown).toContain('nobody answers');
    expect(shown).toContain('Really?');
  });

  it('lets the end be put off, and asks again', async () => {
    const { code, output } = await runMain(`
      let asked = 0;
      app.on('before-quit', event => { asked += 1; console.log('asked', asked); if (asked === 1) event.preventDefault(); });
      void app.whenReady().then(() => { app.quit(); console.log('still here'); app.quit(); });`);
    expect(output).toBe('asked 1\nstill here\nasked 2\n');
    expect(code).toBe(0);
  });

  it('carries plain data only', async () => {
    const { checkPlain } = await import('./plain.mjs');
    const plain = { a: [1, 'x', null, true, { b: undefined }], c: -0.5 };
    expect(checkPlain(plain)).toBe(plain);
    for (const bad of [new Map(), new Date(), [Number.NaN], { a: 1n }, { a: () => 1 }, new Uint8Array(1)]) {
      expect(() => checkPlain(bad)).toThrow();
    }
  });
});
