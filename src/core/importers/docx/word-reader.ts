/** From the body of a Word document, and from its notes and comments, to a canonical text with blocks. */
import type { InlineStyle } from '#core/text/blocks.ts';
import type { BlockShape, Look, RichText } from '#core/text/rich-text.ts';
import { romanNumeral } from '../numerals.ts';
import { symbolOf } from '../symbol-fonts.ts';
import { childOf, childrenOf, descendantsOf, textIn, type XmlElement } from '../xml/xml-tree.ts';
import { linkOfInstruction, WordFields } from './word-fields.ts';
import type { WordFindings } from './word-findings.ts';
import type { WordNumbering } from './word-numbering.ts';
import type { Part } from './word-package.ts';
import type { WordStyles } from './word-styles.ts';
import { readTable } from './word-table.ts';

/** Properties, marks of places, and what tracked changes took away. */
const silent = new Set(
  `w:pPr w:rPr w:tblPr w:tblGrid w:tblPrEx w:trPr w:tcPr w:sectPr w:sdtPr w:sdtEndPr w:proofErr w:bookmarkStart
   w:bookmarkEnd w:permStart w:permEnd w:lastRenderedPageBreak w:footnoteRef w:endnoteRef w:annotationRef w:separator
   w:continuationSeparator w:instrText w:delInstrText w:delText w:del w:moveFrom w:moveFromRangeStart
   w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd w:customXmlPr w:smartTagPr w:rubyPr w:fldData`.split(
    /\s+/,
  ),
);

export interface WordContext {
  rich: RichText;
  styles: WordStyles;
  numbering: WordNumbering;
  findings: WordFindings;
  /** Notes in the order in which the text refers to them. */
  notes: { id: string; kind: 'footnote' | 'endnote'; label: string }[];
  /** How many of them there are of each kind. */
  counts: { footnote: number; endnote: number };
  /** For each comment, the text that it is on. */
  commented: Map<string, string>;
}

const LONGEST_COMMENTED = 200;

/** How a run looks; text that is formatted as hidden is counted and left out. */
interface RunLook extends Look {
  isHidden?: true;
}

const plainRun: RunLook = { styles: [] };

/** How the first paragraph of a note or a comment begins. */
export interface Beginning {
  shape: BlockShape;
  /** Text that is put before it. */
  lead?: string;
}

export class WordReader {
  private readonly context: WordContext;
  private readonly part: Part;
  private readonly fields = new WordFields();
  /** Comments whose text is being read. */
  private readonly openComments = new Set<string>();
  /** Of the present paragraph: text boxes that stand beside it. */
  private boxes: XmlElement[] = [];
  /** What was left of paragraphs whose ends were deleted; it goes on in the next one. */
  private joined: XmlElement[] = [];
  private isInTable = false;

  constructor(part: Part, context: WordContext) {
    this.part = part;
    this.context = context;
  }

  /** Reads what stands in a body, a note, a comment or a text box. Further paragraphs of an item have no marker. */
  blocks(parent: XmlElement, first?: Beginning): void {
    let beginning = first;
    for (const element of childrenOf(parent)) {
      if (element.name === 'w:p') {
        this.paragraph(element, beginning);
        if (beginning?.shape.kind === 'list-item') beginning = { shape: { ...beginning.shape, marker: '' } };
      } else this.block(element);
    }
    this.flushJoined();
  }

  private block(element: XmlElement): void {
    const { findings } = this.context;
    switch (element.name) {
      case 'w:p':
        this.paragraph(element);
        return;
      case 'w:tbl':
        this.table(element);
        return;
      case 'w:altChunk':
      case 'w:subDoc':
        findings.leftOut.add('embedded document');
        return;
      case 'mc:AlternateContent':
        for (const branch of this.branchOf(element)) this.block(branch);
        return;
      case 'w:ins':
      case 'w:moveTo':
        this.countChange(element);
        break;
      case 'w:del':
      case 'w:moveFrom':
        this.countChange(element);
        return;
      case 'w:r':
      case 'w:hyperlink':
      case 'w:fldSimple':
      case 'm:oMath':
      case 'm:oMathPara':
        this.inline(element, plainRun);
        return;
    }
    if (silent.has(element.name)) return;
    for (const child of childrenOf(element)) this.block(child);
  }

  private paragraph(element: XmlElement, beginning?: Beginning): void {
    const { rich, styles } = this.context;
    const properties = childOf(element, 'w:pPr');
    const mark = childOf(properties, 'w:rPr');
    const deleted = childOf(mark, 'w:del');
    if (deleted !== undefined) {
      this.countChange(deleted);
      this.joined.push(...childrenOf(element));
      return;
    }
    const inserted = childOf(mark, 'w:ins');
    if (inserted !== undefined) this.countChange(inserted);
    const content = [...this.joined, ...childrenOf(element)];
    this.joined = [];
    if (beginning !== undefined) {
      rich.open(beginning.shape);
      if (beginning.lead !== undefined) rich.write(beginning.lead, { styles: ['emphasis'] });
    } else this.openShaped(properties, content);
    for (const child of content) this.inline(child, plainRun);
    const { boxes } = this;
    this.boxes = [];
    rich.open(
      !this.isInTable && styles.isQuote(properties) ? { kind: 'quote', depth: 0 } : { kind: 'paragraph' },
    );
    for (const box of boxes) {
      rich.close();
      this.blocks(box);
    }
    if (beginning === undefined) rich.close();
  }

