/** Numbers pairs of things that go by numbers themselves, from 0 in the order first asked for. */

import { Counts } from './counts.ts';

/** Beyond it the table of all pairs would take more than 8 MB. */
const mostInTable = 2_048;

export class PairNumbers {
  /** The pair's number and 1, by its place among all pairs. */
  private table = new Int32Array(1_024);
  private readonly beyond = new Map<number, number>();
  private count = 0;
  private readonly smaller = new Counts();
  private readonly larger = new Counts();

  /** How many pairs have a number. */
  get size(): number {
    return this.count;
  }

  /** The pair's number, whichever of the two is named first. They are not the same. */
  of(one: number, other: number): number {
    const larger = one < other ? other : one;
    const key = (larger * (larger - 1)) / 2 + (one < other ? one : other);
    if (larger >= mostInTable) {
      const found = this.beyond.get(key);
      if (found !== undefined) return found;
      this.beyond.set(key, this.size);
      return this.add(one, other);
    }
    if (key >= this.table.length) this.widen(key);
    const found = this.table[key] ?? 0;
    if (found !== 0) return found - 1;
    this.table[key] = this.size + 1;
    return this.add(one, other);
  }

  smallerOf(pair: number): number {
    return this.smaller.of(pair);
  }

  largerOf(pair: number): number {
    return this.larger.of(pair);
  }

  private add(one: number, other: number): number {
    const pair = this.count;
    this.smaller.set(pair, one < other ? one : other);
    this.larger.set(pair, one < other ? other : one);
    this.count += 1;
    return pair;
  }

  private widen(key: number): void {
    const wider = new Int32Array(Math.max(key + 1, 2 * this.table.length));
    wider.set(this.table);
    this.table = wider;
  }
}
