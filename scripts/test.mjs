/**
 * Runs every check and test of the project, installing what they need, and ends with one line that sums them up:
 * `N passed, N failed`. Goes on past failures; `--fast` leaves out the build and what needs it.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRoot } from './lib/browser.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { findElectron } from './lib/electron.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { binary, inRoot, run, runNode, say } from './lib/project.mjs';

const fast = process.argv.includes('--fast');
const reports = mkdtempSync(join(tmpdir(), 'tracework-test-'));
const sum = { passed: 0, failed: 0 };
const failures = [];

const count = (step, passed, failed) => {
  sum.passed += passed;
  sum.failed += failed;
  if (failed > 0) failures.push(`${step} (${failed})`);
};

const heading = step => console.log(`\n--- ${step} ---`);

/** A step that is one check: it passes where it ends with 0. */
const check = async (step, script, args = []) => {
  heading(step);
  const { code } = await runNode(script, args);
  count(step, code === 0 ? 1 : 0, code === 0 ? 0 : 1);
};

const readReport = file => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

const vitest = async (step, projects, env = {}) => {
  heading(step);
  const file = join(reports, `${step.replaceAll(/\W+/g, '-')}.json`);
  const { code } = await runNode(
    binary('vitest', 'vitest.mjs'),
    [
      'run',
      ...projects.map(project => `--project=${project}`),
      '--passWithNoTests',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { env: { ...env, CI: '1' } },
  );
  const report = readReport(file);
  const passed = report?.numPassedTests ?? 0;
  const failed = report?.numFailedTests ?? 0;
  // A file that does not load, or an error outside any test, fails the run without failing a test.
  count(step, passed, code === 0 ? failed : Math.max(1, failed));
};

const playwright = async (step, env) => {
  heading(step);
  const file = join(reports, 'playwright.json');
  const output = inRoot('test-results', String(process.pid));
  const { code } = await runNode(binary('@playwright', 'test', 'cli.js'), ['test', '--reporter=dot,json'], {
    env: {
      ...env,
      CI: '1',
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
      PLAYWRIGHT_OUTPUT_DIR: output,
    },
  });
  // What failed is kept there to be looked at.
  if (code === 0) rmSync(output, { recursive: true, force: true });
  const stats = readReport(file)?.stats ?? { expected: 0, unexpected: 0, flaky: 0 };
  if (stats.flaky > 0)
    console.log(`${stats.flaky} of the ${step} passed only when tried again; they stand above as flaky.`);
  count(step, stats.expected + stats.flaky, code === 0 ? stats.unexpected : Math.max(1, stats.unexpected));
};

/** The path of a Chromium, installing one where there is none; null = the one that Playwright keeps. */
const ensureChromium = async () => {
  const { findChromium } = await import('./lib/test-browser.mjs');
  const present = findChromium();
  if (present !== null) return present;
  const aptGet =
    process.platform === 'linux' && isRoot() ? await run('apt-get', ['--version'], { quiet: true }) : null;
  if (aptGet?.code === 0) {
    say('Installing Chromium for the tests (apt-get) ...');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { capture: true, env });
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
      capture: true,
      env,
    });
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  say('Installing Chromium for the tests (Playwright) ...');
  const { code, text } = await runNode(binary('playwright', 'cli.js'), ['install', 'chromium'], {
    capture: true,
  });
  if (code !== 0) say(`Chromium could not be installed; what needs it will fail.\n${text}`);
  return null;
};

const main = async () => {
  await ensureInstalled();
  const chromium = fast ? null : await ensureChromium();
  const env = chromium === null ? {} : { CHROMIUM_PATH: chromium };

  await check('lock', inRoot('scripts', 'check-lock.mjs'));
  await check('format and lint', binary('@biomejs', 'biome', 'bin', 'biome'), [
    'check',
    '--error-on-warnings',
    '--max-diagnostics=100',
    '.',
  ]);
  for (const project of ['src/core', 'src/renderer', 'tsconfig.node.json']) {
    await check(`types of ${project}`, binary('typescript', 'bin', 'tsc'), ['-p', project]);
  }
  if (fast) {
    await vitest('unit and property tests', ['unit*']);
    return;
  }
  await vitest('unit, property and contract tests', ['unit*', 'contract', 'browser'], env);

  heading('build');
  const built = await ensureBuilt().then(
    () => true,
    error => {
      say(error.message);
      return false;
    },
  );
  count('build', built ? 1 : 0, built ? 0 : 1);
  await vitest('crash tests', ['crash'], env);
  if (!built) return say('The end-to-end tests were not run, since there is no build.');
  if (findElectron() === null) {
    console.log(
      '\nElectron’s binary is not here: the end-to-end tests run in the loopback host and the Electron double.',
    );
  }
  await playwright('end-to-end tests', env);
};

const end = () => {
  rmSync(reports, { recursive: true, force: true });
  console.log('');
  if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}`);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  process.exit(sum.failed === 0 ? 0 : 1);
};

main().then(end, error => {
  say(error.stack ?? String(error));
  count('the test run itself', 0, 1);
  end();
});
