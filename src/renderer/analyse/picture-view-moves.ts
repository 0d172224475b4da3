/** Which mark a key leads to from the one that has the focus. */
import type { Mark } from '#core/pictures/picture.ts';

type Place = Pick<Mark, 'id' | 'x' | 'y'>;

const directions: Partial<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How much farther a mark counts for each pixel that it lies aside of the direction. */
const aside = 2;
/** And how much where it lies rather to the side than in the direction: then only if nothing else is left. */
const farAside = 1_000;

/**
 * Arrows lead to the nearest mark in their direction, Home and End to the first and the last, Page Down and Page Up
 * one on and back in their order, so that marks over each other are reached too. Null where there is none, or where
 * the key means nothing here.
 */
export function markAfter<Each extends Place>(marks: readonly Each[], from: Each, key: string): Each | null {
  if (key === 'Home') return marks[0] ?? null;
  if (key === 'End') return marks.at(-1) ?? null;
  if (key === 'PageDown' || key === 'PageUp')
    return marks[marks.indexOf(from) + (key === 'PageDown' ? 1 : -1)] ?? null;
  const direction = directions[key];
  if (direction === undefined) return null;
  let best: Each | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const mark of marks) {
    const [dx, dy] = [mark.x - from.x, mark.y - from.y];
    const along = dx * direction[0] + dy * direction[1];
    if (along < 0.5) continue;
    const across = Math.abs(dx * direction[1] + dy * direction[0]);
    const far = along + across * (across > 2 * along ? farAside : aside);
    if (far < least) [best, least] = [mark, far];
  }
  return best;
}
