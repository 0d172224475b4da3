import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWindowBounds } from './window-bounds.ts';

const file = join(mkdtempSync(join(tmpdir(), 'tracework-bounds-')), 'window.json');
const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
const read = (content: unknown) => {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readWindowBounds(file, screens);
};
const bounds = { x: 100, y: 50, width: 1200, height: 800, maximized: false };

describe('readWindowBounds', () => {
  it('gives what was remembered', () => {
    expect(read(bounds)).toEqual(bounds);
    expect(read({ ...bounds, x: 1800, maximized: true })).toMatchObject({ x: 1800, maximized: true });
  });

  it('forgets a place that no screen shows any more', () => {
    for (const lost of [{ x: 1900 }, { x: -1180 }, { y: -10 }, { y: 1050 }, { x: 5000 }]) {
      expect(read({ ...bounds, ...lost }), JSON.stringify(lost)).toBeNull();
    }
  });

  it('forgets what cannot be right', () => {
    for (const bad of ['', '{', 'null', { ...bounds, width: 1 }, { ...bounds, height: 1e9 }, { x: 1 }]) {
      expect(read(bad), JSON.stringify(bad)).toBeNull();
    }
    expect(readWindowBounds(`${file}.missing`, screens)).toBeNull();
  });
});
