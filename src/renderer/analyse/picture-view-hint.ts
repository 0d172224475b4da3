/** What is shown over a drawn picture: the name of a mark beside it, and a ring around the one in focus. */

/** Places on the screen, in pixels of the window. */
export interface Spot {
  left: number;
  top: number;
  bottom: number;
}

/** Right below a spot; above it, or further left, where there is no room. `frame` is what the hint lies in. */
export function showHint(hint: HTMLElement, frame: HTMLElement, text: string, spot: Spot): void {
  if (hint.textContent !== text) hint.textContent = text;
  hint.hidden = false;
  const { left, top, width, height } = frame.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = hint;
  const fitsBelow = spot.bottom + offsetHeight <= top + height;
  hint.style.left = `${Math.max(0, Math.min(spot.left - left, width - offsetWidth))}px`;
  hint.style.top = `${(fitsBelow ? spot.bottom : Math.max(top, spot.top - offsetHeight)) - top}px`;
}

const away = 3;

/** Around a mark and its words. Above all marks, where none that is drawn later can cover it. */
export function showRing(ring: SVGRectElement, drawing: SVGSVGElement, markId: string): void {
  const id = CSS.escape(markId);
  const boxes = Array.from(
    drawing.querySelectorAll<SVGGElement>(`[data-mark="${id}"], [data-words="${id}"]`),
    element => element.getBBox(),
  );
  if (boxes.length === 0) return;
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  ring.setAttribute('x', String(left - away));
  ring.setAttribute('y', String(top - away));
  ring.setAttribute('width', String(right - left + 2 * away));
  ring.setAttribute('height', String(bottom - top + 2 * away));
  ring.toggleAttribute('data-shown', true);
}

export const hideRing = (ring: SVGRectElement): void => ring.removeAttribute('data-shown');

export const isRingShown = (ring: SVGRectElement): boolean => ring.hasAttribute('data-shown');