  private openShaped(properties: XmlElement | undefined, content: readonly XmlElement[]): void {
    const { rich, styles, numbering } = this.context;
    const level = styles.headingLevel(properties);
    const listed = styles.numberingOf(properties);
    // Word counts an empty paragraph of a list only where it shows its number.
    const label = listed === null || !hasText(content) ? null : numbering.next(listed.numId, listed.level);
    if (level !== null) {
      rich.open({ kind: 'heading', level });
      // A heading has no marker: its number is part of what a reader sees and cites.
      if (label !== null && label !== '' && label !== '•') rich.write(`${label} `);
    } else if (listed !== null && label !== null) {
      rich.open({ kind: 'list-item', depth: listed.level, marker: label });
      // Nor has a line in a cell.
      if (rich.isInTable && label !== '' && label !== '•') rich.write(`${label} `);
    } else if (styles.isQuote(properties)) rich.open({ kind: 'quote', depth: 0 });
    else rich.open({ kind: 'paragraph' });
  }

  private inlines(parent: XmlElement, look: RunLook): void {
    for (const child of childrenOf(parent)) this.inline(child, look);
  }

  private inline(element: XmlElement, look: RunLook): void {
    const { rich, findings, notes } = this.context;
    const { name, attributes } = element;
    switch (name) {
      case 'w:r':
        this.inlines(element, this.lookOfRun(element, look));
        return;
      case 'w:t':
        this.text(spaced(element), look);
        return;
      case 'w:tab':
      case 'w:ptab':
        this.text(' ', look);
        return;
      case 'w:br':
      case 'w:cr':
        if (look.isHidden !== true) rich.breakLine();
        return;
      case 'w:noBreakHyphen':
        this.text('\u2011', look);
        return;
      case 'w:softHyphen':
        this.text('\u00ad', look);
        return;
      case 'w:sym': {
        const symbol = symbolOf(attributes['w:font'] ?? '', attributes['w:char'] ?? '');
        if (symbol === null) findings.unknownSymbols += 1;
        this.text(symbol ?? '\ufffd', look);
        return;
      }
      case 'w:fldChar':
        if (attributes['w:fldCharType'] === 'begin') this.fields.begin();
        else if (attributes['w:fldCharType'] === 'separate') this.fields.separate();
        else this.fields.end();
        return;
      case 'w:instrText':
        this.fields.instruct(textIn(element));
        return;
      case 'w:fldSimple':
        this.inlines(element, linked(look, linkOfInstruction(attributes['w:instr'] ?? '')));
        return;
      case 'w:hyperlink': {
        const target = this.part.relationships.get(attributes['r:id'] ?? '');
        this.inlines(element, linked(look, target?.isExternal === true ? target.target : undefined));
        return;
      }
      case 'w:footnoteReference':
      case 'w:endnoteReference': {
        const kind = name === 'w:footnoteReference' ? 'footnote' : 'endnote';
        const count = this.context.counts[kind] + 1;
        this.context.counts[kind] = count;
        const label = kind === 'footnote' ? String(count) : romanNumeral(count);
        notes.push({ id: attributes['w:id'] ?? '', kind, label });
        this.text(`[${label}]`, look);
        return;
      }
      case 'w:commentRangeStart':
        this.openComments.add(attributes['w:id'] ?? '');
        return;
      case 'w:commentRangeEnd':
        this.openComments.delete(attributes['w:id'] ?? '');
        return;
      case 'w:commentReference': {
        const id = attributes['w:id'] ?? '';
        this.context.commented.set(id, this.context.commented.get(id) ?? '');
        return;
      }
      case 'w:ins':
      case 'w:moveTo':
        this.countChange(element);
        this.inlines(element, look);
        return;
      case 'w:del':
      case 'w:moveFrom':
        this.countChange(element);
        return;
      case 'w:ruby':
        this.inlines(childOf(element, 'w:rubyBase') ?? element, look);
        this.text('(', look);
        for (const reading of childrenOf(element, 'w:rt')) this.inlines(reading, look);
        this.text(')', look);
        return;
      case 'm:oMath':
        findings.formulas += 1;
        for (const inner of descendantsOf(element)) if (inner.name === 'm:t') this.text(textIn(inner), look);
        return;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.drawing(element);
        return;
      case 'w:txbxContent':
        this.takeBox(element);
        return;
      case 'mc:AlternateContent':
        for (const branch of this.branchOf(element)) this.inline(branch, look);
        return;
      case 'w:p':
        this.paragraph(element);
        return;
      case 'w:tbl':
        this.table(element);
        return;
    }
    if (!silent.has(name)) this.inlines(element, look);
  }

