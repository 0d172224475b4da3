/**
 * The parts of documents' texts (sections, paragraphs, sentences, lines) by place. Texts never change, so whoever
 * keeps one of these over several views pays for each part once.
 */
import { blocksOfFormat } from '../importers/blocks-of-format.ts';
import type { Document } from '../model/document.ts';
import { joinTitles, listSections } from '../structure/document-structure.ts';
import type { Block } from '../text/blocks.ts';
import type { Range } from '../text/range.ts';
import { countText } from '../text/statistics.ts';
import { allSentences } from '../text/words-and-sentences.ts';

export interface Section extends Range {
  /** The heading; empty for what comes before the first one. */
  title: string;
  /** The titles down to this one, with › between them. */
  path: string;
  words: number;
}

interface Parts {
  text: string;
  blocks?: readonly Block[];
  sections?: readonly Section[];
  paragraphs?: readonly Range[];
  sentences?: readonly Range[];
  lineStarts?: readonly number[];
}

export class DocumentUnits {
  private readonly textOf: (documentId: string) => string;
  private readonly keptBlocksOf: (documentId: string) => readonly Block[] | undefined;
  private readonly known = new Map<string, Parts>();

  /**
   * `textOf` gives a canonical text that is at hand, and throws where it is not; `keptBlocksOf` the blocks that are
   * kept beside it, for documents whose blocks do not follow from the text.
   */
  constructor(
    textOf: (documentId: string) => string,
    keptBlocksOf: (documentId: string) => readonly Block[] | undefined = () => undefined,
  ) {
    this.textOf = textOf;
    this.keptBlocksOf = keptBlocksOf;
  }

  text({ id }: Pick<Document, 'id'>): string {
    return this.partsOf(id).text;
  }

  /** From heading to heading, of whatever level. The first holds what comes before, and is left out where empty. */
  sections(document: Document): readonly Section[] {
    const parts = this.partsOf(document.id);
    parts.sections ??= sectionsOf(parts.text, this.blocks(document));
    return parts.sections;
  }

  /** Paragraphs, list items, headings and rows of tables. */
  paragraphs(document: Document): readonly Range[] {
    const parts = this.partsOf(document.id);
    parts.paragraphs ??= this.blocks(document).flatMap((block): Range[] =>
      block.kind === 'table'
        ? block.rows.map(({ start, end }) => ({ start, end }))
        : block.kind === 'rule'
          ? []
          : [{ start: block.start, end: block.end }],
    );
    return parts.paragraphs;
  }

  /** In order; none reaches over the end of its paragraph. */
  sentences(document: Document): readonly Range[] {
    const parts = this.partsOf(document.id);
    parts.sentences ??= this.paragraphs(document).flatMap(within => allSentences(parts.text, { within }));
    return parts.sentences;
  }

  /** The number of the line that holds the offset, from 1. */
  lineAt(document: Pick<Document, 'id'>, offset: number): number {
    const parts = this.partsOf(document.id);
    parts.lineStarts ??= lineStartsOf(parts.text);
    return lastBegunBy(parts.lineStarts, offset) + 1;
  }

  /** As the reader shows them. */
  blocks(document: Document): readonly Block[] {
    const parts = this.partsOf(document.id);
    parts.blocks ??= this.keptBlocksOf(document.id) ?? blocksOfFormat(document.format, parts.text);
    return parts.blocks;
  }

  private partsOf(documentId: string): Parts {
    const known = this.known.get(documentId);
    if (known !== undefined) return known;
    const parts: Parts = { text: this.textOf(documentId) };
    this.known.set(documentId, parts);
    return parts;
  }
}

/** For views that read no text. */
export const noTexts = new DocumentUnits(documentId => {
  throw new Error(`The text of “${documentId}” is not at hand.`);
});

function sectionsOf(text: string, blocks: readonly Block[]): Section[] {
  const headings = listSections(text, blocks).map(section => ({ ...section, path: joinTitles(section) }));
  const starts = [{ title: '', path: '', start: 0 }, ...headings];
  return starts.flatMap(({ title, path, start }, at) => {
    const end = starts[at + 1]?.start ?? text.length;
    const piece = text.slice(start, end);
    if (title === '' && piece.trim() === '' && starts.length > 1) return [];
    return [{ title, path, start, end, words: countText(piece).words }];
  });
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lastBegunBy(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
