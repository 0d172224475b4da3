/**
 * The ranges of one document by place, for painting, hit-testing and moving from one to the next. Ranges lie
 * sorted in chunks, each of which knows how far its ranges reach: adding and removing touches one chunk, and a
 * query skips the chunks that end before it.
 */
import type { Range } from './range.ts';

export interface IndexedRange extends Range {
  id: string;
}

interface Chunk<R> {
  ranges: R[];
  /** The largest end of its ranges. */
  reach: number;
}

const FULL = 256;

/** By start, then the longer first (so that what encloses comes before what it encloses), then by id. */
export function compareRanges(a: IndexedRange, b: IndexedRange): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * Ranges must not be empty; ids are unique; both are checked with a RangeError. The index keeps and gives the very
 * objects that it was given, whatever else they hold; they must not change while they are in it.
 */
export class IntervalIndex<R extends IndexedRange = IndexedRange> {
  #chunks: Chunk<R>[] = [];
  readonly #byId = new Map<string, R>();

  constructor(ranges: Iterable<R> = []) {
    for (const range of ranges) this.#register(range);
    const sorted = [...this.#byId.values()].sort(compareRanges);
    for (let i = 0; i < sorted.length; i += FULL / 2)
      this.#chunks.push(chunkOf(sorted.slice(i, i + FULL / 2)));
  }

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): R | undefined {
    return this.#byId.get(id);
  }

  /** All ranges in order. */
  *[Symbol.iterator](): Generator<R> {
    for (const chunk of this.#chunks) yield* chunk.ranges;
  }

  add(range: R): void {
    this.#register(range);
    const at = Math.max(0, this.#chunkBefore(range));
    const chunk = this.#chunks[at];
    if (!chunk) {
      this.#chunks.push(chunkOf([range]));
      return;
    }
    chunk.ranges.splice(lowerBound(chunk.ranges, range), 0, range);
    chunk.reach = Math.max(chunk.reach, range.end);
    if (chunk.ranges.length > FULL) {
      const rest = chunk.ranges.splice(FULL / 2);
      this.#chunks.splice(at, 1, chunkOf(chunk.ranges), chunkOf(rest));
    }
  }

  /** Whether there was one. */
  remove(id: string): boolean {
    const range = this.#byId.get(id);
    if (!range) return false;
    this.#byId.delete(id);
    const at = this.#chunkBefore(range);
    const chunk = this.#chunks[at];
    if (!chunk) return false;
    chunk.ranges.splice(lowerBound(chunk.ranges, range), 1);
    if (chunk.ranges.length === 0) this.#chunks.splice(at, 1);
    else if (range.end === chunk.reach) chunk.reach = reachOf(chunk.ranges);
    return true;
  }

  /** The ranges that share at least one unit with [start, end), in order. */
  query(start: number, end: number): R[] {
    const found: R[] = [];
    for (const { ranges, reach } of this.#chunks) {
      if ((ranges[0]?.start ?? 0) >= end) break;
      if (reach <= start) continue;
      for (const range of ranges) {
        if (range.start >= end) break;
        if (range.end > start) found.push(range);
      }
    }
    return found;
  }

  /** The ranges that hold the unit at `offset`, shortest first. */
  at(offset: number): R[] {
    return this.query(offset, offset + 1).sort(
      (a, b) => a.end - a.start - (b.end - b.start) || compareRanges(a, b),
    );
  }

  /** The first range that begins after `offset`. */
  next(offset: number): R | undefined {
    // '' sorts before every id, and an end without bound before every other end.
    return this.#firstFrom({ id: '', start: offset + 1, end: Number.POSITIVE_INFINITY });
  }

  /** The last range that begins before `offset`. */
  previous(offset: number): R | undefined {
    return this.#lastBefore({ id: '', start: offset, end: Number.POSITIVE_INFINITY });
  }

  /** The range that follows the one with this id, also where both begin at one place. */
  after(id: string): R | undefined {
    const range = this.#byId.get(id);
    return range && this.#firstFrom(range, true);
  }

  /** The range that comes before the one with this id. */
  before(id: string): R | undefined {
    const range = this.#byId.get(id);
    return range && this.#lastBefore(range);
  }

  #register(range: R): void {
    if (!(range.start < range.end)) throw new RangeError(`Range ${range.id} is empty.`);
    if (this.#byId.has(range.id)) throw new RangeError(`There is a range ${range.id} already.`);
    this.#byId.set(range.id, range);
  }

  /** The last chunk that begins at or before `range`, or -1. */
  #chunkBefore(range: IndexedRange): number {
    let low = 0;
    let high = this.#chunks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const first = this.#chunks[middle]?.ranges[0];
      if (first && compareRanges(first, range) <= 0) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #firstFrom(place: IndexedRange, beyond = false): R | undefined {
    const at = Math.max(0, this.#chunkBefore(place));
    const ranges = this.#chunks[at]?.ranges ?? [];
    return ranges[lowerBound(ranges, place) + (beyond ? 1 : 0)] ?? this.#chunks[at + 1]?.ranges[0];
  }

  #lastBefore(place: IndexedRange): R | undefined {
    const at = this.#chunkBefore(place);
    const ranges = this.#chunks[at]?.ranges ?? [];
    return ranges[lowerBound(ranges, place) - 1] ?? this.#chunks[at - 1]?.ranges.at(-1);
  }
}

const chunkOf = <R extends IndexedRange>(ranges: R[]): Chunk<R> => ({ ranges, reach: reachOf(ranges) });

const reachOf = (ranges: readonly IndexedRange[]) =>
  ranges.reduce((reach, range) => Math.max(reach, range.end), 0);

/** Index of the first range that is not before `place`. */
function lowerBound(ranges: readonly IndexedRange[], place: IndexedRange): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const range = ranges[middle];
    if (range && compareRanges(range, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
