/**
 * Places in their context: the line of a result list, and the concordance (keyword in context) with its order by
 * words to the left and right and its groups by a neighbour word. Rows are plain data.
 */

import { foldText } from '../text/fold.ts';
import type { Range } from '../text/range.ts';
import { compareText } from '../views/item-order.ts';
import type { SearchOptions } from './query.ts';
import { foldOf, type SearchText } from './search-text.ts';
import { isInsideWord, wordsAfter, wordsBefore } from './words.ts';

/** White space is made single spaces; the quote itself is the text as it is. */
export interface Context {
  before: string;
  after: string;
}

const flat = (text: string): string => text.replace(/\s+/g, ' ');

/** At most so many characters on each side, cut between words where one ends there. */
export function contextOf(text: string, { start, end }: Range, characters: number): Context {
  const before = text.slice(Math.max(0, start - characters), start);
  const after = text.slice(end, end + characters);
  return {
    before: flat(start > characters ? cutAhead(before) : before).trimStart(),
    after: flat(end + characters < text.length ? cutBehind(after) : after).trimEnd(),
  };
}

const cutAhead = (text: string): string => {
  const at = text.search(/\s/);
  return at === -1 ? text : text.slice(at);
};

const cutBehind = (text: string): string => {
  const at = /\s\S*$/.exec(text)?.index;
  return at === undefined ? text : text.slice(0, at);
};

/** The place with so many words on each side. */
export function keywordInContext(text: string, { start, end }: Range, words: number): Context {
  const first = wordsBefore(text, start, words).at(-1);
  const last = wordsAfter(text, end, words).at(-1);
  return {
    before: flat(text.slice(first?.start ?? start, start)),
    after: flat(text.slice(end, last?.end ?? end)),
  };
}

/** `left 2` = the second word to the left; `node` = what was found. */
export type Position = { side: 'left' | 'right'; word: number } | { side: 'node' };

/** Reads `left2`, `right1`, `node`; null for anything else. */
export function readPosition(text: string): Position | null {
  if (text === 'node') return { side: 'node' };
  const found = /^(left|right|l|r)([1-9]\d?)$/i.exec(text);
  if (found === null) return null;
  return { side: found[1]?.toLowerCase().startsWith('l') ? 'left' : 'right', word: Number(found[2]) };
}

/** Room for one word and what stands around it, in UTF-16 units: longer words are seldom looked at beyond. */
const roomOfWord = 60;

/** The word at a position beside a place as it is compared, '' where the text has begun or ended. */
export function neighbourOf(text: string, place: Range, position: Position, options: SearchOptions): string {
  const fold = foldOf(options);
  if (position.side === 'node') return foldText(flat(text.slice(place.start, place.end)), fold).text;
  const room = (position.word + 1) * roomOfWord;
  // Of a word that the place begins or ends in, the rest is passed over.
  const inside = (offset: number): number => (isInsideWord(text, offset) ? 1 : 0);
  if (position.side === 'left') {
    const at = position.word - 1 + inside(place.start);
    const beside = foldText(text.slice(Math.max(0, place.start - room), place.start), fold).text;
    return wordIn(beside, wordsBefore(beside, beside.length, at + 1)[at]);
  }
  const at = position.word - 1 + inside(place.end);
  const beside = foldText(text.slice(place.end, place.end + room), fold).text;
  return wordIn(beside, wordsAfter(beside, 0, at + 1)[at]);
}

const wordIn = (text: string, word: Range | undefined): string =>
  word === undefined ? '' : text.slice(word.start, word.end);

/** What a row is sorted by: its position beside the node, or its place in the list of documents. */
export type SortKey = Position | { side: 'document' } | { side: 'code' };

/** Reads a sort key: a position, `document` or `code`; null for anything else. */
export const readSortKey = (text: string): SortKey | null =>
  text === 'document' || text === 'code' ? { side: text } : readPosition(text);

export interface SortedPlace extends Range {
  /** Number of its document in their order. */
  document: number;
}

/**
 * The order of the rows by the keys, one after the other; rows that are the same in all of them stay as they stand
 * in the documents. `codesOf` gives what the row of that number is coded with,
 * as one text.
 */
export const sortPlaces = (...given: Parameters<typeof sortPlacesInSteps>): number[] =>
  lastOf(sortPlacesInSteps(...given));

/** The same in short steps, between which whoever asks may do something else. */
export function* sortPlacesInSteps(
  places: readonly SortedPlace[],
  textOf: (document: number) => SearchText,
  keys: readonly SortKey[],
  options: SearchOptions,
  codesOf: (row: number) => string = () => '',
): Generator<undefined, number[]> {
  const ranks: (readonly number[] | null)[] = [];
  for (const key of keys) {
    if (key.side === 'document') {
      ranks.push(null);
      continue;
    }
    const column: string[] = [];
    for (const [row, place] of places.entries()) {
      if (row % rowsOfStep === 0) yield;
      column.push(
        key.side === 'code' ? codesOf(row) : neighbourOf(textOf(place.document).text, place, key, options),
      );
    }
    ranks.push(ranksOf(column));
  }
  yield;
  return places
    .map((_, index) => index)
    .sort((one, other) => {
      for (const rank of ranks) {
        const difference =
          rank === null ? byPlace(places, one, other) : (rank[one] ?? 0) - (rank[other] ?? 0);
        if (difference !== 0) return difference;
      }
      return byPlace(places, one, other);
    });
}

/** Rows that are looked at in one step. */
const rowsOfStep = 256;

function lastOf<T>(steps: Generator<unknown, T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

const byPlace = (places: readonly SortedPlace[], one: number, other: number): number => {
  const [first, second] = [places[one], places[other]];
  if (first === undefined || second === undefined) return 0;
  return first.document - second.document || first.start - second.start;
};

/** Each different text is compared once; what has no word there comes last. */
function ranksOf(texts: readonly string[]): number[] {
  const sorted = [...new Set(texts)].sort((one, other) =>
    one === '' ? 1 : other === '' ? -1 : compareText(one, other),
  );
  const rank = new Map(sorted.map((text, at) => [text, at]));
  return texts.map(text => rank.get(text) ?? 0);
}

export interface NeighbourGroup {
  word: string;
  /** Indexes of the rows, in the order given. */
  rows: number[];
}

/** Rows by the word at a position, the most frequent first, then by the word. */
export const groupByNeighbour = (...given: Parameters<typeof groupByNeighbourInSteps>): NeighbourGroup[] =>
  lastOf(groupByNeighbourInSteps(...given));

/** The same in short steps, between which whoever asks may do something else. */
export function* groupByNeighbourInSteps(
  places: readonly SortedPlace[],
  textOf: (document: number) => SearchText,
  position: Position,
  options: SearchOptions,
): Generator<undefined, NeighbourGroup[]> {
  const groups = new Map<string, NeighbourGroup>();
  for (const [index, place] of places.entries()) {
    if (index % rowsOfStep === 0) yield;
    const word = neighbourOf(textOf(place.document).text, place, position, options);
    const group = groups.get(word);
    if (group === undefined) groups.set(word, { word, rows: [index] });
    else group.rows.push(index);
  }
  return [...groups.values()].sort(
    (one, other) => other.rows.length - one.rows.length || compareText(one.word, other.word),
  );
}
