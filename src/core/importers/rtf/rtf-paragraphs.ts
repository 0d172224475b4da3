/** From runs of text and the ends between them to the paragraphs and tables of the canonical text. */
import type { BlockShape, Look, RichText } from '#core/text/rich-text.ts';
import type { TableDraft } from '#core/text/table-draft.ts';

/** What the next paragraph is. */
interface Properties {
  style: number;
  outline: number | null;
  level: number;
  isInTable: boolean;
}

/** How a stretch of the file begins that stands apart: a note, a comment. */
export interface Beginning {
  shape: BlockShape;
  lead?: string;
}

export class RtfParagraphs {
  /** Of the list, as the file writes it before an item. */
  label = '';
  private readonly rich: RichText;
  /** Names of paragraph styles in small letters. */
  private readonly styles: ReadonlyMap<number, string>;
  private properties: Properties = plain();
  private isStarted = false;
  private draft: TableDraft | null = null;
  private isRowOpen = false;
  private isCellOpen = false;
  private isHeaderRow = false;
  private beginning: Beginning | null;

  constructor(rich: RichText, styles: ReadonlyMap<number, string>, beginning: Beginning | null) {
    this.rich = rich;
    this.styles = styles;
    this.beginning = beginning;
  }

  /** Of the next paragraph; those that are not given stay. */
  set(properties: Partial<Properties>): void {
    Object.assign(this.properties, properties);
  }

  reset(): void {
    this.properties = plain();
  }

  write(text: string, look: Look): void {
    if (!this.isStarted && text.trim() !== '') this.start();
    this.rich.write(text, look);
  }

  breakLine(): void {
    this.rich.breakLine();
  }

  end(): void {
    this.rich.open({ kind: 'paragraph' });
    this.isStarted = false;
    this.label = '';
  }

  /** What follows is a row, if it is text in a table. */
  announceRow({ isHeader }: { isHeader: boolean }): void {
    this.isHeaderRow = isHeader;
  }

  endCell(): void {
    this.openCell();
    this.isCellOpen = false;
    this.isStarted = false;
    this.label = '';
  }

  endRow(): void {
    this.isRowOpen = false;
    this.isCellOpen = false;
    this.isStarted = false;
  }

  close(): void {
    this.end();
    this.endTable();
    this.rich.close();
  }

  private start(): void {
    this.isStarted = true;
    const label = this.label.trim();
    this.label = '';
    if (this.properties.isInTable) {
      this.openCell();
      if (label !== '' && !isBullet(label)) this.rich.write(`${label} `);
      return;
    }
    this.endTable();
    if (this.beginning !== null) {
      const { shape, lead } = this.beginning;
      this.rich.open(shape);
      if (lead !== undefined) this.rich.write(lead, { styles: ['emphasis'] });
      this.beginning = { shape: shape.kind === 'list-item' ? { ...shape, marker: '' } : shape };
      return;
    }
    const level = this.headingLevel();
    if (level !== null) {
      this.rich.open({ kind: 'heading', level });
      if (label !== '' && !isBullet(label)) this.rich.write(`${label} `);
    } else if (label !== '') {
      this.rich.open({
        kind: 'list-item',
        depth: this.properties.level,
        marker: isBullet(label) ? '•' : label,
      });
    } else this.rich.open({ kind: 'paragraph' });
  }

  private headingLevel(): 1 | 2 | 3 | 4 | 5 | 6 | null {
    const { style, outline } = this.properties;
    const name = this.styles.get(style) ?? '';
    const named = /^heading ?([1-9])/.exec(name)?.[1];
    const level =
      named !== undefined
        ? Number(named)
        : name === 'title'
          ? 1
          : outline !== null && outline < 9
            ? outline + 1
            : 0;
    return level < 1 ? null : (Math.min(6, level) as 1 | 2 | 3 | 4 | 5 | 6);
  }

  private openCell(): void {
    this.draft ??= this.rich.beginTable();
    if (!this.isRowOpen) this.draft?.beginRow(this.isHeaderRow);
    if (!this.isCellOpen) this.draft?.beginCell();
    this.isRowOpen = true;
    this.isCellOpen = true;
  }

  private endTable(): void {
    if (this.draft === null) return;
    this.draft = null;
    this.isRowOpen = false;
    this.isCellOpen = false;
    this.rich.endTable();
  }
}

const plain = (): Properties => ({ style: 0, outline: null, level: 0, isInTable: false });

const isBullet = (label: string): boolean =>
  !/[\p{L}\p{N}]/u.test(label) || label === 'o' || /^[\uf000-\uf0ff]$/.test(label);
