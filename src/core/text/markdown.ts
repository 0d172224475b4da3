/**
 * Blocks of Markdown (CommonMark with GitHub's tables, task lists, strikethrough, bare links and footnotes), plus
 * tables of bare lines with tabs. Shown text is always a slice of the canonical text. Raw HTML is shown as text,
 * images by their alternative text, link definitions as they are written.
 */
import type { FootnoteDefinition, List, ListItem, Nodes, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Block, Cell, Row } from './blocks.ts';
import {
  type InlineContext,
  inlinesAsWritten,
  inlinesOf,
  inlinesOfCode,
  rangeOf,
} from './markdown-inlines.ts';
import { blocksOfPlainText } from './plain-text.ts';
import type { Range } from './range.ts';
import { findTabTables, type TabTable } from './tab-table.ts';

export interface MarkdownBlocks {
  blocks: Block[];
  /** Why the text is shown as plain lines instead, if it is; for people. */
  warning?: string;
}

/** In UTF-16 units, some 600 pages, which take about two seconds; a longer text is shown as plain lines. */
export const MAXIMUM_MARKDOWN = 2_000_000;

const extensions = [gfm()];
// The transforms look for links once more in the finished tree and make nodes that lie nowhere in the text.
const mdastExtensions = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension);

const parse = (source: string) => fromMarkdown(source, { extensions, mdastExtensions });

/** Never throws: what cannot be read as Markdown is given as plain lines, with a warning. */
export function blocksOfMarkdown(text: string): MarkdownBlocks {
  const reason = findObstacle(text);
  if (reason) return asPlainText(text, reason);
  try {
    const tables = findTabTables(text);
    const tree = parse(maskRanges(text, tables));
    const builder = createBuilder(text, tree);
    for (const node of tree.children)
      builder.appendNode(node, { quoteDepth: 0, listDepth: -1, container: 'root', marker: '' });
    const tableBlocks = tables.map(table => tabTableBlock(table, text));
    const leaves = [...builder.blocks, ...tableBlocks].sort((a, b) => a.start - b.start);
    return { blocks: fillGaps(leaves, text) };
  } catch (error) {
    // Deep nesting exhausts the stack of the parser; anything else is a fault that must not cost the reader the text.
    const why =
      error instanceof RangeError ? 'its marks are nested too deeply' : 'its marks could not be understood';
    return asPlainText(text, why);
  }
}

const asPlainText = (text: string, reason: string): MarkdownBlocks => ({
  blocks: blocksOfPlainText(text),
  warning: `It is shown as plain text, not as Markdown: ${reason}. The text itself is complete.`,
});

const DEEP_MARKERS = /^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){100}/m;
const DEEP_INDENT = /^[ \t]{200,}(?:[-+*]|\d{1,9}[.)])[ \t]/m;
/** The parser's work grows with the square of the marks in one paragraph; this much takes about a second. */
const MOST_WORK = 20_000 ** 2;

