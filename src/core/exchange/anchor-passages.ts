/**
 * Finds the places of another program's passages in the text that the study keeps: by their offsets where these cut
 * out what the passage quotes, else by the quote. Nothing is guessed in silence: each says how it was placed.
 */
import { anchorAt } from '../commands/passage/anchor.ts';
import { printedPlaces, requireRegion } from '../commands/passage/on-pages.ts';
import type { PageMap } from '../pages/page-map.ts';
import { Problem } from '../problem.ts';
import { canonicalise } from '../text/canonical.ts';
import { countBelow } from '../text/count-below.ts';
import { isInsidePair } from '../text/offsets.ts';
import { describeRange, findQuote, type PartialQuote } from '../text/quote-anchor.ts';
import type { Range } from '../text/range.ts';
import type { AnchoredPassage, PassageAnchor, Placing } from './prepared-project.ts';
import type { ExchangePassage } from './project.ts';

export interface AnchoringText {
  /** The canonical text of the study's document. */
  text: string;
  pages: PageMap | null;
  /** The text that the passages' offsets count in; null where the project has none. */
  written: string | null;
}

/** How much may be looked through for quotes: units of text, more of them the longer the quote. */
export interface SearchBudget {
  left: number;
}

/** Some seconds of looking; an honest project's quotes stand where it says. */
export const newSearchBudget = (): SearchBudget => ({ left: 3_000_000_000 });

/** The passages of one document with their places. */
export function anchorPassages(
  { text, pages, written }: AnchoringText,
  passages: Iterable<ExchangePassage>,
  budget: SearchBudget,
): AnchoredPassage[] {
  const canonical = written === null ? null : canonicalise(written).text;
  const toCanonical = canonical === text && written !== null ? canonicalOffsets(written) : null;
  return Array.from(passages, passage => {
    const { range: _, page: __, ...kept } = passage;
    const found = placeOf(passage, { text, pages, written, toCanonical }, budget);
    return typeof found === 'string'
      ? { ...kept, place: null, why: found }
      : { ...kept, place: found, why: '' };
  });
}

/**
 * The same passages in another text or on other pages, such as those of a document that the study has already.
 * `written` is the text that their anchors are of.
 */
export function anchorAgain(
  target: AnchoringText,
  passages: readonly AnchoredPassage[],
  budget: SearchBudget,
): AnchoredPassage[] {
  const given = passages.map(({ place, why: _, ...passage }): ExchangePassage => {
    const anchor = place?.anchor;
    const region = anchor?.region;
    if (anchor === undefined) return { ...passage, range: null, page: null };
    if (region !== undefined) {
      const page = { number: region.page, rect: region.rect, isRegion: true as const };
      return { ...passage, range: null, page, quote: anchor.transcription ?? null };
    }
    const { start, end, exact, prefix, suffix } = anchor;
    return { ...passage, range: { start, end }, page: null, quote: exact, prefix, suffix };
  });
  return anchorPassages(target, given, budget).map((moved, index) => {
    const before = passages[index];
    if (before === undefined) return moved;
    const { quote, prefix, suffix, place } = before;
    const isWhere = moved.place?.how === 'in-place' && place !== null;
    const kept = { ...moved, quote: quote ?? place?.anchor.exact ?? null, prefix, suffix };
    return isWhere
      ? { ...kept, place: { how: place.how, anchor: moved.place?.anchor ?? place.anchor } }
      : kept;
  });
}

interface Ground extends AnchoringText {
  /** From offsets of `written` to those of `text`; null where the two are different texts. */
  toCanonical: ((offset: number) => number) | null;
}

type Place = { how: Placing; anchor: PassageAnchor };

