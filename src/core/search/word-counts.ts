/**
 * How often words and sequences of words occur, by document. Sequences run over punctuation and line ends, not over
 * blank lines. No word is left out unless it is named.
 */
import { compareText } from '../views/item-order.ts';
import type { SearchOptions } from './query.ts';
import { foldWord, type SearchText } from './search-text.ts';

export interface WordCountOptions extends Pick<SearchOptions, 'caseSensitive' | 'accentSensitive'> {
  /** Words in a sequence; 1 = single words. */
  length: number;
  /** Left out as single words; sequences that begin or end with one are left out. */
  stopWords?: readonly string[];
  /** Leaves out what has no letter, such as figures. */
  lettersOnly?: boolean;
}

export interface WordCount {
  /** As it was written where it was first found; in small letters where case does not count. */
  words: string;
  total: number;
  /** One number for each text, in their order. */
  counts: number[];
}

export interface WordCounts {
  /** The most frequent first, then by the words. */
  rows: WordCount[];
  /** Number of words of each text, none left out. */
  sizes: number[];
  /** Different words or sequences in all. */
  different: number;
  /** False where sequences that had occurred once were given up to save memory. */
  complete: boolean;
}

/** Different sequences that are counted at a time. */
const mostDifferent = 1_000_000;
const HAS_LETTER = /\p{L}/u;

/** Counts text after text, so that whoever asks can show how far it is, or stop. */
export class WordCounter {
  private readonly options: WordCountOptions;
  private readonly stop: ReadonlySet<string>;
  private rows = new Map<string, WordCount>();
  private readonly sizes: number[] = [];
  private complete = true;

  /** Stop words are compared as the options say. */
  constructor(options: WordCountOptions) {
    this.options = options;
    this.stop = new Set((options.stopWords ?? []).map(word => foldWord(word, options)));
  }

  add(searched: SearchText): void {
    const { length, lettersOnly = false, caseSensitive = false } = this.options;
    const key = searched.key(this.options);
    const places = searched.wordsOf(this.options);
    const text = this.sizes.length;
    this.sizes.push(places.length / 2);
    for (let at = 0; at + 2 * length <= places.length; at += 2) {
      const start = places[at] ?? 0;
      const end = places[at + 2 * length - 1] ?? 0;
      const words = length === 1 ? key.text.slice(start, end) : sequenceAt(key.text, places, at, length);
      if (words === null || this.isLeftOut(key.text, places, at, words)) continue;
      if (lettersOnly && !HAS_LETTER.test(words)) continue;
      let row = this.rows.get(words);
      if (row === undefined) {
        const written = searched.text.slice(key.toStart(start), key.toEnd(end)).replace(/\s+/g, ' ');
        row = { words: caseSensitive ? written : written.toLowerCase(), total: 0, counts: [] };
        this.rows.set(words, row);
        if (this.rows.size > mostDifferent) this.giveUpRare();
      }
      row.total += 1;
      row.counts[text] = (row.counts[text] ?? 0) + 1;
    }
  }

  result(most: number): WordCounts {
    const rows = [...this.rows.values()].sort(
      (one, other) => other.total - one.total || compareText(one.words, other.words),
    );
    const different = rows.length;
    rows.length = Math.min(rows.length, most);
    for (const row of rows) row.counts = this.sizes.map((_, text) => row.counts[text] ?? 0);
    return { rows, sizes: this.sizes, different, complete: this.complete };
  }

  private isLeftOut(text: string, places: Int32Array, at: number, words: string): boolean {
    if (this.stop.size === 0) return false;
    if (this.options.length === 1) return this.stop.has(words);
    const last = at + 2 * (this.options.length - 1);
    return (
      this.stop.has(text.slice(places[at], places[at + 1])) ||
      this.stop.has(text.slice(places[last], places[last + 1]))
    );
  }

  private giveUpRare(): void {
    this.complete = false;
    this.rows = new Map([...this.rows].filter(([, { total }]) => total > 1));
  }
}

/** The words with single spaces between, or null where a blank line parts them. */
function sequenceAt(text: string, places: Int32Array, at: number, length: number): string | null {
  let words = text.slice(places[at], places[at + 1]);
  for (let next = at + 2; next < at + 2 * length; next += 2) {
    const gap = text.slice(places[next - 1], places[next]);
    if (gap.length > 1 && /\n[^\S\n]*\n/.test(gap)) return null;
    words += ` ${text.slice(places[next], places[next + 1])}`;
  }
  return words;
}
