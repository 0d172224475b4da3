/** Where a cursor stands that is at a place in the page. */
import type { DomPosition } from './drawn-block.ts';

/** In the window's CSS pixels, without width; null where the place has no room on screen. */
export function caretRectAt({ node, offset }: DomPosition): DOMRect | null {
  const range = node.ownerDocument.createRange();
  const atEnd = offset >= node.data.length;
  range.setStart(node, atEnd ? Math.max(0, offset - 1) : offset);
  range.setEnd(node, atEnd ? offset : offset + 1);
  const rects = range.getClientRects();
  const rect = atEnd ? rects.item(rects.length - 1) : rects.item(0);
  return rect === null ? null : new DOMRect(atEnd ? rect.right : rect.left, rect.top, 0, rect.height);
}
