/** Moves discs apart that cover each other, as little as it takes, within a box. */
import type { Box } from '../../pictures/place-labels.ts';

export interface Disc {
  x: number;
  y: number;
  radius: number;
}

const mostRounds = 120;

/**
 * With `gap` pixels between them; where the box has not room enough they may still touch. Takes a bounded number of
 * steps; the same discs give the same places.
 */
export function keepApart(discs: readonly Disc[], box: Box, gap: number): { x: number; y: number }[] {
  const places = discs.map(({ x, y, radius }) => ({ x, y, radius }));
  const rounds = Math.max(5, Math.min(mostRounds, Math.round(2_000_000 / (discs.length ** 2 + 1))));
  for (let round = 0; round < rounds; round += 1) {
    let moved = false;
    for (const [at, one] of places.entries()) {
      for (const other of places.slice(at + 1)) {
        const wanted = one.radius + other.radius + gap;
        const dx = other.x - one.x;
        const dy = other.y - one.y;
        if (Math.abs(dx) >= wanted || Math.abs(dy) >= wanted) continue;
        const distance = Math.hypot(dx, dy);
        if (distance >= wanted) continue;
        // Two on one spot part to the sides, by their order.
        const [ux, uy] = distance === 0 ? [1, 0] : [dx / distance, dy / distance];
        const push = (wanted - distance) / 2 + 0.01;
        one.x -= ux * push;
        one.y -= uy * push;
        other.x += ux * push;
        other.y += uy * push;
        moved = true;
      }
    }
    for (const place of places) {
      place.x = Math.min(box.x + box.width, Math.max(box.x, place.x));
      place.y = Math.min(box.y + box.height, Math.max(box.y, place.y));
    }
    if (!moved) break;
  }
  return places.map(({ x, y }) => ({ x, y }));
}
