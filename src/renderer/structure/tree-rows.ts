/** A tree as the rows that are shown of it: what is folded away or does not fit the filter is left out. */
import { searchKey } from '../fields/search-key.ts';

export interface TreeEntry {
  /** Unique in its tree. */
  key: string;
  title: string;
  /** From 1; an entry belongs to the last one before it that is less deep. */
  depth: number;
}

export interface TreeRow<Entry extends TreeEntry> {
  entry: Entry;
  /** Index in the list of all entries. */
  index: number;
  hasChildren: boolean;
  isOpen: boolean;
}

/** With a filter, entries whose titles hold its words and all that they belong to, opened. */
export function treeRows<Entry extends TreeEntry>(
  entries: readonly Entry[],
  folded: ReadonlySet<string>,
  filter: string,
): TreeRow<Entry>[] {
  const words = searchKey(filter).split(' ').filter(Boolean);
  const wanted = words.length === 0 ? null : fitting(entries, words);
  const rows: TreeRow<Entry>[] = [];
  let hiddenBelow = Number.POSITIVE_INFINITY;
  for (const [index, entry] of entries.entries()) {
    if (wanted !== null && !wanted.has(index)) continue;
    if (entry.depth > hiddenBelow) continue;
    hiddenBelow = Number.POSITIVE_INFINITY;
    const hasChildren = (entries[index + 1]?.depth ?? 0) > entry.depth;
    const isOpen = hasChildren && (wanted !== null || !folded.has(entry.key));
    if (hasChildren && !isOpen) hiddenBelow = entry.depth;
    rows.push({ entry, index, hasChildren, isOpen });
  }
  return rows;
}

/** The row that stands for an entry: its own, or that of the closest one shown that it belongs to; -1 = none. */
export function rowStandingFor<Entry extends TreeEntry>(
  rows: readonly TreeRow<Entry>[],
  entries: readonly TreeEntry[],
  index: number,
): number {
  let sought = index;
  while (sought >= 0) {
    const at = rows.findIndex(row => row.index === sought);
    if (at !== -1) return at;
    sought = parentOf(entries, sought);
  }
  return -1;
}

/** The index of what an entry belongs to; -1 = nothing. */
export function parentOf(entries: readonly TreeEntry[], index: number): number {
  const depth = entries[index]?.depth ?? 0;
  for (let at = index - 1; at >= 0; at -= 1) if ((entries[at]?.depth ?? 0) < depth) return at;
  return -1;
}

function fitting(entries: readonly TreeEntry[], words: readonly string[]): Set<number> {
  const wanted = new Set<number>();
  for (const [index, { title }] of entries.entries()) {
    const key = searchKey(title);
    if (!words.every(word => key.includes(word))) continue;
    for (let at = index; at !== -1 && !wanted.has(at); at = parentOf(entries, at)) wanted.add(at);
  }
  return wanted;
}
