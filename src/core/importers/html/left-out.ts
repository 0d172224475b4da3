/** What of a page is not taken into the text, counted so that nothing is lost in silence. */
import { attributeOf, elementsOf, type HtmlElement, textOf } from './html-source.ts';

/** Never shown by a reader of pages, or no text: out without a word. */
const silent = new Set(
  'head script style template noscript noframes title meta link base datalist param source track area map wbr'.split(
    ' ',
  ),
);

const nouns: Readonly<Record<string, string>> = {
  img: 'picture',
  picture: 'picture',
  svg: 'drawing',
  canvas: 'drawing',
  iframe: 'embedded page',
  frame: 'embedded page',
  embed: 'embedded object',
  object: 'embedded object',
  applet: 'embedded object',
  video: 'film',
  audio: 'recording',
  input: 'form field',
  select: 'form field',
  textarea: 'form field',
};

export class LeftOut {
  private readonly counts = new Map<string, number>();
  private describedPictures = 0;
  private hiddenCharacters = 0;
  private formulas = 0;

  /** Whether the element stays out of the text; what a reader would miss is counted. */
  take(element: HtmlElement): boolean {
    const { tagName } = element;
    if (silent.has(tagName)) return true;
    if (isHidden(element)) {
      const { length } = textOf(element).replace(/\s+/g, ' ').trim();
      this.hiddenCharacters += length;
      return true;
    }
    const noun = Object.hasOwn(nouns, tagName) ? nouns[tagName] : undefined;
    if (noun === undefined) return false;
    if (tagName === 'input' && attributeOf(element, 'type')?.toLowerCase() === 'hidden') return true;
    this.count(noun);
    for (const inner of elementsOf(element)) {
      if (inner.tagName === 'img' && (attributeOf(inner, 'alt') ?? '').trim() !== '')
        this.describedPictures += 1;
    }
    return true;
  }

  countFormula(): void {
    this.formulas += 1;
  }

  count(noun: string): void {
    this.counts.set(noun, (this.counts.get(noun) ?? 0) + 1);
  }

  warnings(): string[] {
    const list = Array.from(this.counts, ([noun, count]) => {
      const plain = `${count} ${noun}${count === 1 ? '' : 's'}`;
      return noun === 'picture' && this.describedPictures > 0
        ? `${plain} (${this.describedPictures} with a description)`
        : plain;
    });
    const warnings: string[] = [];
    if (list.length > 0) {
      warnings.push(`Left out of the text: ${list.join(', ')}. The source file is kept as it was.`);
    }
    if (this.hiddenCharacters > 0) {
      const noun = this.hiddenCharacters === 1 ? 'character' : 'characters';
      warnings.push(`Left out: ${this.hiddenCharacters} ${noun} of text that the page says is hidden.`);
    }
    if (this.formulas > 0) {
      warnings.push(
        `${this.formulas} formula${this.formulas === 1 ? ' is' : 's are'} in the text as a row of characters, without what stands above or below the line.`,
      );
    }
    return warnings;
  }
}

/**
 * Hidden by an attribute, as of what style sheets hide, or by a style of its own. What is hidden from
 * assistive technology alone (aria-hidden) is seen, and what opens when asked for (until-found, details) can be read.
 */
function isHidden(element: HtmlElement): boolean {
  const hidden = attributeOf(element, 'hidden');
  if (hidden !== undefined && hidden.toLowerCase() !== 'until-found') return true;
  if (element.tagName === 'dialog' && attributeOf(element, 'open') === undefined) return true;
  const style = attributeOf(element, 'style');
  return style !== undefined && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b/i.test(style);
}
