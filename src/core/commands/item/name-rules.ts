/** Rules for an item's names, as they are kept with it. */
import type { Item } from '../../model/item.ts';
import type { NameRule } from '../../model/name-rule.ts';

/** One rule a name, the first that is given, and none for what is no name of the item; no property where there is none. */
export function keepNameRules(
  rules: readonly NameRule[] | undefined,
  names: readonly string[],
): Pick<Item, 'nameRules'> {
  const kept = new Map<string, NameRule>();
  for (const rule of rules ?? []) {
    if (names.includes(rule.name) && !kept.has(rule.name)) kept.set(rule.name, rule);
  }
  return rules === undefined ? {} : { nameRules: [...kept.values()] };
}
