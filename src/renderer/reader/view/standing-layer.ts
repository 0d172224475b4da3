/**
 * Ranges that are shown as long as the document is: each is registered when its section is painted and never looked
 * at while the text is scrolled, unlike those of a layer that comes and goes.
 */
import type { RangeLayer, TextRange, ViewSection } from './reading-view.ts';
import type { TextView } from './text-view.ts';

export class StandingLayer implements RangeLayer {
  private readonly view: TextView;
  private readonly highlight = new Highlight();
  private readonly name: string;
  private readonly shown = new Map<ViewSection, readonly StaticRange[]>();
  private readonly stop: () => void;
  private ranges: readonly TextRange[] = [];

  /** `name` is that of `::highlight(name)` in the style sheet; a higher `priority` is painted on top. */
  constructor(view: TextView, name: string, priority: number) {
    this.view = view;
    this.name = name;
    this.highlight.priority = priority;
    CSS.highlights.set(name, this.highlight);
    this.stop = view.on('draw', sections => this.register(sections));
  }

  /** `ranges` are in order of their starts and do not overlap. */
  set(ranges: readonly TextRange[]): void {
    this.ranges = ranges;
    this.register(this.view.paintedSections());
  }

  dispose(): void {
    this.stop();
    if (CSS.highlights.get(this.name) === this.highlight) CSS.highlights.delete(this.name);
  }

  private register(sections: Iterable<ViewSection>): void {
    for (const section of sections) {
      for (const range of this.shown.get(section) ?? []) this.highlight.delete(range);
      this.shown.delete(section);
      if (this.ranges.length === 0 || !section.isPainted) continue;
      const drawn = this.rangesIn(section);
      if (drawn.length === 0) continue;
      this.shown.set(section, drawn);
      for (const range of drawn) this.highlight.add(range);
    }
  }

  private rangesIn({ start, end }: ViewSection): StaticRange[] {
    const drawn: StaticRange[] = [];
    for (let i = firstEndingAfter(this.ranges, start); i < this.ranges.length; i += 1) {
      const range = this.ranges[i];
      if (range === undefined || range.start >= end) break;
      const place = this.view.rangeOf(Math.max(range.start, start), Math.min(range.end, end));
      // One that is kept by the page itself would cost with each change of the text's elements.
      if (place !== null) drawn.push(new StaticRange(place));
    }
    return drawn;
  }
}

function firstEndingAfter(ranges: readonly TextRange[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
