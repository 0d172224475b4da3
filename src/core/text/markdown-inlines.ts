/**
 * The visible pieces of Markdown's phrases. A piece is always a slice of the canonical text: delimiters, backslashes
 * of escapes and the markers of quotes at line starts are left out between pieces, while character references
 * (`&amp;`) stay as they are written.
 */
import type { Code, Image, ImageReference, InlineCode, Nodes } from 'mdast';
import type { Inline, InlineStyle } from './blocks.ts';
import type { Range } from './range.ts';

export interface InlineContext {
  text: string;
  /** Added to the offsets of the tree's nodes. */
  base: number;
  /** How many block quotes enclose the phrase: so many `>` may begin each further line. */
  quoteDepth: number;
  /** Addresses of link definitions by identifier. */
  definitions: ReadonlyMap<string, string>;
}

interface Look {
  styles: readonly InlineStyle[];
  href?: string;
}

/** Where a node lies in the canonical text; null for nodes that the parser invented. */
export function rangeOf(node: Nodes, base: number): Range | null {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? null : { start: base + start, end: base + end };
}

export function inlinesOf(nodes: readonly Nodes[], context: InlineContext): Inline[] {
  const inlines: Inline[] = [];
  for (const node of nodes) appendNode(inlines, node, { styles: [] }, context);
  return inlines;
}

/** A stretch shown as it is written, lines of enclosing quotes without their markers. */
export function inlinesAsWritten(
  range: Range,
  context: InlineContext,
  styles: readonly InlineStyle[] = [],
): Inline[] {
  const inlines: Inline[] = [];
  appendLines(inlines, range, { styles }, context, false);
  return inlines;
}

function appendNode(inlines: Inline[], node: Nodes, look: Look, context: InlineContext): void {
  const range = rangeOf(node, context.base);
  if (!range) return;
  switch (node.type) {
    case 'text':
      // The address of a bare link is a text too, but nothing is escaped in it.
      appendLines(inlines, range, look, context, context.text.slice(range.start, range.end) !== node.value);
      return;
    case 'emphasis':
      appendChildren(inlines, node.children, withStyle(look, 'emphasis'), context);
      return;
    case 'strong':
      appendChildren(inlines, node.children, withStyle(look, 'strong'), context);
      return;
    case 'delete':
      appendChildren(inlines, node.children, withStyle(look, 'strike'), context);
      return;
    case 'link':
      appendChildren(inlines, node.children, { ...withStyle(look, 'link'), href: node.url }, context);
      return;
    case 'linkReference': {
      const href = context.definitions.get(node.identifier);
      const linked = href === undefined ? look : { ...withStyle(look, 'link'), href };
      appendChildren(inlines, node.children, linked, context);
      return;
    }
    case 'image':
    case 'imageReference':
      appendImage(inlines, node, range, look, context);
      return;
    case 'inlineCode':
      appendLines(inlines, insideOfCode(node, range, context.text), withStyle(look, 'code'), context, false);
      return;
    case 'break': {
      const feed = context.text.indexOf('\n', range.start);
      if (feed !== -1 && feed < range.end) append(inlines, feed, feed + 1, look, true);
      return;
    }
    case 'html':
      appendLines(inlines, range, withStyle(look, 'code'), context, false);
      return;
    default:
      appendLines(inlines, range, look, context, false);
  }
}

function appendChildren(
  inlines: Inline[],
  nodes: readonly Nodes[],
  look: Look,
  context: InlineContext,
): void {
  for (const node of nodes) appendNode(inlines, node, look, context);
}

const withStyle = (look: Look, style: InlineStyle): Look =>
  look.styles.includes(style) ? look : { ...look, styles: [...look.styles, style] };

const SPACE = /[ \t]/;

function appendLines(
  inlines: Inline[],
  range: Range,
  look: Look,
  context: InlineContext,
  escapes: boolean,
): void {
  const { text } = context;
  let start = range.start;
  while (start < range.end) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 || feed >= range.end ? range.end : feed + 1;
    if (escapes) appendUnescaped(inlines, start, end, look, text);
    else append(inlines, start, end, look);
    start = Math.min(skipLinePrefix(text, end, context.quoteDepth), range.end);
  }
}