  private text(text: string, look: RunLook): void {
    if (!this.fields.areShown) return;
    if (look.isHidden === true) {
      this.context.findings.hiddenCharacters += text.length;
      return;
    }
    for (const id of this.openComments) {
      const before = this.context.commented.get(id) ?? '';
      if (before.length < LONGEST_COMMENTED) this.context.commented.set(id, before + text);
      else this.openComments.delete(id);
    }
    this.context.rich.write(text, linked(look, this.fields.link));
  }

  private lookOfRun(run: XmlElement, above: RunLook): RunLook {
    const properties = childOf(run, 'w:rPr');
    const inserted = childOf(properties, 'w:ins');
    if (inserted !== undefined) this.countChange(inserted);
    const { strong, emphasis, strike, hidden } = this.context.styles.lookOf(properties);
    if (hidden) return { ...above, isHidden: true };
    const styles: InlineStyle[] = [
      ...above.styles,
      ...(strong ? (['strong'] as const) : []),
      ...(emphasis ? (['emphasis'] as const) : []),
      ...(strike ? (['strike'] as const) : []),
    ];
    return { ...above, styles };
  }

  /** Pictures are counted; the text boxes among drawings are read after the paragraph. */
  private drawing(element: XmlElement): void {
    const { findings } = this.context;
    if (element.name === 'w:object') findings.leftOut.add('embedded object');
    const waiting: XmlElement[] = [element];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (next.name === 'w:txbxContent') {
        this.takeBox(next);
        continue;
      }
      if (next.name === 'mc:AlternateContent') {
        waiting.unshift(...this.branchOf(next));
        continue;
      }
      if (next.name === 'pic:pic' || (next.name === 'v:imagedata' && element.name !== 'w:object')) {
        findings.leftOut.add('picture');
      } else if (next.name === 'chart:chart') findings.leftOut.add('chart');
      else if (next.name === 'diagram:relIds') findings.leftOut.add('diagram');
      else if (next.name === 'wp:docPr' && (next.attributes.descr ?? '').trim() !== '')
        findings.describedPictures += 1;
      else if (next.name === 'v:textpath' && next.attributes.string !== undefined) {
        findings.leftOut.add('piece of ornamental text');
      }
      waiting.unshift(...childrenOf(next));
    }
  }

  private takeBox(content: XmlElement): void {
    this.context.findings.textBoxes += 1;
    this.boxes.push(content);
  }

  /** Of the forms in which the same thing is given, the first that holds text or a picture. */
  private branchOf(element: XmlElement): readonly XmlElement[] {
    const branches = [...childrenOf(element, 'mc:Choice'), ...childrenOf(element, 'mc:Fallback')];
    const isTelling = (branch: XmlElement): boolean => {
      for (const { name } of descendantsOf(branch))
        if (name === 'w:t' || name === 'm:t' || name === 'pic:pic') return true;
      return false;
    };
    return [...childrenOf(branches.find(isTelling) ?? branches[0])];
  }

  private table(element: XmlElement): void {
    const { rich } = this.context;
    const outer = this.isInTable;
    readTable(element, this.context, {
      cell: cell => {
        this.isInTable = true;
        for (const child of childrenOf(cell)) this.block(child);
        this.flushJoined();
        this.isInTable = outer;
      },
      change: change => this.countChange(change),
    });
    rich.close();
  }

  /** What a deleted end of paragraph left over where no paragraph follows. */
  private flushJoined(): void {
    if (this.joined.length === 0) return;
    const left = this.joined;
    this.joined = [];
    this.context.rich.close();
    for (const child of left) this.inline(child, plainRun);
    this.context.rich.close();
  }

  private countChange({ name, attributes }: XmlElement): void {
    const { findings } = this.context;
    if (name === 'w:ins' || name === 'w:moveTo') findings.insertions += 1;
    else findings.deletions += 1;
    const author = attributes['w:author']?.trim();
    if (author !== undefined && author !== '') findings.changers.add(author);
  }
}

function linked(look: RunLook, target: string | undefined): RunLook {
  if (target === undefined || look.href !== undefined || look.isHidden === true) return look;
  if (!/^(?:https?|mailto|ftp):/i.test(target)) return look;
  return { styles: [...look.styles, 'link'], href: target };
}

/** Word drops spaces at the ends of a run unless they are said to count. */
function spaced(element: XmlElement): string {
  const text = textIn(element);
  return element.attributes.space === 'preserve' ? text : text.replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, '');
}

function hasText(content: readonly XmlElement[]): boolean {
  for (const element of content) {
    for (const { name } of descendantsOf(element)) {
      if (['w:t', 'w:sym', 'm:t', 'w:drawing', 'w:pict', 'w:object', 'w:footnoteReference'].includes(name))
        return true;
    }
  }
  return false;
}
