/**
 * Finds where a text nearly has a quote. The search costs text times quote, so a long quote is first looked for by
 * its beginning, and compared as a whole only where that is found.
 */
import search, { type Match } from 'approx-string-match';

/** One difference in five characters is the most that still counts as the same quote. */
const BEARABLE_SHARE = 0.2;
/** Shorter quotes are found exactly or not: with a difference they would be other words. */
const SHORTEST = 8;
const LONGEST = 20_000;
/** Length of the part of a long quote that is looked for first: two machine words of the algorithm. */
const SEED = 64;
/** Units of a text that are searched; of a longer text only those around where the quote is sought. */
const LONGEST_TEXT = 4_000_000;
const MOST_SEEDS = 20;

/** The best places, equally good by their number of differences; none for quotes under 8 or over 20,000 units. */
export function findApproximate(text: string, quote: string, near: number | undefined): Match[] {
  if (quote.length < SHORTEST || quote.length > LONGEST) return [];
  const from = text.length <= LONGEST_TEXT ? 0 : Math.max(0, (near ?? 0) - LONGEST_TEXT / 2);
  const window = text.length <= LONGEST_TEXT ? text : text.slice(from, from + LONGEST_TEXT);
  const found = quote.length <= 2 * SEED ? searchWhole(window, quote) : searchBySeeds(window, quote);
  return distinct(found).map(match => ({ ...match, start: match.start + from, end: match.end + from }));
}

function searchWhole(text: string, quote: string): Match[] {
  return search(text, quote, Math.floor(quote.length * BEARABLE_SHARE));
}

/** Looks for the beginning, else the middle, else the end of the quote; one of them is likely to be nearly whole. */
function searchBySeeds(text: string, quote: string): Match[] {
  const places = [0, Math.floor((quote.length - SEED) / 2), quote.length - SEED];
  let best: Match[] = [];
  for (const place of places) {
    const seeds = distinct(searchWhole(text, quote.slice(place, place + SEED))).slice(0, MOST_SEEDS);
    for (const seed of seeds) {
      const slack = Math.ceil(quote.length * BEARABLE_SHARE) + SEED;
      const start = Math.max(0, seed.start - place - slack);
      const region = text.slice(start, seed.start - place + quote.length + slack);
      const matches = searchWhole(region, quote).map(match => ({
        ...match,
        start: match.start + start,
        end: match.end + start,
      }));
      best = bestOf([...best, ...matches]);
    }
    if (best.length > 0) return best;
  }
  return best;
}

function bestOf(matches: readonly Match[]): Match[] {
  const fewest = matches.reduce((errors, match) => Math.min(errors, match.errors), Number.POSITIVE_INFINITY);
  return matches.filter(match => match.errors === fewest);
}

/** The search reports each end at which a match may stop; those that overlap are one place, the first is kept. */
function distinct(matches: readonly Match[]): Match[] {
  const kept: Match[] = [];
  for (const match of [...matches].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = kept.at(-1);
    if (!last || match.start >= last.end) kept.push(match);
  }
  return kept;
}
