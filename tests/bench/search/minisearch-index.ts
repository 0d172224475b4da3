/**
 * minisearch beside our search: an inverted index that must be built first, here with a paragraph as what it finds, as
 * it knows no places. It finds whole words and their beginnings, no phrases and no nearness; small letters, accents off.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import MiniSearch from 'minisearch';

export interface Built<T> {
  made: T;
  /** Milliseconds, and bytes that stay on the heap. */
  time: number;
  memory: number;
}

export interface Paragraph {
  /** Unique in all texts. */
  id: number;
  words: string;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Makes something, with what that takes. */
export function build<T>(make: () => T): Built<T> {
  collect();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  const made = make();
  const time = performance.now() - start;
  collect();
  return { made, time, memory: process.memoryUsage().heapUsed - before };
}

export const paragraphsOf = (texts: readonly string[]): Paragraph[] =>
  texts
    .flatMap(text => text.split(/\n\s*\n/))
    .filter(words => words.trim() !== '')
    .map((words, id) => ({ id, words }));

export function indexParagraphs(paragraphs: readonly Paragraph[]): MiniSearch<Paragraph> {
  const index = new MiniSearch<Paragraph>({
    fields: ['words'],
    processTerm: term => term.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''),
  });
  index.addAll(paragraphs);
  return index;
}
