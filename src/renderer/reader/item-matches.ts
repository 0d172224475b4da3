/** Which items fit what was typed into the chooser, best first. */
import { searchKey } from '../fields/search-key.ts';

export interface ChoosableItem {
  id: string;
  kindId: string;
  label: string;
  aliases: readonly string[];
  /** Live passages over all documents. */
  passages: number;
}

export interface ItemMatch {
  item: ChoosableItem;
  /** The alias that fits where the label does not. */
  alias: string | null;
}

/** 0 = the whole name, 1 = its beginning, 2 = a word's beginning, 3 = anywhere; null = not at all. */
const rankOf = (name: string, wanted: string): number | null => {
  const key = searchKey(name);
  if (key === wanted) return 0;
  if (key.startsWith(wanted)) return 1;
  const at = key.indexOf(wanted);
  if (at === -1) return null;
  return /[\s(/"'-]/.test(key.charAt(at - 1)) || key.includes(` ${wanted}`) ? 2 : 3;
};

/**
 * Items whose label or alias contains `typed`, case and accents aside. Nothing typed fits all: recent ones come
 * first (`recent` is newest first), then those with most passages.
 */
export function matchItems(
  items: readonly ChoosableItem[],
  typed: string,
  recent: readonly string[],
): ItemMatch[] {
  const wanted = searchKey(typed);
  const recency = new Map(recent.map((id, index) => [id, index]));
  const ranked = items.flatMap(item => {
    if (wanted === '') return [{ item, alias: null, rank: 0 }];
    const own = rankOf(item.label, wanted);
    let best: { item: ChoosableItem; alias: string | null; rank: number } | null =
      own === null ? null : { item, alias: null, rank: own };
    for (const alias of item.aliases) {
      const rank = rankOf(alias, wanted);
      if (rank !== null && rank < (best?.rank ?? 4)) best = { item, alias, rank };
    }
    return best === null ? [] : [best];
  });
  const last = recent.length;
  return ranked.sort(
    (a, b) =>
      a.rank - b.rank ||
      (recency.get(a.item.id) ?? last) - (recency.get(b.item.id) ?? last) ||
      b.item.passages - a.item.passages ||
      a.item.label.localeCompare(b.item.label),
  );
}

/** Whether an item has this very name, case and accents aside. */
export const hasName = (items: readonly ChoosableItem[], typed: string): boolean => {
  const wanted = searchKey(typed);
  return items.some(({ label, aliases }) => [label, ...aliases].some(name => searchKey(name) === wanted));
};
