/** Finds the places of a query in one text. */
import { Problem } from '../problem.ts';
import { foldText } from '../text/fold.ts';
import type { Range } from '../text/range.ts';
import { searchPattern } from '../text/search-pattern.ts';
import { holdsHyphen } from '../text/word-breaks.ts';
import { matchPieces } from './match-pieces.ts';
import type { Piece, Query, SearchOptions } from './query.ts';
import { foldOf, type SearchText } from './search-text.ts';
import { countWordsBetween, isInsideRun } from './words.ts';

/** A query with its options, made ready for many texts. */
export interface CompiledQuery {
  query: Query;
  options: SearchOptions;
}

/** Makes the query's own letters those of the search keys. Throws a Problem where a regular expression may not be run. */
export function compileQuery(query: Query, options: SearchOptions): CompiledQuery {
  if (query.type === 'expression') refuseExpression(query.source, options);
  const fold = foldOf(options);
  const compilePiece = (piece: Piece): Piece =>
    piece.type === 'space'
      ? piece
      : piece.type === 'literal'
        ? { type: 'literal', text: foldText(piece.text, fold).text }
        : { type: 'wildcard', pattern: foldText(piece.pattern, fold).text };
  const compile = (part: Query): Query => {
    switch (part.type) {
      case 'words':
        return anyOf(withoutHyphens(part.pieces.map(compilePiece)));
      case 'near':
        return { ...part, left: compile(part.left), right: compile(part.right) };
      case 'any':
        return { type: 'any', of: part.of.map(compile) };
      case 'expression':
        return part;
    }
  };
  return { query: compile(query), options };
}

const anyOf = (phrases: readonly (readonly Piece[])[]): Query => {
  const of = phrases.map((pieces): Query => ({ type: 'words', pieces }));
  const [only] = of;
  return of.length === 1 && only !== undefined ? only : { type: 'any', of };
};

const HYPHEN = /(?<=[\p{L}\p{M}])[-\u2010](?=\p{L})/gu;
const mostHyphens = 8;

/** The phrase, and the phrase without each of its hyphens in turn, as it stands in the keys where a line ends there. */
function withoutHyphens(pieces: readonly Piece[]): Piece[][] {
  const phrases: Piece[][] = [[...pieces]];
  for (const [index, piece] of pieces.entries()) {
    if (piece.type !== 'literal') continue;
    for (const { index: joint } of piece.text.matchAll(HYPHEN)) {
      if (phrases.length > mostHyphens) return phrases;
      const text = piece.text.slice(0, joint) + piece.text.slice(joint + 1);
      phrases.push(pieces.with(index, { type: 'literal', text, joint }));
    }
  }
  return phrases;
}

function refuseExpression(source: string, options: SearchOptions): void {
  const tried = searchPattern('', source, patternOptions('', options, 0));
  if (!tried.ok) throw new Problem('invalid', tried.error.message);
}

/** Places of a regular expression in one text after which it is given up. */
const mostOfExpression = 1_000_000;

/**
 * The places in order, in UTF-16 units of the text; none overlaps the one before it. Of several places of a query
 * that overlap, the leftmost counts, and of those the longest. Returns whether the whole text was searched: a
 * regular expression is given up after a second.
 */
export function* matchQuery(
  { query, options }: CompiledQuery,
  searched: SearchText,
): Generator<Range, boolean> {
  if (query.type === 'expression') {
    const { text } = searched;
    const found = searchPattern(text, query.source, patternOptions(text, options, mostOfExpression));
    if (!found.ok) throw new Problem('invalid', found.error.message);
    yield* found.hits;
    return found.complete;
  }
  const key = searched.key(options);
  let reached = 0;
  const isJoint = (offset: number): boolean =>
    holdsHyphen(searched.text.slice(key.toEnd(offset), key.toStart(offset)));
  const searchedKey = { text: key.text, wholeWords: options.wholeWords ?? false, isJoint };
  for (const { start, end } of matchPart(searchedKey, query)) {
    const place = { start: key.toStart(start), end: key.toEnd(end) };
    // Two places inside one letter that is two in the key ("ss" for ß) are one place in the text.
    if (place.start < reached) continue;
    reached = place.end;
    yield place;
  }
  return true;
}

const patternOptions = (text: string, options: SearchOptions, maximum: number) => ({
  caseSensitive: options.caseSensitive ?? false,
  maximum,
  accepts:
    options.wholeWords === true
      ? ({ start, end }: Range) => !isInsideRun(text, start) && !isInsideRun(text, end)
      : () => true,
});

interface SearchedKey {
  text: string;
  wholeWords: boolean;
  isJoint(offset: number): boolean;
}

function matchPart(key: SearchedKey, query: Query): Iterable<Range> {
  switch (query.type) {
    case 'words':
      return matchPieces(key.text, query.pieces, key.wholeWords, key.isJoint);
    case 'near':
      return matchNear(
        key.text,
        [...matchPart(key, query.left)],
        [...matchPart(key, query.right)],
        query.distance,
      );
    case 'any':
      return withoutOverlaps(query.of.flatMap(part => [...matchPart(key, part)]));
    case 'expression':
      return [];
  }
}

/** Leftmost first, then longest; what overlaps one that is taken goes. */
function withoutOverlaps(places: Range[]): Range[] {
  places.sort((one, other) => one.start - other.start || other.end - one.end);
  let reached = 0;
  return places.filter(({ start, end }) => {
    if (start < reached) return false;
    reached = end;
    return true;
  });
}

/**
 * Stretches from one of the left to one of the right or the other way round, both included, with fewer than
 * `distance` words between. A stretch that holds a shorter one is not counted, nor one that overlaps the one before.
 */
function matchNear(text: string, left: readonly Range[], right: readonly Range[], distance: number): Range[] {
  const pairs: Range[] = [];
  let next = 0;
  for (const one of left) {
    while (next < right.length && (right[next]?.end ?? 0) <= one.start) next += 1;
    const before = right[next - 1];
    let after = next;
    while (after < right.length && (right[after]?.start ?? 0) < one.end) after += 1;
    const following = right[after];
    if (before !== undefined && isWithin(text, before.end, one.start, distance))
      pairs.push({ start: before.start, end: one.end });
    if (following !== undefined && isWithin(text, one.end, following.start, distance))
      pairs.push({ start: one.start, end: following.end });
  }
  return withoutOverlaps(withoutHolders(pairs));
}

const isWithin = (text: string, from: number, to: number, distance: number): boolean =>
  countWordsBetween(text, from, to, distance) < distance;

/** Without those that hold another. */
function withoutHolders(places: Range[]): Range[] {
  places.sort((one, other) => one.start - other.start || other.end - one.end);
  let least = Number.POSITIVE_INFINITY;
  const kept: Range[] = [];
  for (let at = places.length - 1; at >= 0; at -= 1) {
    const place = places[at];
    if (place === undefined || place.end >= least) continue;
    least = place.end;
    kept.push(place);
  }
  return kept.reverse();
}
