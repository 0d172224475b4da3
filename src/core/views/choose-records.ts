/** Which items and documents a view is about: those that its options name, or all, in a stated order. */
import type { Kind } from '../model/codebook.ts';
import type { Document } from '../model/document.ts';
import type { Item } from '../model/item.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { documentFilter } from '../variables/document-filter.ts';
import { compareText, orderItems } from './item-order.ts';
import { resolveRoles } from './roles.ts';

/**
 * The live items of the kind: those named, in the order given, or all in `order`. What is named and is not there
 * any more is told to `note`: a view that was saved with an item outlives the item.
 */
export function chooseItems(
  study: StudyReader,
  kind: Kind | null,
  named: readonly string[] | undefined,
  order: (items: Item[]) => Item[],
  note: (text: string) => void,
): Item[] {
  if (kind === null) return [];
  if (named === undefined) return order([...study.all('item')].filter(item => item.kindId === kind.id));
  return [...new Set(named)].flatMap(id => {
    const item = study.live('item', id);
    if (item !== undefined && item.kindId === kind.id) return [item];
    const why =
      item !== undefined
        ? `is no ${kind.label.toLowerCase()}`
        : study.get('item', id) === undefined
          ? 'is not in the study'
          : 'was removed';
    note(`“${study.get('item', id)?.label ?? id}” ${why}, so it is left out.`);
    return [];
  });
}

/**
 * Live documents by title; those named only, where some are, and of these the ones whose variables have the values
 * of `where` (`country=Mexico`). What of these can no longer be read is told to `note`.
 */
export function chooseDocuments(
  study: StudyReader,
  named: readonly string[] | undefined,
  where: readonly string[] = [],
  note: (text: string) => void = () => undefined,
): Document[] {
  const wanted = named === undefined ? null : new Set(named);
  const fits = documentFilter(study, where, note);
  return [...study.all('document')]
    .filter(document => (wanted === null || wanted.has(document.id)) && fits(document))
    .sort((one, other) => compareText(one.title, other.title) || (one.id < other.id ? -1 : 1));
}

/** The items of the kinds, by the order of kinds, tracers by their letters; or those named. */
export function chooseCountedItems(
  study: StudyReader,
  { kinds, items }: { kinds?: readonly string[] | undefined; items?: readonly string[] | undefined },
  note: (text: string) => void,
): Item[] {
  const wanted = kinds === undefined ? null : new Set(kinds);
  const chosen = [...study.all('kind')]
    .filter(({ id }) => wanted === null || wanted.has(id))
    .sort((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1));
  const named = items === undefined ? null : new Set(items);
  for (const id of named ?? [])
    if (study.live('item', id) === undefined)
      note(`The item “${id}” is not in the study, so it is left out.`);
  const order = orderItems(resolveRoles(study).orderLetter);
  const all = chosen.flatMap(kind => chooseItems(study, kind, undefined, order, note));
  return named === null ? all : all.filter(({ id }) => named.has(id));
}
