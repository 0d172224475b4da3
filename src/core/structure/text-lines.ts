/** The lines of a canonical text with what their layout tells: blank, indented, how wide the text is set. */
import type { Range } from '../text/range.ts';

/** A line without the white space around it; a blank one has no length. */
export interface TextLine extends Range {
  content: string;
  blank: boolean;
  /** It begins with white space or a form feed in a text whose lines hardly ever do: a new page, or lost print. */
  setIn: boolean;
}

export interface TextLines {
  lines: readonly TextLine[];
  /** The usual length of a line of running text, in UTF-16 units. */
  width: number;
}

/** Lines as they are read and shown; indentation tells nothing where more lines than this share have it. */
const RARE = 0.1;
/** Shorter lines are headings, cells or last lines, and say nothing of the width. */
const SHORTEST_TYPICAL = 40;

export function linesOf(text: string): TextLines {
  const lines: TextLine[] = [];
  let filled = 0;
  let indented = 0;
  for (let at = 0; at <= text.length; ) {
    const feed = text.indexOf('\n', at);
    const lineEnd = feed === -1 ? text.length : feed;
    const raw = text.slice(at, lineEnd);
    const content = raw.trim();
    const start = at + (raw.length - raw.trimStart().length);
    const blank = content === '';
    const setIn = !blank && start > at;
    if (!blank) filled += 1;
    if (setIn) indented += 1;
    lines.push({
      start: blank ? at : start,
      end: blank ? at : start + content.length,
      content,
      blank,
      setIn,
    });
    at = lineEnd + 1;
  }
  const telling = indented <= Math.max(filled * RARE, 1);
  const lengths = lines
    .filter(({ content }) => content.length > SHORTEST_TYPICAL)
    .map(({ content }) => content.length)
    .sort((one, other) => one - other);
  return {
    lines: telling ? lines : lines.map(line => ({ ...line, setIn: false })),
    width: lengths[lengths.length >> 1] ?? SHORTEST_TYPICAL,
  };
}

/** Whether a line ends what it says: with a full stop, a closing mark, or a note's number after one. */
export const endsSentence = (content: string): boolean =>
  /[.!?…:;]["'”’»)\]]*\s?(?:\d{1,3}(?:\s\d{1,3})?)?$/.test(content);

/** The index of the line that holds the offset, or else of the last one before it. */
export function lineIndexAt(lines: readonly TextLine[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}
