/**
 * Makes a canonical text and its blocks from a source whose structure is known: paragraphs with a blank line between
 * them, items of lists on lines of their own, cells of tables with tabs and rows with line feeds between them.
 * White space is what a page shows: runs of it become one space, and none stands at the ends of a block.
 */
import type { Block, Inline, InlineStyle } from './blocks.ts';
import { TableDraft } from './table-draft.ts';
import { pieceOf, type Run, runsOfWords, sameLook } from './text-runs.ts';

/** What the next text becomes. */
export type BlockShape =
  | { kind: 'paragraph'; speaker?: string }
  | { kind: 'heading'; level: 1 | 2 | 3 | 4 | 5 | 6 }
  | { kind: 'list-item'; depth: number; marker: string; speaker?: string }
  | { kind: 'quote'; depth: number }
  | { kind: 'code' };

/** How a piece of text looks. */
export interface Look {
  styles: readonly InlineStyle[];
  href?: string;
}

export const plainLook: Look = { styles: [] };

/** Longer blocks are cut where a word ends, so that a reader's work stays local. */
const LONGEST_BLOCK = 16_000;
/** Without any space it is cut at this length all the same. */
const LONGEST_UNBROKEN = 64_000;

export class RichText {
  private readonly pieces: string[] = [];
  private length = 0;
  private readonly blocks: Block[] = [];
  private shape: BlockShape = { kind: 'paragraph' };
  /** Of the block being written; empty where nothing has been written into it. */
  private inlines: Inline[] = [];
  private start = 0;
  /** White space that counts only if text follows. */
  private waitingSpace: Look | null = null;
  private waitingBreaks = 0;
  private waitingCode = '';
  private isContinued = false;
  /** Tables that are being written, the innermost last. */
  private table: TableDraft | null = null;

  /** Ends the present block; what is written next becomes a block of this shape. */
  open(shape: BlockShape): void {
    if (this.table !== null) {
      this.table.endLine();
      return;
    }
    // A paragraph at the beginning of a list's item is the item itself.
    if (!this.hasText && goesOnWithItem(this.shape, shape)) return;
    this.close();
    this.shape = shape;
  }

  /** Ends the present block; what is written next becomes a paragraph. */
  close(): void {
    if (this.table !== null) {
      this.table.endLine();
      return;
    }
    this.finishBlock();
    this.shape = { kind: 'paragraph' };
    this.isContinued = false;
  }

  get isInTable(): boolean {
    return this.table !== null;
  }

  /** Whether something has been written since the block was opened. */
  get hasText(): boolean {
    return this.inlines.length > 0;
  }

  /** Adds text, in code as it stands, else with its white space as a page shows it. */
  write(text: string, look: Look = plainLook): void {
    const clean = wellFormed(text);
    if (this.table !== null) this.table.write(clean, look);
    else if (this.shape.kind === 'code') this.writeCode(clean, look);
    else {
      for (const run of runsOfWords(clean)) {
        if (run === ' ') this.waitingSpace ??= look;
        else this.writeWord(run, look);
      }
    }
  }

  /** The author ended a line. Two in a row end the paragraph. */
  breakLine(): void {
    if (this.table !== null) this.table.endLine();
    else if (this.shape.kind === 'code') this.writeCode('\n', plainLook);
    else {
      this.waitingSpace = null;
      this.waitingBreaks += 1;
    }
  }

  rule(): void {
    if (this.table !== null) return;
    this.close();
    // A line at the very beginning parts nothing.
    if (this.blocks.length === 0) return;
    this.separate('rule');
    this.blocks.push({ kind: 'rule', start: this.length, end: this.length });
  }

  /** Until `endTable`, what is written goes into the cells of the table. A table inside a table is refused with null. */
  beginTable(): TableDraft | null {
    if (this.table !== null) return null;
    this.close();
    this.table = new TableDraft();
    return this.table;
  }

