/** Finds what a command's arguments name, or refuses in words that say what to do. */
import type { Field, FieldSubject, Kind, LinkType } from '../model/codebook.ts';
import type { Item } from '../model/item.ts';
import { nounOf } from '../model/record-nouns.ts';
import type { RecordOf, RecordType } from '../model/records.ts';
import { Problem } from '../problem.ts';
import type { StudyReader } from '../store/study-reader.ts';

/** The record with the id, removed or not. */
export function requireRecord<T extends RecordType>(study: StudyReader, type: T, id: string): RecordOf<T> {
  const record = study.get(type, id);
  if (record === undefined) throw new Problem('not-found', `No ${nounOf(type)} has the id “${id}”.`);
  return record;
}

/** The record with the id, refused where it was removed. */
export function requireLive<T extends RecordType>(study: StudyReader, type: T, id: string): RecordOf<T> {
  const record = requireRecord(study, type, id);
  if (record.removed !== null) {
    throw new Problem(
      'refused',
      `The ${nounOf(type)} “${id}” was removed.`,
      'Restore it first, from the history or the list of removed things.',
    );
  }
  return record;
}

/** Refuses an id that a record of the type has already, removed or not. */
export function requireFreeId(study: StudyReader, type: RecordType, id: string): void {
  if (study.get(type, id) !== undefined)
    throw new Problem('refused', `The id “${id}” is already that of another ${nounOf(type)} of the study.`);
}

/** Whether two names are one for people: capitals do not count. */
export const sameText = (one: string, other: string): boolean =>
  one.localeCompare(other, undefined, { sensitivity: 'accent' }) === 0;

/** A kind by its id or label. */
export function requireKind(study: StudyReader, name: string): Kind {
  const byId = study.live('kind', name);
  if (byId !== undefined) return byId;
  const kinds = [...study.all('kind')];
  const byLabel = kinds.filter(kind => sameText(kind.label, name));
  if (byLabel.length === 1 && byLabel[0] !== undefined) return byLabel[0];
  throw new Problem(
    'not-found',
    `The codebook has no kind “${name}”. It has ${list(kinds.map(kind => kind.id))}.`,
  );
}

/** A field of a kind's items, passages or judgements, or of documents (kindId null), by its id, name or label. */
export function requireField(
  study: StudyReader,
  subject: FieldSubject,
  kindId: string | null,
  name: string,
): Field {
  const fields = fieldsOf(study, subject, kindId);
  const found =
    fields.find(field => field.id === name) ??
    fields.find(field => field.name === name) ??
    fields.find(field => sameText(field.label, name));
  if (found !== undefined) return found;
  const owner =
    kindId === null
      ? `${subject}s`
      : `${subject}s of the kind “${study.get('kind', kindId)?.label ?? kindId}”`;
  throw new Problem(
    'not-found',
    `The codebook has no field “${name}” for ${owner}. It has ${list(fields.map(field => field.name))}.`,
  );
}

/** The live fields of a kind and subject, in the codebook's order. */
export const fieldsOf = (study: StudyReader, subject: FieldSubject, kindId: string | null): Field[] =>
  [...study.all('field')]
    .filter(field => field.subject === subject && field.kindId === kindId)
    .sort((one, other) => one.order - other.order);

/** An item by its id, or by a label or alias that is its alone. */
export function requireItem(study: StudyReader, name: string): Item {
  const byId = study.live('item', name);
  if (byId !== undefined) return byId;
  const items = [...study.all('item')];
  const byLabel = items.filter(({ label }) => sameText(label, name));
  const found =
    byLabel.length > 0
      ? byLabel
      : items.filter(({ aliases }) => aliases.some(alias => sameText(alias, name)));
  const [only] = found;
  if (only === undefined) throw new Problem('not-found', `The study has no item “${name}”.`);
  if (found.length > 1) {
    throw new Problem(
      'invalid',
      `“${name}” is the name of several items: ${list(found.map(({ id }) => id))}.`,
      'Give one of these ids.',
    );
  }
  return only;
}

/** A link type by its id or label. */
export function requireLinkType(study: StudyReader, name: string): LinkType {
  const byId = study.live('linkType', name);
  if (byId !== undefined) return byId;
  const types = [...study.all('linkType')];
  const byLabel = types.find(type => sameText(type.label, name));
  if (byLabel !== undefined) return byLabel;
  throw new Problem(
    'not-found',
    `The codebook has no link type “${name}”. It has ${list(types.map(type => type.id))}.`,
  );
}

const list = (names: readonly string[]): string =>
  names.length === 0 ? 'none' : names.map(name => `“${name}”`).join(', ');
