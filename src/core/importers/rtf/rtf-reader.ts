/** From the groups of an RTF file to a canonical text with blocks. */
import type { InlineStyle } from '#core/text/blocks.ts';
import { type Look, RichText } from '#core/text/rich-text.ts';
import { romanNumeral } from '../numerals.ts';
import { symbolOf } from '../symbol-fonts.ts';
import { Tally } from '../tally.ts';
import { decodeCodePage } from './code-pages.ts';
import { type Beginning, RtfParagraphs } from './rtf-paragraphs.ts';
import type { RtfTables } from './rtf-tables.ts';
import { type RtfToken, rtfTokens } from './rtf-tokens.ts';
import { apart, characters } from './rtf-words.ts';

/** What the open group is for. */
type Destination = 'text' | 'nothing' | 'instruction' | 'label';

/** What a group keeps for itself. */
interface State {
  destination: Destination;
  font: number;
  fallback: number;
  strong: boolean;
  emphasis: boolean;
  strike: boolean;
  isHidden: boolean;
  isDeleted: boolean;
  href: string | undefined;
}

const DEEPEST = 2_000;
/** Notes and boxes in notes and boxes beyond this are read where they stand. */
const DEEPEST_APART = 4;

/** A stretch of the file that is read later: a note, a comment, a text box. */
interface Later {
  start: number;
  end: number;
  label: string;
  /** How many notes and boxes it stands inside of. */
  depth: number;
  lead?: string;
}

/** Groups that are read by themselves. */
const setApart = new Set(
  'footnote annotation atnauthor atnid shptxt header headerl headerr headerf footer footerl footerr footerf'.split(
    ' ',
  ),
);

export class RtfReader {
  readonly leftOut = new Tally();
  readonly footnotes: Later[] = [];
  readonly endnotes: Later[] = [];
  readonly comments: Later[] = [];
  textBoxes = 0;
  hiddenCharacters = 0;
  deletedCharacters = 0;
  insertedRuns = 0;
  isTooDeep = false;
  readonly margins = new Set<string>();
  readonly unknownCodePages = new Set<number>();
  private readonly bytes: Uint8Array;
  private readonly rich: RichText;
  private readonly tables: RtfTables;
  private stack: State[] = [];
  private state: State;
  private paragraphs: RtfParagraphs;
  private depth: number;
  /** Whether the next word is the first one of a group. */
  private groupStart: 'no' | 'yes' | 'skippable' = 'no';
  /** Open groups beyond the deepest that is told apart. */
  private tooDeep = 0;
  private firstHalf = '';
  private waiting: number[] = [];
  private toSkip = 0;
  private instruction = '';
  private author = '';
  private boxes: Later[] = [];

  constructor(bytes: Uint8Array, rich: RichText, tables: RtfTables, depth = 0) {
    this.depth = depth;
    this.bytes = bytes;
    this.rich = rich;
    this.tables = tables;
    this.state = this.fresh();
    this.paragraphs = new RtfParagraphs(rich, tables.styles, null);
  }

  /** Reads a stretch of the file; notes and comments wait in their lists. */
  read(
    { start, end, depth = this.depth }: { start: number; end: number; depth?: number },
    beginning: Beginning | null = null,
  ): void {
    const { stack, state, paragraphs, tooDeep, depth: outerDepth } = this;
    const outer = { stack, state, paragraphs, tooDeep, depth: outerDepth };
    this.depth = depth;
    this.stack = [];
    this.tooDeep = 0;
    this.state = this.fresh();
    this.paragraphs = new RtfParagraphs(this.rich, this.tables.styles, beginning);
    const tokens = rtfTokens(this.bytes, start, end);
    for (const token of tokens) this.take(token, tokens);
    this.flush();
    this.readBoxes();
    this.paragraphs.close();
    Object.assign(this, outer);
  }

  private fresh(): State {
    return {
      destination: 'text',
      font: this.tables.defaultFont,
      fallback: 1,
      strong: false,
      emphasis: false,
      strike: false,
      isHidden: false,
      isDeleted: false,
      href: undefined,
    };
  }

  private take(token: RtfToken, tokens: Generator<RtfToken>): void {
    const { groupStart } = this;
    this.groupStart = 'no';
    switch (token.type) {
      case 'open':
        this.flush();
        this.toSkip = 0;
        if (this.stack.length < DEEPEST) {
          this.stack.push(this.state);
          this.state = { ...this.state };
        } else this.tooDeep += 1;
        this.groupStart = 'yes';
        return;
      case 'close':
        this.flush();
        this.toSkip = 0;
        this.closeGroup();
        return;
      case 'byte':
        if (this.toSkip > 0) this.toSkip -= 1;
        else this.waiting.push(token.byte);
        return;
      case 'word':
        if (groupStart === 'no') this.word(token);
        else if (token.name === '*') this.groupStart = 'skippable';
        else this.beginGroup(token, groupStart === 'skippable', tokens);
    }
  }

