/** Lists with many rows listen once, at the list: which row an event came from. */

/** The `data-index` of the row that holds the element; -1 = none. */
export const rowIndexOf = (target: EventTarget): number => {
  const row = target instanceof Element ? target.closest('[data-index]') : null;
  return row === null ? -1 : Number(row.getAttribute('data-index'));
};