function findObstacle(text: string): string | null {
  if (text.length > MAXIMUM_MARKDOWN)
    return `it is longer than ${MAXIMUM_MARKDOWN / 1_000_000} million characters`;
  if (DEEP_MARKERS.test(text) || DEEP_INDENT.test(text)) return 'its marks are nested too deeply';
  let work = 0;
  for (const paragraph of text.split(/\n[ \t]*\n/)) {
    const marks = paragraph.length > 1_000 ? (paragraph.match(/[*_~`[\]<]/g)?.length ?? 0) : 0;
    work += marks * marks;
  }
  return work > MOST_WORK ? 'it has too many marks in one paragraph' : null;
}

/** The text with the given stretches blank, all offsets as they were, for the parser to pass over. */
function maskRanges(text: string, ranges: readonly Range[]): string {
  let masked = '';
  let at = 0;
  for (const { start, end } of ranges) {
    masked += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    at = end;
  }
  masked += text.slice(at);
  // The parser would take a byte order mark off and shift every offset.
  return masked.startsWith('\ufeff') ? `\u2060${masked.slice(1)}` : masked;
}

interface Place {
  quoteDepth: number;
  /** -1 outside lists. */
  listDepth: number;
  container: 'root' | 'quote' | 'item';
  /** To be shown before the next paragraph of a list item. */
  marker: string;
}

function createBuilder(text: string, root: Nodes) {
  const blocks: Block[] = [];
  const definitions = new Map<string, string>();
  collectDefinitions(root, definitions);

  function appendNode(node: Nodes, place: Place): void {
    const range = rangeOf(node, 0);
    if (!range) return;
    const context: InlineContext = { text, base: 0, quoteDepth: place.quoteDepth, definitions };
    switch (node.type) {
      case 'paragraph':
        blocks.push(paragraphBlock(range, inlinesOf(node.children, context), place));
        return;
      case 'heading':
        blocks.push({
          kind: 'heading',
          ...range,
          level: node.depth,
          inlines: inlinesOf(node.children, context),
        });
        return;
      case 'blockquote':
        for (const child of node.children) {
          appendNode(child, { ...place, quoteDepth: place.quoteDepth + 1, container: 'quote', marker: '' });
        }
        return;
      case 'list':
        appendList(node, place);
        return;
      case 'footnoteDefinition':
        appendItem(node, {
          ...place,
          container: 'item',
          listDepth: 0,
          marker: `[${node.label ?? node.identifier}]`,
        });
        return;
      case 'code':
        blocks.push({ kind: 'code', ...range, inlines: inlinesOfCode(node, context) });
        return;
      case 'table':
        blocks.push({ kind: 'table', ...range, rows: rowsOf(node, context) });
        return;
      case 'thematicBreak':
        blocks.push({ kind: 'rule', ...range });
        return;
      case 'html':
        blocks.push({ kind: 'code', ...range, inlines: inlinesAsWritten(range, context) });
        return;
      default:
        blocks.push({ kind: 'paragraph', ...range, inlines: inlinesAsWritten(range, context) });
    }
  }

  function appendList(list: List, place: Place): void {
    for (const [i, item] of list.children.entries()) {
      const number = list.ordered ? `${(list.start ?? 1) + i}.` : '•';
      const marker = typeof item.checked === 'boolean' ? (item.checked ? '☑' : '☐') : number;
      appendItem(item, { ...place, container: 'item', listDepth: place.listDepth + 1, marker });
    }
  }

  function appendItem(item: ListItem | FootnoteDefinition, place: Place): void {
    const range = rangeOf(item, 0);
    if (item.children.length === 0 && range) blocks.push(paragraphBlock(range, [], place));
    for (const [i, child] of item.children.entries())
      appendNode(child, i === 0 ? place : { ...place, marker: '' });
  }

  return { blocks, appendNode };
}

function collectDefinitions(node: Nodes, definitions: Map<string, string>): void {
  if (node.type === 'definition' && !definitions.has(node.identifier))
    definitions.set(node.identifier, node.url);
  const holdsBlocks = node.type === 'root' || node.type === 'blockquote' || node.type === 'list';
  if (holdsBlocks || node.type === 'listItem' || node.type === 'footnoteDefinition') {
    for (const child of node.children) collectDefinitions(child, definitions);
  }
}

function paragraphBlock(range: Range, inlines: ReturnType<typeof inlinesOf>, place: Place): Block {
  const { container, listDepth, quoteDepth, marker } = place;
  if (container === 'item') return { kind: 'list-item', ...range, depth: listDepth, marker, inlines };
  if (container === 'quote') return { kind: 'quote', ...range, depth: quoteDepth - 1, inlines };
  return { kind: 'paragraph', ...range, inlines };
}

function rowsOf(table: Table, context: InlineContext): Row[] {
  return table.children.flatMap((row, i) => {
    const range = rangeOf(row, 0);
    const cells = row.children.flatMap((cell): Cell[] => {
      const cellRange = rangeOf(cell, 0);
      return cellRange ? [{ ...cellRange, inlines: inlinesOf(cell.children, context) }] : [];
    });
    return range ? [{ ...range, header: i === 0, cells }] : [];
  });
}

const MAY_HOLD_MARKS = /[*_`~[<\\]|:\/\/|www\./;

function tabTableBlock(table: TabTable, text: string): Block {
  const rows = table.rows.map((row, i): Row => {
    const cells = row.cells.map((cell): Cell => ({ ...cell, inlines: inlinesOfTabCell(cell, text) }));
    return { start: row.start, end: row.end, header: i === 0, cells };
  });
  return { kind: 'table', start: table.start, end: table.end, rows };
}

function inlinesOfTabCell(cell: Range, text: string): Cell['inlines'] {
  const context: InlineContext = { text, base: cell.start, quoteDepth: 0, definitions: new Map() };
  const content = text.slice(cell.start, cell.end);
  if (MAY_HOLD_MARKS.test(content)) {
    const [only, ...others] = parse(content).children;
    if (only?.type === 'paragraph' && others.length === 0) return inlinesOf(only.children, context);
  }
  return inlinesAsWritten(cell, context);
}

/**
 * Gives every character that is not white space to a block: markers before a block on its own line to that block,
 * anything else (a lone `>`, an empty footnote) to a paragraph that shows it as it is written.
 */
function fillGaps(leaves: readonly Block[], text: string): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  const appendRest = (to: number) => {
    const rest = trimmed(text, at, to);
    if (rest) blocks.push({ kind: 'paragraph', ...rest, inlines: [{ ...rest, styles: [] }] });
  };
  for (const leaf of leaves) {
    // A heading that follows link definitions without a blank line is given as beginning with them.
    const own = leaf.start < at ? trimmed(text, at, leaf.end) : leaf;
    if (!own) continue;
    const lineStart = Math.max(at, text.lastIndexOf('\n', own.start - 1) + 1);
    appendRest(lineStart);
    const marker = trimmed(text, lineStart, own.start);
    blocks.push({ ...(own === leaf ? leaf : without(leaf, own.start)), start: marker?.start ?? own.start });
    at = leaf.end;
  }
  appendRest(text.length);
  return blocks;
}

/** The block with only what it shows from `start` on. */
function without(block: Block, start: number): Block {
  if (!('inlines' in block)) return block;
  const inlines = block.inlines.flatMap(inline => {
    if (inline.end <= start) return [];
    return inline.start < start ? [{ ...inline, start }] : [inline];
  });
  return { ...block, inlines };
}

function trimmed(text: string, start: number, end: number): Range | null {
  const slice = text.slice(start, Math.max(start, end));
  const length = slice.trim().length;
  if (length === 0) return null;
  const from = start + slice.length - slice.trimStart().length;
  return { start: from, end: from + length };
}
