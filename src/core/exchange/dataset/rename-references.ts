/** Writes a record with the ids that the records it names have elsewhere, such as in the study that takes it in. */
import type { Field } from '../../model/codebook.ts';
import type { FieldValue, FieldValues } from '../../model/field-value.ts';
import type { Entry, RecordType } from '../../model/records.ts';

export interface Names {
  /** The id that a record has there; its own where it keeps it. */
  idOf<Id extends string>(type: RecordType, id: Id): Id;
  /** A field as the record's own study has it; undefined where that has none of the id. */
  field(id: string): Field | undefined;
  /** The id that an option of a vocabulary, named by its own id, has there. */
  optionOf(vocabularyId: string, optionId: string): string;
}

/** The entry with its own id and all ids in it as they are there. */
export function renameReferences({ type, record }: Entry, names: Names): Entry {
  const { idOf } = names;
  const { removed } = record;
  const named = {
    ...record,
    id: idOf(type, record.id as string),
    createdBy: idOf('coder', record.createdBy),
    changedBy: idOf('coder', record.changedBy),
    removed: removed === null ? null : { ...removed, by: idOf('coder', removed.by) },
  };
  return { type, record: { ...named, ...inside({ type, record } as Entry, names) } } as Entry;
}

function inside({ type, record: it }: Entry, names: Names): object {
  const { idOf } = names;
  const evidenceOf = (ids: readonly string[]): string[] => [...new Set(ids.map(id => idOf('passage', id)))];
  switch (type) {
    case 'field':
      return {
        kindId: it.kindId === null ? null : idOf('kind', it.kindId),
        aboutKindId: it.aboutKindId === null ? null : idOf('kind', it.aboutKindId),
        value: renameType(it.value, names),
      };
    case 'document':
      return { values: renameValues(it.values, names) };
    case 'item':
      return { kindId: idOf('kind', it.kindId), values: renameValues(it.values, names) };
    case 'passage':
      return {
        documentId: idOf('document', it.documentId),
        itemId: idOf('item', it.itemId),
        coderId: idOf('coder', it.coderId),
        ...(it.runId === undefined ? {} : { runId: idOf('run', it.runId) }),
        values: renameValues(it.values, names),
      };
    case 'judgement':
      return {
        itemId: idOf('item', it.itemId),
        fieldId: idOf('field', it.fieldId),
        aboutId: it.aboutId === null ? null : idOf('item', it.aboutId),
        coderId: idOf('coder', it.coderId),
        value: it.value === null ? null : renameValue(it.fieldId, it.value, names),
        evidence: evidenceOf(it.evidence),
        settles: it.settles.map(({ judgementId, status, value }) => ({
          judgementId: idOf('judgement', judgementId),
          status,
          value: value === null ? null : renameValue(it.fieldId, value, names),
        })),
      };
    case 'link':
      return {
        linkTypeId: idOf('linkType', it.linkTypeId),
        fromId: idOf('item', it.fromId),
        toId: idOf('item', it.toId),
        evidence: evidenceOf(it.evidence),
      };
    case 'memo':
      return {
        on: { type: it.on.type, id: idOf(it.on.type, it.on.id) },
        mentions: it.mentions.map(mention => ({ type: mention.type, id: idOf(mention.type, mention.id) })),
      };
    case 'run': {
      const { itemIds, documentIds, extent } = it.rule;
      return {
        rule: {
          itemIds: itemIds.map(id => idOf('item', id)),
          documentIds: documentIds?.map(id => idOf('document', id)) ?? null,
          extent,
        },
      };
    }
    case 'savedView':
      return {
        options: renameAnywhere(it.options, names),
        display: { ...it.display, arrangements: renameAnywhere(it.display.arrangements, names) },
      };
    default:
      return {};
  }
}

function renameType(value: Field['value'], { idOf }: Names): Field['value'] {
  if (value.type === 'choice') return { ...value, vocabularyId: idOf('vocabulary', value.vocabularyId) };
  if (value.type === 'item') return { ...value, kindIds: value.kindIds.map(id => idOf('kind', id)) };
  return value;
}

const renameValues = (values: FieldValues, names: Names): FieldValues =>
  Object.fromEntries(
    Object.entries(values).map(([fieldId, value]) => [
      names.idOf('field', fieldId),
      renameValue(fieldId, value, names),
    ]),
  );

function renameValue(fieldId: string, value: FieldValue, names: Names): FieldValue {
  const type = names.field(fieldId)?.value;
  const rename = (id: string): string => {
    if (type?.type === 'item') return names.idOf('item', id);
    return type?.type === 'choice' ? names.optionOf(type.vocabularyId, id) : id;
  };
  if (typeof value === 'string') return rename(value);
  return Array.isArray(value) ? [...new Set(value.map(rename))] : value;
}

/** Types whose ids stand in the options of views. */
const namedByViews = ['item', 'kind', 'field', 'document', 'coder', 'linkType', 'vocabulary'] as const;

/** A view keeps ids wherever its options have them. */
function renameAnywhere(part: unknown, names: Names): unknown {
  if (typeof part === 'string') {
    for (const type of namedByViews) {
      const id: string = names.idOf(type, part);
      if (id !== part) return id;
    }
    return part;
  }
  if (Array.isArray(part)) return part.map(each => renameAnywhere(each, names));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [renameAnywhere(key, names), renameAnywhere(value, names)]),
  );
}