/** The place, or in words why there is none. */
function placeOf(passage: ExchangePassage, ground: Ground, budget: SearchBudget): Place | string {
  const { text, pages, written, toCanonical } = ground;
  const { range, page, quote } = passage;
  if (page?.isRegion === true && pages !== null) return regionOf(page, ground, quote);
  const isInside = range !== null && written !== null && isRangeOf(written, range);
  if (isInside && toCanonical !== null) {
    const start = floorPair(text, toCanonical(range.start));
    const end = ceilPair(text, toCanonical(range.end));
    if (quote === null || isSameWords(text.slice(start, end), quote)) {
      const anchor = anchorOf(text, pages, start, end);
      if (anchor !== null) return { how: 'in-place', anchor };
      return page === null ? 'it holds no words' : regionOf(page, ground);
    }
  }
  const words = quoteOf(passage, written);
  let why = range === null ? 'the project does not say where it stands' : 'the text does not reach so far';
  if (words !== null && words.exact.trim() !== '') {
    const cost = text.length * (1 + words.exact.length / 64);
    if (cost > budget.left) why = 'too many quotes of this project would have to be looked for';
    else {
      budget.left -= cost;
      const near = nearOf(range, ground);
      const found = findQuote(text, words, near);
      if (found.ok) {
        const anchor = anchorOf(text, pages, found.start, found.end);
        if (anchor !== null)
          return { how: found.how === 'approximate' ? 'by-similar-words' : 'by-quote', anchor };
      }
      why =
        !found.ok && found.error === 'ambiguous'
          ? 'its words stand in the text more than once'
          : 'its words are not in the text';
    }
  }
  return page === null ? why : regionOf(page, ground);
}

/** A region where the source has that page; in words why not, else. */
function regionOf(
  page: NonNullable<ExchangePassage['page']>,
  { text, pages }: Ground,
  words: string | null = null,
): Place | string {
  if (pages === null) return 'it is a place on a page, and the document has none';
  try {
    const anchor = requireRegion(text, pages, { page: page.number, rect: page.rect });
    return { how: 'on-page', anchor: words === null ? anchor : { ...anchor, transcription: words } };
  } catch (error) {
    if (error instanceof Problem) return error.message.replace(/\.$/, '');
    throw error;
  }
}

function anchorOf(text: string, pages: PageMap | null, start: number, end: number): PassageAnchor | null {
  if (start >= end || text.slice(start, end).trim() === '') return null;
  const anchor = anchorAt(text, start, end);
  return { ...anchor, ...printedPlaces(text, pages, anchor) };
}

/** What to look for: the quote, else what the range cuts out, with the context that the project gives or its text has. */
function quoteOf(
  { range, quote, prefix, suffix }: ExchangePassage,
  written: string | null,
): PartialQuote | null {
  if (range === null || written === null || !isRangeOf(written, range))
    return quote === null ? null : { exact: quote, prefix, suffix };
  const own = describeRange(written, range.start, range.end);
  if (quote === null) return own;
  // Around a range that does not cut out the quote stands nobody's context.
  return isSameWords(own.exact, quote) ? { ...own, exact: quote } : { exact: quote, prefix, suffix };
}

/** Where about in the study's text the range would lie. */
function nearOf(range: Range | null, { text, written, toCanonical }: Ground): number | undefined {
  if (range === null || !Number.isSafeInteger(range.start) || range.start < 0) return undefined;
  if (written === null || written.length === 0) return Math.min(range.start, text.length);
  const start = Math.min(range.start, written.length);
  return toCanonical === null ? Math.round((start / written.length) * text.length) : toCanonical(start);
}

const isRangeOf = (text: string, { start, end }: Range): boolean =>
  Number.isSafeInteger(start) &&
  Number.isSafeInteger(end) &&
  start >= 0 &&
  start <= end &&
  end <= text.length;

const floorPair = (text: string, offset: number): number =>
  isInsidePair(text, offset) ? offset - 1 : offset;
const ceilPair = (text: string, offset: number): number => (isInsidePair(text, offset) ? offset + 1 : offset);

/** Programs quote with other white space than the text has, and without what stands at the ends. */
const isSameWords = (one: string, other: string): boolean => one === other || tidy(one) === tidy(other);
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** From offsets of a text as written to those of its canonical form; one inside a line end is the line feed's. */
function canonicalOffsets(written: string): (offset: number) => number {
  const shift = written.charCodeAt(0) === 0xfeff ? 1 : 0;
  const removed: number[] = [];
  for (let at = written.indexOf('\r\n'); at !== -1; at = written.indexOf('\r\n', at + 2)) removed.push(at);
  return offset => Math.max(0, offset - shift - countBelow(removed, offset));
}
