/** Which paragraphs are headings, and of which level: by the outline, by larger type, by a face of their own. */
import type { HeadingLevel } from '#core/text/blocks.ts';
import type { PdfOutlineEntry } from '../pdf-content.ts';
import { endsSentence } from './columns.ts';
import type { Line } from './lines.ts';
import type { Paragraph } from './paragraphs.ts';

/** The type that most of the document is set in. */
export interface UsualType {
  size: number;
  font: string;
}

const mostUnits = 250;
const mostLines = 5;
const NUMBERED = /^\d{1,2}(?:\.\d{1,2}){0,4}\.?\s+\p{Lu}/u;

interface Candidate {
  paragraph: Paragraph;
  text: string;
  size: number;
  font: string;
  page: number;
  /** What stands below it. */
  next: Paragraph | undefined;
}

/** The levels of those paragraphs that are headings. */
export function findHeadings(
  paragraphs: readonly Paragraph[],
  usual: UsualType,
  outline: readonly PdfOutlineEntry[],
): Map<Paragraph, HeadingLevel> {
  const candidates = paragraphs.flatMap((paragraph, i) => candidate(paragraph, paragraphs[i + 1], usual));
  const levels = levelsBySize(candidates, usual);
  const titles = levelsByOutline(outline);
  const headings = new Map<Paragraph, HeadingLevel>();
  for (const { paragraph, text, size, font, page, next } of candidates) {
    const listed = titles.get(titleKey({ page, text }));
    const bySize = levels.get(Math.round(size * 2));
    if (listed !== undefined) headings.set(paragraph, levelOf(listed));
    else if (bySize !== undefined) headings.set(paragraph, bySize);
    else if (isSetApart(text, font, usual) && (font !== usual.font || headsText(next, usual)))
      headings.set(paragraph, levelOf(deepest(levels) + depthOf(text)));
  }
  return headings;
}

function candidate(paragraph: Paragraph, next: Paragraph | undefined, usual: UsualType): Candidate[] {
  const { lines, item } = paragraph;
  const [first] = lines;
  const text = lines.map(line => line.text).join(' ');
  if (first === undefined || lines.length > mostLines || text.length > mostUnits) return [];
  if (item?.isBullet === true || !/\p{L}{2}/u.test(text) || /(?:\.\s?){4,}/.test(text)) return [];
  // A heading in the usual type has something below it that is not set like it.
  const isLarge = first.size > 1.08 * usual.size;
  // Programs and commands are set in a face of their own, and are no headings.
  if (!isLarge && first.fragments.every(({ printed }) => printed.face === 'mono')) return [];
  const isLast = next === undefined || (next.lines[0]?.font === first.font && first.font !== usual.font);
  if (!isLarge && (isLast || lines.length > 2 || endsSentence({ text: text.replace(/[?!]$/, '') })))
    return [];
  return [{ paragraph, text, size: first.size, font: first.font, page: first.page, next }];
}

/** Sizes from the largest; those that whole paragraphs are set in are no headings'. */
function levelsBySize(candidates: readonly Candidate[], usual: UsualType): Map<number, HeadingLevel> {
  const sizes = new Set<number>();
  for (const { size } of candidates) if (size > 1.08 * usual.size) sizes.add(Math.round(size * 2));
  const sorted = [...sizes].sort((one, other) => other - one);
  const levels = new Map<number, HeadingLevel>();
  let level = 0;
  let last = Number.POSITIVE_INFINITY;
  for (const size of sorted) {
    if (size < last * 0.96) level += 1;
    last = size;
    levels.set(size, levelOf(level));
  }
  return levels;
}

const deepest = (levels: ReadonlyMap<number, HeadingLevel>): number => Math.max(0, ...levels.values());

/** In another face than the text, numbered as headings are, or in capitals. */
function isSetApart(text: string, font: string, usual: UsualType): boolean {
  if (text.length > 100 || !/^\P{L}*\p{Lu}/u.test(text)) return false;
  const letters = text.replace(/\P{L}/gu, '');
  const isCapital = letters.length >= 4 && letters === letters.toUpperCase();
  return isCapital || (font !== usual.font && (NUMBERED.test(text) || text.length <= 80));
}

/** Prose or a further heading. An acronym over its name, in a list of them, heads nothing. */
function headsText(next: Paragraph | undefined, usual: UsualType): boolean {
  const [line] = next?.lines ?? [];
  if (next === undefined || line === undefined) return false;
  if (next.lines.length > 1 || next.item !== null || line.size > 1.08 * usual.size) return true;
  return endsSentence(line) || isSetApart(line.text, line.font, usual);
}

const depthOf = (text: string): number => /^\d+((?:\.\d+)*)/.exec(text)?.[1]?.split('.').length ?? 1;

function levelOf(level: number): HeadingLevel {
  const levels: readonly HeadingLevel[] = [1, 2, 3, 4, 5, 6];
  return levels[Math.min(Math.max(level, 1), 6) - 1] ?? 6;
}

const levelsByOutline = (outline: readonly PdfOutlineEntry[]): Map<string, number> =>
  new Map(outline.map(({ title, page, level }) => [titleKey({ page: (page ?? 0) - 1, text: title }), level]));

/** Whether a line alone is a title of the outline, on the page that the outline states. */
export function titleLines(outline: readonly PdfOutlineEntry[]): (line: Line) => boolean {
  const titles = levelsByOutline(outline);
  return line => titles.has(titleKey(line));
}

/** Of pages from 0. */
const titleKey = ({ page, text }: { page: number; text: string }): string =>
  `${page} ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')}`;
