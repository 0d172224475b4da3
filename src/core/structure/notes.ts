/**
 * Footnotes of plain text, as an extraction leaves them: at the foot of a page a line with the number, or a line set
 * in where the small number was lost; the text that they interrupt goes on with the next page. Read in order, since
 * only the order tells a note's number from any other.
 */
import type { Range } from '../text/range.ts';
import { endsSentence, type TextLine } from './text-lines.ts';

/** Start and end take in the number and all lines of the note. */
export interface Note extends Range {
  number: number;
  /** What the note says; null where the extraction has lost it. */
  body: Range | null;
  /** Where the text has the number that points here; null where it was lost. */
  mark: Range | null;
  /** Whether number and text stand together in the source, or were told by the order of pages. */
  rule: 'numbered' | 'in order' | 'in the format';
}

/** Longest note without a number of its own, in lines: a page of running text is longer. */
const LONGEST_UNNUMBERED = 24;
/** How many numbers may be missing before the next one is taken for something else. */
const LARGEST_GAP = 3;

/** A number stuck to a word, a year or their punctuation, or the second of two such. Figures are looked for first. */
const MARK =
  /(?=\d)(?<=[\p{L}”’"')\]%´](?:\s?[.,;:—–])?|[.)]\s|(?:1[5-9]|20)\d\d[.,;:]|[\p{L}.,]\d{1,3}\s)(\d{1,3})(?=$|[\s.,;:)—–\]])/gu;
/** Lines of a page, about. */
const PAGE = 80;
const NUMBER_LINE = /^(\d{1,3})$/;
const NUMBER_STUCK = /\p{Ll}(\d{1,3})$/u;

interface Reader {
  /** Marks of this page whose notes have not come yet. */
  waiting: Map<number, Range>;
  lastMark: number;
  lastNote: number;
}

/** `startsCaption` tells a page that begins with a table or picture from a note. */
export function findNotes(lines: readonly TextLine[], startsCaption: (line: TextLine) => boolean): Note[] {
  const notes: Note[] = [];
  const reader: Reader = { waiting: new Map(), lastMark: 0, lastNote: 0 };
  let open: Note | null = null;
  /** The last line of running text, and the last of the open note. */
  let textLine = '';
  let noteLine = '';
  let pageNumberPassed = false;
  const close = () => {
    if (open !== null) notes.push(pageNumberPassed ? withoutHead(open, lines) : open);
    open = null;
    pageNumberPassed = false;
  };
  const begin = (number: number, at: Range, body: Range | null, rule: Note['rule']) => {
    close();
    open = { number, start: at.start, end: at.end, body, mark: reader.waiting.get(number) ?? null, rule };
    reader.waiting.delete(number);
    reader.lastNote = number;
    noteLine = '';
  };
  lines.forEach((line, index) => {
    if (line.blank) return;
    const number = Number(NUMBER_LINE.exec(line.content)?.[1] ?? Number.NaN);
    if (isNextNote(number, reader, lines, index)) {
      begin(number, line, null, 'numbered');
      return;
    }
    if (open !== null && isLonePageNumber(lines, index)) {
      // A note's text may come after the page's number; what follows a whole note is the head of the page.
      pageNumberPassed = true;
      if (open.body !== null) close();
      return;
    }
    if (open?.body != null && pageNumberPassed && !endsSentence(line.content) && isParagraph(lines, index)) {
      close();
    }
    if (line.setIn) {
      const first = nextWaiting(reader);
      const goesOn = /^\p{Ll}/u.test(line.content);
      const unfinished = open !== null && noteLine !== '' && !endsSentence(noteLine);
      if (open !== null && unfinished && endsSentence(textLine) && first !== undefined && !goesOn) {
        extend(open, line);
        noteLine = line.content;
        return;
      }
      const isNote = first !== undefined && !goesOn && !startsCaption(line) && isShort(lines, index);
      if (isNote && (open !== null || !hasNumberAhead(lines, index, first))) {
        begin(first, line, { start: line.start, end: line.end }, 'in order');
        noteLine = line.content;
        return;
      }
      close();
      reader.waiting.clear();
    }
    if (open !== null) {
      extend(open, line);
      noteLine = line.content;
      return;
    }
    const stuck = NUMBER_STUCK.exec(line.content);
    readMarks(line, reader);
    textLine = line.content;
    const stuckNumber = Number(stuck?.[1] ?? Number.NaN);
    const isStuck = lines[index + 1]?.blank === true && stuckNumber === reader.lastMark;
    const mark = reader.waiting.get(stuckNumber);
    if (isStuck && mark !== undefined && mark.end !== line.end) {
      begin(stuckNumber, { start: line.end, end: line.end }, null, 'numbered');
    }
  });
  close();
  return notes;
}

function extend(note: Note, line: TextLine): void {
  note.body = { start: note.body?.start ?? line.start, end: line.end };
  note.end = line.end;
}

function isNextNote(
  number: number,
  { waiting, lastNote, lastMark }: Reader,
  lines: readonly TextLine[],
  index: number,
): boolean {
  if (Number.isNaN(number) || number <= lastNote) return false;
  const next = lines.slice(index + 1, index + 4).find(({ blank }) => !blank);
  const wordsFollow = next === undefined || next.setIn || /\p{L}{2}/u.test(next.content);
  if (waiting.has(number)) return wordsFollow || NUMBER_LINE.test(next?.content ?? '');
  // Where the mark was lost, the number must follow the last one, and stand among words: columns of tables do not.
  const before = lines.slice(Math.max(0, index - 4), index).findLast(({ blank }) => !blank);
  return (
    wordsFollow &&
    (before?.content.length ?? 0) > 40 &&
    lastNote > 0 &&
    number <= lastNote + LARGEST_GAP &&
    number <= lastMark + LARGEST_GAP
  );
}

const isParagraph = (lines: readonly TextLine[], index: number): boolean =>
  lines[index - 1]?.blank !== false && lines[index + 1]?.blank !== false;

/** A number that is a paragraph of its own. */
export function isLonePageNumber(lines: readonly TextLine[], index: number): boolean {
  return isParagraph(lines, index) && /^(?:\d{1,4}|[ivxlc]{1,7})$/.test(lines[index]?.content ?? '');
}

/** A note that went on below the page's number, without the head of the page at its end. */
function withoutHead(note: Note, lines: readonly TextLine[]): Note {
  const own = lines.filter(
    ({ start, blank }) => !blank && start >= (note.body?.start ?? note.end) && start < note.end,
  );
  const last = own.at(-1);
  const before = own.at(-2);
  if (note.body === null || last === undefined || before === undefined || endsSentence(last.content))
    return note;
  return { ...note, end: before.end, body: { start: note.body.start, end: before.end } };
}
const nextWaiting = ({ waiting }: Reader): number | undefined => waiting.keys().next().value;

/** Whether the number stands on a line of its own on this page or the next: then no line before it is its note. */
const hasNumberAhead = (lines: readonly TextLine[], index: number, number: number): boolean =>
  lines.slice(index + 1, index + PAGE).some(({ content }) => content === String(number));

function isShort(lines: readonly TextLine[], index: number): boolean {
  const rest = lines.slice(index + 1, index + 2 * LONGEST_UNNUMBERED);
  const until = rest.findIndex(({ setIn }) => setIn);
  const own = until === -1 ? rest : rest.slice(0, until);
  return own.filter(({ blank }) => !blank).length < LONGEST_UNNUMBERED;
}

function readMarks(line: TextLine, reader: Reader): void {
  // Few lines have a figure, and to look for one is quick.
  if (!/\d/.test(line.content)) return;
  for (const match of line.content.matchAll(MARK)) {
    const number = Number(match[1]);
    if (number <= reader.lastMark || number > reader.lastMark + LARGEST_GAP) continue;
    // Numbers may be lost, never the first ones: "the 3 of them" is no mark where 1 and 2 have not been.
    if (reader.lastMark === 0 && number !== 1) continue;
    const start = line.start + match.index;
    reader.waiting.set(number, { start, end: start + match[0].length });
    reader.lastMark = number;
  }
}
