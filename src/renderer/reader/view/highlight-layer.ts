/**
 * A set of ranges shown through the Custom Highlight API: find hits, a hovered passage, the selection while the
 * focus is elsewhere. Only what lies near the viewport is registered, and it is registered anew whenever blocks
 * are drawn, which voids ranges of the page.
 */
import type { RangeLayer, TextRange } from './reading-view.ts';
import type { TextView } from './text-view.ts';

export class HighlightLayer implements RangeLayer {
  private readonly view: TextView;
  private readonly highlight = new Highlight();
  private readonly name: string;
  private ranges: readonly TextRange[] = [];
  private shown = { start: 0, end: 0 };
  private readonly stops: (() => void)[];

  /** `name` is that of `::highlight(name)` in the style sheet; a higher `priority` is painted on top. */
  constructor(view: TextView, name: string, priority: number) {
    this.view = view;
    this.name = name;
    this.highlight.priority = priority;
    CSS.highlights.set(name, this.highlight);
    this.stops = [view.on('draw', () => this.register()), view.on('scroll', () => this.follow())];
  }

  /** `ranges` are in order of their starts and do not overlap. */
  set(ranges: readonly TextRange[]): void {
    if (ranges.length === 0 && this.ranges.length === 0) return;
    this.ranges = ranges;
    this.register();
  }

  dispose(): void {
    for (const stop of this.stops) stop();
    if (CSS.highlights.get(this.name) === this.highlight) CSS.highlights.delete(this.name);
  }

  private follow(): void {
    if (this.ranges.length === 0) return;
    const near = this.view.nearRange();
    if (near.start !== this.shown.start || near.end !== this.shown.end) this.register();
  }

  private register(): void {
    this.highlight.clear();
    if (this.ranges.length === 0) return;
    this.shown = this.view.nearRange();
    const { start, end } = this.shown;
    for (const range of this.ranges) {
      if (range.start >= end) break;
      if (range.end <= start) continue;
      const drawn = this.view.rangeOf(range.start, range.end);
      if (drawn !== null) this.highlight.add(drawn);
    }
  }
}
