/** An order number behind all present ones. */
export const afterLast = (records: Iterable<{ order: number }>): number => {
  let last = 0;
  for (const { order } of records) last = Math.max(last, order);
  return last + 1;
};
