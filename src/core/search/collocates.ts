/**
 * Words that stand near the places of a query more often than elsewhere. A word of the text counts once, also where
 * two places have it in their window; words inside a place do not count.
 *
 * Log-likelihood (Dunning 1993, "Accurate methods for the statistics of surprise and coincidence", Computational
 * Linguistics 19): 2 times the sum, over the four cells of "near or not" by "this word or not", of O ln(O / E). MI
 * (Church and Hanks 1990, "Word association norms", Computational Linguistics 16): log2(O / E) of the first cell.
 */
import type { Range } from '../text/range.ts';
import { compareText } from '../views/item-order.ts';
import type { SearchOptions } from './query.ts';
import type { SearchText } from './search-text.ts';

export interface Collocate {
  /** As it is compared. */
  word: string;
  left: number;
  right: number;
  /** In all texts searched. */
  total: number;
  /** What `left` and `right` together would be by chance. */
  expected: number;
  /** Below 0 where it stands near more rarely than elsewhere. */
  logLikelihood: number;
  mutualInformation: number;
}

export interface Collocates {
  /** The highest log-likelihood first. */
  rows: Collocate[];
  /** Words in all windows, and in all texts. */
  near: number;
  size: number;
}

interface Tally {
  left: number;
  right: number;
  total: number;
}

/** Takes text after text with its places in order. */
export class CollocateCounter {
  private readonly window: number;
  private readonly options: SearchOptions;
  private readonly tallies = new Map<string, Tally>();
  private near = 0;
  private size = 0;

  /** `window` = words on each side. */
  constructor(window: number, options: SearchOptions) {
    this.window = window;
    this.options = options;
  }

  /** Places are in units of the text, as the search gives them. */
  add(searched: SearchText, places: readonly Range[]): void {
    const key = searched.key(this.options);
    const words = searched.wordsOf(this.options);
    const count = words.length / 2;
    this.size += count;
    const sides = sidesOf(places, this.window, count, at => ({
      start: key.toStart(words[2 * at] ?? 0),
      end: key.toEnd(words[2 * at + 1] ?? 0),
    }));
    for (let at = 0; at < count; at += 1) {
      const word = key.text.slice(words[2 * at], words[2 * at + 1]);
      let tally = this.tallies.get(word);
      if (tally === undefined) {
        tally = { left: 0, right: 0, total: 0 };
        this.tallies.set(word, tally);
      }
      tally.total += 1;
      const side = sides[at];
      if (side === LEFT) tally.left += 1;
      else if (side === RIGHT) tally.right += 1;
      else continue;
      this.near += 1;
    }
  }

  /** Words that stand near at least `least` times. */
  result(least: number, most: number): Collocates {
    const rows: Collocate[] = [];
    for (const [word, { left, right, total }] of this.tallies) {
      if (left + right < least || left + right === 0) continue;
      rows.push({ word, left, right, total, ...association(left + right, this.near, total, this.size) });
    }
    rows.sort((one, other) => other.logLikelihood - one.logLikelihood || compareText(one.word, other.word));
    rows.length = Math.min(rows.length, most);
    return { rows, near: this.near, size: this.size };
  }
}

const LEFT = 1;
const RIGHT = 2;
const INSIDE = 3;

/** For each word, whether it is left or right of a place, or in one; 0 = far from all. */
function sidesOf(
  places: readonly Range[],
  window: number,
  count: number,
  wordAt: (at: number) => Range,
): Uint8Array {
  const sides = new Uint8Array(count);
  const spans: [first: number, after: number][] = [];
  for (const place of places) {
    const first = firstWord(count, at => wordAt(at).end > place.start);
    let after = first;
    while (after < count && wordAt(after).start < place.end) after += 1;
    sides.fill(INSIDE, first, after);
    spans.push([first, after]);
  }
  for (const [first, after] of spans) {
    for (let at = Math.max(0, first - window); at < first; at += 1) if (sides[at] === 0) sides[at] = LEFT;
    for (let at = after; at < Math.min(count, after + window); at += 1)
      if (sides[at] === 0) sides[at] = RIGHT;
  }
  return sides;
}

function firstWord(count: number, isThere: (at: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isThere(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** `seen` of the `near` words in windows are this word, of which there are `total` among all `size` words. */
export function association(
  seen: number,
  near: number,
  total: number,
  size: number,
): Pick<Collocate, 'expected' | 'logLikelihood' | 'mutualInformation'> {
  const expected = (near * total) / size;
  const cell = (observed: number, inRow: number, inColumn: number): number =>
    observed === 0 ? 0 : observed * Math.log((observed * size) / (inRow * inColumn));
  const likelihood =
    2 *
    (cell(seen, near, total) +
      cell(near - seen, near, size - total) +
      cell(total - seen, size - near, total) +
      cell(size - near - total + seen, size - near, size - total));
  return {
    expected,
    logLikelihood: seen < expected ? -likelihood : likelihood,
    mutualInformation: Math.log2(seen / expected),
  };
}
