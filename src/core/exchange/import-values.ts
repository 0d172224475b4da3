/**
 * Values of another program's variables as values of the codebook's fields: of the field that has the variable's
 * name, where it takes the value, else of a new field.
 */
import { checkValue } from '../commands/field-values.ts';
import { fieldsOf, sameText } from '../commands/find.ts';
import type { Field, FieldSubject, FieldType, Vocabulary } from '../model/codebook.ts';
import type { FieldValue, FieldValues } from '../model/field-value.ts';
import type { FieldId, KindId } from '../model/ids.ts';
import { Problem } from '../problem.ts';
import type { StudyReader } from '../store/study-reader.ts';
import type { NewDefinitions } from './definitions.ts';
import type { ExchangeValue } from './project.ts';
import { tidyLabel } from './tidy-label.ts';

type Variables = Readonly<Record<string, ExchangeValue>>;

/** Whose values they are: of documents (kindId null), or of items or passages of a kind. */
export interface ValueOwner {
  subject: Exclude<FieldSubject, 'judgement'>;
  kindId: KindId | null;
}

export interface ValueImportOptions {
  study: StudyReader;
  /** What the import itself adds to the codebook. */
  defined?: NewDefinitions;
  newId(prefix: string): string;
  /** Stamps of the fields that are made. */
  stamps: Pick<Field, 'createdAt' | 'createdBy' | 'changedAt' | 'changedBy' | 'removed'>;
  /** The id of the one item of that name, of these kinds or, where there are none, of any kind. */
  itemCalled(name: string, kindIds: readonly string[]): string | null;
}

/** Several values in one text, as other programs have no lists. */
export const listSeparator = '; ';

export class ValueImport {
  private readonly options: ValueImportOptions;
  private readonly samples = new Map<string, Exclude<ExchangeValue, null>[]>();
  private readonly made = new Map<string, Field>();
  private readonly found = new Map<string, Field | null>();

  constructor(options: ValueImportOptions) {
    this.options = options;
  }

  /** Hears all values before any is taken, since a new field's type follows from all that it will hold. */
  note(owner: ValueOwner, variables: Variables): void {
    for (const [name, value] of entriesOf(variables)) {
      const key = keyOf(owner, name);
      const present = this.samples.get(key);
      if (present === undefined) this.samples.set(key, [value]);
      else present.push(value);
    }
  }

  /** The fields that were made, in the order in which they were first needed. */
  get newFields(): readonly Field[] {
    return [...this.made.values()];
  }

  valuesOf(owner: ValueOwner, variables: Variables): FieldValues {
    const values: Record<string, FieldValue> = {};
    for (const [name, value] of entriesOf(variables)) {
      const present = this.present(owner, name);
      const taken = present === undefined ? null : this.convert(present, value);
      if (present !== undefined && taken !== null) values[present.id] = taken;
      else {
        const made = this.newField(owner, name, present !== undefined);
        const plain = made.value.type === 'text' ? String(value) : value;
        values[made.id] = plain;
      }
    }
    return values;
  }

  private present(owner: ValueOwner, name: string): Field | undefined {
    const key = keyOf(owner, name);
    let found = this.found.get(key);
    if (found === undefined) {
      const fields = this.definedFields(owner);
      found = fields.find(field => field.name === name || sameText(field.label, name)) ?? null;
      this.found.set(key, found);
    }
    return found ?? undefined;
  }

  private convert(field: Field, value: Exclude<ExchangeValue, null>): FieldValue | null {
    for (const candidate of this.candidates(field.value, value)) {
      try {
        return checkValue(this.options.study, field, candidate, this.newOptionsOf(field));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
      }
    }
    const { value: type } = field;
    if (type.type !== 'item') return null;
    const names = type.multiple ? [String(value)].concat(splitList(String(value))) : [String(value)];
    const [whole, ...parts] = names.map(name => this.options.itemCalled(name, type.kindIds));
    if (whole != null) return type.multiple ? [whole] : whole;
    if (!type.multiple || parts.length === 0 || parts.some(id => id == null)) return null;
    return [...new Set(parts.flatMap(id => id ?? []))];
  }

