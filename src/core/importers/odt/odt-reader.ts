/** From the body of an OpenDocument text to a canonical text with blocks. */
import type { BlockShape, Look, RichText } from '#core/text/rich-text.ts';
import type { TableDraft } from '#core/text/table-draft.ts';
import { Tally } from '../tally.ts';
import { childOf, childrenOf, descendantsOf, textIn, type XmlElement } from '../xml/xml-tree.ts';
import type { OdtStyles } from './odt-styles.ts';

/** Declarations, marks of places, and what tracked changes took away. */
const silent = new Set(
  `office:forms text:sequence-decls text:variable-decls text:user-field-decls text:alphabetical-index-auto-mark-file
   text:tracked-changes text:change text:change-start text:change-end text:bookmark text:bookmark-start text:bookmark-end
   text:reference-mark-start text:reference-mark-end text:soft-page-break text:index-title-template office:event-listeners
   svg:title svg:desc text:toc-mark text:toc-mark-start text:toc-mark-end office:annotation-end table:table-columns
   table:table-column table:table-header-columns text:table-of-content-source text:illustration-index-source
   text:table-index-source text:object-index-source text:user-index-source text:alphabetical-index-source
   text:bibliography-source`.split(/\s+/),
);

/** No one writes more spaces or columns in a row; a file that states more is a trap. */
const MOST_REPEATED = 1_000;

interface Place {
  look: Look;
  /** Depth of the list, from 0; -1 outside of lists. */
  depth: number;
  listStyle: string | undefined;
  /** Of the paragraph that comes next in an item. */
  marker: string;
}

export class OdtReader {
  readonly leftOut = new Tally();
  describedPictures = 0;
  textBoxes = 0;
  hiddenCharacters = 0;
  notes: { label: string; body: XmlElement; isEndnote: boolean }[] = [];
  comments: XmlElement[] = [];
  private readonly rich: RichText;
  private readonly styles: OdtStyles;
  private boxes: XmlElement[] = [];
  private readonly counts: number[] = [];
  /** Where lists stopped counting, by style and depth, for those that go on. */
  private readonly stopped = new Map<string, number>();

  constructor(rich: RichText, styles: OdtStyles) {
    this.rich = rich;
    this.styles = styles;
  }

  /** Reads paragraphs, lists and tables. `first` is the shape of the first paragraph, `lead` what is put before it. */
  blocks(parent: XmlElement, first?: { shape: BlockShape; lead?: string }): void {
    let beginning = first;
    for (const element of childrenOf(parent)) {
      if (beginning !== undefined && element.name === 'text:p') {
        this.paragraph(element, beginning.shape, beginning.lead);
        const { shape } = beginning;
        beginning = { shape: shape.kind === 'list-item' ? { ...shape, marker: '' } : shape };
      } else this.block(element, { look: { styles: [] }, depth: -1, listStyle: undefined, marker: '' });
    }
  }

  private block(element: XmlElement, place: Place): void {
    const { name, attributes } = element;
    switch (name) {
      case 'text:h': {
        const level = Math.min(
          6,
          Math.max(1, Number.parseInt(attributes['text:outline-level'] ?? '1', 10) || 1),
        );
        this.paragraph(
          element,
          { kind: 'heading', level: level as 1 | 2 | 3 | 4 | 5 | 6 },
          this.headingLabel(element, place),
        );
        return;
      }
      case 'text:p':
        this.paragraph(element, this.shapeOf(element, place), undefined);
        return;
      case 'text:list':
        this.list(element, place);
        return;
      case 'table:table':
        this.table(element, place);
        return;
      case 'draw:frame':
      case 'draw:custom-shape':
      case 'draw:g':
        this.drawing(element);
        this.flushBoxes();
        return;
      case 'text:section':
        if (attributes['text:display'] === 'none') {
          this.hiddenCharacters += textIn(element).length;
          return;
        }
        break;
    }
    if (silent.has(name)) return;
    for (const child of childrenOf(element)) this.block(child, place);
  }

  private headingLabel(element: XmlElement, place: Place): string | undefined {
    // LibreOffice writes numbered headings as items of lists around them.
    if (place.depth < 0 || place.marker === '' || place.marker === '•') return undefined;
    return element.attributes['text:is-list-header'] === 'true' ? undefined : `${place.marker} `;
  }

