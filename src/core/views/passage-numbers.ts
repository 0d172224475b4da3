/**
 * Numbers for passages, so that long lists of them are joined without looking up each by its id. A passage keeps its number
 * for as long as the program runs, and a list the numbers of its passages.
 */
import type { PassageId } from '../model/ids.ts';

const numbers = new Map<PassageId, number>();
const ofLists = new WeakMap<readonly PassageId[], Uint32Array>();

/** Below this are all numbers that were given. */
export const passageNumbersEnd = (): number => numbers.size;

export function numberOfPassage(id: PassageId): number {
  const known = numbers.get(id);
  if (known !== undefined) return known;
  const made = numbers.size;
  numbers.set(id, made);
  return made;
}

/** In the order of the list. Lists never change. */
export function numbersOfPassages(list: readonly PassageId[]): Uint32Array {
  const known = ofLists.get(list);
  if (known !== undefined) return known;
  const made = new Uint32Array(list.length);
  for (const [at, id] of list.entries()) made[at] = numberOfPassage(id);
  ofLists.set(list, made);
  return made;
}

/** Where whoever makes the list has the numbers of its passages at hand. */
export function keepNumbers(list: readonly PassageId[], its: Uint32Array): void {
  ofLists.set(list, its);
}
