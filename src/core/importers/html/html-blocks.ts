/**
 * From a page's tree to a canonical text with blocks. Nothing of the page's own markup is kept: what a reader shows
 * is made of blocks alone.
 */
import type { InlineStyle } from '#core/text/blocks.ts';
import type { BlockShape, Look, RichText } from '#core/text/rich-text.ts';
import { listNumeral } from '../numerals.ts';
import {
  attributeOf,
  childrenOf,
  elementsOf,
  type HtmlElement,
  type HtmlNode,
  isElement,
  textOf,
} from './html-source.ts';
import { LeftOut } from './left-out.ts';

/** Deeper elements are read as if they stood at this depth, as browsers do. */
const DEEPEST = 400;

const stylesOfTag: Readonly<Record<string, InlineStyle>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  cite: 'emphasis',
  dfn: 'emphasis',
  var: 'emphasis',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
};

const blockTags = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp'.split(
    ' ',
  ),
);

const headings: Readonly<Record<string, 1 | 2 | 3 | 4 | 5 | 6>> = {
  h1: 1,
  h2: 2,
  h3: 3,
  h4: 4,
  h5: 5,
  h6: 6,
};

interface List {
  isOrdered: boolean;
  next: number;
  step: number;
  type: string;
}

/** What the elements around a place say of it. */
interface Place {
  look: Look;
  lists: readonly List[];
  /** In how many quotations it stands. */
  quotes: number;
  shape: BlockShape;
  depth: number;
}

/** Hooks for pages that another program made, where it says more than HTML can. */
export interface HtmlDialect {
  /** The marker of a list item, e.g. of a footnote; undefined for the list's own. */
  markerOf?(item: HtmlElement): string | undefined;
  /** Whether an element is left out without a word. */
  omits?(element: HtmlElement): boolean;
}

const plain: Place = { look: { styles: [] }, lists: [], quotes: 0, shape: { kind: 'paragraph' }, depth: 0 };

export class HtmlReader {
  readonly leftOut = new LeftOut();
  private readonly rich: RichText;
  private readonly dialect: HtmlDialect;

  constructor(rich: RichText, dialect: HtmlDialect = {}) {
    this.rich = rich;
    this.dialect = dialect;
  }

  /** Adds what is visible below `root` to the text. */
  read(root: HtmlNode): void {
    this.children(root, plain);
    this.rich.close();
  }

  private children(node: HtmlNode, place: Place): void {
    for (const child of childrenOf(node)) {
      if (child.nodeName === '#text' && 'value' in child) this.rich.write(child.value, place.look);
      else if (isElement(child)) this.element(child, place);
    }
  }

  private element(element: HtmlElement, above: Place): void {
    if (this.dialect.omits?.(element) === true || this.leftOut.take(element)) return;
    const place = { ...above, depth: above.depth + 1 };
    const { tagName } = element;
    if (place.depth > DEEPEST) {
      this.flat(element, place);
      return;
    }
    switch (tagName) {
      case 'br':
        this.rich.breakLine();
        return;
      case 'hr':
        this.rich.rule();
        this.rich.open(place.shape);
        return;
      case 'table':
        this.table(element, place);
        return;
      case 'ul':
      case 'ol':
      case 'menu':
      case 'dir':
        this.list(element, place);
        return;
      case 'li':
        this.item(element, place);
        return;
      case 'pre':
      case 'listing':
      case 'xmp':
      case 'plaintext':
        this.block(element, place, place.lists.length > 0 ? place.shape : { kind: 'code' });
        return;
      case 'blockquote':
        this.block(element, { ...place, quotes: place.quotes + 1 }, { kind: 'quote', depth: place.quotes });
        return;
      case 'dd':
        this.block(element, place, { kind: 'list-item', depth: place.lists.length, marker: '' });
        return;
      case 'math':
        this.mathematics(element, place);
        return;
    }
    if (tagName === 'q') {
      this.rich.write('“', place.look);
      this.children(element, place);
      this.rich.write('”', place.look);
      return;
    }
    const level = headings[tagName];
    if (level !== undefined) this.block(element, place, { kind: 'heading', level });
    else if (blockTags.has(tagName)) this.block(element, place, place.shape);
    else this.children(element, { ...place, look: lookIn(element, place.look) });
  }

  private block(element: HtmlElement, place: Place, shape: BlockShape): void {
    this.rich.open(shape);
    this.children(element, { ...place, shape: furtherShape(shape) });
    this.rich.open(furtherShape(place.shape));
  }

  private list(element: HtmlElement, place: Place): void {
    const isOrdered = element.tagName === 'ol';
    const start = Number.parseInt(attributeOf(element, 'start') ?? '', 10);
    const isReversed = isOrdered && attributeOf(element, 'reversed') !== undefined;
    const items = childrenOf(element).filter(child => isElement(child) && child.tagName === 'li').length;
    const list: List = {
      isOrdered,
      next: Number.isNaN(start) ? (isReversed ? items : 1) : start,
      step: isReversed ? -1 : 1,
      type: attributeOf(element, 'type') ?? '1',
    };
    this.block(element, { ...place, lists: [...place.lists, list] }, furtherShape(place.shape));
  }

  private item(element: HtmlElement, place: Place): void {
    const list = place.lists.at(-1);
    const value = Number.parseInt(attributeOf(element, 'value') ?? '', 10);
    if (list !== undefined && !Number.isNaN(value)) list.next = value;
    const marker = this.dialect.markerOf?.(element) ?? markerOf(list);
    if (list !== undefined) list.next += list.step;
    // A line in a cell has no marker: its number becomes text.
    if (this.rich.isInTable && marker !== '•') {
      this.rich.open(place.shape);
      this.rich.write(`${marker} `, place.look);
      this.children(element, place);
      this.rich.open(place.shape);
      return;
    }
    this.block(element, place, { kind: 'list-item', depth: Math.max(0, place.lists.length - 1), marker });
  }

