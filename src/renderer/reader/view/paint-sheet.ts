/**
 * The style rules of painted text. A stretch of text is painted by which kinds cover it and how often: its
 * background is the tint of the innermost passage's kind, and each kind draws a line of its own under it, always
 * at the same height, so that overlaps can be read apart; under printed lines, which stand close, they close up. Rules are made when first needed and kept in a
 * constructed style sheet, so that a painted stretch costs one class name.
 */
import { paintColours, type Scheme } from './paint-colours.ts';

/** Heights for lines under the text; kinds beyond them share heights in turn. */
const LANES = 3;

/** Every sheet has names of its own, as the page may follow two at a time. */
let sheets = 0;

export class PaintSheet {
  private readonly sheet = new CSSStyleSheet();
  private readonly host: Document;
  private readonly isClose: boolean;
  private readonly prefix = `paint-${++sheets}`;
  private readonly rules = new Map<string, string>();
  private colours: readonly string[] = [];
  private scheme: Scheme = 'light';
  /** Zero for each layer, but while a stretch's layers are counted. */
  private readonly counts: number[] = [];

  /** `isClose` is for lines of text with no room between them. */
  constructor(host: Document, isClose = false) {
    this.host = host;
    this.isClose = isClose;
  }

  /** `colours` are the layers' own, `#rrggbb`, by layer number. True where anything changed. */
  setColours(colours: readonly string[], scheme: Scheme): boolean {
    if (scheme === this.scheme && colours.join() === this.colours.join()) return false;
    this.colours = [...colours];
    this.scheme = scheme;
    const text = [...this.rules].map(([signature, name]) => this.ruleOf(signature, name)).join('\n');
    this.sheet.replaceSync(text);
    return true;
  }

  /**
   * The class of a stretch covered by passages of these layers, the innermost one's last. `begins` tells that a
   * passage begins where the stretch does.
   */
  classOf(layers: readonly number[], begins: boolean): string {
    const signature = `${begins ? 'b' : ''}${layers.at(-1) ?? 0}:${this.tally(layers)}`;
    const known = this.rules.get(signature);
    if (known !== undefined) return known;
    const name = `${this.prefix}-${this.rules.size}`;
    this.rules.set(signature, name);
    this.sheet.insertRule(this.ruleOf(signature, name), this.sheet.cssRules.length);
    // Only now: the first rule of a sheet that the page follows already costs as much as fifty others.
    if (this.rules.size === 1) this.host.adoptedStyleSheets.push(this.sheet);
    return name;
  }

  dispose(): void {
    this.host.adoptedStyleSheets = this.host.adoptedStyleSheets.filter(sheet => sheet !== this.sheet);
  }

  /** How often each layer is there, at most three times: `0x2,1x1`. Asked for each stretch, so it makes no lists. */
  private tally(layers: readonly number[]): string {
    const { counts } = this;
    for (const layer of layers) {
      while (counts.length <= layer) counts.push(0);
      counts[layer] = Math.min(3, (counts[layer] ?? 0) + 1);
    }
    let text = '';
    for (let layer = 0; layer < counts.length; layer += 1) {
      const count = counts[layer] ?? 0;
      if (count > 0) text += `${text === '' ? '' : ','}${layer}x${count}`;
      counts[layer] = 0;
    }
    return text;
  }

  private ruleOf(signature: string, name: string): string {
    const begins = signature.startsWith('b');
    const [inner = '0', counts = ''] = signature.replace('b', '').split(':');
    const lines: (string | undefined)[] = [];
    let depth = 0;
    for (const part of counts.split(',')) {
      const [layer = 0, count = 1] = part.split('x').map(Number);
      depth += count;
      lines[layer % LANES] = this.coloursOf(layer).line;
    }
    const own = this.coloursOf(Number(inner));
    const tint = own.tints[Math.min(depth, 3) - 1] ?? own.tints[0];
    const shadows = [
      ...(begins ? [`-1px 0 0 ${own.line}`] : []),
      ...(this.isClose ? closeShadows(lines) : lineShadows(lines)),
    ];
    return `.${name}{background-color:${tint};box-shadow:${shadows.join(',')}}`;
  }

  private coloursOf(layer: number) {
    return paintColours(this.colours[layer] ?? '#808080', this.scheme);
  }
}

/** Lines of two pixels, one apart; a free lane is covered in the page's colour, as a shadow begins at the box. */
function lineShadows(lines: readonly (string | undefined)[]): string[] {
  const shadows: string[] = [];
  for (let lane = 0; lane < lines.length; lane += 1) {
    const top = lane * 3;
    if (top > 0) shadows.push(`0 ${top}px 0 var(--tw-surface)`);
    const line = lines[lane];
    if (line !== undefined) shadows.push(`0 ${top + 2}px 0 ${line}`);
  }
  return shadows;
}

/** One line of two pixels, or lines of one pixel, one apart, without free lanes. */
function closeShadows(lanes: readonly (string | undefined)[]): string[] {
  const lines = lanes.filter(line => line !== undefined);
  if (lines.length === 1) return [`0 2px 0 ${lines[0]}`];
  return lines.flatMap((line, i) => [
    ...(i > 0 ? [`0 ${i * 2}px 0 var(--tw-surface)`] : []),
    `0 ${i * 2 + 1}px 0 ${line}`,
  ]);
}
