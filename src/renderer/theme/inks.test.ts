import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { darkPalette, lightPalette } from '#core/pictures/palette.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

it.each([
  ['light', lightPalette],
  ['dark', darkPalette],
])('gives the inks of pictures the colours that files have: %s', (scheme, palette) => {
  const [, block = ''] = css.split(new RegExp(`\\[data-mantine-color-scheme="${scheme}"\\] \\{`));
  const inks = (block.split('}')[0] ?? '').matchAll(/--tw-ink-([a-z0-9-]+): (#[0-9a-f]{6});/g);
  expect(Object.fromEntries(Array.from(inks, ([, ink, colour]) => [ink, colour]))).toEqual(palette);
});