  private shapeOf(element: XmlElement, place: Place): BlockShape {
    if (place.depth >= 0) return { kind: 'list-item', depth: place.depth, marker: place.marker };
    const names = this.styles.namesOf(element.attributes['text:style-name']);
    if (names.some(name => /^quotations?$/i.test(name))) return { kind: 'quote', depth: 0 };
    if (names.some(name => /^title$/i.test(name))) return { kind: 'heading', level: 1 };
    if (names.some(name => /^preformatted[ _]text$/i.test(name.replace('_20_', ' '))))
      return { kind: 'code' };
    return { kind: 'paragraph' };
  }

  private paragraph(element: XmlElement, shape: BlockShape, lead: string | undefined): void {
    this.rich.open(shape);
    if (lead !== undefined) this.rich.write(lead, { styles: shape.kind === 'heading' ? [] : ['emphasis'] });
    if (this.rich.isInTable && shape.kind === 'list-item' && !['', '•'].includes(shape.marker)) {
      this.rich.write(`${shape.marker} `);
    }
    const own = this.styles.lookOf(element.attributes['text:style-name']);
    if (own.isHidden) this.hiddenCharacters += textIn(element).length;
    else this.inlines(element, { styles: shape.kind === 'heading' ? [] : own.styles });
    this.rich.open(shape.kind === 'list-item' ? { ...shape, marker: '' } : shape);
    this.flushBoxes();
  }

  private flushBoxes(): void {
    const { boxes } = this;
    this.boxes = [];
    for (const box of boxes) {
      this.rich.close();
      this.blocks(box);
    }
  }

  private list(element: XmlElement, above: Place): void {
    const depth = above.depth + 1;
    const listStyle = element.attributes['text:style-name'] ?? above.listStyle;
    const key = `${listStyle ?? ''}:${depth}`;
    const goesOn =
      element.attributes['text:continue-numbering'] === 'true' ||
      element.attributes['text:continue-list'] !== undefined;
    const start = this.styles.startOf(listStyle, depth);
    this.counts[depth] = goesOn ? (this.stopped.get(key) ?? start - 1) : start - 1;
    for (const item of childrenOf(element)) {
      const isHeader = item.name === 'text:list-header';
      if (item.name !== 'text:list-item' && !isHeader) continue;
      const value = Number.parseInt(item.attributes['text:start-value'] ?? '', 10);
      if (!isHeader) this.counts[depth] = Number.isNaN(value) ? (this.counts[depth] ?? 0) + 1 : value;
      const written = childOf(item, 'text:number');
      const counted =
        written === undefined ? this.styles.labelOf(listStyle, depth, this.counts) : textIn(written).trim();
      let marker = isHeader ? '' : counted;
      for (const child of childrenOf(item)) {
        this.block(child, { ...above, depth, listStyle, marker });
        if (child.name === 'text:p' || child.name === 'text:h') marker = '';
      }
    }
    this.stopped.set(key, this.counts[depth] ?? 0);
  }

  private inlines(parent: XmlElement, look: Look): void {
    for (const child of parent.children) {
      if (typeof child === 'string') this.rich.write(child, look);
      else this.inline(child, look);
    }
  }

