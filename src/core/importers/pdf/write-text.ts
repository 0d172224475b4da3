/** The canonical text of laid out pages: their pieces verbatim, joined by white space, each with its place in the text. */
import type { Page, PagePiece } from '#core/pages/page-map.ts';
import type { Block, Cell, Inline, Row } from '#core/text/blocks.ts';
import type { Fragment, Printed } from './layout/fragments.ts';
import type { LaidBlock } from './layout/layout-pages.ts';
import { isParting, type Line } from './layout/lines.ts';
import type { PdfPage } from './pdf-content.ts';

export interface WrittenPages {
  text: string;
  blocks: Block[];
  pages: Page[];
}

export function writePages(laid: readonly LaidBlock[], pages: readonly PdfPage[]): WrittenPages {
  const writer = new PageWriter(pages.length);
  const blocks: Block[] = [];
  for (const block of laid) {
    if (blocks.length > 0) writer.put('\n\n');
    blocks.push(writeBlock(writer, block));
  }
  return {
    text: writer.text(),
    blocks,
    pages: pages.map(({ label, view, rotation }, index) => ({
      label,
      view,
      rotation,
      pieces: (writer.pieces[index] ?? []).sort((one, other) => one.start - other.start),
    })),
  };
}

class PageWriter {
  private readonly parts: string[] = [];
  length = 0;
  /** Whether what is printed now is a running head or a page number. */
  isFurniture = false;
  readonly pieces: PagePiece[][];

  constructor(pages: number) {
    this.pieces = Array.from({ length: pages }, () => []);
  }

  text(): string {
    return this.parts.join('');
  }

  put(text: string): void {
    this.parts.push(text);
    this.length += text.length;
  }

  print({ text, ...printed }: Printed, page: number): void {
    const start = this.length;
    this.put(text);
    const furniture = this.isFurniture ? { isFurniture: true as const } : {};
    this.pieces[page]?.push({ ...printed, start, end: this.length, ...furniture });
  }

  fragments(fragments: readonly Fragment[]): void {
    let previous: Fragment | undefined;
    for (const fragment of fragments) {
      if (previous !== undefined && isParting(previous, fragment)) {
        const { space } = fragment;
        if (space !== null && space.item > previous.order) this.print(space, fragment.page);
        else this.put(' ');
      }
      this.print(fragment.printed, fragment.page);
      previous = fragment;
    }
  }

  line({ cells }: Line): void {
    for (const [i, { fragments }] of cells.entries()) {
      if (i > 0) this.put('\t');
      this.fragments(fragments);
    }
  }
}

function writeBlock(writer: PageWriter, block: LaidBlock): Block {
  const start = writer.length;
  writer.isFurniture =
    block.kind === 'paragraph' && (block.aside === 'running-head' || block.aside === 'page-number');
  if (block.kind === 'table') {
    const rows = block.rows.map((row, i): Row => {
      if (i > 0) writer.put('\n');
      const from = writer.length;
      const cells = row.map((cell, column): Cell => {
        if (column > 0) writer.put('\t');
        const at = writer.length;
        if (cell !== null) writer.fragments(cell.fragments);
        const end = writer.length;
        return { start: at, end, inlines: at === end ? [] : [{ start: at, end, styles: [] }] };
      });
      return { start: from, end: writer.length, header: false, cells };
    });
    return { kind: 'table', start, end: writer.length, rows };
  }
  const inlines = writeLines(writer, block.lines, block.kind === 'list-item' ? block.markerLength : 0);
  const range = { start, end: writer.length };
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', ...range, level: block.level, inlines };
    case 'list-item':
      return { kind: 'list-item', ...range, depth: block.depth, marker: block.marker, inlines };
    case 'lines':
      return { kind: 'lines', ...range };
    case 'paragraph':
      return {
        kind: 'paragraph',
        ...range,
        inlines,
        ...(block.aside === undefined ? {} : { aside: block.aside }),
      };
  }
}

/** Lines parted by line feeds, which are not shown inside a word. */
function writeLines(writer: PageWriter, lines: readonly Line[], hidden: number): Inline[] {
  const inlines: Inline[] = [];
  let from = writer.length + hidden;
  for (const [i, line] of lines.entries()) {
    const previous = lines[i - 1];
    if (previous !== undefined) {
      if (isInsideWord(previous.text, line.text) && writer.length > from) {
        inlines.push({ start: from, end: writer.length, styles: [] });
        from = writer.length + 1;
      }
      writer.put('\n');
    }
    writer.line(line);
  }
  if (writer.length > from) inlines.push({ start: from, end: writer.length, styles: [] });
  return inlines;
}

const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff01-\\uff60';
const ENDS_UNSPACED = new RegExp(`[${UNSPACED}]$`, 'u');
const BEGINS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');

/** Whether a word that goes on in the next line ends this one, or a script without spaces. */
const isInsideWord = (line: string, next: string): boolean =>
  (/\p{L}[-\u00ad\u2010]$/u.test(line) && /^\p{Ll}/u.test(next)) ||
  (ENDS_UNSPACED.test(line) && BEGINS_UNSPACED.test(next));
