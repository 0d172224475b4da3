/** Footnotes: smaller type at the foot of a column, below text of the usual size, beginning with a number or sign. */
import { beginsSmall, endsSentence } from './columns.ts';
import type { Line } from './lines.ts';

const MARKER = /^(?:\(?\[?\d{1,3}[\])]?[.:]?\s?|[*†‡§¶#]{1,3}\s?|[a-z]\s)(?=\S)/u;

/** Shares of the usual size, and of the page's height. */
const smaller = 0.93;
const highest = 0.6;

/**
 * The lines of a page that belong to footnotes. `usual` is the size of most of the document's text; `goesOn` says that
 * the last footnote of the page before may continue.
 */
export function findFootnotes(
  lines: readonly Line[],
  { usual, height, goesOn }: { usual: number; height: number; goesOn: boolean },
): Line[] {
  const columns = new Map<string, Line[]>();
  for (const line of lines) columns.set(line.column, [...(columns.get(line.column) ?? []), line]);
  const notes: Line[] = [];
  for (const column of columns.values()) {
    const last = notes.at(-1);
    const isOpen = last === undefined ? goesOn : !endsSentence(last);
    notes.push(...notesOfColumn(column, { usual, height, goesOn: isOpen }));
  }
  return notes;
}

function notesOfColumn(
  column: readonly Line[],
  { usual, height, goesOn }: { usual: number; height: number; goesOn: boolean },
): Line[] {
  const upwards = [...column].sort((one, other) => one.baseline - other.baseline);
  const large = upwards.findIndex(({ size, text }) => size > smaller * usual && text.trim().length > 2);
  if (large <= 0) return [];
  const zone = upwards.slice(0, large).reverse();
  const first = zone.findIndex((line, i) => beginsNote(line) || (i === 0 && goesOn && beginsSmall(line)));
  const notes = first === -1 ? [] : zone.slice(first);
  const [top] = notes;
  const bottom = notes.at(-1);
  if (top === undefined || bottom === undefined || top.top - bottom.bottom > highest * height) return [];
  // Rows of a small table may begin with figures too.
  if (notes.filter(({ cells }) => cells.length > 2).length > notes.length / 3) return [];
  return notes;
}

export const beginsNote = ({ text }: Pick<Line, 'text'>): boolean => MARKER.test(text);
