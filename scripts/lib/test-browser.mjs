/** The Chromium that tests run in. */
import { existsSync } from 'node:fs';
import { findBrowser } from './browser.mjs';

/** CHROMIUM_PATH, or an installed Chromium or Chrome; null = none. */
export const findChromium = () => {
  const own = process.env.CHROMIUM_PATH;
  if (own !== undefined && existsSync(own)) return own;
  const found = findBrowser();
  return found !== null && /chrom/i.test(found.name) ? found.file : null;
};
