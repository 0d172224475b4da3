/** One document as it is searched for names, lists and sources: each part is made once, when first asked for. */
import type { Block } from '../text/blocks.ts';
import type { Range } from '../text/range.ts';
import { type DocumentStructure, sectionPathAt, structureOf } from './document-structure.ts';
import { type Flow, flowsOf } from './reading-text.ts';

export class DocumentReading {
  readonly documentId: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  private madeStructure: DocumentStructure | undefined;
  private madeFlows: readonly Flow[] | undefined;

  constructor(documentId: string, text: string, blocks: readonly Block[]) {
    this.documentId = documentId;
    this.text = text;
    this.blocks = blocks;
  }

  get structure(): DocumentStructure {
    this.madeStructure ??= structureOf(this.text, this.blocks);
    return this.madeStructure;
  }

  get flows(): readonly Flow[] {
    this.madeFlows ??= flowsOf(this.text, this.structure);
    return this.madeFlows;
  }

  /** The titles down to the section that holds the offset; null before the first heading. */
  sectionAt(offset: number): string | null {
    return sectionPathAt(this.structure, offset);
  }

  /** The sentence that the aside stands in the middle of, as its ranges before and after; empty where in none. */
  interruptedBy(aside: Range): readonly Range[] {
    const [body] = this.flows;
    const at =
      body === undefined ? null : (body.fromSource(lastCharacterBefore(this.text, aside.start)) ?? null);
    const sentence = at === null || body === undefined ? null : body.sentenceAt(at);
    if (sentence === null || body === undefined) return [];
    const ranges = body.toSource(sentence);
    const first = ranges[0]?.start ?? aside.start;
    const last = ranges.at(-1)?.end ?? 0;
    return first < aside.start && last > aside.end ? ranges : [];
  }

  /** What stands on the ranges, in single spaces. */
  quote(ranges: readonly Range[]): string {
    return ranges
      .map(({ start, end }) => this.text.slice(start, end))
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
  }
}

function lastCharacterBefore(text: string, offset: number): number {
  let at = offset - 1;
  while (at > 0 && /\s/.test(text.charAt(at))) at -= 1;
  return Math.max(at, 0);
}
