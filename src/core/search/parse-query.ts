/**
 * Reads a query: words side by side are a phrase, "…" takes signs as they are, `*` and `?` stand for letters,
 * `a near/5 b` for both within five words, `a | b` for either, parentheses group.
 */
import { Problem } from '../problem.ts';
import type { Piece, Query, SearchOptions } from './query.ts';
import { isInRunAt, runEnd } from './words.ts';

const LONGEST_QUERY = 2_000;
const FARTHEST = 1_000;
const DEEPEST = 20;

type Token =
  | { type: 'word' | 'quoted'; text: string }
  | { type: 'near'; text: string; distance: number }
  | { type: 'either' | 'open' | 'close'; text: string };

/** Throws a Problem that says what is wrong and how to write it; null where there is nothing to search for. */
export function parseQuery(text: string, { regularExpression, near }: SearchOptions = {}): Query | null {
  if (text.length > LONGEST_QUERY)
    throw new Problem('invalid', `The query is longer than ${LONGEST_QUERY} characters.`);
  if (text.trim() === '') return null;
  if (regularExpression === true) return { type: 'expression', source: text };
  const tokens = cutTokens(text);
  const parser = new Parser(tokens, near ?? null);
  const query = parser.readAlternatives(0);
  const left = parser.peek();
  if (left !== undefined) throw new Problem('invalid', `“${left.text}” closes nothing.`, quoteIt);
  return query;
}

const quoteIt = 'To find the sign itself, put it between quotation marks.';

function cutTokens(text: string): Token[] {
  const tokens: Token[] = [];
  const found = text.matchAll(/["“”]([^"“”]*)(["“”]?)|\(|\)|\||[^\s"“”()|]+/g);
  for (const [token, quoted, end] of found) {
    if (quoted !== undefined) {
      if (end === '')
        throw new Problem('invalid', `The quotation mark before “${quoted.slice(0, 40)}” is not closed.`);
      if (quoted.trim() !== '') tokens.push({ type: 'quoted', text: quoted });
    } else if (token === '(') tokens.push({ type: 'open', text: token });
    else if (token === ')') tokens.push({ type: 'close', text: token });
    else if (token === '|') tokens.push({ type: 'either', text: token });
    else if (/^near\//i.test(token)) tokens.push({ type: 'near', text: token, distance: distanceOf(token) });
    else tokens.push({ type: 'word', text: token });
  }
  return tokens;
}

function distanceOf(token: string): number {
  const digits = /^near\/(\d+)$/i.exec(token)?.[1];
  const distance = Number(digits);
  if (digits === undefined || distance < 1 || distance > FARTHEST) {
    throw new Problem(
      'invalid',
      `“${token}” is not a distance.`,
      `Write near/5 for “within five words”, with a number from 1 to ${FARTHEST}.`,
    );
  }
  return distance;
}

class Parser {
  private readonly tokens: readonly Token[];
  /** Words side by side stand within so many words; null = next to each other. */
  private readonly near: number | null;
  private at = 0;

  constructor(tokens: readonly Token[], near: number | null) {
    this.tokens = tokens;
    this.near = near;
  }

  peek(): Token | undefined {
    return this.tokens[this.at];
  }

  readAlternatives(depth: number): Query {
    if (depth > DEEPEST)
      throw new Problem('invalid', `The query has more than ${DEEPEST} parentheses inside each other.`);
    const of = [this.readNear(depth)];
    while (this.peek()?.type === 'either') {
      this.at += 1;
      of.push(this.readNear(depth));
    }
    const [only] = of;
    return of.length === 1 && only !== undefined ? only : { type: 'any', of };
  }

  private readNear(depth: number): Query {
    let query = this.readOperand(depth);
    for (let token = this.peek(); token?.type === 'near'; token = this.peek()) {
      this.at += 1;
      query = { type: 'near', left: query, right: this.readOperand(depth), distance: token.distance };
    }
    return query;
  }

  private readOperand(depth: number): Query {
    const before = this.tokens[this.at - 1];
    if (this.peek()?.type === 'open') {
      this.at += 1;
      const inner = this.readAlternatives(depth + 1);
      if (this.peek()?.type !== 'close')
        throw new Problem('invalid', 'A parenthesis is not closed.', quoteIt);
      this.at += 1;
      this.refuseNeighbour('A parenthesis');
      return inner;
    }
    const groups: Piece[][] = [];
    for (let token = this.peek(); token?.type === 'word' || token?.type === 'quoted'; token = this.peek()) {
      this.at += 1;
      groups.push(token.type === 'word' ? piecesOfWord(token.text) : piecesOfQuote(token.text));
    }
    if (groups.length === 0) throw missing(before, this.peek());
    if (this.peek()?.type === 'open')
      throw new Problem('invalid', 'Nothing says how the words before “(” belong to it.', betweenAdvice);
    return this.near === null ? phraseOf(groups) : chainOf(groups, this.near);
  }

  private refuseNeighbour(what: string): void {
    const next = this.peek()?.type;
    if (next === 'word' || next === 'quoted' || next === 'open')
      throw new Problem(
        'invalid',
        `${what} is followed by words, and nothing says how they belong to it.`,
        betweenAdvice,
      );
  }
}

const betweenAdvice = `Write | for “or”, or near/5 for “within five words”. ${quoteIt}`;

function missing(before: Token | undefined, after: Token | undefined): Problem {
  const text =
    (before?.type === 'near' || before?.type === 'either' ? before : (after ?? before))?.text ?? '';
  const side = before !== undefined && before.text === text ? 'After' : 'Before';
  return new Problem('invalid', `${side} “${text}” words are missing.`, quoteIt);
}

const phraseOf = (groups: readonly Piece[][]): Query => ({
  type: 'words',
  pieces: groups.flatMap((pieces, at): Piece[] => (at === 0 ? pieces : [{ type: 'space' }, ...pieces])),
});

const chainOf = (groups: readonly Piece[][], distance: number): Query =>
  groups
    .map((pieces): Query => ({ type: 'words', pieces }))
    .reduce((left, right) => ({ type: 'near', left, right, distance }));

const piecesOfQuote = (text: string): Piece[] =>
  text
    .trim()
    .split(/\s+/)
    .flatMap((word, at): Piece[] => [
      ...(at === 0 ? [] : [{ type: 'space' } as const]),
      { type: 'literal', text: word },
    ]);

/** A word with wildcards stands for whole words; the signs in it ("self-*") stand for themselves. */
function piecesOfWord(word: string): Piece[] {
  if (!/[*?]/.test(word)) return [{ type: 'literal', text: word }];
  const isOfRun = (at: number): boolean => isInRunAt(word, at) || /[*?]/.test(word.charAt(at));
  const pieces: Piece[] = [];
  for (let at = 0; at < word.length; ) {
    const start = at;
    if (isOfRun(at)) {
      while (at < word.length && isOfRun(at)) at = Math.max(at + 1, runEnd(word, at));
      pieces.push({ type: 'wildcard', pattern: word.slice(start, at) });
    } else {
      while (at < word.length && !isOfRun(at)) at += 1;
      pieces.push({ type: 'literal', text: word.slice(start, at) });
    }
  }
  return pieces;
}