  private closeGroup(): void {
    if (this.tooDeep > 0) {
      this.tooDeep -= 1;
      this.isTooDeep = true;
      return;
    }
    const isInstruction = this.state.destination === 'instruction';
    if (isInstruction && this.stack.at(-1)?.destination !== 'instruction') this.endInstruction();
    this.state = this.stack.pop() ?? this.state;
  }

  /** The first word of a group tells what the group is for; some may be skipped by whoever does not know them. */
  private beginGroup(
    token: RtfToken & { type: 'word' },
    canSkip: boolean,
    tokens: Generator<RtfToken>,
  ): void {
    const { name } = token;
    if (this.depth >= DEEPEST_APART && setApart.has(name)) return;
    switch (name) {
      case 'footnote':
        this.note(tokens);
        return;
      case 'annotation': {
        const author = this.author.trim();
        const later = this.passOver(tokens);
        this.author = '';
        this.comments.push({
          ...later,
          label: '',
          depth: this.depth + 1,
          ...(author === '' ? {} : { lead: `${author}: ` }),
        });
        return;
      }
      case 'atnauthor':
      case 'atnid': {
        const words = this.plainText(this.passOver(tokens));
        if (name === 'atnauthor' || this.author === '') this.author = words;
        return;
      }
      case 'header':
      case 'headerl':
      case 'headerr':
      case 'headerf':
      case 'footer':
      case 'footerl':
      case 'footerr':
      case 'footerf': {
        const words = this.plainText(this.passOver(tokens));
        if (/\p{L}/u.test(words)) this.margins.add(words);
        return;
      }
      case 'pict':
        if (this.state.destination === 'text') this.leftOut.add('picture');
        this.passOver(tokens);
        return;
      case 'moMath':
      case 'moMathPara':
        this.leftOut.add('formula');
        this.passOver(tokens);
        return;
      case 'shptxt':
        this.textBoxes += 1;
        this.boxes.push({ ...this.passOver(tokens), label: '', depth: this.depth + 1 });
        return;
      case 'shpinst':
        // Only the text box in it is text.
        this.state.destination = 'nothing';
        return;
      case 'shppict':
        return;
      case 'fldinst':
        this.state.destination = 'instruction';
        this.instruction = '';
        return;
      case 'listtext':
      case 'pntext':
        this.state.destination = 'label';
        this.paragraphs.label = '';
        return;
      case 'upr':
        // Given twice, the second time in Unicode: that one is read.
        this.state.destination = 'nothing';
        return;
      case 'ud':
        this.state.destination = 'text';
        return;
    }
    if (canSkip || apart.has(name)) this.passOver(tokens);
    else this.word(token);
  }

  /** Goes to the end of the open group and gives where its content stands. */
  private passOver(tokens: Generator<RtfToken>): { start: number; end: number } {
    let depth = 1;
    let start = -1;
    let end = this.bytes.length;
    for (;;) {
      const { value: token, done } = tokens.next();
      if (done === true || token === undefined) break;
      if (start === -1) start = token.at;
      end = token.at;
      if (token.type === 'open') depth += 1;
      else if (token.type === 'close') depth -= 1;
      if (depth === 0) break;
    }
    this.closeGroup();
    return { start: start === -1 ? end : start, end };
  }

  private plainText({ start, end }: { start: number; end: number }): string {
    const rich = new RichText();
    const reader = new RtfReader(this.bytes, rich, this.tables, this.depth + 1);
    reader.read({ start, end });
    return rich.finish().text.replace(/\s+/g, ' ').trim();
  }

  private note(tokens: Generator<RtfToken>): void {
    const later = this.passOver(tokens);
    const head = String.fromCharCode(...this.bytes.subarray(later.start, later.start + 40));
    const isEndnote = /^\\ftnalt(?![a-z])/.test(head.trimStart());
    const list = isEndnote ? this.endnotes : this.footnotes;
    const count = list.length + 1;
    const label = isEndnote ? romanNumeral(count) : String(count);
    list.push({ ...later, label, depth: this.depth + 1 });
    this.write(`[${label}]`);
  }

