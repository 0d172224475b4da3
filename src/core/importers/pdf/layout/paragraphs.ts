/**
 * Which lines are one paragraph. Told by the gap between lines against the usual leading, by indents, by lines that
 * end before the next word would have had to, and by what is written; over the end of a column or page by the last
 * two alone.
 */

import {
  beginsSmall,
  type Columns,
  endsSentence,
  fewestLines,
  flush,
  isBroken,
  isSameFlow,
  measureColumns,
  otherSize,
} from './columns.ts';
import type { Line } from './lines.ts';
import { type ListMarker, listMarker } from './list-markers.ts';

export interface Paragraph {
  lines: Line[];
  item: ListMarker | null;
}

/** How many lines above and below are asked how far a line may reach. */
const around = 4;

/** `isTitle` knows lines that are a paragraph of their own. */
export function paragraphsOf(lines: readonly Line[], isTitle: (line: Line) => boolean): Paragraph[] {
  const column = measureColumns(lines);
  const paragraphs: Paragraph[] = [];
  for (const [i, line] of lines.entries()) {
    const last = paragraphs.at(-1);
    const previous = lines[i - 1];
    const item = listMarker(line.text);
    if (last === undefined || previous === undefined) {
      paragraphs.push({ lines: [line], item });
      continue;
    }
    const place = { lines, index: i, column };
    const isApart = isTitle(line) || isTitle(previous);
    if (!isApart && continues(last, previous, line, { item, ...place })) last.lines.push(line);
    else
      paragraphs.push({
        lines: [line],
        item: item !== null && isItem(item, line, paragraphs, previous) ? item : null,
      });
  }
  return paragraphs;
}

interface Place {
  item: ListMarker | null;
  lines: readonly Line[];
  index: number;
  column: Columns;
}

function continues(paragraph: Paragraph, previous: Line, line: Line, place: Place): boolean {
  const larger = Math.max(previous.size, line.size);
  if (Math.abs(previous.size - line.size) > otherSize * larger) return false;
  if (line.cells.length > 1 && previous.cells.length > 1) return false;
  const begins = beginsSmall(line);
  if (!isSameFlow(line, previous)) {
    return place.item?.isBullet !== true && continuesElsewhere(paragraph, previous, line, place);
  }
  const gap = previous.baseline - line.baseline;
  const leading = place.column.leading(line);
  if (gap > 1.55 * leading) return false;
  const isEnded = endsSentence(previous);
  if (isBroken(previous) && begins) return true;
  if (gap > 1.2 * leading) return begins && !isEnded;
  if (place.item !== null && (place.item.isBullet || isEnded || paragraph.item !== null)) {
    const next = place.item.number;
    const before = paragraph.item?.number ?? null;
    if (place.item.isBullet || isEnded || (next !== null && before !== null && next === before + 1))
      return false;
  }
  if (LEADER.test(previous.text)) return false;
  const indent = startOf(line) - startOf(previous);
  const em = line.size;
  if (Math.abs(indent) > 0.6 * em && !isCentred(previous, line)) {
    const isFirst = paragraph.lines.length === 1;
    if (indent > 0) {
      // Further lines of an item, of an entry with a hanging indent, or a new paragraph's first.
      if (isFirst && (paragraph.item !== null || !isEnded || hangs(place))) return true;
      if (isEnded || !begins) return isFull(previous, line, place) && !isEnded;
    } else if (!isFirst && (isEnded || !begins)) return false;
    else if (isFirst && paragraph.item !== null) return begins && !isEnded;
  }
  if (isFull(previous, line, place)) return true;
  if (isEnded) return false;
  // One line after the other begins like the first of a paragraph.
  const edges = place.column.edges(line);
  const isIndentedBoth =
    Math.abs(indent) <= 0.2 * em &&
    startOf(line) - startOf({ ...edges, rightToLeft: line.rightToLeft }) > 0.6 * em;
  if (isIndentedBoth && paragraph.lines.length === 1 && paragraph.item === null && !begins) return false;
  return (
    begins || (!edges.isList && slack(previous, place) < 0.25 * (reach(previous, place) - previous.left))
  );
}

/** Where lines begin, growing inward. */
const startOf = ({ left, right, rightToLeft }: Pick<Line, 'left' | 'right' | 'rightToLeft'>): number =>
  rightToLeft ? -right : left;

