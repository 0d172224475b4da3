/**
 * What a reader shows of a canonical text: blocks in order, each with the pieces of text that are visible in it.
 * All offsets are UTF-16 units of the canonical text. Blocks never overlap, and every character that is not white
 * space lies in one; markup lies in a block but in none of its inlines.
 */
import type { Range } from './range.ts';

export type InlineStyle = 'emphasis' | 'strong' | 'code' | 'strike' | 'link';

/** A visible piece of canonical text; what lies between pieces (markup) is not shown. Pieces are in order. */
export interface Inline {
  start: number;
  end: number;
  styles: readonly InlineStyle[];
  /** Where a link leads, as text: it is never opened. */
  href?: string;
  /** The piece is one line feed at which the author broke the line; other line feeds are shown as spaces. */
  hardBreak?: true;
}

/** What on a printed page stands beside the text that is read: it is shown dimmed and interrupts no sentence. */
export type Aside = 'running-head' | 'page-number' | 'footnote';

export interface Cell {
  start: number;
  end: number;
  inlines: readonly Inline[];
}

export interface Row {
  start: number;
  end: number;
  header: boolean;
  cells: readonly Cell[];
}

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

export type Block =
  /** Of what is said, the speaker, who need not be named in the text of the block itself. */
  | {
      kind: 'paragraph';
      start: number;
      end: number;
      inlines: readonly Inline[];
      aside?: Aside;
      speaker?: string;
    }
  /** Plain text, shown with its line feeds. Without a blank line before it, it continues the block before. */
  | { kind: 'lines'; start: number; end: number }
  | { kind: 'heading'; start: number; end: number; level: HeadingLevel; inlines: readonly Inline[] }
  /**
   * The marker is shown ("•", "3.", "☑", "[1]" of a footnote) and is not part of the text; '' in further paragraphs
   * of the same item. Depth counts from 0.
   */
  | {
      kind: 'list-item';
      start: number;
      end: number;
      depth: number;
      marker: string;
      inlines: readonly Inline[];
      speaker?: string;
    }
  /** A quoted paragraph; depth counts from 0. */
  | { kind: 'quote'; start: number; end: number; depth: number; inlines: readonly Inline[] }
  /** Shown preformatted: line feeds and spaces as they are. */
  | { kind: 'code'; start: number; end: number; inlines: readonly Inline[] }
  | { kind: 'table'; start: number; end: number; rows: readonly Row[] }
  | { kind: 'rule'; start: number; end: number };

export interface OutlineEntry {
  level: HeadingLevel;
  title: string;
  start: number;
}

/** The headings in order; titles are the visible text with its white space made single spaces. */
export function outline(blocks: readonly Block[], text: string): OutlineEntry[] {
  return blocks.flatMap(block => {
    if (block.kind !== 'heading') return [];
    return [
      {
        level: block.level,
        title: visibleText(block.inlines, text).replace(/\s+/g, ' ').trim(),
        start: block.start,
      },
    ];
  });
}

/** The visible pieces joined. */
export const visibleText = (inlines: readonly Inline[], text: string): string =>
  inlines.map(inline => text.slice(inline.start, inline.end)).join('');

/** The index of the block that holds `offset`, or else of the last one before it; -1 before the first. */
export function blockIndexAt(blocks: readonly Range[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
