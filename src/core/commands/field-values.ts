/** Checks values against the codebook, once, at the door. */
import type { Field, FieldSubject, Vocabulary } from '../model/codebook.ts';
import type { FieldValue, FieldValues } from '../model/field-value.ts';
import { parsePeriod } from '../model/period.ts';
import { Problem } from '../problem.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { requireField, requireLive } from './find.ts';

/** Values as a command takes them: by field id, name or label; null takes the value away: not yet coded. */
export type ValuesPatch = Readonly<Record<string, FieldValue | null>>;

/** The present values with the patch, keyed by field id. Values of fields that the patch does not name stay. */
export function patchValues(
  study: StudyReader,
  subject: FieldSubject,
  kindId: string | null,
  present: FieldValues,
  patch: ValuesPatch,
): FieldValues {
  const values = new Map(Object.entries(present));
  for (const [name, value] of Object.entries(patch)) {
    const field = requireField(study, subject, kindId, name);
    if (value === null) values.delete(field.id);
    else values.set(field.id, checkValue(study, field, value));
  }
  return Object.fromEntries(values);
}

/**
 * The value in the form that is stored (option ids, scale points, item ids), or a refusal that says what is taken.
 * `newOptions` are those of the field's vocabulary where the study does not have it yet.
 */
export function checkValue(
  study: StudyReader,
  field: Field,
  value: FieldValue,
  newOptions?: Vocabulary['options'],
): FieldValue {
  const refuse = (takes: string): never => {
    throw new Problem('invalid', `“${field.label}” takes ${takes}, not ${JSON.stringify(value)}.`);
  };
  switch (field.value.type) {
    case 'text':
      if (typeof value !== 'string' || value.trim() === '') return refuse('a text');
      return value;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : refuse('a number');
    case 'boolean':
      return typeof value === 'boolean' ? value : refuse('true or false');
    case 'date': {
      if (typeof value !== 'string') return refuse('a date as text');
      const result = parsePeriod(value);
      if (!result.ok) throw new Problem('invalid', `“${field.label}”: ${result.error}`);
      return result.period.text;
    }
    case 'ordinal':
    case 'scale': {
      const { points } = field.value;
      const point = points.find(candidate => candidate.value === value || candidate.label === value);
      return (
        point?.value ??
        refuse(`one of ${points.map(({ value: at, label }) => `${at} (${label})`).join(', ')}`)
      );
    }
    case 'choice': {
      const { multiple, vocabularyId } = field.value;
      const options = newOptions ?? study.get('vocabulary', vocabularyId)?.options ?? [];
      const takes = `${multiple ? 'some' : 'one'} of ${options.map(option => option.id).join(', ')}`;
      return several(
        value,
        multiple,
        takes,
        refuse,
        name => options.find(option => option.id === name || option.label === name)?.id,
      );
    }
    case 'item': {
      const { multiple, kindIds } = field.value;
      const takes = multiple ? 'item ids' : 'one item id';
      return several(value, multiple, takes, refuse, id => {
        const item = requireLive(study, 'item', id);
        if (kindIds.length > 0 && !kindIds.includes(item.kindId)) return undefined;
        return item.id;
      });
    }
  }
}

/** One text, or a list without repeats where several are taken. */
function several(
  value: FieldValue,
  multiple: boolean,
  takes: string,
  refuse: (takes: string) => never,
  resolve: (text: string) => string | undefined,
): string | string[] {
  const texts = Array.isArray(value) ? value : typeof value === 'string' ? [value] : refuse(takes);
  if (texts.length === 0 || (!multiple && texts.length > 1)) return refuse(takes);
  const resolved = texts.map(text => resolve(text) ?? refuse(takes));
  return multiple ? [...new Set(resolved)] : (resolved[0] ?? refuse(takes));
}
