/** Ranges shown over the pages for a while, on those pages that are near: hits, what is hovered or selected. */
import type { RangeLayer, TextRange } from '../view/reading-view.ts';
import type { PageSection } from './page-section.ts';

export class PageRangeLayer implements RangeLayer {
  private readonly name: string;
  private readonly priority: number;
  private readonly sections: () => readonly PageSection[];
  private readonly onDispose: () => void;
  private ranges: readonly TextRange[] = [];

  constructor(name: string, priority: number, sections: () => readonly PageSection[], onDispose: () => void) {
    this.name = name;
    this.priority = priority;
    this.sections = sections;
    this.onDispose = onDispose;
  }

  set(ranges: readonly TextRange[]): void {
    if (ranges.length === 0 && this.ranges.length === 0) return;
    this.ranges = ranges;
    for (const section of this.sections()) this.showOn(section);
  }

  /** Shows what belongs on a page that was painted just now. */
  showOn(section: PageSection): void {
    const here = this.ranges.filter(range => section.holds(range));
    section.overlay?.showLayer(this.name, this.priority, here);
  }

  dispose(): void {
    this.set([]);
    this.onDispose();
  }
}
