/**
 * A document's text as it is read: the running text without notes, running heads, page numbers and tables, and each
 * note by itself. Sentences and names that a page's foot interrupts are whole in it; every place leads back to the source.
 */
import type { Range } from '../text/range.ts';
import { allSentences } from '../text/words-and-sentences.ts';
import { type DocumentStructure, interruptionsOf } from './document-structure.ts';
import type { Note } from './notes.ts';
import { isFinished } from './past-asides.ts';

/** A stretch that is read in one go. */
export interface Flow {
  text: string;
  /** The note whose text it is; null for the running text. */
  note: Note | null;
  /** The ranges of the source that a range of this text stands on, in order; none has white space at its ends. */
  toSource(range: Range): Range[];
  /** Where a place of the source stands in this text; null where it is not in it. */
  fromSource(offset: number): number | null;
  /** Sentences of this text, in order. Made when first asked for. */
  sentences(): readonly Range[];
  /** The sentence that holds the place, or else the last one before it; null before the first. */
  sentenceAt(offset: number): Range | null;
}

/** The running text first, then the notes in order. */
export function flowsOf(text: string, structure: DocumentStructure): Flow[] {
  const asides = interruptionsOf(structure);
  const pieces: Range[] = [];
  let at = 0;
  for (const { start, end } of asides) {
    if (start > at) pieces.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  pieces.push({ start: at, end: text.length });
  const heads = structure.furniture;
  const notes = structure.notes.flatMap(note => {
    if (note.body === null) return [];
    const parts = without(note.body, heads);
    return [flowOf(text, parts, note)];
  });
  return [flowOf(text, pieces, null), ...notes];
}

function without(range: Range, holes: readonly Range[]): Range[] {
  const parts: Range[] = [];
  let at = range.start;
  for (const { start, end } of holes) {
    if (start < at || end > range.end) continue;
    parts.push({ start: at, end: start });
    at = end;
  }
  parts.push({ start: at, end: range.end });
  return parts.filter(part => part.start < part.end);
}

function flowOf(text: string, pieces: readonly Range[], note: Note | null): Flow {
  const kept: Kept[] = [];
  let joined = '';
  for (const piece of pieces) {
    const start = piece.start + (text.slice(piece.start, piece.end).match(/^\s*/)?.[0].length ?? 0);
    const own = text.slice(start, piece.end).trimEnd();
    if (own === '') continue;
    // A blank line in the source stays one where nothing was interrupted; else the text goes on in the next line.
    if (joined !== '') joined += isFinished(joined) ? '\n\n' : '\n';
    kept.push({ start, end: start + own.length, at: joined.length });
    joined += own;
  }
  let sentences: readonly Range[] | undefined;
  const known = () => {
    sentences ??= allSentences(joined);
    return sentences;
  };
  return {
    text: joined,
    note,
    toSource: ({ start, end }) =>
      piecesAt(kept, start, end).flatMap(({ start: from, end: to, at }) => {
        const first = from + Math.max(start - at, 0);
        const last = Math.min(to, from + end - at);
        const own = trimmed(text, first, last);
        return own === null ? [] : [own];
      }),
    fromSource: offset => {
      const piece = kept[lastBefore(kept, offset, ({ start }) => start)];
      return piece === undefined || offset >= piece.end ? null : piece.at + offset - piece.start;
    },
    sentences: known,
    sentenceAt: offset => known()[lastBefore(known(), offset, ({ start }) => start)] ?? null,
  };
}

/** A piece of the source, and where it begins in the flow. */
interface Kept extends Range {
  at: number;
}

function piecesAt(kept: readonly Kept[], start: number, end: number): Kept[] {
  const found: Kept[] = [];
  const first = Math.max(
    lastBefore(kept, start, ({ at }) => at),
    0,
  );
  for (const piece of kept.slice(first)) {
    if (piece.at >= end) break;
    if (piece.at + (piece.end - piece.start) > start) found.push(piece);
  }
  return found;
}

/** The index of the last one that begins at or before the offset; -1 before the first. */
function lastBefore<T>(list: readonly T[], offset: number, beginOf: (one: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const one = list[middle];
    if (one !== undefined && beginOf(one) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function trimmed(text: string, start: number, end: number): Range | null {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return from < to ? { start: from, end: to } : null;
}