/** After the indent and the markers of enclosing quotes; lines may leave out some of them. */
function skipLinePrefix(text: string, lineStart: number, quoteDepth: number): number {
  let at = lineStart;
  for (let markers = 0; ; markers += 1) {
    while (SPACE.test(text.charAt(at))) at += 1;
    if (markers === quoteDepth || text.charAt(at) !== '>') return at;
    at += 1;
  }
}

const ESCAPE = /\\[!-/:-@[-`{-~]/g;

function appendUnescaped(inlines: Inline[], start: number, end: number, look: Look, text: string): void {
  let from = start;
  for (const { index } of text.slice(start, end).matchAll(ESCAPE)) {
    append(inlines, from, start + index, look);
    from = start + index + 1;
  }
  append(inlines, from, end, look);
}

function append(inlines: Inline[], start: number, end: number, look: Look, hardBreak = false): void {
  if (start >= end) return;
  const last = inlines.at(-1);
  if (!hardBreak && last && !last.hardBreak && last.end === start && looksAlike(last, look)) {
    last.end = end;
    return;
  }
  inlines.push({ start, end, ...look, ...(hardBreak ? { hardBreak: true as const } : {}) });
}

const looksAlike = (inline: Inline, look: Look) =>
  inline.href === look.href && inline.styles.join() === look.styles.join();

/** An image is shown by the text that stands for it; without any, as it is written. */
function appendImage(
  inlines: Inline[],
  node: Image | ImageReference,
  range: Range,
  look: Look,
  context: InlineContext,
): void {
  const { text } = context;
  const start = range.start + 2;
  let end = start;
  for (let depth = 1; end < range.end; end += 1) {
    const character = text.charAt(end);
    if (character === '\\') end += 1;
    else if (character === '[') depth += 1;
    else if (character === ']') depth -= 1;
    if (depth === 0) break;
  }
  const alt = { start, end: Math.min(end, range.end) };
  if (node.alt && text.slice(alt.start, alt.end).trim() !== '')
    appendLines(inlines, alt, look, context, true);
  else appendLines(inlines, range, withStyle(look, 'code'), context, false);
}

function insideOfCode(node: InlineCode, { start, end }: Range, text: string): Range {
  let ticks = 0;
  while (text.charAt(start + ticks) === '`') ticks += 1;
  const inside = { start: start + ticks, end: end - ticks };
  // One space next to the ticks is markup, unless there is nothing else.
  const isPadded =
    /^[ \n]/.test(text.slice(inside.start)) && /[ \n]$/.test(text.slice(inside.start, inside.end));
  const padded = isPadded && node.value.trim() !== '';
  return padded ? { start: inside.start + 1, end: inside.end - 1 } : inside;
}

/** The lines of a code block without its fences and indents. */
export function inlinesOfCode(node: Code, context: InlineContext): Inline[] {
  const range = rangeOf(node, context.base);
  if (!range || node.value === '') return [];
  const { text } = context;
  const inlines: Inline[] = [];
  const values = node.value.split('\n');
  let start = range.start;
  const firstFeed = text.indexOf('\n', start);
  const firstLine = text.slice(start, firstFeed === -1 ? range.end : firstFeed);
  // Indented code may itself begin with a fence.
  if (/^(?:`{3}|~{3})/.test(firstLine) && firstLine.trim() !== (values[0] ?? '').trim()) {
    if (firstFeed === -1) return [];
    start = firstFeed + 1;
  }
  for (const [i, value] of values.entries()) {
    if (start > range.end) break;
    const feed = text.indexOf('\n', start);
    const end = feed === -1 || feed > range.end ? range.end : feed;
    const line = text.slice(start, end);
    const from = line.endsWith(value) ? end - value.length : end - line.trimStart().length;
    append(inlines, from, i === values.length - 1 ? end : Math.min(end + 1, range.end), { styles: [] });
    start = end + 1;
  }
  return inlines;
}
