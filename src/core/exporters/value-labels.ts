/** What stored values are called: an option's, a point's or an item's label beside its id or number. */
import type { Field } from '../model/codebook.ts';
import type { FieldValue } from '../model/field-value.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { type Cell, joinValues } from './csv-cells.ts';

/** Whether values of the field are ids or numbers that have a label of their own. */
export const hasLabels = ({ value }: Field): boolean =>
  value.type === 'choice' || value.type === 'ordinal' || value.type === 'scale' || value.type === 'item';

/** The single values that a value is made of. */
export const singleValues = (value: FieldValue): readonly (string | number | boolean)[] =>
  Array.isArray(value) ? value : [value];

/** One single value's label; the value itself where nothing names it, null where the field has no labels. */
export function labelOfSingle(
  study: StudyReader,
  { value: type }: Field,
  single: string | number | boolean,
): string | null {
  switch (type.type) {
    case 'choice': {
      const options = study.get('vocabulary', type.vocabularyId)?.options;
      return options?.find(option => option.id === single)?.label ?? String(single);
    }
    case 'ordinal':
    case 'scale':
      return type.points.find(point => point.value === single)?.label ?? String(single);
    case 'item':
      return study.get('item', String(single))?.label ?? String(single);
    default:
      return null;
  }
}

/** A value as one cell: bare where it is one, joined where it is a list, empty where nobody has coded it. */
export const valueCell = (value: FieldValue | null | undefined): Cell =>
  value === null || value === undefined ? null : Array.isArray(value) ? joinValues(value) : value;

/** A value's labels as one cell; empty where the field has none. */
export function labelCell(
  study: StudyReader,
  field: Field | undefined,
  value: FieldValue | null | undefined,
): Cell {
  if (field === undefined || value === null || value === undefined || !hasLabels(field)) return null;
  const labels = singleValues(value).map(single => labelOfSingle(study, field, single) ?? '');
  return Array.isArray(value) ? joinValues(labels) : (labels[0] ?? null);
}
