/** Page numbers and running heads that an extraction has left between the lines of a plain text. */
import type { Range } from '../text/range.ts';
import { isLonePageNumber } from './notes.ts';
import { endsSentence, type TextLine } from './text-lines.ts';

export interface PageFurniture extends Range {
  kind: 'page-number' | 'running-head';
}

const LONGEST_HEAD = 90;
/** Larger numbers are years and amounts. */
const LARGEST_PAGE = 1_500;

/**
 * In order. A running head is a line of its own beside a page number that hardly ever stands anywhere else, or one
 * that begins three pages and more. `isTaken` says which lines are notes or captions, `isNoteNumber` which
 * are the numbers of notes.
 */
export function findPageFurniture(
  lines: readonly TextLine[],
  isTaken: (line: TextLine) => boolean,
  isNoteNumber: (line: TextLine) => boolean,
): PageFurniture[] {
  const found = new Map<number, PageFurniture>();
  const lone = new Map<string, number[]>();
  lines.forEach((line, index) => {
    if (line.blank || line.content.length > LONGEST_HEAD) return;
    const key = headKey(line.content);
    lone.set(key, [...(lone.get(key) ?? []), index]);
  });
  const numbers = lines.flatMap((line, index) =>
    !line.blank && isLonePageNumber(lines, index) && isPage(line.content) && !isNoteNumber(line)
      ? [index]
      : [],
  );
  const below = numbers.map(index => loneLinesAfter(lines, index, 2));
  const nearNumber = new Set(below.flat());
  for (const index of numbers) put(index, 'page-number');
  for (const candidates of below) {
    // What stands everywhere else too (a cell of a table) has got between number and head.
    const head = candidates.find(index => {
      const line = lines[index];
      if (line === undefined || isTaken(line) || !isHead(line.content)) return false;
      const places = lone.get(headKey(line.content)) ?? [];
      return places.filter(place => nearNumber.has(place)).length * 2 > places.length;
    });
    if (head !== undefined) put(head, 'running-head');
  }
  for (const places of lone.values()) {
    const atStarts = places.filter(place => lines[place]?.setIn === true);
    const [first] = atStarts;
    if (first === undefined || atStarts.length < 3 || atStarts.length * 2 < places.length) continue;
    const line = lines[first];
    if (line === undefined || isTaken(line) || !isHead(line.content)) continue;
    for (const place of atStarts) put(place, 'running-head');
  }
  return [...found.values()].sort((one, other) => one.start - other.start);

  function put(index: number, kind: PageFurniture['kind']): void {
    const line = lines[index];
    if (line !== undefined) found.set(index, { kind, start: line.start, end: line.end });
  }
}

/** Heads differ from page to page by the number that stands in them. */
const headKey = (content: string) => content.replace(/\d+/g, '#');

const isPage = (content: string) => /^[ivxlc]+$/.test(content) || Number(content) < LARGEST_PAGE;

/** A word in capitals alone is a cell of a list. */
const isHead = (content: string) =>
  /\p{L}{3}/u.test(content) && !/^\p{Lu}+$/u.test(content) && !endsSentence(content);

/** The lines that are paragraphs of their own among the next `count` paragraphs. */
function loneLinesAfter(lines: readonly TextLine[], index: number, count: number): number[] {
  const found: number[] = [];
  let paragraphs = 0;
  for (let at = index + 1; at < lines.length && paragraphs < count; at += 1) {
    const line = lines[at];
    if (line === undefined || line.blank || lines[at - 1]?.blank !== true) continue;
    paragraphs += 1;
    if (lines[at + 1]?.blank !== false && line.content.length <= LONGEST_HEAD) found.push(at);
  }
  return found;
}
