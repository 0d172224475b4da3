import { defineConfig } from '@playwright/test';
import type { HostOptions } from './tests/e2e/fixtures.ts';
import { chromiumArguments, findChromium } from './tests/support/chromium.ts';
import { findElectronBinary } from './tests/support/electron-binary.ts';

const executablePath = findChromium();
const electron = findElectronBinary();

export default defineConfig<HostOptions>({
  testDir: 'tests/e2e/specs',
  globalSetup: './tests/e2e/prepare-program.ts',
  outputDir: process.env.PLAYWRIGHT_OUTPUT_DIR ?? 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  // A whole program, a browser and a disk on a busy machine: a second try tells a fault from a stumble. `npm test`
  // says which tests needed one.
  retries: process.env.CI === undefined ? 0 : 1,
  reporter: [['list']],
  use: {
    viewport: { width: 1360, height: 860 },
    screenshot: 'only-on-failure',
    launchOptions: {
      args: chromiumArguments,
      ...(executablePath === null ? {} : { executablePath }),
    },
  },
  projects: [
    { name: 'browser', use: { hostKind: 'browser' } },
    { name: 'double', use: { hostKind: 'double' } },
    ...(electron === null ? [] : [{ name: 'electron', use: { hostKind: 'electron' as const } }]),
  ],
});