  endTable(): void {
    const { table } = this;
    this.table = null;
    if (table === null) return;
    const lines = table.finish();
    if (lines.length === 0) return;
    this.separate('table');
    const start = this.length;
    const rows = lines.map((line, index) => {
      if (index > 0) this.append('\n');
      const from = this.length;
      const cells = line.cells.map((runs, column) => {
        if (column > 0) this.append('\t');
        const cellStart = this.length;
        const inlines: Inline[] = [];
        for (const run of runs) this.appendRun(inlines, run);
        return { start: cellStart, end: this.length, inlines };
      });
      return { start: from, end: this.length, header: line.header, cells };
    });
    this.blocks.push({ kind: 'table', start, end: this.length, rows });
  }

  finish(): { text: string; blocks: Block[] } {
    if (this.table !== null) this.endTable();
    this.close();
    return { text: this.pieces.join(''), blocks: this.blocks };
  }

  private writeWord(word: string, look: Look): void {
    if (this.waitingBreaks > 1 && this.hasText) this.continueBlock();
    const length = this.length - this.start + word.length;
    const canCut = this.waitingSpace !== null || length > LONGEST_UNBROKEN;
    if (this.hasText && canCut && length > LONGEST_BLOCK) this.continueBlock();
    if (!this.hasText) this.beginBlock();
    else if (this.waitingBreaks > 0)
      this.appendRun(this.inlines, { text: '\n', look: plainLook, isBreak: true });
    else if (this.waitingSpace !== null) {
      this.appendRun(this.inlines, { text: ' ', look: this.waitingSpace });
    }
    this.waitingBreaks = 0;
    this.waitingSpace = null;
    this.appendRun(this.inlines, { text: word, look });
  }

  private writeCode(text: string, look: Look): void {
    const all = this.waitingCode + text.replace(/\r\n?/g, '\n');
    const visible = all.trimEnd();
    this.waitingCode = all.slice(visible.length);
    if (visible === '') return;
    const begins = !this.hasText;
    if (begins) this.beginBlock();
    // Lines without text before the first one go; how far that one is indented stays.
    for (const line of (begins ? visible.replace(/^\s*\n/, '') : visible).split(/(?=\n)/)) {
      const isTooLong =
        this.length - this.start > LONGEST_BLOCK && line.startsWith('\n') && line.trim() !== '';
      if (isTooLong) {
        this.continueBlock();
        this.beginBlock();
      }
      this.appendRun(this.inlines, { text: isTooLong ? line.slice(1) : line, look });
    }
  }

  /** Another block of the same shape, which has no marker of its own. */
  private continueBlock(): void {
    const { shape } = this;
    this.finishBlock();
    this.shape = shape.kind === 'list-item' ? { ...shape, marker: '' } : shape;
    this.isContinued = true;
  }

  private beginBlock(): void {
    this.separate(this.shape.kind);
    this.start = this.length;
    this.waitingSpace = null;
    this.waitingBreaks = 0;
  }

  private finishBlock(): void {
    this.waitingSpace = null;
    this.waitingBreaks = 0;
    this.waitingCode = '';
    if (!this.hasText) return;
    const { shape, start, inlines } = this;
    this.blocks.push({ ...shape, start, end: this.length, inlines });
    this.inlines = [];
  }

  /** What parts a block from the one before it. */
  private separate(kind: Block['kind']): void {
    const before = this.blocks.at(-1);
    // A rule parts by itself.
    if (before === undefined || before.kind === 'rule') return;
    const isSameList = kind === 'list-item' && before.kind === 'list-item' && !this.isContinued;
    this.append(isSameList ? '\n' : '\n\n');
  }

  private append(text: string): void {
    this.pieces.push(text);
    this.length += text.length;
  }

  private appendRun(inlines: Inline[], run: Run): void {
    const start = this.length;
    this.append(run.text);
    const last = inlines.at(-1);
    if (last !== undefined && run.isBreak !== true && last.hardBreak !== true && sameLook(last, run.look)) {
      last.end = this.length;
    } else inlines.push(pieceOf(run, start));
  }
}

const goesOnWithItem = (present: BlockShape, next: BlockShape): boolean =>
  present.kind === 'list-item' &&
  next.kind === 'list-item' &&
  next.marker === '' &&
  next.depth === present.depth;

/** Halves of surrogate pairs, which UTF-8 cannot hold, become U+FFFD. */
const wellFormed = (text: string): string =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
