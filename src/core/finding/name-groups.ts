/** Which forms of a name are one name: accents, parts of a person's name, word order, misprints, acronyms. */
import { foldName, isSmallWord } from './acronyms.ts';
import type { Definition } from './definitions.ts';
import { editDistance } from './edit-distance.ts';
import { nameKey } from './glossary/take-over.ts';
import { SameThings } from './same-things.ts';

export type VariantRule =
  | 'accents and spelling'
  | 'part of the name'
  | 'word order'
  | 'one letter'
  | 'explained in the text';

export interface NameUse {
  name: string;
  count: number;
  /** A given name or a title told that it is a person. */
  person: boolean;
}

export interface GroupedName extends NameUse {
  rule: VariantRule | null;
}

/** Each group with the form that it is called by first. */
export function groupNames(uses: readonly NameUse[], definitions: readonly Definition[]): GroupedName[][] {
  const groups = new SameThings(uses.map(({ name }) => name));
  const bodies = uses.filter(({ person, name }) => !person && name.includes(' '));
  joinEqual(groups, uses, nameKey);
  joinEqual(groups, bodies, orderKey);
  joinPeople(groups, uses);
  joinMisprints(groups, uses);
  joinDefinitions(groups, uses, definitions);
  const byName = new Map(uses.map(use => [use.name, use]));
  return groups.all().map(names => {
    const sorted = names
      .flatMap(name => byName.get(name) ?? [])
      .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
    // People are called by their full name, as the text mostly writes it.
    const head = sorted.some(({ person }) => person)
      ? [...sorted].sort((one, other) => fullness(other.name) - fullness(one.name))[0]
      : sorted[0];
    return sorted
      .map(use => ({
        ...use,
        rule: use === head || head === undefined ? null : ruleBetween(head.name, use.name),
      }))
      .sort((one, other) => Number(other.rule === null) - Number(one.rule === null));
  });
}

/** Parts that are written out. */
const fullness = (name: string) => partsOf(name).filter(({ length }) => length > 1).length;

function ruleBetween(head: string, name: string): VariantRule {
  if (nameKey(head) === nameKey(name)) return 'accents and spelling';
  if (orderKey(head) === orderKey(name)) return 'word order';
  if (isPartOf(name, head)) return 'part of the name';
  return editDistance(nameKey(head), nameKey(name), 1) <= 1 ? 'one letter' : 'explained in the text';
}

const orderKey = (name: string): string =>
  partsOf(name)
    .map(part => part.replace(/s$/, ''))
    .sort()
    .join(' ');

/** Every form is compared with many others. */
const knownParts = new Map<string, readonly string[]>();
const MOST_KNOWN = 20_000;

function partsOf(name: string): readonly string[] {
  const before = knownParts.get(name);
  if (before !== undefined) return before;
  const parts = nameKey(name)
    .split(' ')
    .filter(part => part !== '' && !isSmallWord(part));
  if (knownParts.size >= MOST_KNOWN) knownParts.clear();
  knownParts.set(name, parts);
  return parts;
}

function joinEqual(groups: SameThings, uses: readonly NameUse[], keyOf: (name: string) => string): void {
  const firsts = new Map<string, string>();
  for (const { name } of uses) {
    const key = keyOf(name);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, name);
    else groups.join(first, name);
  }
}

/** "Serra", "Jaime Serra" and "J. Serra" are Jaime Serra Puche, as long as nobody else may be meant. */
function joinPeople(groups: SameThings, uses: readonly NameUse[]): void {
  const people = uses.filter(({ person, name }) => person && partsOf(name).length > 1);
  const full = people.filter(({ name }) =>
    people.every(other => other.name === name || !isPartOf(name, other.name) || sameParts(name, other.name)),
  );
  for (const { name, person } of uses) {
    const parts = partsOf(name);
    if (parts.length === 0 || parts.length > 5 || (!person && parts.length > 2)) continue;
    const owners = full.filter(each => each.name !== name && isPartOf(name, each.name));
    const roots = new Set(owners.map(each => groups.rootOf(each.name)));
    const [owner] = owners;
    if (owner !== undefined && roots.size === 1) groups.join(owner.name, name);
  }
}

const sameParts = (one: string, other: string) => partsOf(one).join(' ') === partsOf(other).join(' ');

/** Whether the one name has only parts of the other, in order, one of its surnames among them. */
function isPartOf(part: string, whole: string): boolean {
  const parts = partsOf(part);
  const all = partsOf(whole);
  const hasInitial = parts.some(({ length }) => length === 1);
  if (parts.length > all.length || (parts.length === all.length && !hasInitial && !sameParts(part, whole)))
    return false;
  let at = 0;
  let surname = false;
  for (const each of parts) {
    const found = all.findIndex(
      (one, index) => index >= at && (one === each || (each.length === 1 && one.startsWith(each))),
    );
    if (found === -1) return false;
    surname ||= found > 0 && each.length > 2;
    at = found + 1;
  }
  return surname;
}

/** Long names that differ by one letter, of which one is rare: misprints. */
function joinMisprints(groups: SameThings, uses: readonly NameUse[]): void {
  const long = uses
    .map(use => ({ ...use, key: nameKey(use.name) }))
    .filter(({ key }) => key.length >= 7)
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
  const byLetters = new Map<string, typeof long>();
  for (const use of long) {
    // Names that differ by one letter share their beginning or their end.
    const keys = [`< ${use.key.slice(0, 3)}`, `> ${use.key.slice(-3)}`];
    const near = new Set(keys.flatMap(key => byLetters.get(key) ?? []));
    for (const other of near) {
      if (use.count * 3 > other.count && use.count > 1) continue;
      if (Math.abs(other.key.length - use.key.length) > 1 || foldName(other.name) === foldName(use.name))
        continue;
      if (/\d/.test(use.key) || editDistance(other.key, use.key, 1) > 1) continue;
      groups.join(other.name, use.name);
      break;
    }
    for (const key of keys) byLetters.set(key, [...(byLetters.get(key) ?? []), use]);
  }
}

/** What the text itself says: an acronym and the name that it stands for. */
function joinDefinitions(
  groups: SameThings,
  uses: readonly NameUse[],
  definitions: readonly Definition[],
): void {
  const byKey = new Map(uses.map(({ name }) => [nameKey(name), name]));
  for (const { short, long } of definitions) {
    const [one, other] = [byKey.get(nameKey(short)), byKey.get(nameKey(long))];
    if (one !== undefined && other !== undefined && one !== other) groups.join(one, other);
  }
}
