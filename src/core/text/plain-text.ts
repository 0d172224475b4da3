/** Blocks of plain text: a block for each paragraph, its lines as they are. */
import type { Block } from './blocks.ts';
import { graphemeBoundaryBefore } from './graphemes.ts';

/** Longer paragraphs become several blocks, so that painting and cutting stay local. */
export const LONGEST_BLOCK = 4_000;

/** Paragraphs end at lines that are empty or white space; a block has no line feed at its end. */
export function blocksOfPlainText(text: string): Block[] {
  const blocks: Block[] = [];
  appendLines(blocks, text, 0, text.length);
  return blocks;
}

/** Appends the blocks of `text` from `from`, the start of a line, to `to`, the end of one. */
export function appendLines(blocks: Block[], text: string, from: number, to: number): void {
  let start = -1;
  let end = from;
  for (let line = from; line < to; ) {
    const feed = text.indexOf('\n', line);
    const lineEnd = feed === -1 || feed > to ? to : feed;
    if (isBlank(text, line, lineEnd)) {
      if (start !== -1) appendParagraph(blocks, text, start, end);
      start = -1;
    } else {
      if (start === -1) start = line;
      end = lineEnd;
    }
    line = lineEnd + 1;
  }
  if (start !== -1) appendParagraph(blocks, text, start, end);
}

function isBlank(text: string, start: number, end: number): boolean {
  if (start === end) return true;
  const first = text.charCodeAt(start);
  if (first > 0x20 && first < 0x7f) return false;
  return text.slice(start, end).trim() === '';
}

function appendParagraph(blocks: Block[], text: string, start: number, end: number): void {
  let from = start;
  const append = (to: number): void => {
    // A piece of nothing but white space would be a block that shows nothing.
    if (!isBlank(text, from, to)) blocks.push({ kind: 'lines', start: from, end: to });
  };
  while (end - from > LONGEST_BLOCK) {
    const cut = findCut(text, from, from + LONGEST_BLOCK);
    append(cut);
    from = text.charAt(cut) === '\n' ? cut + 1 : cut;
  }
  append(end);
}

const SENTENCE_END = /[.!?…]["'”’)\]]*\s+(?=\S)|[。！？]/g;

/** The best place at or before `limit` to end a block: a line end, else a sentence's, a word's, a character's. */
function findCut(text: string, from: number, limit: number): number {
  const feed = text.lastIndexOf('\n', limit);
  if (feed > from) return feed;
  const piece = text.slice(from, limit);
  let sentence = 0;
  for (const match of piece.matchAll(SENTENCE_END)) sentence = match.index + match[0].length;
  if (sentence > 0) return from + sentence;
  const space = piece.lastIndexOf(' ');
  // A line that is set in keeps its indent.
  if (space > piece.search(/\S/)) return from + space + 1;
  const boundary = graphemeBoundaryBefore(text, limit);
  return boundary > from ? boundary : limit;
}
