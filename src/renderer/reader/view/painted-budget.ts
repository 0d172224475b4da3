/** Keeps the number of painted elements within what memory should be spent on. */
import type { Section } from './section.ts';

/** Painted elements kept before the sections farthest from the viewport become plain again. */
const BUDGET = 12_000;

const countPainted = (section: Section): number =>
  section.blocks.reduce((sum, drawn) => sum + drawn.painted.length, 0);

/**
 * Makes painted sections plain again, the farthest from those that are `near` first, until the rest is within the
 * budget. Near ones stay, and those for which `isHeld` is true.
 */
export function keepToBudget(
  painted: readonly Section[],
  near: readonly Section[],
  isHeld: (section: Section) => boolean,
): void {
  let total = painted.reduce((sum, section) => sum + countPainted(section), 0);
  if (total <= BUDGET) return;
  const middle = near[near.length >> 1]?.start ?? 0;
  const distance = (section: Section) => Math.abs(section.start - middle);
  const farthest = painted
    .filter(section => !near.includes(section) && !isHeld(section))
    .sort((a, b) => distance(b) - distance(a));
  for (const section of farthest) {
    if (total <= BUDGET) return;
    total -= countPainted(section);
    for (const drawn of section.blocks) drawn.uncut();
    section.isPainted = false;
  }
}
