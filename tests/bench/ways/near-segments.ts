/**
 * The way "near-segments": paragraphs with content-visibility; those near the viewport are cut into flat spans at
 * the ends of their passages, each with the background of its shortest passage; far ones are one text node.
 */
import { idsAt, makeColumn, type Paragraph, Paragraphs } from './paragraphs.ts';
import type { BenchPassage, Material, Way } from './way.ts';

export class NearSegments implements Way {
  readonly scroller: HTMLElement;
  private paragraphs: Paragraphs | undefined;
  private text = '';
  /** Where each text node of a cut paragraph begins. */
  private readonly starts = new WeakMap<Node, number>();

  constructor(scroller: HTMLElement) {
    this.scroller = scroller;
  }

  open(material: Material): void {
    this.text = material.text;
    const paragraphs = new Paragraphs(material);
    this.paragraphs = paragraphs;
    for (const paragraph of paragraphs.firstScreen(this.scroller.clientHeight)) {
      paragraph.isNear = true;
      this.cut(paragraph);
    }
    makeColumn(this.scroller).append(...paragraphs.all.map(({ element }) => element));
    paragraphs.watch(this.scroller, (paragraph, isNear) => {
      if (paragraph.passages.length === 0) return;
      if (isNear) this.cut(paragraph);
      else paragraph.element.textContent = this.text.slice(paragraph.start, paragraph.end);
    });
  }

  add(passage: BenchPassage): void {
    for (const paragraph of this.paragraphs?.add(passage) ?? []) {
      if (paragraph.isNear) this.cut(paragraph);
    }
  }

  hit(x: number, y: number): string[] {
    const position = document.caretPositionFromPoint(x, y);
    const paragraph = position === null ? undefined : this.paragraphs?.of(position.offsetNode);
    if (position === null || paragraph === undefined) return [];
    return idsAt(paragraph.passages, this.startOf(position.offsetNode, paragraph) + position.offset);
  }

  offsetAt(x: number, y: number): number | null {
    const position = document.caretPositionFromPoint(x, y);
    const paragraph = position === null ? undefined : this.paragraphs?.of(position.offsetNode);
    if (position === null || paragraph === undefined) return null;
    return this.startOf(position.offsetNode, paragraph) + position.offset;
  }

  countPainted(): number {
    return this.scroller.querySelectorAll('[class^=kind-]').length;
  }

  private startOf(node: Node, paragraph: Paragraph): number {
    return this.starts.get(node) ?? paragraph.start;
  }

  private cut(paragraph: Paragraph): void {
    const { start, end, passages, element } = paragraph;
    if (passages.length === 0) return;
    const cuts = new Set([start, end]);
    for (const passage of passages) {
      cuts.add(Math.max(start, passage.start));
      cuts.add(Math.min(end, passage.end));
    }
    const places = [...cuts].sort((a, b) => a - b);
    const waiting = [...passages].sort((a, b) => a.start - b.start);
    const nodes: Node[] = [];
    let open: BenchPassage[] = [];
    let next = 0;
    for (let i = 0; i + 1 < places.length; i += 1) {
      const from = places[i] ?? start;
      const text = document.createTextNode(this.text.slice(from, places[i + 1]));
      this.starts.set(text, from);
      open = open.filter(passage => passage.end > from);
      for (
        let passage = waiting[next];
        passage !== undefined && passage.start <= from;
        passage = waiting[next]
      ) {
        if (passage.end > from) open.push(passage);
        next += 1;
      }
      const [first, ...others] = open;
      if (first === undefined) {
        nodes.push(text);
        continue;
      }
      const shortest = others.reduce((a, b) => (b.end - b.start < a.end - a.start ? b : a), first);
      const span = document.createElement('span');
      span.className = `kind-${shortest.kind}`;
      span.append(text);
      nodes.push(span);
    }
    element.replaceChildren(...nodes);
  }
}
