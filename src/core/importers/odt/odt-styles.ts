/** What the styles of an OpenDocument text say: the look of spans, levels of headings, the labels of lists. */
import type { InlineStyle } from '#core/text/blocks.ts';
import { listNumeral } from '../numerals.ts';
import { childOf, childrenOf, descendantsOf, type XmlElement } from '../xml/xml-tree.ts';

interface TextStyle {
  parent: string | undefined;
  properties: XmlElement | undefined;
  listStyle: string | undefined;
  name: string;
}

interface ListLevel {
  isNumbered: boolean;
  format: string;
  prefix: string;
  suffix: string;
  start: number;
  /** How many levels' numbers are shown. */
  shown: number;
}

const LONGEST_CHAIN = 30;

export class OdtStyles {
  private readonly styles = new Map<string, TextStyle>();
  private readonly lists = new Map<string, Map<number, ListLevel>>();

  constructor(roots: readonly XmlElement[]) {
    for (const root of roots) {
      for (const element of descendantsOf(root)) {
        const name = element.attributes['style:name'];
        if (name === undefined) continue;
        if (element.name === 'style:style') {
          this.styles.set(name, {
            parent: element.attributes['style:parent-style-name'],
            properties: childOf(element, 'style:text-properties'),
            listStyle: element.attributes['style:list-style-name'],
            name: element.attributes['style:display-name'] ?? name,
          });
        } else if (element.name === 'text:list-style') this.lists.set(name, levelsOf(element));
      }
    }
  }

  lookOf(styleName: string | undefined): { styles: InlineStyle[]; isHidden: boolean } {
    const value = (property: string): string | undefined => {
      for (const { properties } of this.chainOf(styleName)) {
        const found = properties?.attributes[property];
        if (found !== undefined) return found;
      }
      return undefined;
    };
    const styles: InlineStyle[] = [];
    if (/^(?:bold|[6-9]00)$/.test(value('fo:font-weight') ?? '')) styles.push('strong');
    if (/^(?:italic|oblique)$/.test(value('fo:font-style') ?? '')) styles.push('emphasis');
    if (!/^(?:none)?$/.test(value('style:text-line-through-style') ?? '')) styles.push('strike');
    return { styles, isHidden: value('text:display') === 'none' };
  }

  /** Names of the style and of those that it is made from. */
  namesOf(styleName: string | undefined): string[] {
    return this.chainOf(styleName).map(({ name }) => name);
  }

  listStyleOf(paragraphStyle: string | undefined): string | undefined {
    return this.chainOf(paragraphStyle).find(({ listStyle }) => listStyle !== undefined)?.listStyle;
  }

  /** '•' for bullets and for lists without a style. `counts` has the number at each level. */
  labelOf(listStyle: string | undefined, depth: number, counts: readonly number[]): string {
    const levels = this.lists.get(listStyle ?? '');
    const level = levels?.get(depth);
    if (levels === undefined || level === undefined || !level.isNumbered) return '•';
    const from = Math.max(0, depth - level.shown + 1);
    const numbers: string[] = [];
    for (let index = from; index <= depth; index += 1) {
      numbers.push(numeralOf(counts[index] ?? 1, levels.get(index)?.format ?? '1'));
    }
    return `${level.prefix}${numbers.filter(text => text !== '').join('.')}${level.suffix}`.trim();
  }

  startOf(listStyle: string | undefined, depth: number): number {
    return this.lists.get(listStyle ?? '')?.get(depth)?.start ?? 1;
  }

  private chainOf(styleName: string | undefined): TextStyle[] {
    const chain: TextStyle[] = [];
    let name = styleName;
    while (name !== undefined && chain.length < LONGEST_CHAIN) {
      const style = this.styles.get(name);
      if (style === undefined) break;
      chain.push(style);
      name = style.parent;
    }
    return chain;
  }
}

function levelsOf(list: XmlElement): Map<number, ListLevel> {
  const levels = new Map<number, ListLevel>();
  for (const { name, attributes } of childrenOf(list)) {
    const depth = Number(attributes['text:level'] ?? 1) - 1;
    const start = Number.parseInt(attributes['text:start-value'] ?? '1', 10);
    levels.set(depth, {
      isNumbered: name === 'text:list-level-style-number',
      format: attributes['style:num-format'] ?? '',
      prefix: attributes['style:num-prefix'] ?? '',
      suffix: attributes['style:num-suffix'] ?? '',
      start: Number.isNaN(start) ? 1 : start,
      shown: Math.max(1, Number(attributes['text:display-levels'] ?? 1) || 1),
    });
  }
  return levels;
}

/** A level without a form shows no number. */
const numeralOf = (value: number, format: string): string =>
  format === '' ? '' : listNumeral(value, format);
