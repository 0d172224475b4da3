/** Which options of a long, grouped list a search box shows. */
import type { ComboboxItem, ComboboxParsedItem } from '@mantine/core';

/** An option that is none: it says how many more there are. */
const moreOption = (count: number): ComboboxItem => ({
  value: '\u0000more',
  label: `${count.toLocaleString('en')} more: type to find them`,
  disabled: true,
});

/** Groups with the options that `fits` lets through, at most `limit` of them, then a word on how many were left out. */
export function findOptions(
  options: readonly ComboboxParsedItem[],
  fits: (value: string) => boolean,
  limit: number,
): ComboboxParsedItem[] {
  let left = limit;
  let more = 0;
  const take = (item: ComboboxItem): boolean => {
    if (!fits(String(item.value))) return false;
    if (left === 0) {
      more += 1;
      return false;
    }
    left -= 1;
    return true;
  };
  const shown: ComboboxParsedItem[] = [];
  for (const entry of options) {
    if (!('group' in entry)) {
      if (take(entry as ComboboxItem)) shown.push(entry);
      continue;
    }
    const items = entry.items.filter(item => take(item as ComboboxItem));
    if (items.length > 0) shown.push({ ...entry, items });
  }
  return more === 0 ? shown : [...shown, moreOption(more)];
}
