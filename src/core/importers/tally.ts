import { counted } from '../text/counted.ts';

/** Counts of sorts of things, in the order in which they were met. */
export class Tally {
  private readonly counts = new Map<string, number>();

  add(noun: string, count = 1): void {
    if (count > 0) this.counts.set(noun, (this.counts.get(noun) ?? 0) + count);
  }

  get(noun: string): number {
    return this.counts.get(noun) ?? 0;
  }

  /** "2 pictures, 1 drawing"; empty where nothing was counted. */
  list(): string {
    return Array.from(this.counts, ([noun, count]) => counted(count, noun)).join(', ');
  }
}
