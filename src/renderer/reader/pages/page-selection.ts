/**
 * The window's own selection over the pages: between offsets of the canonical text and places in the text layers of
 * those pages that are drawn, and what is copied from it.
 */
import type { DomPosition } from '../view/drawn-block.ts';
import type { PageStage } from './page-stage.ts';
import { PageTextLayer } from './page-text-layer.ts';
import type { PrintedText } from './printed-text.ts';

export class PageSelection {
  private readonly stage: PageStage;
  private readonly printed: PrintedText;
  private readonly textLayers = new Map<number, PageTextLayer>();
  private readonly stop: () => void;

  constructor(stage: PageStage, printed: PrintedText) {
    this.stage = stage;
    this.printed = printed;
    this.stop = stage.on('textLayer', number => this.textLayers.delete(number));
    // Before the text layer, which copies what is on the screen.
    document.addEventListener('copy', this.onCopy, { capture: true });
  }

  dispose(): void {
    this.stop();
    document.removeEventListener('copy', this.onCopy, { capture: true });
  }

  offsetOf(node: Node, offset: number): number | null {
    const element = node instanceof Element ? node : node.parentElement;
    const number = Number(element?.closest('.textLayer')?.closest('.page')?.getAttribute('data-page-number'));
    return Number.isInteger(number) ? (this.textLayer(number)?.offsetOf(node, offset) ?? null) : null;
  }

  positionOf(offset: number, before = false): DomPosition | null {
    const placed = this.printed.pieceAt(before ? offset - 1 : offset);
    if (placed === undefined) return null;
    const { piece, page } = placed;
    const at = Math.min(Math.max(offset, piece.start), piece.end);
    return this.textLayer(page)?.positionIn(piece, at) ?? null;
  }

  select(anchor: number, focus: number): void {
    const selection = document.getSelection();
    const from = this.positionOf(anchor, anchor > focus);
    const to = this.positionOf(focus, focus > anchor);
    if (from !== null && to !== null) {
      selection?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
    } else if (selection?.anchorNode != null && this.stage.column.contains(selection.anchorNode)) {
      // On pages that are not drawn there is nothing that the browser could select.
      selection.removeAllRanges();
    }
  }

  private textLayer(number: number): PageTextLayer | null {
    const known = this.textLayers.get(number);
    if (known?.element.isConnected === true) return known;
    const layer = this.stage.view(number)?.textLayer;
    const { textDivs, textContentItemsStr } = layer?.highlighter ?? {};
    if (layer == null || !layer.div.isConnected || textDivs == null || textContentItemsStr == null)
      return null;
    const { pieces = [] } = this.printed.page(number) ?? {};
    const made = new PageTextLayer(layer.div, textDivs, textContentItemsStr, pieces, this.printed.text);
    this.textLayers.set(number, made);
    return made;
  }

  /** What is copied is the text as the study has it, in reading order. */
  private readonly onCopy = (event: ClipboardEvent): void => {
    const selection = document.getSelection();
    const { anchorNode = null, focusNode = null } = selection ?? {};
    if (anchorNode === null || focusNode === null || !this.stage.column.contains(anchorNode)) return;
    const from = this.offsetOf(anchorNode, selection?.anchorOffset ?? 0);
    const to = this.offsetOf(focusNode, selection?.focusOffset ?? 0);
    if (from === null || to === null || from === to) return;
    event.clipboardData?.setData(
      'text/plain',
      this.printed.text.slice(Math.min(from, to), Math.max(from, to)),
    );
    event.preventDefault();
    event.stopPropagation();
  };
}
