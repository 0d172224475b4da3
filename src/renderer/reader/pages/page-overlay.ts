/**
 * What lies over one printed page: its passages, painted as stretches of text are, the chosen one's outline, coded
 * regions, and the layers of what is fleeting. Boxes are shares of the page, so that zooming moves none of them; the
 * whole turns with the page.
 */
import type { PageRect } from '#core/pages/page-map.ts';
import { cutStretches, type Mark, type MarkSource } from '../view/marks.ts';
import { paintColours } from '../view/paint-colours.ts';
import type { PaintSheet } from '../view/paint-sheet.ts';
import type { TextRange } from '../view/reading-view.ts';
import styles from './pages.module.css';
import type { PrintedBox, PrintedText } from './printed-text.ts';

/** What is chosen in the window. */
export interface Chosen {
  mark: string | null;
  group: string | null;
}

/** What passages are painted with: the rules of painted stretches, and the layers' own colours. */
export interface Paints {
  sheet: PaintSheet;
  colours: readonly string[];
}

export class PageOverlay {
  readonly element: HTMLElement;
  private readonly number: number;
  private readonly printed: PrintedText;
  private readonly paint: HTMLElement;
  private readonly dress: HTMLElement;
  private readonly layers = new Map<string, HTMLElement>();
  private marks: readonly Mark[] = [];

  constructor(number: number, printed: PrintedText) {
    this.number = number;
    this.printed = printed;
    this.paint = make(styles.paint);
    this.dress = make(styles.dress);
    this.element = make(styles.overlay);
    this.element.setAttribute('aria-hidden', 'true');
    this.element.append(this.paint, this.dress);
  }

  /** Paints the passages of the page; gives those that stand on it. */
  paintMarks(source: MarkSource, { sheet, colours }: Paints, chosen: Chosen): readonly Mark[] {
    const { pieces = [] } = this.printed.page(this.number) ?? {};
    const start = pieces[0]?.start ?? 0;
    const end = pieces.at(-1)?.end ?? 0;
    const textMarks = source.marksIn(start, end);
    const regions = source.regionsOn?.(this.number) ?? [];
    const boxes: HTMLElement[] = [];
    // Under the text's paint, which would not be seen through them.
    for (const { region, layer } of regions) {
      if (region === undefined) continue;
      const box = this.place(boxOf(region.rect), styles.region ?? '');
      const { line, tints } = paintColours(colours[layer] ?? '#808080', 'light');
      box.style.borderColor = line;
      [box.style.backgroundColor] = tints;
      boxes.push(box);
    }
    for (const stretch of textMarks.length === 0 ? [] : cutStretches(start, end, textMarks)) {
      if (stretch.marks.length === 0) continue;
      const layers = stretch.marks.map(mark => mark.layer);
      const isHere = this.printed.pieceAt(stretch.start)?.page === this.number;
      // What all of its passages pass over is not painted, though the stretch is cut where the page ends.
      const whole = {
        start: Math.max(...stretch.marks.map(mark => mark.start)),
        end: Math.min(...stretch.marks.map(mark => mark.end)),
      };
      const shown = this.printed.boxesOn(this.number, stretch.start, stretch.end, whole);
      for (const [i, box] of shown.entries()) {
        const begins = i === 0 && isHere && stretch.marks.some(mark => mark.start === stretch.start);
        boxes.push(this.place(box, `${styles.box} ${sheet.classOf(layers, begins)}`));
      }
    }
    this.paint.replaceChildren(...boxes);
    this.marks = [...textMarks, ...regions];
    this.dressMarks(chosen);
    return this.marks;
  }

  /** Outlines what is chosen and underlines what belongs to its item. */
  dressMarks(chosen: Chosen): void {
    const boxes: HTMLElement[] = [];
    for (const mark of this.marks) {
      if (mark.id === chosen.mark) boxes.push(...this.outline(mark));
      else if (mark.group === chosen.group) {
        boxes.push(...this.boxesOf(mark).map(box => this.place(box, `${styles.box} ${styles.emphasised}`)));
      }
    }
    this.dress.replaceChildren(...boxes);
  }

  /** Shows ranges in the layer of that name, in place of those it showed. */
  showLayer(name: string, priority: number, ranges: readonly TextRange[]): void {
    const boxes = ranges.flatMap(range => this.boxesOf(range).map(box => this.place(box, styles.box ?? '')));
    let layer = this.layers.get(name);
    if (layer === undefined) {
      if (boxes.length === 0) return;
      layer = make(styles.fleeting);
      layer.dataset.layer = name;
      layer.style.zIndex = String(priority);
      this.layers.set(name, layer);
      this.element.append(layer);
    }
    layer.replaceChildren(...boxes);
  }

  /** Edges above and below each line, closed where the passage begins and ends. */
  private outline(mark: Mark): HTMLElement[] {
    const boxes = this.boxesOf(mark);
    const isWhole = mark.region !== undefined;
    const begins = isWhole || this.printed.pieceAt(mark.start)?.page === this.number;
    const ends = isWhole || this.printed.pieceAt(mark.end - 1)?.page === this.number;
    return boxes.map((box, i) => {
      const start = begins && i === 0 ? ` ${styles.chosenStart}` : '';
      const end = ends && i === boxes.length - 1 ? ` ${styles.chosenEnd}` : '';
      return this.place(box, `${styles.box} ${styles.chosen}${start}${end}`);
    });
  }

  private boxesOf({ start, end, region }: TextRange): readonly PrintedBox[] {
    if (region === undefined) return this.printed.boxesOn(this.number, start, end);
    return region.page === this.number ? [boxOf(region.rect)] : [];
  }

  private place({ x, y, width, height, angle }: PrintedBox, className: string): HTMLElement {
    const [left, bottom, right, top] = this.printed.page(this.number)?.view ?? [0, 0, 1, 1];
    const across = 100 / Math.max(1, right - left);
    const up = 100 / Math.max(1, top - bottom);
    const element = make(className);
    const { style } = element;
    style.left = `${((x - left) * across).toFixed(3)}%`;
    style.bottom = `${((y - bottom) * up).toFixed(3)}%`;
    style.width = `${(width * across).toFixed(3)}%`;
    style.height = `${(height * up).toFixed(3)}%`;
    if (angle !== 0) style.transform = `rotate(${-angle}deg)`;
    return element;
  }
}

const boxOf = ([left, bottom, right, top]: PageRect): PrintedBox => ({
  ...{ x: left, y: bottom, width: right - left, height: top - bottom },
  angle: 0,
});

function make(className: string | undefined): HTMLElement {
  const element = document.createElement('div');
  element.className = className ?? '';
  return element;
}
