/**
 * The definitions of another codebook of this program, as a study takes them in: fields, vocabularies and types of link
 * that it does not have by name. Those that it has are left as they are.
 */
import { afterLast } from '../commands/codebook/order.ts';
import { fieldsOf, sameText } from '../commands/find.ts';
import type { Field, FieldType, Kind, LinkType, Vocabulary } from '../model/codebook.ts';
import type { FieldId, KindId, LinkTypeId, VocabularyId } from '../model/ids.ts';
import type { RecordType } from '../model/records.ts';
import type { StudyReader } from '../store/study-reader.ts';
import type { ImportDraft } from './import-draft.ts';
import type { ExchangeCodebook } from './project.ts';

/** What the study has already, by the ids of the file. */
export interface DefinitionMatch {
  fields: ReadonlyMap<string, Field>;
  vocabularies: ReadonlyMap<string, Vocabulary>;
  linkTypes: ReadonlyMap<string, LinkType>;
}

/** `kinds` are the kinds of the study by the ids that they have in the file. */
export function matchDefinitions(
  study: StudyReader,
  { fields, vocabularies, linkTypes }: ExchangeCodebook,
  kinds: ReadonlyMap<string, Pick<Kind, 'id'>>,
): DefinitionMatch {
  const twins = {
    fields: new Map<string, Field>(),
    vocabularies: new Map<string, Vocabulary>(),
    linkTypes: new Map<string, LinkType>(),
  };
  for (const { id, subject, kindId, name, label } of fields) {
    const owner = kindId === null ? null : kinds.get(kindId)?.id;
    if (owner === undefined) continue;
    const present = fieldsOf(study, subject, owner);
    const twin =
      present.find(field => field.name === name) ?? present.find(field => sameText(field.label, label));
    if (twin !== undefined) twins.fields.set(id, twin);
  }
  for (const { id, label, options } of vocabularies) {
    const twin = [...study.all('vocabulary')].find(
      present =>
        sameText(present.label.replace(/ \d+$/, ''), label.replace(/ \d+$/, '')) &&
        options.every(option => present.options.some(own => own.label === option.label)),
    );
    if (twin !== undefined) twins.vocabularies.set(id, twin);
  }
  for (const { id, label, directed } of linkTypes) {
    const twin = [...study.all('linkType')].find(
      present => present.directed === directed && sameText(present.label, label),
    );
    if (twin !== undefined) twins.linkTypes.set(id, twin);
  }
  return twins;
}

/** The id that a record has in the file, where it is free in the study, else a new one. */
export function ownOrNewId<Id extends string>(draft: ImportDraft, type: RecordType, id: Id): Id {
  if (draft.study.get(type, id) === undefined) return id;
  const prefixes: Partial<Record<RecordType, string>> = { kind: 'k', field: 'f', vocabulary: 'v' };
  return draft.context.newId(prefixes[type] ?? 'y') as Id;
}

export interface NewDefinitions {
  fields: readonly Field[];
  vocabularies: readonly Vocabulary[];
}

/** `kindOf` gives the study's kind for the file's id of it, those that the import makes too. */
export function importDefinitions(
  draft: ImportDraft,
  { fields, vocabularies, linkTypes }: ExchangeCodebook,
  match: DefinitionMatch,
  kindOf: (id: string) => KindId | undefined,
): NewDefinitions {
  const { study } = draft;
  const taken = [...study.all('vocabulary')].map(({ label }) => label);
  const vocabularyIds = new Map<string, VocabularyId>();
  const newVocabularies: Vocabulary[] = [];
  for (const vocabulary of vocabularies) {
    const twin = match.vocabularies.get(vocabulary.id);
    const id = twin?.id ?? ownOrNewId(draft, 'vocabulary', vocabulary.id);
    vocabularyIds.set(vocabulary.id, id);
    if (twin !== undefined) continue;
    const record = { ...vocabulary, id, label: freeLabel(vocabulary.label, taken), ...draft.stamps() };
    taken.push(record.label);
    newVocabularies.push(record);
    draft.put({ type: 'vocabulary', record });
    draft.added.vocabularies += 1;
  }

  const typesBefore = afterLast(study.all('linkType')) - 1;
  for (const linkType of linkTypes) {
    if (match.linkTypes.has(linkType.id)) continue;
    const id: LinkTypeId = ownOrNewId(draft, 'linkType', linkType.id);
    const order = typesBefore + linkType.order;
    draft.put({ type: 'linkType', record: { ...linkType, id, order, ...draft.stamps() } });
    draft.added.linkTypes += 1;
  }

  const newFields: Field[] = [];
  let otherwise = 0;
  for (const field of fields) {
    const twin = match.fields.get(field.id);
    if (twin !== undefined) {
      if (twin.value.type !== field.value.type) otherwise += 1;
      continue;
    }
    const kindId = field.kindId === null ? null : kindOf(field.kindId);
    const aboutKindId = field.aboutKindId === null ? null : kindOf(field.aboutKindId);
    const value = typeHere(field.value, vocabularyIds, kindOf);
    if (kindId === undefined || aboutKindId === undefined || value === null) continue;
    const before = afterLast(fieldsOf(study, field.subject, kindId)) - 1;
    const id: FieldId = ownOrNewId(draft, 'field', field.id);
    const more = { id, kindId, aboutKindId, value, order: before + field.order };
    const record: Field = { ...field, ...more, ...draft.stamps() };
    newFields.push(record);
    draft.put({ type: 'field', record });
    draft.added.fields += 1;
  }
  draft.lose(
    otherwise,
    'field has',
    'fields have',
    'another type in the study: left as they are there; values that do not fit go into fields beside them.',
  );
  return { fields: newFields, vocabularies: newVocabularies };
}

/** With the ids of the study; null where something of it is not there. */
function typeHere(
  type: FieldType,
  vocabularyIds: ReadonlyMap<string, VocabularyId>,
  kindOf: (id: string) => KindId | undefined,
): FieldType | null {
  if (type.type === 'choice') {
    const vocabularyId = vocabularyIds.get(type.vocabularyId);
    return vocabularyId === undefined ? null : { ...type, vocabularyId };
  }
  if (type.type !== 'item') return type;
  const kindIds = type.kindIds.flatMap(id => kindOf(id) ?? []);
  return kindIds.length < type.kindIds.length ? null : { ...type, kindIds };
}

function freeLabel(label: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? label : `${label.slice(0, 290)} ${number}`;
    if (!taken.some(other => sameText(other, free))) return free;
  }
}
