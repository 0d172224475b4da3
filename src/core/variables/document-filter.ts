/** Chooses documents by the values of their variables: `country=Mexico` by the field's id, name or label. */
import { fieldsOf, requireField } from '../commands/find.ts';
import { describeValue } from '../describe-value.ts';
import type { Field } from '../model/codebook.ts';
import type { Document } from '../model/document.ts';
import type { FieldValue } from '../model/field-value.ts';
import { parsePeriod } from '../model/period.ts';
import { messageOf } from '../problem.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { readValueText } from './value-text.ts';

/** Null stands for a variable without a value. */
interface Wanted {
  field: Field;
  values: (FieldValue | null)[];
}

/**
 * Whether a document is wanted: of each variable that is named, it has one of the values named. An empty value stands
 * for none. What can no longer be read, as the codebook has changed, is told to `note` and leaves nothing out.
 */
export function documentFilter(
  study: StudyReader,
  where: readonly string[],
  note: (text: string) => void,
): (document: Document) => boolean {
  const wanted = new Map<string, Wanted>();
  for (const each of where) {
    try {
      const { field, value } = readWanted(study, each);
      const present = wanted.get(field.id);
      if (present === undefined) wanted.set(field.id, { field, values: [value] });
      else present.values.push(value);
    } catch (error) {
      note(`Documents were not chosen by “${each}”: ${messageOf(error)}`);
    }
  }
  const all = [...wanted.values()];
  return document =>
    all.every(({ field, values }) => {
      const present = document.values[field.id];
      return values.some(value => (value === null ? present === undefined : meets(field, present, value)));
    });
}

/** Throws a Problem where there is no such variable, or it cannot have such a value. */
function readWanted(study: StudyReader, text: string): { field: Field; value: FieldValue | null } {
  const equals = text.indexOf('=');
  const field = requireField(study, 'document', null, text.slice(0, Math.max(0, equals)).trim());
  const value = text.slice(equals + 1).trim();
  return { field, value: value === '' ? null : readValueText(study, field, value) };
}

/** `Country: Mexico`, `Country: not stated`; null for what cannot be read, and so leaves nothing out. */
export function describeWanted(study: StudyReader, text: string): string | null {
  try {
    const { field, value } = readWanted(study, text);
    return `${field.label}: ${value === null ? 'not stated' : describeValue(study, field.value, value)}`;
  } catch {
    return null;
  }
}

function meets({ value: type }: Field, present: FieldValue | undefined, wanted: FieldValue): boolean {
  if (present === undefined) return false;
  if (type.type === 'date') return overlap(String(present), String(wanted));
  const has = Array.isArray(present) ? present : [present];
  return (Array.isArray(wanted) ? wanted : [wanted]).some(each => has.some(one => one === each));
}

/** Whether there is a moment that both can mean: a day meets its year. */
function overlap(one: string, other: string): boolean {
  const [first, second] = [parsePeriod(one), parsePeriod(other)];
  if (!first.ok || !second.ok) return one === other;
  return first.period.from <= second.period.to && second.period.from <= first.period.to;
}

/** The values that documents have, as the filter takes them, by variable; dates by their years where they have one. */
export function listDocumentValues(study: StudyReader): { value: string; label: string }[] {
  const documents = [...study.all('document')];
  return fieldsOf(study, 'document', null).flatMap(field => {
    const found = new Map<string, string>();
    for (const { values } of documents) {
      const value = values[field.id];
      if (value === undefined) continue;
      for (const single of Array.isArray(value) ? value : [value]) {
        const shown = field.value.type === 'date' ? yearOf(String(single)) : single;
        const shownValue = Array.isArray(value) ? [String(shown)] : shown;
        found.set(String(shown), describeValue(study, field.value, shownValue));
      }
    }
    return Array.from(found, ([value, label]) => ({
      value: `${field.id}=${value}`,
      label: `${field.label}: ${label}`,
    })).sort((one, other) => (one.label < other.label ? -1 : 1));
  });
}

const yearOf = (date: string): string => /^\d{4}(?=-\d\d(?:-\d\d)?[~?%]?$)/.exec(date)?.[0] ?? date;
