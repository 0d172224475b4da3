/** The Chromium that tests run in: the system's, or (null) the one that Playwright has fetched. */
import { existsSync } from 'node:fs';

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

export const findChromium = (): string | null =>
  places.find(place => place !== undefined && existsSync(place)) ?? null;

const isRoot = process.getuid?.() === 0;

export const chromiumArguments: string[] = [
  // Chromium's own sandbox refuses to run as root, as tests in containers do.
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
];