/** The end of an entry of a table of contents. */
const LEADER = /(?:\.\s?){4,}\s*\d*$/;

/** Whether the lines below this one that begin where it does outnumber those that begin where the one before does. */
function hangs({ lines, index }: Place): boolean {
  const line = lines[index];
  const previous = lines[index - 1];
  if (line === undefined || previous === undefined) return false;
  let inner = 0;
  let outer = 0;
  for (const other of lines.slice(Math.max(0, index - 12), index + 12)) {
    if (!isSameFlow(other, line)) continue;
    if (Math.abs(startOf(other) - startOf(line)) < 0.4 * line.size) inner += 1;
    if (Math.abs(startOf(other) - startOf(previous)) < 0.4 * line.size) outer += 1;
  }
  return inner > outer;
}

const isCentred = (one: Line, other: Line): boolean =>
  Math.abs(one.left + one.right - other.left - other.right) < 0.6 * one.size && one.left !== other.left;

/** Over the end of a column or page only words that go on, or a full line without an end, are one paragraph. */
function continuesElsewhere(paragraph: Paragraph, previous: Line, line: Line, place: Place): boolean {
  if (previous.cells.length > 1 || line.cells.length > 1) return false;
  if (line.page === previous.page && line.column === previous.column && previous.text.length < 25)
    return false;
  if (line.page - previous.page > 1) return false;
  const begins = beginsSmall(line);
  if (isBroken(previous) && begins) return true;
  // Cells of tables and labels of figures are no columns of text.
  const isText = [previous, line].every(one => place.column.edges(one).lines >= fewestLines);
  if (line.page === previous.page && !isText) return false;
  if (place.item !== null && !begins) return false;
  const isWhole = isFull(previous, line, place);
  // A paragraph's last line is seldom full; one inside it often ends with a sentence.
  if (endsSentence(previous)) return isWhole && !isIndented(line, place) && paragraph.lines.length > 1;
  return begins || (isWhole && !isIndented(line, place));
}

/** Against the lines that follow it. */
function isIndented(line: Line, { lines, index }: Place): boolean {
  const next = lines[index + 1];
  return next !== undefined && isSameFlow(next, line) && startOf(line) - startOf(next) > 0.6 * line.size;
}

/**
 * How far lines like this one reach: as far as its neighbours where several end together, as in a quotation that is set
 * narrower; else as far as the column.
 */
function reach(line: Line, { lines, index, column }: Place): number {
  let right = line.right;
  const ends: number[] = [];
  let goingOn = 0;
  for (const other of lines.slice(Math.max(0, index - 1 - around), index + around)) {
    if (!isSameFlow(other, line)) continue;
    if (
      Math.abs(other.left - line.left) > 2.5 * line.size ||
      Math.abs(other.size - line.size) > otherSize * line.size
    )
      continue;
    ends.push(other.right);
    if (beginsSmall(other)) goingOn += 1;
    right = Math.max(right, other.right);
  }
  const together = goingOn < 2 ? 0 : ends.filter(end => right - end < flush * line.size).length;
  const { left: start, right: end } = column.edges(line);
  return together >= 4 && right - line.left > 0.5 * (end - start) ? right : Math.max(right, end);
}

/** From right to left, the left end is where a line may end early. */
function slack(line: Line, place: Place): number {
  if (!line.rightToLeft) return reach(line, place) - line.right;
  const { lines, index } = place;
  let left = line.left;
  for (const other of lines.slice(Math.max(0, index - 1 - around), index + around)) {
    if (isSameFlow(other, line)) left = Math.min(left, other.left);
  }
  return line.left - left;
}

/** Whether the next line's first word would not have fitted any more. */
function isFull(previous: Line, line: Line, place: Place): boolean {
  const rest = slack(previous, place);
  if (place.column.isJustified) return rest < 0.5 * previous.size;
  const word = /^\s*\S+/.exec(line.text)?.[0].length ?? 1;
  const letter = (line.right - line.left) / Math.max(1, line.text.length);
  return rest < (word + 0.6) * letter;
}

function isItem(item: ListMarker, line: Line, before: readonly Paragraph[], previous: Line): boolean {
  if (item.isBullet) return item.marker !== '*' || line.left > previous.left;
  const number = item.number;
  if (number === 1 || number === null) return true;
  return before.slice(-12).some(({ item: other }) => other?.number === number - 1);
}
