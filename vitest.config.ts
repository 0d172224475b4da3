import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type Plugin } from 'vitest/config';
import { chromiumArguments, findChromium } from './tests/support/chromium.ts';

/** Importing Electron where its binary is missing would try to fetch it. */
const env = { ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent' };
/** Wide limits: a test waits for what it needs, however busy the machine is and however many cases it tries. */
const limit = 240_000 * Math.max(1, Number(process.env.TRACEWORK_CASES ?? 1));
const patience = { testTimeout: limit, hookTimeout: limit };
const inBrowser = '**/*.browser.test.{ts,tsx}';
const executablePath = findChromium();

/**
 * Tests of code that keeps nothing in its modules share them, which spares most of their time. The window's own state
 * is kept in modules: whoever changes it has them for itself.
 */
const sharing = ['src/core/**/*.test.ts', 'src/renderer/**/*.test.{ts,tsx}'];
const alone = ['src/renderer/state/**/*.test.{ts,tsx}', 'src/renderer/reader/{coding,passage-marks}.test.ts'];

/** Property tests draw what the seed and the number of cases of this run say; see tests/support/fast-check.ts. */
const stated = fileURLToPath(new URL('tests/support/fast-check.ts', import.meta.url));
const plugins: Plugin[] = [
  {
    name: 'stated-fast-check',
    enforce: 'pre',
    resolveId: (source, importer) => (source === 'fast-check' && importer !== stated ? stated : null),
  },
];

export default defineConfig({
  test: {
    // The default leaves one processor idle, which is half of many a machine.
    maxWorkers: '100%',
    projects: [
      {
        plugins,
        test: {
          name: 'unit-sharing',
          ...patience,
          include: sharing,
          exclude: [inBrowser, ...alone],
          isolate: false,
          unstubGlobals: true,
        },
      },
      {
        plugins,
        test: {
          name: 'unit',
          ...patience,
          env,
          include: ['src/!(core|renderer)/**/*.test.{ts,tsx}', ...alone, 'scripts/**/*.test.ts'],
          exclude: [inBrowser],
        },
      },
      {
        plugins,
        test: {
          name: 'contract',
          ...patience,
          env,
          include: ['tests/{contract,support,cases}/**/*.test.ts'],
        },
      },
      {
        test: { name: 'crash', env, include: ['tests/crash/**/*.test.ts'], testTimeout: 600_000 },
      },
      {
        test: {
          name: 'browser',
          ...patience,
          include: ['src/**/*.browser.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                args: chromiumArguments,
                ...(executablePath === null ? {} : { executablePath }),
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
