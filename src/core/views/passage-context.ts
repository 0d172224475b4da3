/**
 * What a passage says of its own place in the process: its stage, its date, the items it names. Read from the
 * passage's fields by their type, so that it works for any kind that has such fields.
 */
import type { Field } from '../model/codebook.ts';
import type { FieldValue, FieldValues } from '../model/field-value.ts';
import type { ItemId } from '../model/ids.ts';
import type { Item } from '../model/item.ts';
import type { Passage } from '../model/passage.ts';
import type { StudyReader } from '../store/study-reader.ts';
import type { Roles } from './roles.ts';

const listOf = (value: FieldValue | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [String(value)];

export class PassageContext {
  private readonly study: StudyReader;
  private readonly stageFields: readonly Field[];
  private readonly dateFields: readonly Field[];
  private readonly itemFields: readonly Field[];
  private readonly stages: ReadonlySet<string>;
  /** Of the fields and stages that it goes by: what it says of a passage changes with the records or with these. */
  readonly fieldIds: readonly (readonly string[])[];

  constructor(study: StudyReader, roles: Roles) {
    this.study = study;
    const fields = [...study.all('field')].sort((one, other) => one.order - other.order);
    const ofPassages = fields.filter(({ subject }) => subject === 'passage');
    const vocabulary = roles.stageVocabulary;
    this.stages = new Set(vocabulary?.options.map(({ id }) => id) ?? []);
    this.stageFields = fields.filter(
      ({ subject, value }) =>
        (subject === 'passage' || subject === 'item') &&
        value.type === 'choice' &&
        value.vocabularyId === vocabulary?.id,
    );
    this.dateFields = ofPassages.filter(({ value }) => value.type === 'date');
    this.itemFields = ofPassages.filter(({ value }) => value.type === 'item');
    this.fieldIds = [
      ...[this.stageFields, this.dateFields, this.itemFields].map(list => list.map(({ id }) => id)),
      [...this.stages],
    ];
  }

  /** Ids of the stages that the passage states, else of those that its item does; empty = not stated. */
  stagesOf(passage: Passage): string[] {
    const own = this.stagesIn(passage.values);
    if (own.length > 0) return own;
    const item = this.study.live('item', passage.itemId);
    return item === undefined ? [] : this.stagesOfItem(item);
  }

  stagesOfItem(item: Item): string[] {
    return this.stagesIn(item.values);
  }

  /** EDTF, as coded; null where the passage states no date. */
  dateOf(passage: Passage): string | null {
    for (const { id } of this.dateFields) {
      const value = passage.values[id];
      if (typeof value === 'string') return value;
    }
    return null;
  }

  /** The live items that the passage's fields name (what it is about, the players), without its own item. */
  itemsNamedBy(passage: Passage): ItemId[] {
    const found: ItemId[] = [];
    for (const id of namedIn(this.itemFields, passage.values)) {
      const item = this.study.live('item', id);
      if (item !== undefined && !found.includes(item.id)) found.push(item.id);
    }
    return found;
  }

  private stagesIn(values: FieldValues): string[] {
    const found: string[] = [];
    for (const id of namedIn(this.stageFields, values)) {
      if (this.stages.has(id) && !found.includes(id)) found.push(id);
    }
    return found;
  }
}

/** Ids that the fields' values name. Views ask this of every passage, so it makes no lists on the way. */
function* namedIn(fields: readonly Field[], values: FieldValues): Iterable<string> {
  for (const { id } of fields) {
    const value = values[id];
    if (Array.isArray(value)) yield* value;
    else if (value !== undefined) yield String(value);
  }
}

/** The items that a property of an item names, as far as they are live. */
export const itemsOfProperty = (study: StudyReader, item: Item, field: Field | null): Item[] =>
  field?.value.type !== 'item'
    ? []
    : listOf(item.values[field.id]).flatMap(id => study.live('item', id) ?? []);
