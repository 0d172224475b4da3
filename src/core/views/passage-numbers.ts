/**
 * Passages by numbers, the same for as long as the program runs: to join long lists of passages, looking each of them up
 * by its id takes longest.
 */
import type { PassageId } from '../model/ids.ts';

const numbers = new Map<PassageId, number>();
/** The passages by their numbers. */
const passages: PassageId[] = [];

export function numberPassages(ids: readonly PassageId[]): Uint32Array {
  const found = new Uint32Array(ids.length);
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at];
    if (id === undefined) continue;
    let number = numbers.get(id);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(id, number);
      passages.push(id);
    }
    found[at] = number;
  }
  return found;
}

/** Joins lists of numbers into one without repeats, in the order first met. */
export class PassageJoiner {
  /** By number, the list that it was last listed for. */
  private listed = new Uint32Array(1_024);
  private lists = 0;

  join(lists: Iterable<Uint32Array>): PassageId[] {
    this.lists += 1;
    const found: PassageId[] = [];
    for (const list of lists) {
      if (passages.length > this.listed.length) this.widen();
      this.add(list, found);
    }
    return found;
  }

  private add(list: Uint32Array, found: PassageId[]): void {
    const { listed, lists } = this;
    for (let at = 0; at < list.length; at += 1) {
      const number = list[at] ?? 0;
      if (listed[number] === lists) continue;
      listed[number] = lists;
      const id = passages[number];
      if (id !== undefined) found.push(id);
    }
  }

  private widen(): void {
    const wider = new Uint32Array(2 * passages.length);
    wider.set(this.listed);
    this.listed = wider;
  }
}
