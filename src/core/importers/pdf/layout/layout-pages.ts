/** From pages of printed pieces to what is read: blocks in order, each of lines, with what stands beside the text. */
import type { Aside, HeadingLevel } from '#core/text/blocks.ts';
import type { PdfContent, PdfPage } from '../pdf-content.ts';
import { endsSentence } from './columns.ts';
import { joinDropCaps } from './drop-caps.ts';
import { beginsNote, findFootnotes } from './footnotes.ts';
import { type Frame, framesOf } from './fragments.ts';
import { findGutters } from './gutters.ts';
import { findHeadings, titleLines, type UsualType } from './headings.ts';
import { type Line, linesOf, most, type Run, runsOf } from './lines.ts';
import { findMargins, type MarginPage } from './margins.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';
import { orderLines } from './reading-order.ts';
import { type TableRow, tableOf, tabularStretches } from './tables.ts';

export type LaidBlock =
  | { kind: 'paragraph'; lines: Line[]; aside?: Aside }
  | { kind: 'heading'; lines: Line[]; level: HeadingLevel }
  | { kind: 'list-item'; lines: Line[]; depth: number; marker: string; markerLength: number }
  | { kind: 'table'; lines: Line[]; rows: TableRow[] }
  | { kind: 'lines'; lines: Line[] };

/** One page taken apart. */
interface LaidPage {
  /** In the order of reading. */
  main: Line[];
  above: Beside[];
  below: Beside[];
}

interface Beside {
  lines: Line[];
  aside: Aside | null;
}

export function layOutPages({ pages, outline }: Pick<PdfContent, 'pages' | 'outline'>): LaidBlock[] {
  const laid = takeApart(pages);
  const usual = usualType(laid.flatMap(({ main }) => main));
  takeOutFootnotes(laid, pages, usual);
  return putTogether(laid, usual, outline);
}

function takeApart(pages: readonly PdfPage[]): LaidPage[] {
  const frames = pages.map((page, index) => framesOf(page, index));
  const words = wordsOf(frames.flatMap(([main]) => main ?? []));
  const runs = frames.map(([main]) => joinDropCaps(runsOf(main?.fragments ?? []), words));
  const margins = findMargins(
    runs.map(
      (own, index): MarginPage => ({ runs: own, ...endsOf(pages[index], frames[index]?.[0]?.angle ?? 0) }),
    ),
  );
  return runs.map((own, index) => {
    const beside = margins[index] ?? new Map<Run, Aside>();
    const text = own.filter(run => !beside.has(run));
    const gutters = findGutters(text);
    const main = orderLines(linesOf(text, gutters, index), gutters);
    const page = pages[index];
    const { top, bottom } = endsOf(page, frames[index]?.[0]?.angle ?? 0);
    const above: Beside[] = [];
    const below: Beside[] = [];
    for (const line of linesOf(
      own.filter(run => beside.has(run)),
      [],
      index,
    )) {
      const aside = own
        .map(run => (line.order === run.order ? beside.get(run) : undefined))
        .find(kind => kind);
      const isAbove = line.baseline > (top + bottom) / 2;
      (isAbove ? above : below).push({ lines: [line], aside: aside ?? 'running-head' });
    }
    for (const list of [above, below]) {
      list.sort(({ lines: [one] }, { lines: [other] }) => (other?.baseline ?? 0) - (one?.baseline ?? 0));
    }
    below.unshift(...turnedText(frames[index]?.slice(1) ?? [], index, page));
    return { main, above, below };
  });
}

/** The ends of the visible page in the frame of its writing. */
function endsOf(page: PdfPage | undefined, angle: number): { top: number; bottom: number } {
  const [left, bottom, right, top] = page?.view ?? [0, 0, 612, 792];
  const radians = (angle * Math.PI) / 180;
  const heights = [left, right].flatMap(x =>
    [bottom, top].map(y => y * Math.cos(radians) - x * Math.sin(radians)),
  );
  return { top: Math.max(...heights), bottom: Math.min(...heights) };
}

function wordsOf(frames: readonly Frame[]): Set<string> {
  const words = new Set<string>();
  for (const { fragments } of frames) {
    for (const { text } of fragments) {
      for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) words.add(word);
    }
  }
  return words;
}

