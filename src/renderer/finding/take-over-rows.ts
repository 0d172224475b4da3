/** Rows of the grid in which names are put right before they are taken over, from whatever was found. */
import type { Definition } from '#core/finding/definitions.ts';
import { type GlossaryEntry, rangeOfEntry } from '#core/finding/glossary/entry.ts';
import {
  itemsByName,
  type NamesToTake,
  nameKey,
  planTakeOver,
  type TakeOver,
} from '#core/finding/glossary/take-over.ts';
import { type NameProposal, tellingPlace } from '#core/finding/names.ts';
import type { Item } from '#core/model/item.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import type { Range } from '#core/text/range.ts';
import type { Worded } from '../computing/messages.ts';

export interface TakeOverRow {
  key: string;
  accepted: boolean;
  label: string;
  aliases: readonly string[];
  type: string;
  /** The name in the language of the country, for a field of that name; empty where it is not known. */
  original: string;
  /** Absent: an item with a name in common, else a new one. Null: a new one in any case. '' = yet to be chosen. */
  intoId?: string | null | undefined;
  /** Where it stands; null for what comes from no text. */
  place: ({ documentId: string } & Range) | null;
  words: string;
  /** What told it. */
  rule: string;
  doubts: readonly string[];
}

/** One a line. */
export const writeNames = (names: readonly string[]): string => names.join('\n');
export const readNames = (text: string): string[] =>
  text
    .split('\n')
    .map(name => name.trim())
    .filter(name => name !== '');

export const rowsOfGlossary = (found: readonly Worded<GlossaryEntry>[]): TakeOverRow[] =>
  found.map(({ thing, documentId, words }, at) => {
    const range = rangeOfEntry(thing);
    return {
      ...rowOfEntry(thing, at),
      place: range === null ? null : { documentId, ...range },
      words,
    };
  });

/** An entry of a list that is no text of the study. */
export const rowOfEntry = (
  { acronym, original, translation, type, rule, doubts }: GlossaryEntry,
  at: number,
): TakeOverRow => {
  const [label = '', ...aliases] = [acronym, original, translation].filter(name => name !== '');
  return {
    key: `${at} ${label}`,
    accepted: true,
    label,
    aliases,
    type,
    original,
    place: null,
    words: '',
    rule,
    doubts,
  };
};

/** Definitions of one acronym become one row with all its names; what only capitals tell waits for a yes. */
export function rowsOfDefinitions(found: readonly Worded<Definition>[]): TakeOverRow[] {
  const rows = new Map<string, TakeOverRow>();
  for (const { thing, documentId, words } of found) {
    const key = nameKey(thing.short);
    const range = hull(thing.ranges);
    const row = rows.get(key) ?? {
      key: `definition ${key}`,
      accepted: false,
      label: thing.short,
      aliases: [],
      type: '',
      original: '',
      place: range === null ? null : { documentId, ...range },
      words,
      rule: thing.rule,
      doubts: [],
    };
    const isThere = [row.label, ...row.aliases].some(name => nameKey(name) === nameKey(thing.long));
    rows.set(key, {
      ...row,
      accepted: row.accepted || thing.rule !== 'capitalised name',
      aliases: isThere ? row.aliases : [...row.aliases, thing.long],
    });
  }
  return [...rows.values()];
}

const types: Readonly<Record<NameProposal['type'], string>> = {
  person: 'Person',
  organisation: 'Organisation',
  office: 'Office',
  instrument: 'Law or programme',
  place: 'Place',
  other: '',
};

/** None is taken over without a yes: capitals tell names, not which of them matter. */
export const rowsOfNames = (found: readonly Worded<NameProposal>[]): TakeOverRow[] =>
  found.map(({ thing, words }) => {
    const { label, variants, type, count, rule } = thing;
    const place = tellingPlace(thing);
    const range = hull(place?.ranges ?? []);
    return {
      key: `name ${label}`,
      accepted: false,
      label,
      aliases: variants.filter(({ rule: told }) => told !== null).map(({ name }) => name),
      type: types[type],
      original: '',
      place: place === undefined || range === null ? null : { documentId: place.documentId, ...range },
      words,
      rule: `${count} times, ${rule}`,
      doubts: [],
    };
  });

const hull = (ranges: readonly Range[]): Range | null => {
  const [first] = ranges;
  const last = ranges.at(-1);
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
};

export interface PlannedRow {
  row: TakeOverRow;
  /** Null where the row has no name, or its item is yet to be chosen. */
  plan: TakeOver | null;
}

/** What each row would do to the study, with the kind that is chosen. */
export function planRows(study: StudyReader, kindId: string, rows: readonly TakeOverRow[]): PlannedRow[] {
  const known = itemsByName(study, kindId);
  return rows.map(row => {
    const { label, aliases, type, original, intoId } = row;
    if (label.trim() === '' || intoId === '') return { row, plan: null };
    const names: NamesToTake = { label, aliases, type, original };
    return { row, plan: planTakeOver(study, kindId, names, known, itemOf(study, intoId)) };
  });
}

function itemOf(study: StudyReader, intoId: string | null | undefined): Item | null | undefined {
  if (intoId === undefined || intoId === null) return intoId;
  return study.live('item', intoId) ?? null;
}

/** In a few words. */
export function describePlan({ row, plan }: PlannedRow): string {
  if (plan === null) return row.intoId === '' ? 'Choose the item.' : 'It needs a name.';
  switch (plan.action) {
    case 'add':
      return 'New';
    case 'extend':
      return plan.newAliases.length === 0
        ? `Completes ${plan.item.label}`
        : `${plan.newAliases.length} more ${plan.newAliases.length === 1 ? 'name' : 'names'} for ${plan.item.label}`;
    case 'nothing':
      return `There already: ${plan.item.label}`;
  }
}
