/** One line of a glossary as it was found, before anybody has corrected it. */
import type { Range } from '../../text/range.ts';

export interface GlossaryEntry {
  acronym: string;
  /** The full name in the language of the country; empty where none was found. */
  original: string;
  translation: string;
  /** What the list calls it ("Union", "Political Party"); empty where it does not say. */
  type: string;
  /** Where in the canonical text each stands, in order; none for entries that come from no text. */
  ranges: {
    acronym: readonly Range[];
    original: readonly Range[];
    translation: readonly Range[];
    type: readonly Range[];
  };
  /** What told this entry, in a sentence. */
  rule: string;
  /** What should be looked at before it is taken over; empty where nothing is odd. */
  doubts: readonly string[];
}

export const noRanges: GlossaryEntry['ranges'] = { acronym: [], original: [], translation: [], type: [] };

/** From the first character of the entry to its last; null for entries that come from no text. */
export function rangeOfEntry({ ranges }: GlossaryEntry): Range | null {
  const all = Object.values(ranges).flat();
  if (all.length === 0) return null;
  return { start: Math.min(...all.map(({ start }) => start)), end: Math.max(...all.map(({ end }) => end)) };
}
