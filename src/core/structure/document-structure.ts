/**
 * How a document is built: sections, notes, captions, tables, and what belongs to the page rather than the text.
 * Computed beside the blocks, which never change, so that no offset moves.
 */
import { type Block, blockIndexAt, outline } from '../text/blocks.ts';
import type { Range } from '../text/range.ts';
import { type Caption, type CaptionReference, findCaptionReferences, findCaptions } from './captions.ts';
import { findHeadings, type HeadingRule } from './headings.ts';
import { findNotes, type Note } from './notes.ts';
import { findPageFurniture, type PageFurniture } from './page-furniture.ts';
import { type FoundTable, findTables } from './tables.ts';
import { linesOf, type TextLine } from './text-lines.ts';

/** From its heading to the next one of the same or a higher level. */
export interface Section extends Range {
  title: string;
  /** The heading itself. */
  heading: Range;
  /** From 1. */
  level: number;
  /** Titles from the highest section down to this one. */
  path: readonly string[];
  rule: HeadingRule | 'in the format';
}

/** All lists are in the order of the text. */
export interface DocumentStructure {
  sections: readonly Section[];
  notes: readonly Note[];
  captions: readonly Caption[];
  captionReferences: readonly CaptionReference[];
  furniture: readonly PageFurniture[];
  tables: readonly FoundTable[];
}

/** Text of formats without headings of their own is read line by line. */
export function structureOf(text: string, blocks: readonly Block[]): DocumentStructure {
  const set = linesOf(text);
  const isPlain = isPlainText(blocks);
  const captionStarts = new Set(findCaptions(set.lines, () => false).map(({ start }) => start));
  const isCaption = (line: TextLine) => captionStarts.has(line.start);
  const notes = isPlain ? findNotes(set.lines, isCaption) : notesOfBlocks(blocks);
  const isNote = within(notes);
  const noteStarts = new Set(notes.map(({ start }) => start));
  const furniture = isPlain
    ? findPageFurniture(
        set.lines,
        line => isNote(line) || isCaption(line),
        line => noteStarts.has(line.start),
      )
    : furnitureOfBlocks(blocks);
  const isFurniture = within(furniture);
  const captions = findCaptions(set.lines, line => isNote(line) || isFurniture(line));
  const tables = findTables(text, blocks, set, captions);
  const isTaken = [isNote, isFurniture, within(captions), within(tables)];
  const headings = isPlain
    ? findHeadings(set, line => isTaken.some(takes => takes(line)))
    : headingsOfBlocks(text, blocks);
  return {
    sections: sectionsOf(headings, text.length),
    notes,
    captions,
    captionReferences: findCaptionReferences(text, captions),
    furniture,
    tables,
  };
}

/** The sections alone, which costs little where the format has them. */
export const listSections = (text: string, blocks: readonly Block[]): readonly Section[] =>
  isPlainText(blocks)
    ? structureOf(text, blocks).sections
    : sectionsOf(headingsOfBlocks(text, blocks), text.length);

/** Whether all that is known of the text's structure is what its lines tell. */
export const isPlainText = (blocks: readonly Block[]): boolean =>
  blocks.every(({ kind }) => kind === 'lines');

/** The innermost section that holds the offset; null before the first heading. */
export function sectionAt({ sections }: DocumentStructure, offset: number): Section | null {
  return sections.findLast(({ start, end }) => start <= offset && offset < end) ?? null;
}

/** The titles down to the section, with › between them; null before the first heading. */
export const sectionPathAt = (structure: DocumentStructure, offset: number): string | null => {
  const section = sectionAt(structure, offset);
  return section === null ? null : joinTitles(section);
};

export const joinTitles = ({ path }: Section): string => path.join(' › ');

/** Notes, running heads and page numbers in order: what a reader may skip. */
export const asidesOf = ({ notes, furniture }: DocumentStructure): Range[] =>
  merged([...notes, ...furniture]);

/** These and what else is no sentence: headings, captions, and the cells of tables. */
export const interruptionsOf = ({
  sections,
  notes,
  furniture,
  captions,
  tables,
}: DocumentStructure): Range[] =>
  merged([...sections.map(({ heading }) => heading), ...notes, ...furniture, ...captions, ...tables]);

const merged = (ranges: readonly Range[]): Range[] =>
  ranges
    .map(({ start, end }) => ({ start, end }))
    .filter(({ start, end }) => start < end)
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .reduce<Range[]>((done, range) => {
      const last = done.at(-1);
      if (last !== undefined && range.start < last.end) last.end = Math.max(last.end, range.end);
      else done.push(range);
      return done;
    }, []);

/** Asks about lines in the order of the text cost one walk in all. */
function within(ranges: readonly Range[]): (line: TextLine) => boolean {
  let at = 0;
  let asked = -1;
  return ({ start }) => {
    if (start < asked) at = 0;
    asked = start;
    while (at < ranges.length && (ranges[at]?.end ?? 0) <= start) at += 1;
    return (ranges[at]?.start ?? Number.POSITIVE_INFINITY) <= start;
  };
}

interface Heading extends Range {
  title: string;
  level: number;
  rule: Section['rule'];
}

function sectionsOf(headings: readonly Heading[], end: number): Section[] {
  const open: Heading[] = [];
  return headings.map((heading, at) => {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    open.push(heading);
    const next = headings.slice(at + 1).find(({ level }) => level <= heading.level);
    const { start, title, level, rule } = heading;
    return {
      start,
      end: next?.start ?? end,
      title,
      heading: { start, end: heading.end },
      level,
      path: open.map(each => each.title),
      rule,
    };
  });
}

const headingsOfBlocks = (text: string, blocks: readonly Block[]): Heading[] =>
  outline(blocks, text).map(heading => ({
    ...heading,
    end: blocks[blockIndexAt(blocks, heading.start)]?.end ?? heading.start,
    rule: 'in the format',
  }));

/** Footnotes that the importer has told apart: asides, and list items with a number in brackets. */
function notesOfBlocks(blocks: readonly Block[]): Note[] {
  let count = 0;
  return blocks.flatMap((block): Note[] => {
    const { start, end } = block;
    if (block.kind === 'paragraph' && block.aside === 'footnote') {
      count += 1;
      return [{ number: count, start, end, body: { start, end }, mark: null, rule: 'in the format' }];
    }
    const marker = block.kind === 'list-item' ? /^\[(\d{1,4})\]$/.exec(block.marker)?.[1] : undefined;
    if (marker === undefined) return [];
    return [{ number: Number(marker), start, end, body: { start, end }, mark: null, rule: 'in the format' }];
  });
}

const furnitureOfBlocks = (blocks: readonly Block[]): PageFurniture[] =>
  blocks.flatMap(block =>
    block.kind === 'paragraph' && (block.aside === 'running-head' || block.aside === 'page-number')
      ? [{ kind: block.aside, start: block.start, end: block.end }]
      : [],
  );
