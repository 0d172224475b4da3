/**
 * Passages by chance: 10 to 400 characters, every third begins inside the one before, three kinds. The first lies at
 * the beginning, so that the first screen is never without one.
 */
import type { BenchPassage } from '../ways/way.ts';
import { between, seededRandom } from './random.ts';

export const KINDS = 3;

export function randomPassages(count: number, length: number, seed: number): BenchPassage[] {
  const random = seededRandom(seed);
  const passages: BenchPassage[] = [];
  let before: BenchPassage | undefined;
  for (let i = 0; i < count; i += 1) {
    const size = between(random, 10, 400);
    const start: number =
      i % 3 === 2 && before !== undefined
        ? Math.min(between(random, before.start, before.end - 1), length - size)
        : between(random, 0, i === 0 ? 300 : length - size);
    before = { id: `p${i}`, start, end: start + size, kind: i % KINDS };
    passages.push(before);
  }
  return passages;
}
