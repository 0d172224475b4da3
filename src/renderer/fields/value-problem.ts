/** Why a value can't be stored in a field as it is typed, told at the field before anything is sent. */
import type { FieldType } from '#core/model/codebook.ts';
import type { FieldValue } from '#core/model/field-value.ts';
import { parsePeriod } from '#core/model/period.ts';

/** Null where the value, or its absence, can be stored. */
export function valueProblem(type: FieldType, value: FieldValue | null): string | null {
  if (value === null) return null;
  if (type.type === 'date') return periodProblem(String(value));
  if (type.type === 'number' && (typeof value !== 'number' || !Number.isFinite(value))) {
    return `“${String(value)}” is not a number.`;
  }
  return null;
}

/** Null where the text is empty (not stated) or EDTF. */
export function periodProblem(text: string | null): string | null {
  if (text === null || text.trim() === '') return null;
  const result = parsePeriod(text);
  return result.ok ? null : result.error;
}

/** Whether two values are the same to the study. */
export const sameValue = (one: FieldValue | null, other: FieldValue | null): boolean =>
  Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((id, at) => id === other[at])
    : one === other;
