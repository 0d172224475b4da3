/**
 * The peer, @recogito/text-annotator, in two settings: as its documentation has it (annotations with offsets, spans),
 * and as fast as it can be set up (DOM ranges made before by us, CSS highlights).
 */
import { createTextAnnotator, type TextAnnotation, type TextAnnotator } from '@recogito/text-annotator';
import '@recogito/text-annotator/text-annotator.css';
import { makeColumn } from './paragraphs.ts';
import { type BenchPassage, COLOURS, type Material, type Way } from './way.ts';

interface Run {
  node: Text;
  start: number;
  end: number;
}

export class Recogito implements Way {
  readonly scroller: HTMLElement;
  private readonly hasReadyRanges: boolean;
  private text = '';
  private readonly kinds = new Map<string, number>();
  private readonly runs: Run[] = [];
  private readonly runOf = new Map<Node, Run>();
  private annotator: TextAnnotator<TextAnnotation> | undefined;
  private column: HTMLElement | undefined;

  constructor(scroller: HTMLElement, hasReadyRanges: boolean) {
    this.scroller = scroller;
    this.hasReadyRanges = hasReadyRanges;
  }

  /** Its offsets count the characters of all text nodes, so each holds its paragraph with the blank lines after it. */
  async open({ text, blocks, passages }: Material): Promise<void> {
    this.text = text;
    const column = makeColumn(this.scroller);
    this.column = column;
    const elements = blocks.map((_, index) => {
      const start = index === 0 ? 0 : (blocks[index]?.start ?? 0);
      const end = blocks[index + 1]?.start ?? text.length;
      const element = document.createElement('div');
      const node = document.createTextNode(text.slice(start, end));
      element.append(node);
      const run = { node, start, end };
      this.runs.push(run);
      this.runOf.set(node, run);
      return element;
    });
    column.append(...elements);
    this.annotator = createTextAnnotator<TextAnnotation, TextAnnotation>(column, {
      renderer: this.hasReadyRanges ? 'CSS_HIGHLIGHTS' : 'SPANS',
      style: annotation => ({
        fill: COLOURS[this.kinds.get(annotation.id) ?? 0] ?? COLOURS[0],
        fillOpacity: 0.2,
      }),
    });
    const drawn = this.whenDrawn();
    this.annotator.setAnnotations(passages.map(passage => this.annotationOf(passage)));
    await drawn;
  }

  async add(passage: BenchPassage): Promise<void> {
    const drawn = this.whenDrawn();
    this.annotator?.addAnnotation(this.annotationOf(passage));
    await drawn;
  }

  hit(x: number, y: number): string[] {
    const box = this.column?.getBoundingClientRect();
    if (box === undefined) return [];
    return this.annotator?.state.store.getAt(x - box.x, y - box.y, true)?.map(({ id }) => id) ?? [];
  }

  offsetAt(x: number, y: number): number | null {
    const position = document.caretPositionFromPoint(x, y);
    const run = position === null ? undefined : this.runOf.get(position.offsetNode);
    return position === null || run === undefined ? null : run.start + position.offset;
  }

  countPainted(): number {
    return this.hasReadyRanges
      ? CSS.highlights.size
      : this.scroller.querySelectorAll('.r6o-annotation').length;
  }

  /** Its renderer tells in a timer set in the frame in which it has drawn, so after that frame. */
  private whenDrawn(): Promise<void> {
    return new Promise(resolve => {
      const stop = this.annotator?.renderer.on('onRedraw', () => {
        // It also draws before it has found the places of its annotations.
        if (this.countPainted() === 0) return;
        stop?.();
        resolve();
      });
    });
  }

  private annotationOf({ id, start, end, kind }: BenchPassage): TextAnnotation {
    this.kinds.set(id, kind);
    const selector = { start, end, quote: this.text.slice(start, end) };
    const withRange = this.hasReadyRanges ? { ...selector, range: this.rangeOf(start, end) } : selector;
    // Without a range the library makes one from the offsets, though its types ask for one.
    return {
      id,
      bodies: [],
      target: { annotation: id, selector: [withRange as TextAnnotation['target']['selector'][number]] },
    };
  }

  private rangeOf(start: number, end: number): Range {
    const range = document.createRange();
    const from = this.runAt(start);
    const to = this.runAt(end - 1);
    range.setStart(from.node, start - from.start);
    range.setEnd(to.node, end - to.start);
    return range;
  }

  private runAt(offset: number): Run {
    let low = 0;
    let high = this.runs.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.runs[middle]?.end ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    const run = this.runs[low];
    if (run === undefined) throw new Error('The document holds no text.');
    return run;
  }
}
