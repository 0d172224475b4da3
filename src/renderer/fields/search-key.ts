/** Keys for finding things by their names: case and accents folded. */

/** A short name as it is compared: no accents, lower case, single blanks. */
export const searchKey = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** Names in the order people expect, numbers by value, upper and lower case together. */
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
export const compareNames = (one: string, other: string): number => collator.compare(one, other);
