/** One column per codebook field, and one more for labels where the field's values are ids or numbers. */
import type { Field, FieldSubject } from '../model/codebook.ts';
import type { FieldValues } from '../model/field-value.ts';
import type { StudyReader } from '../store/study-reader.ts';
import type { Column } from './csv-table.ts';
import type { RecordOrder } from './record-order.ts';
import { hasLabels, labelCell, valueCell } from './value-labels.ts';

interface Valued {
  /** The kind whose fields count for the row; null for documents. */
  kindId: string | null;
  values: FieldValues;
}

/**
 * Columns for the fields of a subject. Fields of several kinds that have the same name share a column, as a
 * row has one kind. The prefix `field_` keeps them apart from the columns of the table itself.
 */
export function fieldColumns<Row>(
  study: StudyReader,
  order: RecordOrder,
  subject: FieldSubject,
  valuesOf: (row: Row) => Valued,
): Column<Row>[] {
  const byName = new Map<string, Field[]>();
  for (const field of order.fields) {
    if (field.subject !== subject) continue;
    const sharing = byName.get(field.name);
    if (sharing === undefined) byName.set(field.name, [field]);
    else sharing.push(field);
  }
  return [...byName].flatMap(([name, fields]) => {
    const ofKind = new Map(fields.map(field => [field.kindId as string | null, field]));
    const fieldOf = (row: Row): Field | undefined => ofKind.get(valuesOf(row).kindId);
    const coded = (row: Row) => {
      const { kindId, values } = valuesOf(row);
      const field = ofKind.get(kindId);
      return field === undefined ? undefined : values[field.id];
    };
    const ids = fields.map(field => field.id).join(', ');
    const columns: Column<Row>[] = [
      {
        name: `field_${name}`,
        description: `Value of the field ${ids}; empty = not yet coded.`,
        cell: row => valueCell(coded(row)),
      },
    ];
    if (fields.some(hasLabels)) {
      columns.push({
        name: `field_${name}_label`,
        description: `Label of field_${name}.`,
        cell: row => labelCell(study, fieldOf(row), coded(row)),
      });
    }
    return columns;
  });
}
