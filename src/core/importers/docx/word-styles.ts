/** What the styles of a Word file say of structure: headings, quotations, numbering, and the look of runs. */
import { childOf, childrenOf, type XmlElement } from '../xml/xml-tree.ts';

interface Style {
  name: string;
  basedOn: string | undefined;
  paragraph: XmlElement | undefined;
  run: XmlElement | undefined;
}

/** A style that is based on itself, over whatever detour, is followed no further. */
const LONGEST_CHAIN = 30;

const on = (element: XmlElement | undefined): boolean | undefined => {
  if (element === undefined) return undefined;
  const value = element.attributes['w:val'];
  return value !== 'false' && value !== '0' && value !== 'off' && value !== 'none';
};

export class WordStyles {
  private readonly styles = new Map<string, Style>();
  /** That of the text, unless a run says otherwise. */
  readonly language: string | undefined;

  constructor(root: XmlElement | undefined) {
    const defaults = childOf(childOf(childOf(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
    this.language = childOf(defaults, 'w:lang')?.attributes['w:val'];
    for (const style of childrenOf(root, 'w:style')) {
      const id = style.attributes['w:styleId'];
      if (id === undefined) continue;
      this.styles.set(id, {
        name: childOf(style, 'w:name')?.attributes['w:val'] ?? id,
        basedOn: childOf(style, 'w:basedOn')?.attributes['w:val'],
        paragraph: childOf(style, 'w:pPr'),
        run: childOf(style, 'w:rPr'),
      });
    }
  }

  /** 1 to 6 for a heading; null for other paragraphs. */
  headingLevel(properties: XmlElement | undefined): 1 | 2 | 3 | 4 | 5 | 6 | null {
    const chain = this.chainOf(properties, 'w:pStyle');
    const own = childOf(properties, 'w:outlineLvl')?.attributes['w:val'];
    if (own !== undefined) return levelOf(Number(own) + 1);
    for (const { name, paragraph } of chain) {
      const named = /^heading ?([1-9])$/i.exec(name)?.[1];
      if (named !== undefined) return levelOf(Number(named));
      if (/^title$/i.test(name)) return 1;
      const outline = childOf(paragraph, 'w:outlineLvl')?.attributes['w:val'];
      if (outline !== undefined) return levelOf(Number(outline) + 1);
    }
    const id = childOf(properties, 'w:pStyle')?.attributes['w:val'] ?? '';
    const stated = chain.length === 0 ? /^heading ?([1-9])$/i.exec(id)?.[1] : undefined;
    return stated === undefined ? null : levelOf(Number(stated));
  }

  isQuote(properties: XmlElement | undefined): boolean {
    return this.chainOf(properties, 'w:pStyle').some(({ name }) =>
      /^(?:intense quote|quote|block ?text|quotations)$/i.test(name),
    );
  }

  /** The numbering of a paragraph: its own, else its style's; null where it has none or is taken out of its list. */
  numberingOf(properties: XmlElement | undefined): { numId: string; level: number } | null {
    const own = childOf(properties, 'w:numPr');
    const chain = this.chainOf(properties, 'w:pStyle').map(({ paragraph }) => childOf(paragraph, 'w:numPr'));
    const all = [own, ...chain];
    const numId = all.map(one => childOf(one, 'w:numId')?.attributes['w:val']).find(id => id !== undefined);
    if (numId === undefined || numId === '0') return null;
    const level = all.map(one => childOf(one, 'w:ilvl')?.attributes['w:val']).find(one => one !== undefined);
    return { numId, level: Math.min(8, Math.max(0, Number.parseInt(level ?? '0', 10) || 0)) };
  }

  /** The numbering that a list style names. */
  numberingOfStyle(styleId: string): string | undefined {
    const numbering = childOf(this.styles.get(styleId)?.paragraph, 'w:numPr');
    return childOf(numbering, 'w:numId')?.attributes['w:val'];
  }

  lookOf(properties: XmlElement | undefined): {
    strong: boolean;
    emphasis: boolean;
    strike: boolean;
    hidden: boolean;
  } {
    const chain = [properties, ...this.chainOf(properties, 'w:rStyle').map(({ run }) => run)];
    const is = (...names: string[]): boolean => {
      for (const one of chain) {
        for (const name of names) {
          const value = on(childOf(one, name));
          if (value !== undefined) return value;
        }
      }
      return false;
    };
    return {
      strong: is('w:b'),
      emphasis: is('w:i'),
      strike: is('w:strike', 'w:dstrike'),
      hidden: is('w:vanish'),
    };
  }

  private chainOf(properties: XmlElement | undefined, name: 'w:pStyle' | 'w:rStyle'): Style[] {
    const chain: Style[] = [];
    let id = childOf(properties, name)?.attributes['w:val'];
    while (id !== undefined && chain.length < LONGEST_CHAIN) {
      const style = this.styles.get(id);
      if (style === undefined) break;
      chain.push(style);
      id = style.basedOn;
    }
    return chain;
  }
}

function levelOf(level: number): 1 | 2 | 3 | 4 | 5 | 6 | null {
  if (!Number.isInteger(level) || level < 1 || level > 9) return null;
  return Math.min(6, level) as 1 | 2 | 3 | 4 | 5 | 6;
}