  private word({ name, value }: RtfToken & { type: 'word' }): void {
    if (name === 'u' && value !== null) {
      this.flush();
      const unit = value < 0 ? value + 65_536 : value;
      // A character beyond the first 65,536 comes in two halves, each a word of its own.
      if (unit >= 0xd800 && unit <= 0xdbff) this.firstHalf = String.fromCharCode(unit);
      else {
        this.write(this.firstHalf + (unit > 0xffff ? '\ufffd' : String.fromCharCode(unit)));
        this.firstHalf = '';
      }
      this.toSkip = this.state.fallback;
      return;
    }
    if (this.toSkip > 0) {
      this.toSkip -= 1;
      if (Object.hasOwn(characters, name)) return;
    }
    const { state, paragraphs } = this;
    const isOn = value !== 0;
    if (Object.hasOwn(characters, name)) {
      this.flush();
      this.write(characters[name] ?? '');
      return;
    }
    switch (name) {
      case 'uc':
        state.fallback = Math.max(0, value ?? 1);
        return;
      case 'f':
        this.flush();
        state.font = value ?? 0;
        return;
      case 'plain':
        this.flush();
        Object.assign(state, {
          strong: false,
          emphasis: false,
          strike: false,
          isHidden: false,
          isDeleted: false,
          font: this.tables.defaultFont,
        });
        return;
      case 'b':
        this.flush();
        state.strong = isOn;
        return;
      case 'i':
        this.flush();
        state.emphasis = isOn;
        return;
      case 'strike':
      case 'striked':
        this.flush();
        state.strike = isOn;
        return;
      case 'v':
        this.flush();
        state.isHidden = isOn;
        return;
      case 'deleted':
        this.flush();
        state.isDeleted = isOn;
        return;
      case 'revised':
        if (isOn) this.insertedRuns += 1;
        return;
      case 'pard':
        this.flush();
        // The label of an item is written as a paragraph of its own inside the one that it belongs to.
        if (state.destination === 'text') paragraphs.reset();
        return;
      case 's':
        paragraphs.set({ style: value ?? 0 });
        return;
      case 'outlinelevel':
        paragraphs.set({ outline: value });
        return;
      case 'ilvl':
        paragraphs.set({ level: Math.min(8, Math.max(0, value ?? 0)) });
        return;
      case 'intbl':
        paragraphs.set({ isInTable: true });
        return;
      case 'trowd':
        this.flush();
        paragraphs.announceRow({ isHeader: false });
        return;
      case 'trhdr':
        paragraphs.announceRow({ isHeader: true });
        return;
      case 'par':
      case 'sect':
      case 'page':
      case '\n':
      case '\r':
        this.flush();
        this.endParagraph();
        return;
      case 'line':
      case 'lbr':
        this.flush();
        if (state.destination === 'text') paragraphs.breakLine();
        return;
      case 'cell':
        this.flush();
        paragraphs.endCell();
        return;
      case 'nestcell':
      case 'nestrow':
        this.flush();
        paragraphs.breakLine();
        return;
      case 'row':
        this.flush();
        paragraphs.endRow();
        return;
    }
  }

  private flush(): void {
    if (this.waiting.length === 0) return;
    const bytes = this.waiting;
    this.waiting = [];
    const font = this.tables.fonts.get(this.state.font);
    if (font?.isSymbol === true) {
      this.write(
        bytes
          .map(
            byte =>
              symbolOf(font.name, byte.toString(16)) ?? (byte < 0x80 ? String.fromCharCode(byte) : '\ufffd'),
          )
          .join(''),
      );
      return;
    }
    const codePage = font?.codePage ?? this.tables.codePage;
    const { text, isKnown } = decodeCodePage(bytes, codePage);
    if (!isKnown && bytes.some(byte => byte >= 0x80)) this.unknownCodePages.add(codePage);
    this.write(text);
  }

  private write(text: string): void {
    const { state } = this;
    switch (state.destination) {
      case 'nothing':
        return;
      case 'instruction':
        this.instruction += text;
        return;
      case 'label':
        this.paragraphs.label += text;
        return;
    }
    if (state.isDeleted) {
      this.deletedCharacters += text.length;
      return;
    }
    if (state.isHidden) {
      this.hiddenCharacters += text.length;
      return;
    }
    this.paragraphs.write(text, this.look());
  }

  private look(): Look {
    const { strong, emphasis, strike, href } = this.state;
    const styles: InlineStyle[] = [
      ...(strong ? (['strong'] as const) : []),
      ...(emphasis ? (['emphasis'] as const) : []),
      ...(strike ? (['strike'] as const) : []),
      ...(href === undefined ? [] : (['link'] as const)),
    ];
    return href === undefined ? { styles } : { styles, href };
  }

  private endParagraph(): void {
    if (this.state.destination !== 'text') return;
    this.paragraphs.end();
    this.readBoxes();
  }

  /** Text boxes stand after the paragraph beside which they are. */
  private readBoxes(): void {
    const { boxes } = this;
    this.boxes = [];
    for (const box of boxes) this.read(box);
  }

  /** The result of a link's field, which comes next, leads where its instruction says. */
  private endInstruction(): void {
    const match = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))/i.exec(this.instruction);
    const target = match?.[1] ?? match?.[2];
    const field = this.stack.at(-1);
    if (field !== undefined && target !== undefined && /^(?:https?|mailto|ftp):/i.test(target))
      field.href = target;
    this.instruction = '';
  }
}
