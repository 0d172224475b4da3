/** Remembers where a window stood and how large it was, in one small file of the program's own. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserWindow, Rectangle } from 'electron';
import { z } from 'zod';

const remembered = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(640).max(20_000),
  height: z.number().int().min(480).max(20_000),
  maximized: z.boolean(),
});
export type WindowBounds = z.output<typeof remembered>;

/** The part of a window that must be on some screen for it to be found and moved, in pixels. */
const graspable = 100;

/** Null where nothing is remembered, or where those screens are no longer there. */
export const readWindowBounds = (file: string, screens: readonly Rectangle[]): WindowBounds | null => {
  try {
    const bounds = remembered.parse(JSON.parse(readFileSync(file, 'utf8')));
    const isOnScreen = screens.some(
      screen =>
        bounds.x + bounds.width >= screen.x + graspable &&
        bounds.x + graspable <= screen.x + screen.width &&
        bounds.y >= screen.y &&
        bounds.y + graspable <= screen.y + screen.height,
    );
    return isOnScreen ? bounds : null;
  } catch {
    return null;
  }
};

export const writeWindowBounds = (file: string, window: BrowserWindow): void => {
  const bounds: WindowBounds = { ...window.getNormalBounds(), maximized: window.isMaximized() };
  try {
    writeFileSync(file, JSON.stringify(bounds));
  } catch {
    // Where a window stood is no reason to keep it from closing.
  }
};
