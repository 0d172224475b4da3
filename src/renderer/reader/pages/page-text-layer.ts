/** Tells offsets of the canonical text from places in a drawn page's text layer, for what the mouse selects there. */
import type { PagePiece } from '#core/pages/page-map.ts';
import type { DomPosition } from '../view/drawn-block.ts';
import { alignItems, carryOffset } from './align-items.ts';

interface Span {
  node: Text;
  piece: PagePiece;
}

export class PageTextLayer {
  readonly element: HTMLElement;
  private readonly text: string;
  private readonly spanOf = new Map<Node, Span>();
  private readonly spanOfPiece = new Map<PagePiece, Span>();

  /** `divs` and `texts` are the layer's stretches in its own order; `pieces` those of the page map. */
  constructor(
    element: HTMLElement,
    divs: readonly Node[],
    texts: readonly string[],
    pieces: readonly PagePiece[],
    text: string,
  ) {
    this.element = element;
    this.text = text;
    const kept = pieces.map(({ item, start, end }) => ({ item, text: text.slice(start, end) }));
    for (const [i, index] of alignItems(texts, kept).entries()) {
      const piece = index === null ? undefined : pieces[index];
      const node = divs[i]?.firstChild;
      if (piece === undefined || !(node instanceof Text)) continue;
      const span = { node, piece };
      this.spanOf.set(node, span);
      this.spanOfPiece.set(piece, span);
    }
  }

  /** The place in the layer of an offset that the piece holds; null where the layer does not show the piece. */
  positionIn(piece: PagePiece, offset: number): DomPosition | null {
    const span = this.spanOfPiece.get(piece);
    if (span === undefined) return null;
    const { node } = span;
    const letters = this.text.slice(piece.start, piece.end);
    return {
      node,
      offset: Math.min(node.data.length, carryOffset(letters, node.data, offset - piece.start)),
    };
  }

  /** The offset of a place in the layer; beside its stretches, where the next one begins or the last one ends. */
  offsetOf(node: Node, offset: number): number | null {
    const span = this.spanOf.get(node);
    if (span !== undefined) return this.offsetInSpan(span, offset);
    const at = node instanceof Element ? (node.childNodes[offset] ?? null) : node;
    let last: Span | null = null;
    for (const candidate of this.spanOf.values()) {
      const isBefore =
        at === null
          ? !(candidate.node.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING) ||
            node.contains(candidate.node)
          : (at.compareDocumentPosition(candidate.node) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
      if (!isBefore) return candidate.piece.start;
      last = candidate;
    }
    return last?.piece.end ?? null;
  }

  private offsetInSpan({ node, piece }: Span, offset: number): number {
    const letters = this.text.slice(piece.start, piece.end);
    return Math.min(piece.end, piece.start + carryOffset(node.data, letters, offset));
  }
}
