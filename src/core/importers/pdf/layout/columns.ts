/** What the columns of a document have in common: from where to where lines reach, and how far they stand apart. */
import { type Line, most } from './lines.ts';

export interface Edges {
  left: number;
  right: number;
  /** How many lines there are between them. */
  lines: number;
  /** Nearly all begin with a capital or figure, as where each is a thing of its own. */
  isList: boolean;
}

export interface Columns {
  /** Points from line to line inside a paragraph set like this line. */
  leading(line: Line): number;
  /** From where to where nearly all lines of its column reach. */
  edges(line: Line): Edges;
  /** Whether lines that are no paragraph's last all end at one edge. */
  isJustified: boolean;
}

/** Type that differs by more than this share is of another kind of text. */
export const otherSize = 0.07;

const SENTENCE_END = /[.!?:;…。！？؟۔]["'”’»)\]]*(?:\s?\[?\d{1,3}\]?)?$/u;
export const endsSentence = ({ text }: Pick<Line, 'text'>): boolean => SENTENCE_END.test(text.trimEnd());

/** With a small letter, as what goes on does. */
export const beginsSmall = ({ text }: Pick<Line, 'text'>): boolean => /^\P{L}{0,2}\p{Ll}/u.test(text);

/** With a small letter, or one of a script that has no capitals. */
const mayGoOn = ({ text }: Pick<Line, 'text'>): boolean => /^\P{L}{0,2}[\p{Ll}\p{Lo}]/u.test(text);

/** In the middle of a word. */
export const isBroken = ({ text }: Pick<Line, 'text'>): boolean => /\p{L}[-\u00ad\u2010]$/u.test(text);

export function measureColumns(lines: readonly Line[]): Columns {
  const edges = edgesOf(lines);
  return {
    leading: leadingOf(lines),
    isJustified: isJustified(lines, edges),
    edges: line => edges.get(flowOf(line)) ?? { ...line, lines: 1, isList: false },
  };
}

/**
 * Leading by size of type: the middle of the gaps inside sentences, on the page or else in the document; where there
 * are too few, of all gaps.
 */
function leadingOf(lines: readonly Line[]): Columns['leading'] {
  const gaps = new Map<string, number[]>();
  for (const [i, line] of lines.entries()) {
    const previous = lines[i - 1];
    if (previous === undefined || !isSameFlow(line, previous)) continue;
    const gap = previous.baseline - line.baseline;
    if (Math.abs(previous.size - line.size) > otherSize * line.size || gap > 2.6 * line.size) continue;
    const goesOn = mayGoOn(line) && !endsSentence(previous);
    const size = sizeKey(line);
    for (const key of [size, ...(goesOn ? [`inside ${size}`, `inside ${size} ${line.page}`] : [])]) {
      const known = gaps.get(key) ?? [];
      known.push(gap);
      gaps.set(key, known);
    }
  }
  const middles = new Map<string, number>();
  for (const [key, all] of gaps) {
    all.sort((one, other) => one - other);
    const middle = all[Math.floor(all.length * 0.4)];
    if (middle !== undefined && all.length >= fewestGaps) middles.set(key, middle);
  }
  return line => {
    const size = sizeKey(line);
    const inside = middles.get(`inside ${size} ${line.page}`) ?? middles.get(`inside ${size}`);
    return inside ?? middles.get(size) ?? 1.25 * line.size;
  };
}

const fewestGaps = 4;
const sizeKey = ({ size }: Line): string => String(Math.round(size * 2));

function edgesOf(lines: readonly Line[]): Map<string, Edges> {
  const columns = new Map<string, Line[]>();
  for (const line of lines) {
    const key = flowOf(line);
    const known = columns.get(key) ?? [];
    known.push(line);
    columns.set(key, known);
  }
  const edges = new Map<string, Edges>();
  for (const [key, own] of columns) {
    const lefts = own.map(({ left }) => left).sort((one, other) => one - other);
    const rights = own.map(({ right }) => right).sort((one, other) => one - other);
    const left = lefts[Math.floor((own.length - 1) * 0.05)] ?? 0;
    edges.set(key, {
      left,
      right: rights[Math.floor((own.length - 1) * 0.95)] ?? 0,
      lines: own.length,
      isList: false,
    });
  }
  const width = usualWidth([...edges.values()]);
  for (const [key, own] of columns) {
    const found = edges.get(key);
    // Where lines are short because each is a thing of its own, their ends say nothing of the column's.
    const beginning = own.filter(({ text }) => /^\P{L}{0,2}(?:\p{Lu}|\P{L}*$)/u.test(text)).length;
    if (found !== undefined && own.length >= fewestLines && beginning > 0.75 * own.length) {
      found.isList = true;
      found.right = Math.max(found.right, found.left + width);
    }
  }
  return edges;
}

/** Of most columns with several lines. */
function usualWidth(edges: readonly Edges[]): number {
  const long = edges.filter(({ lines }) => lines >= 2 * fewestLines);
  return (
    Number(most(long.map(({ left, right, lines }) => [String(Math.round((right - left) / 4) * 4), lines]))) ||
    0
  );
}

function isJustified(lines: readonly Line[], edges: ReadonlyMap<string, Edges>): boolean {
  let flushed = 0;
  let all = 0;
  for (const line of lines) {
    const { lines: count, left, right } = edges.get(flowOf(line)) ?? { lines: 0, left: 0, right: 0 };
    if (count < 8 || line.right - left < 0.6 * (right - left)) continue;
    all += 1;
    if (Math.abs(line.right - right) < flush * line.size) flushed += 1;
  }
  return flushed > 0.4 * all;
}

/** Share of the type's size within which lines end together. */
export const flush = 0.15;

const flowOf = ({ page, flow }: Line): string => `${page} ${flow}`;
export const isSameFlow = (one: Line, other: Line): boolean =>
  one.page === other.page && one.flow === other.flow;

export const fewestLines = 4;
