/**
 * The regions of the window, between which F6 moves the focus. A region is an element with `data-region`; inside it
 * an element with `data-region-focus` takes the focus first, then whatever had it last, then what can have it.
 */

const lastFocus = new WeakMap<Element, Element>();

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"])';

const isShown = (element: Element): boolean => element.getClientRects().length > 0;

/** Remembers where the focus was in each region; to be called with each `focusin`. */
export const noteFocus = (target: EventTarget | null): void => {
  if (!(target instanceof Element)) return;
  const region = target.closest('[data-region]');
  if (region !== null) lastFocus.set(region, target);
};

const focusRegion = (region: Element): void => {
  const remembered = lastFocus.get(region);
  const candidates = [
    remembered !== undefined && region.contains(remembered) ? remembered : null,
    region.querySelector('[data-region-focus]'),
    ...region.querySelectorAll(focusable),
    region,
  ];
  for (const candidate of candidates) {
    if (!(candidate instanceof HTMLElement) || !isShown(candidate)) continue;
    candidate.focus();
    if (document.activeElement === candidate) return;
  }
};

/** Moves the focus to the next region of the window, or the one before; past the last comes the first. */
export const moveToRegion = (step: 1 | -1): void => {
  const regions = [...document.querySelectorAll('[data-region]')].filter(isShown);
  if (regions.length === 0) return;
  const present = regions.findIndex(region => region.contains(document.activeElement));
  const from = present === -1 ? (step === 1 ? -1 : 0) : present;
  const next = regions[(from + step + regions.length) % regions.length];
  if (next !== undefined) focusRegion(next);
};
