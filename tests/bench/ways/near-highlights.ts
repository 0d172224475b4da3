/**
 * The way "D": paragraphs with content-visibility, each one text node for good; passages are ranges of three
 * highlights of the Custom Highlight API, registered only while their paragraph is near the viewport.
 */
import { idsAt, makeColumn, type Paragraph, Paragraphs } from './paragraphs.ts';
import type { BenchPassage, Material, Way } from './way.ts';

export class NearHighlights implements Way {
  readonly scroller: HTMLElement;
  private paragraphs: Paragraphs | undefined;
  private readonly highlights: Highlight[] = [];
  private readonly ranges = new Map<Paragraph, [Highlight, Range][]>();

  constructor(scroller: HTMLElement) {
    this.scroller = scroller;
  }

  open(material: Material): void {
    for (let kind = 0; kind < 3; kind += 1) {
      const highlight = new Highlight();
      this.highlights.push(highlight);
      CSS.highlights.set(`kind-${kind}`, highlight);
    }
    const paragraphs = new Paragraphs(material);
    this.paragraphs = paragraphs;
    makeColumn(this.scroller).append(...paragraphs.all.map(({ element }) => element));
    for (const paragraph of paragraphs.firstScreen(this.scroller.clientHeight)) {
      paragraph.isNear = true;
      this.paint(paragraph);
    }
    paragraphs.watch(this.scroller, (paragraph, isNear) => {
      if (isNear) this.paint(paragraph);
      else this.clear(paragraph);
    });
  }

  add(passage: BenchPassage): void {
    for (const paragraph of this.paragraphs?.add(passage) ?? []) {
      if (paragraph.isNear) this.paintOne(paragraph, passage);
    }
  }

  hit(x: number, y: number): string[] {
    const position = document.caretPositionFromPoint(x, y);
    const paragraph = position === null ? undefined : this.paragraphs?.of(position.offsetNode);
    if (position === null || paragraph === undefined) return [];
    return idsAt(paragraph.passages, paragraph.start + position.offset);
  }

  offsetAt(x: number, y: number): number | null {
    const position = document.caretPositionFromPoint(x, y);
    const paragraph = position === null ? undefined : this.paragraphs?.of(position.offsetNode);
    return position === null || paragraph === undefined ? null : paragraph.start + position.offset;
  }

  countPainted(): number {
    return this.highlights.reduce((sum, { size }) => sum + size, 0);
  }

  private paint(paragraph: Paragraph): void {
    for (const passage of paragraph.passages) this.paintOne(paragraph, passage);
  }

  private paintOne(paragraph: Paragraph, passage: BenchPassage): void {
    const text = paragraph.element.firstChild;
    const highlight = this.highlights[passage.kind];
    if (text === null || highlight === undefined) return;
    const range = document.createRange();
    range.setStart(text, Math.max(0, passage.start - paragraph.start));
    range.setEnd(text, Math.min(paragraph.end, passage.end) - paragraph.start);
    highlight.add(range);
    const ranges = this.ranges.get(paragraph);
    if (ranges === undefined) this.ranges.set(paragraph, [[highlight, range]]);
    else ranges.push([highlight, range]);
  }

  private clear(paragraph: Paragraph): void {
    for (const [highlight, range] of this.ranges.get(paragraph) ?? []) highlight.delete(range);
    this.ranges.delete(paragraph);
  }
}
