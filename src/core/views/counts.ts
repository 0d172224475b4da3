/** Counts of things that go by numbers from 0, of which there may be very many; nothing was counted of what is new. */
export class Counts {
  private list = new Uint32Array(1_024);

  of(number: number): number {
    return this.list[number] ?? 0;
  }

  add(number: number, amount: number): void {
    if (number >= this.list.length) this.widen(number);
    this.list[number] = (this.list[number] ?? 0) + amount;
  }

  set(number: number, count: number): void {
    if (number >= this.list.length) this.widen(number);
    this.list[number] = count;
  }

  /** Of the first so many. */
  first(size: number): Uint32Array {
    if (size > this.list.length) this.widen(size);
    return this.list.slice(0, size);
  }

  private widen(number: number): void {
    const wider = new Uint32Array(Math.max(number + 1, 2 * this.list.length));
    wider.set(this.list);
    this.list = wider;
  }
}