/** What is written in another direction than the page's text: stamps along the edge, labels of figures. */
function turnedText(frames: readonly Frame[], index: number, page: PdfPage | undefined): Beside[] {
  return frames.flatMap(({ angle, fragments }) => {
    const lines = linesOf(runsOf(fragments), [], index);
    const { top, bottom } = endsOf(page, angle);
    const edge = 0.12 * (top - bottom);
    return lines.map(line => {
      const isAtEdge = line.baseline > top - edge || line.baseline < bottom + edge;
      return { lines: [line], aside: isAtEdge ? ('running-head' as const) : null };
    });
  });
}

function usualType(lines: readonly Line[]): UsualType {
  const size =
    Number(most(lines.map(line => [String(Math.round(line.size * 2) / 2), line.text.length]))) || 10;
  const font = most(
    lines.filter(line => Math.abs(line.size - size) <= 0.3).map(line => [line.font, line.text.length]),
  );
  return { size, font };
}

/** Moves the lines of footnotes from the text of their pages to what stands below it. */
function takeOutFootnotes(laid: readonly LaidPage[], pages: readonly PdfPage[], usual: UsualType): void {
  let goesOn = false;
  for (const [index, page] of laid.entries()) {
    const { top, bottom } = endsOf(pages[index], 0);
    const notes = findFootnotes(page.main, { usual: usual.size, height: top - bottom, goesOn });
    const taken = new Set(notes);
    page.main = page.main.filter(line => !taken.has(line));
    const single = notes.reduce<Beside[]>((parted, line) => {
      const last = parted.at(-1);
      if (last === undefined || beginsNote(line)) parted.push({ lines: [line], aside: 'footnote' });
      else last.lines.push(line);
      return parted;
    }, []);
    page.below.unshift(...single);
    goesOn = notes.length > 0 && !endsSentence(notes.at(-1) ?? { text: '' });
  }
}

/** What stands beside the text comes after the block that it interrupts. */
function putTogether(
  laid: readonly LaidPage[],
  usual: UsualType,
  outline: PdfContent['outline'],
): LaidBlock[] {
  const main: Line[] = [];
  const waiting: { after: number; block: LaidBlock }[] = [];
  for (const page of laid) {
    const wait = ({ lines, aside }: Beside): void => {
      const block: LaidBlock = { kind: 'paragraph', lines, ...(aside === null ? {} : { aside }) };
      waiting.push({ after: main.length, block });
    };
    page.above.forEach(wait);
    main.push(...page.main);
    page.below.forEach(wait);
  }
  const blocks: LaidBlock[] = [];
  let next = 0;
  let done = 0;
  const release = (): void => {
    for (; (waiting[next]?.after ?? Number.POSITIVE_INFINITY) <= done; next += 1) {
      const block = waiting[next]?.block;
      if (block !== undefined) blocks.push(block);
    }
  };
  release();
  for (const block of blocksOf(main, usual, outline)) {
    blocks.push(block);
    done += block.lines.length;
    release();
  }
  return blocks;
}

function blocksOf(lines: readonly Line[], usual: UsualType, outline: PdfContent['outline']): LaidBlock[] {
  const isTitle = titleLines(outline);
  const parts = tabularStretches(lines).map(({ lines: own, isTabular }) =>
    isTabular ? { table: own, paragraphs: [] } : { table: null, paragraphs: paragraphsOf(own, isTitle) },
  );
  const headings = findHeadings(
    parts.flatMap(({ paragraphs }) => paragraphs),
    usual,
    outline,
  );
  return parts.flatMap(({ table, paragraphs }): LaidBlock[] => {
    if (table !== null) {
      const rows = tableOf(table);
      return [rows === null ? { kind: 'lines', lines: table } : { kind: 'table', lines: table, rows }];
    }
    const depths = depthsOf(paragraphs);
    return paragraphs.map((paragraph): LaidBlock => {
      const { lines: own, item } = paragraph;
      const level = headings.get(paragraph);
      if (level !== undefined) return { kind: 'heading', lines: own, level };
      if (item === null) return { kind: 'paragraph', lines: own };
      const depth = depths.get(paragraph) ?? 0;
      return { kind: 'list-item', lines: own, depth, marker: item.marker, markerLength: item.length };
    });
  });
}

/** How deep items of lists are, by how far in they begin. */
function depthsOf(paragraphs: readonly Paragraph[]): Map<Paragraph, number> {
  const depths = new Map<Paragraph, number>();
  let open: number[] = [];
  for (const paragraph of paragraphs) {
    const [line] = paragraph.lines;
    if (paragraph.item === null || line === undefined) {
      open = [];
      continue;
    }
    open = open.filter(left => left < line.left - 0.6 * line.size);
    depths.set(paragraph, Math.min(open.length, 8));
    open.push(line.left);
  }
  return depths;
}
