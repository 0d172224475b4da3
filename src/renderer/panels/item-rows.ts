/** The rows of a kind's list: what is found by a query, with counts, in the order asked for. */
import type { Item } from '#core/model/item.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { compareNames, searchKey } from '../fields/search-key.ts';
import type { ItemOrder } from './panel-state.ts';

export interface ItemRow {
  item: Item;
  passages: number;
  /** Judgements that say something: any status but "not yet coded". */
  judged: number;
  /** The alias by which the query found the item; null where its label did. */
  foundBy: string | null;
}

/** All live items of a kind with their counts. */
export function countItems(study: StudyReader, kindId: string): Omit<ItemRow, 'foundBy'>[] {
  const rows: Omit<ItemRow, 'foundBy'>[] = [];
  for (const item of study.all('item')) {
    if (item.kindId !== kindId) continue;
    let passages = 0;
    for (const _ of study.passagesOfItem(item.id)) passages += 1;
    let judged = 0;
    for (const judgement of study.judgementsOfItem(item.id))
      if (judgement.status !== 'not-yet-coded') judged += 1;
    rows.push({ item, passages, judged });
  }
  return rows;
}

/**
 * Rows that a query finds by label or alias. Names that begin with the query come first while there is one;
 * otherwise the order asked for. `recent` lists item ids, newest first.
 */
export function findRows(
  counted: readonly Omit<ItemRow, 'foundBy'>[],
  query: string,
  order: ItemOrder,
  recent: readonly string[],
): ItemRow[] {
  const key = searchKey(query);
  const place = new Map(recent.map((id, at) => [id, at]));
  const placeOf = (row: ItemRow): number => place.get(row.item.id) ?? recent.length;
  const rows: (ItemRow & { rank: number })[] = [];
  for (const row of counted) {
    const match = matchOf(row.item, key);
    if (match !== null) rows.push({ ...row, ...match });
  }
  const byName = (one: ItemRow, other: ItemRow): number => compareNames(one.item.label, other.item.label);
  const byOrder = {
    name: byName,
    count: (one: ItemRow, other: ItemRow) => other.passages - one.passages || byName(one, other),
    recent: (one: ItemRow, other: ItemRow) => placeOf(one) - placeOf(other) || byName(one, other),
  }[order];
  return rows.sort((one, other) => one.rank - other.rank || byOrder(one, other));
}

/** How a name is found: 0 begins with the key, 1 has a word that does, 2 has it anywhere; null = not at all. */
const rankOf = (name: string, key: string): number | null => {
  const at = name.indexOf(key);
  if (at === -1) return null;
  return at === 0 ? 0 : name.includes(` ${key}`) ? 1 : 2;
};

function matchOf(item: Item, key: string): { rank: number; foundBy: string | null } | null {
  if (key === '') return { rank: 0, foundBy: null };
  const byLabel = rankOf(searchKey(item.label), key);
  if (byLabel !== null) return { rank: byLabel, foundBy: null };
  let best: { rank: number; foundBy: string } | null = null;
  for (const alias of item.aliases) {
    const rank = rankOf(searchKey(alias), key);
    if (rank !== null && (best === null || rank < best.rank)) best = { rank, foundBy: alias };
  }
  return best;
}

/** The item that a label names exactly (case and accents aside), so that it is not made twice. */
export const findNamed = (rows: readonly Pick<ItemRow, 'item'>[], label: string): Item | undefined => {
  const key = searchKey(label);
  return rows.find(({ item }) => [item.label, ...item.aliases].some(name => searchKey(name) === key))?.item;
};
