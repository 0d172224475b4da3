/** Items of the registry that may be one: they share a name, or their names differ as spellings of one name do. */
import type { Item } from '../model/item.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { fitOfName, foldName, isAcronym, isSmallWord } from './acronyms.ts';
import { editDistance } from './edit-distance.ts';
import { isGivenName } from './given-names.ts';
import { nameKey } from './glossary/take-over.ts';
import { SameThings } from './same-things.ts';

export type DuplicateRule =
  | 'the same name'
  | 'accents and spelling'
  | 'word order'
  | 'one letter'
  | 'part of a person’s name'
  | 'acronym of the name';

export interface DuplicatePair {
  one: Item;
  other: Item;
  /** The two names that are alike. */
  names: readonly [string, string];
  rule: DuplicateRule;
}

export interface DuplicateGroup {
  kindId: string;
  /** With most passages first: the one that the others would be merged into. */
  items: readonly Item[];
  /** Why, pair by pair. */
  pairs: readonly DuplicatePair[];
}

/** Names shorter than this are too short for a letter to be a slip. */
const SHORTEST_SLIP = 7;

/** Items of one kind only; groups in the order of their first item's name. */
export function findDuplicates(study: StudyReader): DuplicateGroup[] {
  const kinds = new Map<string, Item[]>();
  for (const item of study.all('item')) kinds.set(item.kindId, [...(kinds.get(item.kindId) ?? []), item]);
  return [...kinds].flatMap(([kindId, items]) => groupsOf(study, kindId, items));
}

function groupsOf(study: StudyReader, kindId: string, items: readonly Item[]): DuplicateGroup[] {
  const pairs = pairsOf(items);
  const same = new SameThings(items.map(({ id }) => id));
  for (const { one, other } of pairs) same.join(one.id, other.id);
  const byId = new Map<string, Item>(items.map(item => [item.id, item]));
  const count = ({ id }: Item) => [...study.passagesOfItem(id)].length;
  return same
    .all()
    .filter(ids => ids.length > 1)
    .map(ids => ({
      kindId,
      items: ids
        .flatMap(id => byId.get(id) ?? [])
        .sort((one, other) => count(other) - count(one) || (one.label < other.label ? -1 : 1)),
      pairs: pairs.filter(({ one }) => ids.includes(one.id)),
    }));
}

interface Named {
  item: Item;
  name: string;
  key: string;
  order: string;
}

function pairsOf(items: readonly Item[]): DuplicatePair[] {
  const names = items.flatMap(item =>
    [item.label, ...item.aliases].map((name): Named => {
      const key = nameKey(name);
      const order = key
        .split(' ')
        .filter(word => !isSmallWord(word))
        .sort()
        .join(' ');
      return { item, name, key, order };
    }),
  );
  const pairs = new Map<string, DuplicatePair>();
  const add = (one: Named, other: Named, rule: DuplicateRule) => {
    if (one.item.id === other.item.id) return;
    const key = [one.item.id, other.item.id].sort().join(' ');
    if (!pairs.has(key))
      pairs.set(key, { one: one.item, other: other.item, names: [one.name, other.name], rule });
  };
  for (const [a, b] of sharing(names, ({ key }) => key))
    add(a, b, a.name === b.name ? 'the same name' : 'accents and spelling');
  for (const [a, b] of sharing(names, ({ order }) => (order.includes(' ') ? order : '')))
    add(a, b, 'word order');
  for (const [a, b] of slips(names)) add(a, b, 'one letter');
  for (const acronym of names.filter(({ name }) => isAcronym(name) && name.length > 2)) {
    const full = names.filter(
      ({ name, item }) => item !== acronym.item && fitOfName(acronym.name, name) >= 0.95,
    );
    const owners = new Set(full.map(({ item }) => item.id));
    const [one] = full;
    // Letters that several names answer to tell nothing.
    if (one !== undefined && owners.size === 1) add(acronym, one, 'acronym of the name');
  }
  const people = names.filter(({ name, key }) => key.includes(' ') && isGivenName(name.split(' ')[0] ?? ''));
  for (const part of names) {
    const owners = people.filter(person => person.item !== part.item && isPartOf(part.key, person.key));
    const [one] = owners;
    if (one !== undefined && new Set(owners.map(({ item }) => item.id)).size === 1)
      add(part, one, 'part of a person’s name');
  }
  return [...pairs.values()];
}

function* sharing(names: readonly Named[], keyOf: (named: Named) => string): Iterable<[Named, Named]> {
  const firsts = new Map<string, Named>();
  for (const named of names) {
    const key = keyOf(named);
    if (key === '') continue;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, named);
    else yield [first, named];
  }
}

/** Long names one letter apart; figures and one-letter words tell things apart, so they must be the same. */
function* slips(names: readonly Named[]): Iterable<[Named, Named]> {
  const tellsApart = (key: string) => key.match(/\d+|(?<!\p{L})\p{L}(?!\p{L})/gu)?.join(' ') ?? '';
  const near = new Map<string, Named[]>();
  for (const named of names) {
    const { key } = named;
    if (key.length < SHORTEST_SLIP || isAcronym(named.name)) continue;
    const keys = [`< ${key.slice(0, 3)}`, `> ${key.slice(-3)}`];
    for (const other of new Set(keys.flatMap(each => near.get(each) ?? []))) {
      if (Math.abs(other.key.length - key.length) > 1 || tellsApart(other.key) !== tellsApart(key)) continue;
      if (other.key !== key && editDistance(other.key, key, 1) <= 1) yield [other, named];
    }
    for (const each of keys) near.set(each, [...(near.get(each) ?? []), named]);
  }
}

/** A surname, or given name and first surname, of a longer name. */
function isPartOf(part: string, whole: string): boolean {
  const parts = part.split(' ');
  const all = whole.split(' ');
  if (parts.length >= all.length || foldName(part).length < 4) return false;
  let at = 0;
  for (const each of parts) {
    const found = all.indexOf(each, at);
    if (found === -1) return false;
    at = found + 1;
  }
  return at > 1;
}
