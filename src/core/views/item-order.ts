/** The order in which views list items: by a letter or number of their own where they have one, else by name. */
import type { Field } from '../model/codebook.ts';
import type { Item } from '../model/item.ts';

/** Compares as people sort ("A2" before "A10"), the same on every machine. */
const collator = new Intl.Collator('en', { numeric: true });

export const compareText = (one: string, other: string): number =>
  collator.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);

const compareIds = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

export const compareItems = (one: Item, other: Item): number =>
  compareText(one.label, other.label) || compareIds(one.id, other.id);

/** By the value of `letter` (items without it last), then by label, then by id. */
export const orderItems =
  (letter: Field | null) =>
  (items: Item[]): Item[] => {
    const letterOf = (item: Item): string | null => {
      const value = letter === null ? undefined : item.values[letter.id];
      return value === undefined ? null : String(value);
    };
    return items
      .map(item => ({ item, letter: letterOf(item) }))
      .sort((one, other) => {
        if (one.letter === null || other.letter === null)
          return one.letter === other.letter
            ? compareItems(one.item, other.item)
            : one.letter === null
              ? 1
              : -1;
        return compareText(one.letter, other.letter) || compareItems(one.item, other.item);
      })
      .map(({ item }) => item);
  };

/** For narrow heads: the letter and the short name, as far as they are stated; else the name. */
export function shortLabel(item: Item, letter: Field | null, shortName: Field | null): string {
  const stated = (field: Field | null): string => String((field && item.values[field.id]) ?? '').trim();
  const name = stated(shortName);
  return [stated(letter), name === '' ? item.label : name].filter(text => text !== '').join(' ');
}

/** By the place of their first stage in the process (those at none last), then as `order` has them. */
export const orderByStage =
  (
    order: (items: Item[]) => Item[],
    stages: readonly { id: string }[],
    stagesOf: (item: Item) => readonly string[],
  ) =>
  (items: Item[]): Item[] => {
    const rankOf = (item: Item): number => {
      const own = stagesOf(item);
      const rank = stages.findIndex(({ id }) => own.includes(id));
      return rank === -1 ? stages.length : rank;
    };
    return order(items)
      .map(item => ({ item, rank: rankOf(item) }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ item }) => item);
  };
