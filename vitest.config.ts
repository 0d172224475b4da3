import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArguments, findChromium } from './tests/support/chromium.ts';

/** Importing Electron where its binary is missing would try to fetch it. */
const env = { ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent' };
/** Wide limits: a test waits for what it needs, however busy the machine is. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000 };
const inBrowser = '**/*.browser.test.{ts,tsx}';
const executablePath = findChromium();

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          ...patience,
          env,
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: [inBrowser],
        },
      },
      {
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