  /** Tables that only arrange a page, and those with tables inside them, are read cell after cell. */
  private table(element: HtmlElement, place: Place): void {
    const table = arrangesThePage(element) ? null : this.rich.beginTable();
    if (table === null) {
      this.block(element, place, place.shape);
      return;
    }
    const parts = partsOf(element);
    for (const { row, header } of parts.rows) {
      if (this.leftOut.take(row)) continue;
      table.beginRow(header);
      for (const cell of childrenOf(row)) {
        if (!isElement(cell)) continue;
        if (this.leftOut.take(cell)) continue;
        table.beginCell(spanOf(cell, 'colspan'), spanOf(cell, 'rowspan'));
        this.children(cell, { ...place, lists: [], shape: { kind: 'paragraph' } });
      }
    }
    this.rich.endTable();
    for (const caption of parts.captions) this.element(caption, place);
    this.rich.open(furtherShape(place.shape));
  }

  /** Formulas as their characters; what else they say of themselves, such as their source in TeX, is left out. */
  private mathematics(element: HtmlElement, place: Place): void {
    for (const child of elementsOf(element)) {
      if (child.tagName !== 'annotation' && child.tagName !== 'annotation-xml') continue;
      child.childNodes = [];
    }
    this.leftOut.countFormula();
    this.rich.write(textOf(element), place.look);
  }

  /** Below the deepest depth: text and ends of blocks, without a call for each element. */
  private flat(element: HtmlElement, place: Place): void {
    const waiting: (HtmlNode | 'end')[] = [element];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (node === 'end') {
        this.rich.open(place.shape);
        continue;
      }
      if (node.nodeName === '#text' && 'value' in node) this.rich.write(node.value, place.look);
      if (isElement(node)) {
        if (node !== element && this.leftOut.take(node)) continue;
        if (node.tagName === 'br') this.rich.breakLine();
        if (blockTags.has(node.tagName)) {
          this.rich.open(place.shape);
          waiting.push('end');
        }
      }
      waiting.push(...[...childrenOf(node)].reverse());
    }
  }
}

/** What follows in the same element once a block in it has ended: an item's marker stands once. */
const furtherShape = (shape: BlockShape): BlockShape =>
  shape.kind === 'list-item' ? { ...shape, marker: '' } : shape;

function lookIn(element: HtmlElement, above: Look): Look {
  const style = Object.hasOwn(stylesOfTag, element.tagName) ? stylesOfTag[element.tagName] : undefined;
  const target = element.tagName === 'a' ? safeTarget(attributeOf(element, 'href')) : undefined;
  if (target !== undefined) {
    const styles: InlineStyle[] = above.styles.includes('link')
      ? [...above.styles]
      : [...above.styles, 'link'];
    return { styles, href: target };
  }
  if (style === undefined || above.styles.includes(style)) return above;
  return { ...above, styles: [...above.styles, style] };
}

const LONGEST_TARGET = 2_000;

/** Where a link leads, for reading; what would run a program or holds data is none. */
function safeTarget(href: string | undefined): string | undefined {
  const target = href?.trim();
  if (target === undefined || target === '' || target.startsWith('#') || target.length > LONGEST_TARGET)
    return undefined;
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(target)?.[1]?.toLowerCase();
  return scheme === undefined || ['http', 'https', 'mailto', 'ftp', 'doi', 'tel'].includes(scheme)
    ? target
    : undefined;
}

function markerOf(list: List | undefined): string {
  if (list === undefined || !list.isOrdered) return '•';
  return `${listNumeral(list.next, list.type)}.`;
}

/** One column, or tables and headings inside: no table of data. */
function arrangesThePage(table: HtmlElement): boolean {
  const role = attributeOf(table, 'role');
  if (role === 'presentation' || role === 'none') return true;
  let widest = 0;
  for (const element of elementsOf(table)) {
    if (element !== table && /^(?:table|h[1-6]|article|section|form|nav|main)$/.test(element.tagName))
      return true;
    if (element.tagName === 'tr') {
      const cells = childrenOf(element).filter(cell => isElement(cell)).length;
      widest = Math.max(widest, cells);
    }
  }
  return widest < 2;
}

function partsOf(table: HtmlElement): {
  captions: HtmlElement[];
  rows: { row: HtmlElement; header: boolean }[];
} {
  const captions: HtmlElement[] = [];
  const rows: { row: HtmlElement; header: boolean }[] = [];
  for (const part of childrenOf(table)) {
    if (!isElement(part)) continue;
    if (part.tagName === 'caption') captions.push(part);
    else if (part.tagName === 'tr') rows.push({ row: part, header: headsAll(part) });
    else {
      for (const row of childrenOf(part)) {
        if (isElement(row) && row.tagName === 'tr') {
          rows.push({ row, header: part.tagName === 'thead' || headsAll(row) });
        }
      }
    }
  }
  return { captions, rows };
}

/** A row of header cells alone. */
function headsAll(row: HtmlElement): boolean {
  const cells = childrenOf(row).filter(isElement);
  return cells.length > 0 && cells.every(({ tagName }) => tagName === 'th');
}

function spanOf(cell: HtmlElement, name: string): number {
  const value = Number.parseInt(attributeOf(cell, name) ?? '', 10);
  return Number.isNaN(value) || value < 1 ? 1 : value;
}
