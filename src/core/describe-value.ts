/** Field values in words, for cells, chips, lists, reports and sentences. */
import type { FieldType } from './model/codebook.ts';
import type { FieldValue } from './model/field-value.ts';
import type { StudyReader } from './store/study-reader.ts';

/** `−2 Opposes`, `Union`, `SNTSS, Labour Congress`. A reference to what is gone says so. */
export function describeValue(study: StudyReader, type: FieldType, value: FieldValue): string {
  switch (type.type) {
    case 'ordinal':
    case 'scale': {
      const point = type.points.find(candidate => candidate.value === value);
      if (point === undefined) return `${String(value)} (no longer a point)`;
      return type.type === 'scale' ? `${signed(point.value)} ${point.label}` : point.label;
    }
    case 'choice': {
      const options = study.get('vocabulary', type.vocabularyId)?.options ?? [];
      return listOf(
        value,
        id => options.find(option => option.id === id)?.label ?? `${id} (no longer an option)`,
      );
    }
    case 'item':
      return listOf(value, id => {
        const item = study.get('item', id);
        if (item === undefined) return `${id} (unknown)`;
        return item.removed === null ? item.label : `${item.label} (removed)`;
      });
    case 'boolean':
      return value === true ? 'Yes' : 'No';
    case 'number':
      return type.unit === null ? String(value) : `${String(value)} ${type.unit}`;
    default:
      return String(value);
  }
}

/** `+2`, `0`, `−3` with a real minus sign. */
export const signed = (value: number): string =>
  value > 0 ? `+${value}` : value < 0 ? `−${Math.abs(value)}` : '0';

const listOf = (value: FieldValue, nameOf: (id: string) => string): string =>
  (Array.isArray(value) ? value : [String(value)]).map(nameOf).join(', ');