  private inline(element: XmlElement, look: Look): void {
    const { name, attributes } = element;
    switch (name) {
      case 'text:span': {
        const own = this.styles.lookOf(attributes['text:style-name']);
        if (own.isHidden) this.hiddenCharacters += textIn(element).length;
        else this.inlines(element, { ...look, styles: [...new Set([...look.styles, ...own.styles])] });
        return;
      }
      case 'text:s':
        this.rich.write(' '.repeat(Math.min(MOST_REPEATED, Number(attributes['text:c'] ?? 1) || 1)), look);
        return;
      case 'text:number':
        this.rich.write(`${textIn(element).trim()} `, look);
        return;
      case 'text:tab':
        this.rich.write(' ', look);
        return;
      case 'text:line-break':
        this.rich.breakLine();
        return;
      case 'text:a': {
        const href = attributes['xlink:href'] ?? '';
        this.inlines(
          element,
          /^(?:https?|mailto|ftp):/i.test(href) ? { styles: [...look.styles, 'link'], href } : look,
        );
        return;
      }
      case 'text:note': {
        const body = childOf(element, 'text:note-body');
        const citation = childOf(element, 'text:note-citation');
        const label =
          (citation === undefined ? '' : textIn(citation)).trim() || String(this.notes.length + 1);
        this.rich.write(`[${label}]`, look);
        if (body !== undefined) {
          this.notes.push({ label, body, isEndnote: attributes['text:note-class'] === 'endnote' });
        }
        return;
      }
      case 'office:annotation':
        this.comments.push(element);
        return;
      case 'text:ruby':
        for (const base of childrenOf(element, 'text:ruby-base')) this.inlines(base, look);
        this.rich.write('(', look);
        for (const reading of childrenOf(element, 'text:ruby-text')) this.inlines(reading, look);
        this.rich.write(')', look);
        return;
      case 'text:hidden-text':
      case 'text:hidden-paragraph':
        this.hiddenCharacters += (attributes['text:string-value'] ?? textIn(element)).length;
        return;
      case 'draw:frame':
      case 'draw:custom-shape':
      case 'draw:g':
      case 'draw:rect':
        this.drawing(element);
        return;
    }
    if (!silent.has(name)) this.inlines(element, look);
  }

  /** Pictures are counted; what is written in frames and shapes is read after the paragraph. */
  private drawing(element: XmlElement): void {
    const box = [...childrenOf(element, 'draw:text-box')][0];
    if (element.name === 'draw:g' || element.name === 'draw:a') {
      for (const child of childrenOf(element)) this.drawing(child);
    } else if (box !== undefined) this.takeBox(box);
    else if (childOf(element, 'draw:object') !== undefined) this.leftOut.add('embedded object');
    else if (childOf(element, 'draw:image') !== undefined) {
      this.leftOut.add('picture');
      const described = childOf(element, 'svg:desc') ?? childOf(element, 'svg:title');
      if (described !== undefined && textIn(described).trim() !== '') this.describedPictures += 1;
    } else if (childOf(element, 'text:p') !== undefined) this.takeBox(element);
  }

  private takeBox(box: XmlElement): void {
    this.textBoxes += 1;
    this.boxes.push(box);
  }

  private table(element: XmlElement, place: Place): void {
    const rows = [...rowsOf(element, false)];
    const isFrame =
      rows.every(({ row }) => [...cellsOf(row)].length < 2) ||
      [...descendantsOf(element)].some(one => one !== element && one.name === 'table:table');
    const draft = isFrame ? null : this.rich.beginTable();
    if (draft === null) {
      for (const { row } of rows) {
        for (const cell of childrenOf(row, 'table:table-cell')) {
          this.rich.close();
          for (const child of childrenOf(cell)) this.block(child, { ...place, depth: -1 });
        }
      }
      this.rich.close();
      return;
    }
    for (const { row, header } of rows) {
      draft.beginRow(header);
      for (const cell of cellsOf(row)) this.cell(draft, cell, place);
    }
    this.rich.endTable();
  }

  private cell(draft: TableDraft, cell: XmlElement, place: Place): void {
    const number = (name: string): number =>
      Math.min(MOST_REPEATED, Math.max(1, Number(cell.attributes[name] ?? 1) || 1));
    for (let copy = 0; copy < number('table:number-columns-repeated'); copy += 1) {
      // What a cell covers has cells of its own in the file.
      draft.beginCell();
      if (cell.name === 'table:covered-table-cell') continue;
      for (const child of childrenOf(cell)) this.block(child, { ...place, depth: -1 });
    }
  }
}

function* rowsOf(parent: XmlElement, header: boolean): Iterable<{ row: XmlElement; header: boolean }> {
  for (const child of childrenOf(parent)) {
    if (child.name === 'table:table-row') yield { row: child, header };
    else if (/^table:(?:table-header-rows|table-rows|table-row-group)$/.test(child.name)) {
      yield* rowsOf(child, header || child.name === 'table:table-header-rows');
    }
  }
}

function* cellsOf(row: XmlElement): Iterable<XmlElement> {
  for (const child of childrenOf(row)) {
    if (child.name === 'table:table-cell' || child.name === 'table:covered-table-cell') yield child;
  }
}
