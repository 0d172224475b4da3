/** The rules of an item's names as they are edited: one for a name, kept only where it says something. */
import type { Item } from '#core/model/item.ts';
import type { NameRule } from '#core/model/name-rule.ts';
import { searchKey } from '../fields/search-key.ts';
import type { MentionState } from './mention-index.ts';

/** What holds for a name without a rule of its own. */
const plain = (name: string): NameRule => ({ name, counts: 'always', capitals: null, notIn: [] });

export const namesOf = ({ label, aliases }: Item): string[] => [...new Set([label, ...aliases])];

export const ruleOf = ({ nameRules = [] }: Item, name: string): NameRule =>
  nameRules.find(rule => rule.name === name) ?? plain(name);

const saysNothing = ({ counts, capitals, accents, plurals, notIn }: NameRule): boolean =>
  counts === 'always' &&
  capitals === null &&
  accents === undefined &&
  plurals !== false &&
  notIn.length === 0;

/** The item's rules with this one in place of the name's own; a rule that says nothing is none. */
export const withRule = ({ nameRules = [] }: Item, rule: NameRule): NameRule[] => [
  ...nameRules.filter(({ name }) => name !== rule.name),
  ...(saysNothing(rule) ? [] : [rule]),
];

export interface NameCount {
  found: number;
  /** Of those found, how many are asked about. */
  asked: number;
}

/** How often each name of the item is found. A name that is another item's too counts for both. */
export function countNames(
  item: Item,
  { byDocument }: Pick<MentionState, 'byDocument'>,
): Map<string, NameCount> {
  const counts = new Map(namesOf(item).map(name => [name, { found: 0, asked: 0 }]));
  // Where several items share a name, the mention bears the first one's, which may be written otherwise.
  const byKey = new Map([...counts].reverse().map(([name, count]) => [searchKey(name), count]));
  for (const mentions of byDocument.values()) {
    for (const { candidates, name, doubt } of mentions) {
      if (!candidates.includes(item.id)) continue;
      const count = counts.get(name) ?? byKey.get(searchKey(name));
      if (count === undefined) continue;
      count.found += 1;
      if (doubt !== null) count.asked += 1;
    }
  }
  return counts;
}
