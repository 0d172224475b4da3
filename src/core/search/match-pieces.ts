/**
 * Finds the places of a phrase with wildcards in a text. Goes from one place of its longest literal part to the
 * next, which is as quick as the host's own search, and looks at the rest around each. Offsets are those of the text
 * given; case and accents are as they are in it.
 */
import type { Range } from '../text/range.ts';
import type { Piece } from './query.ts';
import { isInRunAt, isInsideRun, isSpaceAt, runEnd, runStart } from './words.ts';

/**
 * Places in order; none begins before the one before it ends. `isJoint` says whether a hyphen was left out of the text
 * at an offset.
 */
export function* matchPieces(
  text: string,
  pieces: readonly Piece[],
  wholeWords: boolean,
  isJoint: IsJoint,
): Generator<Range, void> {
  const anchor = chooseAnchor(pieces);
  if (anchor === null) return;
  let reached = 0;
  for (const place of anchorPlaces(text, anchor, isJoint)) {
    const start = matchBackward(text, pieces, anchor.index - 1, place.start, isJoint);
    if (start === -1 || start < reached) continue;
    const end = matchForward(text, pieces, anchor.index + 1, place.end, isJoint);
    if (end === -1) continue;
    if (wholeWords && (isInsideRun(text, start) || isInsideRun(text, end))) continue;
    reached = end;
    yield { start, end };
  }
}

type IsJoint = (offset: number) => boolean;

const standsAt = (text: string, piece: Piece & { type: 'literal' }, at: number, isJoint: IsJoint): boolean =>
  text.startsWith(piece.text, at) && (piece.joint === undefined || isJoint(at + piece.joint));

interface Anchor {
  /** Of the piece. */
  index: number;
  piece: Exclude<Piece, { type: 'space' }>;
  /** What is looked for; empty where the piece has no letters of its own. */
  literal: string;
}

function chooseAnchor(pieces: readonly Piece[]): Anchor | null {
  let best: Anchor | null = null;
  for (const [index, piece] of pieces.entries()) {
    if (piece.type === 'space') continue;
    const literal = piece.type === 'literal' ? piece.text : longestPart(piece.pattern);
    if (best === null || literal.length > best.literal.length) best = { index, piece, literal };
  }
  return best;
}

const longestPart = (pattern: string): string =>
  pattern.split(/[*?]/).reduce((longest, part) => (part.length > longest.length ? part : longest), '');

function* anchorPlaces(text: string, { piece, literal }: Anchor, isJoint: IsJoint): Generator<Range, void> {
  if (piece.type === 'literal') {
    if (literal === '') return;
    for (let at = text.indexOf(literal); at !== -1; at = text.indexOf(literal, at + 1)) {
      if (piece.joint === undefined || isJoint(at + piece.joint))
        yield { start: at, end: at + literal.length };
    }
    return;
  }
  for (let at = nextRun(text, literal, 0); at !== -1; ) {
    const run = { start: runStart(text, at), end: runEnd(text, at) };
    if (fits(text.slice(run.start, run.end), piece.pattern)) yield run;
    at = nextRun(text, literal, run.end);
  }
}

/** A place inside the next run that holds the literal, or in any run where there is no literal. */
function nextRun(text: string, literal: string, from: number): number {
  if (literal !== '') return text.indexOf(literal, from);
  let at = from;
  while (at < text.length && !isInRunAt(text, at)) at += 1;
  return at < text.length ? at : -1;
}

/** Where the pieces from `index` on end that begin at `from`, or -1. */
function matchForward(
  text: string,
  pieces: readonly Piece[],
  index: number,
  from: number,
  isJoint: IsJoint,
): number {
  let at = from;
  for (let i = index; i < pieces.length; i += 1) {
    const piece = pieces[i];
    if (piece === undefined) break;
    if (piece.type === 'literal') {
      if (!standsAt(text, piece, at, isJoint)) return -1;
      at += piece.text.length;
      continue;
    }
    const begin = at;
    if (piece.type === 'space') while (at < text.length && isSpaceAt(text, at)) at += 1;
    else {
      if (isInRunAt(text, at - 1)) return -1;
      at = runEnd(text, at);
      if (!fits(text.slice(begin, at), piece.pattern)) return -1;
    }
    if (at === begin) return -1;
  }
  return at;
}

/** Where the pieces up to `index` begin that end at `from`, or -1. */
function matchBackward(
  text: string,
  pieces: readonly Piece[],
  index: number,
  from: number,
  isJoint: IsJoint,
): number {
  let at = from;
  for (let i = index; i >= 0; i -= 1) {
    const piece = pieces[i];
    if (piece === undefined) break;
    if (piece.type === 'literal') {
      at -= piece.text.length;
      if (at < 0 || !standsAt(text, piece, at, isJoint)) return -1;
      continue;
    }
    const end = at;
    if (piece.type === 'space') while (at > 0 && isSpaceAt(text, at - 1)) at -= 1;
    else {
      if (isInRunAt(text, at)) return -1;
      at = runStart(text, at);
      if (!fits(text.slice(at, end), piece.pattern)) return -1;
    }
    if (at === end) return -1;
  }
  return at;
}

/** Whether a run fits a pattern as a whole; steps back to the last `*` only, so that no run takes long. */
export function fits(run: string, pattern: string): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let resume = 0;
  while (at < run.length) {
    const sign = pattern.charAt(next);
    if (sign === '?') {
      at += (run.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      next += 1;
    } else if (sign === '*') {
      star = next;
      resume = at;
      next += 1;
    } else if (sign !== '' && sign === run.charAt(at)) {
      at += 1;
      next += 1;
    } else if (star !== -1) {
      resume += 1;
      at = resume;
      next = star + 1;
    } else return false;
  }
  while (pattern.charAt(next) === '*') next += 1;
  return next === pattern.length;
}