  /** The value in the forms in which the field may take it. */
  private candidates(type: FieldType, value: Exclude<ExchangeValue, null>): FieldValue[] {
    switch (type.type) {
      case 'item':
        return [];
      case 'text':
      case 'date':
        return [String(value)];
      case 'number':
        return [value, ...asNumber(value)];
      case 'ordinal':
      case 'scale':
        return [value, String(value), ...asNumber(value)];
      case 'boolean':
        return [value, ...asBoolean(value)];
      case 'choice':
        return type.multiple ? [[String(value)], splitList(String(value))] : [String(value)];
    }
  }

  private newField(owner: ValueOwner, name: string, isMisfit: boolean): Field {
    const key = `${keyOf(owner, name)}${isMisfit ? '\u0000misfit' : ''}`;
    const present = this.made.get(key);
    if (present !== undefined) return present;
    const samples = this.samples.get(keyOf(owner, name)) ?? [];
    const label = tidyLabel(isMisfit ? `${name} (imported)` : name, 'Imported value');
    const made: Field = {
      id: this.options.newId('f') as FieldId,
      name: this.freeName(owner, label),
      label,
      help: '',
      subject: owner.subject,
      kindId: owner.kindId,
      value: isMisfit ? { type: 'text', multiline: true } : typeOf(samples),
      group: null,
      aboutKindId: null,
      periodic: false,
      order: this.nextOrder(owner),
      ...this.options.stamps,
    };
    this.made.set(key, made);
    return made;
  }

  private definedFields({ subject, kindId }: ValueOwner): Field[] {
    const added = this.options.defined?.fields ?? [];
    return [
      ...fieldsOf(this.options.study, subject, kindId),
      ...added.filter(field => field.subject === subject && field.kindId === kindId),
    ];
  }

  private ownFields(owner: ValueOwner): Field[] {
    const { subject, kindId } = owner;
    const made = this.newFields.filter(field => field.subject === subject && field.kindId === kindId);
    return [...this.definedFields(owner), ...made];
  }

  /** The options of a vocabulary that the study does not have yet. */
  private newOptionsOf({ value }: Field): Vocabulary['options'] | undefined {
    if (value.type !== 'choice') return undefined;
    return this.options.defined?.vocabularies.find(({ id }) => id === value.vocabularyId)?.options;
  }

  private nextOrder(owner: ValueOwner): number {
    return this.ownFields(owner).reduce((last, { order }) => Math.max(last, order), 0) + 1;
  }

  private freeName(owner: ValueOwner, label: string): string {
    const taken = new Set(this.ownFields(owner).map(({ name }) => name));
    const plain = label
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
    const base = (/^[a-z]/.test(plain) ? plain : `v-${plain}`).slice(0, 50).replace(/-+$/, '');
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? base : `${base}-${number}`;
      if (!taken.has(name)) return name;
    }
  }
}

const keyOf = ({ subject, kindId }: ValueOwner, name: string): string =>
  `${subject}\u0000${kindId}\u0000${name}`;

/** Values that are there: empty text is no value. */
function* entriesOf(variables: Variables): Iterable<[string, Exclude<ExchangeValue, null>]> {
  for (const [name, value] of Object.entries(variables)) {
    if (value === null || (typeof value === 'string' && value.trim() === '')) continue;
    if (typeof value === 'number' && !Number.isFinite(value)) continue;
    yield [name, value];
  }
}

const splitList = (text: string): string[] => text.split(listSeparator).map(part => part.trim());

function asNumber(value: Exclude<ExchangeValue, null>): number[] {
  if (typeof value !== 'string' || !/^\s*[-+]?\d+(?:\.\d+)?\s*$/.test(value)) return [];
  return [Number(value)];
}

function asBoolean(value: Exclude<ExchangeValue, null>): boolean[] {
  const word = String(value).trim().toLowerCase();
  if (word === 'true' || word === 'yes') return [true];
  return word === 'false' || word === 'no' ? [false] : [];
}

function typeOf(samples: readonly Exclude<ExchangeValue, null>[]): FieldType {
  if (samples.every(value => typeof value === 'boolean')) return { type: 'boolean' };
  if (samples.every(value => typeof value === 'number')) return { type: 'number', unit: null };
  return { type: 'text', multiline: samples.some(value => String(value).includes('\n')) };
}
