/**
 * Anchors a passage by its words: the exact quote and what stands before and after it. A quote is looked for as it
 * is written, then with other white space, then with a few differences; where several places fit equally, that is
 * told, never settled in silence. The three parts are those of a W3C TextQuoteSelector.
 */
import { findApproximate } from './approximate-match.ts';
import { isInsidePair } from './offsets.ts';
import type { Range } from './range.ts';

export interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
}

/** A quote whose context may not be known. */
export interface PartialQuote {
  exact: string;
  prefix?: string | undefined;
  suffix?: string | undefined;
}

export type QuoteMatch =
  | {
      ok: true;
      start: number;
      end: number;
      /** Another place fits the quote and its context just as well; this one is nearest to where it was sought. */
      ambiguous: boolean;
      how: 'exact' | 'folded-white-space' | 'approximate';
      /** 0 to 1: how much of the quote and its context agrees. */
      score: number;
    }
  /** `ambiguous`: several places fit equally and nothing says near which to look. */
  | { ok: false; error: 'not-found' | 'ambiguous' };

export type AnchorState =
  | { state: 'exact' }
  | {
      state: 'moved';
      start: number;
      end: number;
      ambiguous: boolean;
      how: 'exact' | 'folded-white-space' | 'approximate';
      score: number;
    }
  | { state: 'lost' };

/** UTF-16 units of context on each side. */
const CONTEXT = 32;

/** The quote of a range, with up to 32 units of context on each side; no surrogate pair is cut. */
export function describeRange(text: string, start: number, end: number): Quote {
  const from = Math.max(0, start - CONTEXT);
  const to = Math.min(text.length, end + CONTEXT);
  return {
    exact: text.slice(start, end),
    prefix: text.slice(isInsidePair(text, from) ? from + 1 : from, start),
    suffix: text.slice(end, isInsidePair(text, to) ? to - 1 : to),
  };
}

interface Candidate extends Range {
  how: 'exact' | 'folded-white-space' | 'approximate';
  /** 0 to 1, of the quote itself. */
  likeness: number;
}

/** Finds a quote; among places that fit equally, the one that begins nearest to `near`, if that is given. */
export function findQuote(text: string, quote: PartialQuote, near?: number): QuoteMatch {
  if (quote.exact.trim() === '') return { ok: false, error: 'not-found' };
  const stages = [findExact, findWithOtherWhiteSpace, findSimilar];
  for (const stage of stages) {
    const candidates = stage(text, quote.exact, near);
    if (candidates.length > 0) return choose(text, quote, candidates, near);
  }
  return { ok: false, error: 'not-found' };
}

/**
 * All places where a quote stands word for word, white space aside, and whose context agrees with what is given of it:
 * none where it is only like the text somewhere.
 */
export function findQuotePlaces(text: string, quote: PartialQuote): Range[] {
  if (quote.exact.trim() === '') return [];
  const exact = findExact(text, quote.exact);
  const places = exact.length > 0 ? exact : findWithOtherWhiteSpace(text, quote.exact);
  const scores = places.map(({ start, end }) => contextLikeness(text, quote, start, end));
  const best = Math.max(0, ...scores);
  return places.flatMap(({ start, end }, i) => ((scores[i] ?? 0) > best - 1e-9 ? [{ start, end }] : []));
}

/**
 * Whether a stored passage still lies where it says, has moved, or is lost. It counts as in place when the text at
 * its offsets is the quote, unless the same words stand elsewhere in its own context and not here.
 */
export function verifyAnchor(text: string, anchor: Range & Quote): AnchorState {
  const { start, end, exact } = anchor;
  const inPlace = end - start === exact.length && text.startsWith(exact, start);
  if (inPlace && hasContext(text, anchor)) return { state: 'exact' };
  const found = findQuote(text, anchor, start);
  if (!found.ok) return inPlace ? { state: 'exact' } : { state: 'lost' };
  const { ok: _, ...place } = found;
  const isBetter =
    contextLikeness(text, anchor, place.start, place.end) > contextLikeness(text, anchor, start, end);
  if (inPlace && (place.start === start || !isBetter)) return { state: 'exact' };
  return { state: 'moved', ...place };
}

/** Whether the context stands around the range as it was stored; comparing is all, for studies verify every passage. */
const hasContext = (text: string, { start, end, prefix, suffix }: Range & Quote) =>
  start >= prefix.length && text.startsWith(prefix, start - prefix.length) && text.startsWith(suffix, end);

/** Weight of the context beside the quote itself when several places are compared. */
const CONTEXT_WEIGHT = 0.25;

function choose(
  text: string,
  quote: PartialQuote,
  candidates: readonly Candidate[],
  near: number | undefined,
): QuoteMatch {
  const scored = candidates.map(candidate => {
    const context = contextLikeness(text, quote, candidate.start, candidate.end);
    return { ...candidate, score: candidate.likeness * (1 - CONTEXT_WEIGHT) + context * CONTEXT_WEIGHT };
  });
  const bestScore = scored.reduce((score, candidate) => Math.max(score, candidate.score), 0);
  const equals = scored.filter(candidate => candidate.score > bestScore - 1e-9);
  const distance = (candidate: Candidate) => Math.abs(candidate.start - (near ?? 0));
  const best = equals.reduce((nearest, candidate) =>
    distance(candidate) < distance(nearest) ? candidate : nearest,
  );
  if (equals.length > 1 && near === undefined) return { ok: false, error: 'ambiguous' };
  const { start, end, how, score } = best;
  return { ok: true, start, end, ambiguous: equals.length > 1 && start !== near, how, score };
}

/** The share of the stored context that stands around a range, counted outward; 1 where none is stored. */
function contextLikeness(
  text: string,
  { prefix = '', suffix = '' }: PartialQuote,
  start: number,
  end: number,
): number {
  if (prefix === '' && suffix === '') return 1;
  const before = foldSpace(text.slice(Math.max(0, start - 3 * CONTEXT), start));
  const after = foldSpace(text.slice(end, end + 3 * CONTEXT));
  const expectedBefore = foldSpace(prefix);
  const expectedAfter = foldSpace(suffix);
  let agreeing = 0;
  for (let i = 1; i <= expectedBefore.length && expectedBefore.at(-i) === before.at(-i); i += 1)
    agreeing += 1;
  for (let i = 0; i < expectedAfter.length && expectedAfter[i] === after[i]; i += 1) agreeing += 1;
  return agreeing / (expectedBefore.length + expectedAfter.length);
}

const foldSpace = (text: string) => text.replace(/\s+/g, ' ');

function findExact(text: string, exact: string): Candidate[] {
  const found: Candidate[] = [];
  for (let start = text.indexOf(exact); start !== -1; start = text.indexOf(exact, start + 1)) {
    found.push({ start, end: start + exact.length, how: 'exact', likeness: 1 });
  }
  return found;
}

function findWithOtherWhiteSpace(text: string, exact: string): Candidate[] {
  const words = exact.trim().split(/\s+/);
  const pattern = words.map(word => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('\\s+');
  return Array.from(text.matchAll(new RegExp(pattern, 'g')), match => ({
    start: match.index,
    end: match.index + match[0].length,
    how: 'folded-white-space' as const,
    likeness: 1,
  }));
}

function findSimilar(text: string, exact: string, near: number | undefined): Candidate[] {
  return findApproximate(text, exact.trim(), near).map(({ start, end, errors }) => ({
    start: isInsidePair(text, start) ? start - 1 : start,
    end: isInsidePair(text, end) ? end + 1 : end,
    how: 'approximate' as const,
    likeness: 1 - errors / exact.trim().length,
  }));
}
