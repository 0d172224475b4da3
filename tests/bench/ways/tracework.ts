/** The product's own text view, given its passages as the reader gives them: as marks in an interval index. */
import { IntervalIndex } from '#core/text/interval-index.ts';
import type { Mark } from '#renderer/reader/view/marks.ts';
import { TextView } from '#renderer/reader/view/text-view.ts';
import { type BenchPassage, COLOURS, type Material, type Way } from './way.ts';

const markOf = ({ id, start, end, kind }: BenchPassage): Mark => ({
  id,
  start,
  end,
  layer: kind,
  group: `item-${kind}`,
});

export class Tracework implements Way {
  readonly scroller: HTMLElement;
  private readonly view: TextView;
  private index = new IntervalIndex<Mark>();

  constructor(scroller: HTMLElement) {
    this.scroller = scroller;
    this.view = new TextView(scroller);
    this.view.setColours(COLOURS, 'light');
  }

  open({ text, blocks, passages }: Material): void {
    this.index = new IntervalIndex(passages.map(markOf));
    this.view.open({ text, blocks, marks: { marksIn: (start, end) => this.index.query(start, end) } });
  }

  add(passage: BenchPassage): void {
    this.index.add(markOf(passage));
    this.view.redraw([passage]);
  }

  hit(x: number, y: number): string[] {
    const offset = this.view.offsetAtPoint(x, y);
    return offset === null ? [] : this.index.at(offset).map(({ id }) => id);
  }

  offsetAt(x: number, y: number): number | null {
    return this.view.offsetAtPoint(x, y);
  }

  countPainted(): number {
    return this.scroller.querySelectorAll('[class*=paint-]').length;
  }
}
