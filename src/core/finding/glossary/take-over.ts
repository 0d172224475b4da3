/**
 * What taking over entries would do to a study: each becomes a new item, adds names to one that is there, or is
 * there already. The commands go through the door as one batch, so that one undo takes all of it back.
 */
import type { Field } from '../../model/codebook.ts';
import type { FieldValue } from '../../model/field-value.ts';
import type { Item } from '../../model/item.ts';
import type { Command } from '../../store/commit.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { readValueText } from '../../variables/value-text.ts';
import { foldName, wordsOf } from '../acronyms.ts';

/** Names of one thing, however they were found. */
export interface NamesToTake {
  /** What the item is to be called. */
  label: string;
  aliases: readonly string[];
  /** What a list calls its type; '' = it does not say. */
  type?: string;
  /** Its name in the language of the country, for a field of that name; '' = not known. */
  original?: string;
}

export type TakeOver =
  | { action: 'add'; label: string; aliases: readonly string[]; values: Readonly<Record<string, FieldValue>> }
  | {
      action: 'extend';
      item: Item;
      newAliases: readonly string[];
      values: Readonly<Record<string, FieldValue>>;
    }
  | { action: 'nothing'; item: Item };

/** A name as it is compared with others: without case, accents, punctuation and articles. */
export const nameKey = (name: string): string =>
  wordsOf(foldName(name))
    .filter((word, at) => at > 0 || !/^(?:the|el|la|los|las)$/.test(word))
    .join(' ');

/** Live items by their names. Of several with one name, the first made counts. */
export function itemsByName(study: StudyReader, kindId: string | null = null): Map<string, Item> {
  const items = new Map<string, Item>();
  for (const item of study.all('item')) {
    if (kindId !== null && item.kindId !== kindId) continue;
    for (const name of [item.label, ...item.aliases]) {
      const key = nameKey(name);
      if (key !== '' && !items.has(key)) items.set(key, item);
    }
  }
  return items;
}

/**
 * `known` are the items of the kind by name. `into` is an item that somebody has chosen: without it, one with a name
 * in common is taken; null asks for a new item whatever its names.
 */
export function planTakeOver(
  study: StudyReader,
  kindId: string,
  { label, aliases, type = '', original = '' }: NamesToTake,
  known: ReadonlyMap<string, Item>,
  into?: Item | null,
): TakeOver {
  const names = distinct([label, ...aliases]);
  const item =
    into === undefined ? names.map(name => known.get(nameKey(name))).find(each => each !== undefined) : into;
  const values = valuesOf(study, kindId, type, original);
  if (item === undefined || item === null) {
    const [first = label, ...others] = names;
    return { action: 'add', label: first, aliases: others, values };
  }
  const have = new Set([item.label, ...item.aliases].map(name => name.trim()));
  const newAliases = names.filter(name => !have.has(name));
  // What somebody has set stays as it is.
  const missing = Object.fromEntries(Object.entries(values).filter(([id]) => item.values[id] === undefined));
  return newAliases.length === 0 && Object.keys(missing).length === 0
    ? { action: 'nothing', item }
    : { action: 'extend', item, newAliases, values: missing };
}

/** One batch, or null where there is nothing to do. Several plans for one item become one change of it. */
export function takeOverCommand(kindId: string, plans: readonly TakeOver[], label: string): Command | null {
  const commands: Command[] = [];
  const changes = new Map<string, { aliases: string[]; values: Record<string, FieldValue> }>();
  for (const plan of plans) {
    if (plan.action === 'add') {
      const { label: name, aliases, values } = plan;
      commands.push({ type: 'item.add', args: { kind: kindId, label: name, aliases: [...aliases], values } });
    } else if (plan.action === 'extend') {
      const change = changes.get(plan.item.id) ?? { aliases: [...plan.item.aliases], values: {} };
      change.aliases = distinct([...change.aliases, ...plan.newAliases]);
      change.values = { ...plan.values, ...change.values };
      changes.set(plan.item.id, change);
    }
  }
  for (const [id, { aliases, values }] of changes)
    commands.push({ type: 'item.change', args: { id, aliases, values } });
  return commands.length === 0 ? null : { type: 'batch', args: { label, commands } };
}

const distinct = (names: readonly string[]): string[] => [
  ...new Set(names.map(name => name.replace(/\s+/g, ' ').trim()).filter(name => name !== '')),
];

/** Values of the kind's own fields: a choice called "type" by its words, a text called "original name". */
function valuesOf(
  study: StudyReader,
  kindId: string,
  type: string,
  original: string,
): Readonly<Record<string, FieldValue>> {
  const values: Record<string, FieldValue> = {};
  for (const field of study.all('field')) {
    if (field.subject !== 'item' || field.kindId !== kindId) continue;
    if (field.name === 'type' && type !== '') {
      const value = choiceFor(study, field, type);
      if (value !== null) values[field.id] = value;
    }
    if (field.name === 'original-name' && field.value.type === 'text' && original !== '')
      values[field.id] = original;
  }
  return values;
}

/** The one option whose label has all its words in what the list says; null where none or several have. */
function choiceFor(study: StudyReader, field: Field, type: string): FieldValue | null {
  if (field.value.type !== 'choice') return null;
  const said = new Set(wordsOf(foldName(type)));
  const options = (study.get('vocabulary', field.value.vocabularyId)?.options ?? []).filter(({ label }) =>
    wordsOf(foldName(label)).every(word => said.has(word) || said.has(`${word}s`)),
  );
  const [option] = options;
  return option === undefined || options.length > 1 ? null : readValueText(study, field, option.label);
}
