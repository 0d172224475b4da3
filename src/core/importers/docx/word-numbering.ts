/** The labels that Word counts for the items of lists and for headings: "3.", "(b)", "Article 2". */
import { letterNumeral, romanNumeral } from '../numerals.ts';
import { childOf, childrenOf, type XmlElement } from '../xml/xml-tree.ts';
import type { WordStyles } from './word-styles.ts';

interface Level {
  start: number;
  format: string;
  /** With %1 to %9 for the numbers of the levels. */
  text: string;
  /** All numbers in it are digits, as in legal texts. */
  isLegal: boolean;
  /** Whether it goes on counting after an item of a higher level. */
  goesOn: boolean;
}

interface Numbering {
  abstractId: string;
  levels: ReadonlyMap<number, Level>;
  /** Where the numbering begins anew, by level. */
  starts: ReadonlyMap<number, number>;
}

export class WordNumbering {
  private readonly numberings = new Map<string, Numbering>();
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<string>();

  constructor(root: XmlElement | undefined, styles: WordStyles) {
    const abstracts = new Map<string, XmlElement>();
    for (const abstract of childrenOf(root, 'w:abstractNum')) {
      abstracts.set(abstract.attributes['w:abstractNumId'] ?? '', abstract);
    }
    const abstractOf = new Map<string, string>();
    for (const num of childrenOf(root, 'w:num')) {
      abstractOf.set(
        num.attributes['w:numId'] ?? '',
        childOf(num, 'w:abstractNumId')?.attributes['w:val'] ?? '',
      );
    }
    for (const num of childrenOf(root, 'w:num')) {
      const id = num.attributes['w:numId'] ?? '';
      let abstractId = abstractOf.get(id) ?? '';
      const link = childOf(abstracts.get(abstractId), 'w:numStyleLink')?.attributes['w:val'];
      const linked = link === undefined ? undefined : styles.numberingOfStyle(link);
      if (linked !== undefined) abstractId = abstractOf.get(linked) ?? abstractId;
      const levels = new Map<number, Level>();
      for (const level of childrenOf(abstracts.get(abstractId), 'w:lvl')) addLevel(levels, level);
      const starts = new Map<number, number>();
      for (const override of childrenOf(num, 'w:lvlOverride')) {
        const level = childOf(override, 'w:lvl');
        if (level !== undefined) addLevel(levels, level);
        const start = childOf(override, 'w:startOverride')?.attributes['w:val'];
        if (start !== undefined) starts.set(Number(override.attributes['w:ilvl'] ?? 0), Number(start));
      }
      this.numberings.set(id, { abstractId, levels, starts });
    }
  }

  /** Counts one paragraph on and gives its label: '•' for bullets; null where the file defines no such list. */
  next(numId: string, level: number): string | null {
    const numbering = this.numberings.get(numId);
    const shape = numbering?.levels.get(level);
    if (numbering === undefined || shape === undefined) return null;
    const counters = this.counters.get(numbering.abstractId) ?? [];
    this.counters.set(numbering.abstractId, counters);
    const begin = numbering.starts.get(level);
    const key = `${numId}:${level}`;
    if (begin !== undefined && !this.begun.has(key)) counters[level] = begin;
    else counters[level] = (counters[level] ?? shape.start - 1) + 1;
    this.begun.add(key);
    for (let above = 0; above < level; above += 1)
      counters[above] ??= numbering.levels.get(above)?.start ?? 1;
    for (let below = level + 1; below < 9; below += 1) {
      if (numbering.levels.get(below)?.goesOn !== true) counters[below] = undefined;
    }
    if (shape.format === 'bullet') return '•';
    return shape.text
      .replace(/%([1-9])/g, (_, digit: string) => {
        const index = Number(digit) - 1;
        const format = shape.isLegal ? 'decimal' : (numbering.levels.get(index)?.format ?? 'decimal');
        return numeralOf(counters[index] ?? 1, format);
      })
      .trim();
  }
}

function addLevel(levels: Map<number, Level>, element: XmlElement): void {
  const value = (name: string): string | undefined => childOf(element, name)?.attributes['w:val'];
  const start = Number.parseInt(value('w:start') ?? '1', 10);
  levels.set(Number(element.attributes['w:ilvl'] ?? 0), {
    start: Number.isNaN(start) ? 1 : start,
    format: value('w:numFmt') ?? 'decimal',
    text: value('w:lvlText') ?? '',
    isLegal: childOf(element, 'w:isLgl') !== undefined,
    goesOn: value('w:lvlRestart') === '0',
  });
}

function numeralOf(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letterNumeral(value, 'repeated');
    case 'upperLetter':
      return letterNumeral(value, 'repeated').toUpperCase();
    case 'lowerRoman':
      return romanNumeral(value);
    case 'upperRoman':
      return romanNumeral(value).toUpperCase();
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'none':
      return '';
    default:
      return String(value);
  }
}
