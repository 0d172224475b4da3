/** Field types in words. */
import type { FieldSubject, FieldType } from '#core/model/codebook.ts';
import type { StudyReader } from '#core/store/study-reader.ts';

export const typeLabels: Readonly<Record<FieldType['type'], string>> = {
  text: 'Text',
  number: 'Number',
  boolean: 'Yes or no',
  date: 'Date or period (EDTF)',
  choice: 'Choice from a vocabulary',
  ordinal: 'Ordered categories',
  scale: 'Scale with numbers',
  item: 'Item',
};

export const subjectLabels: Readonly<Record<FieldSubject, string>> = {
  item: 'Properties of the item',
  passage: 'Fields of its passages',
  judgement: 'Judgements',
  document: 'Variables of documents',
};

/** `Scale with numbers, 7 steps`, `Choice from Stage`, `Actor, several`. */
export function describeFieldType(study: StudyReader, type: FieldType): string {
  switch (type.type) {
    case 'text':
      return type.multiline ? 'Text, several lines' : 'Text, one line';
    case 'number':
      return type.unit === null ? 'Number' : `Number, ${type.unit}`;
    case 'ordinal':
    case 'scale':
      return `${typeLabels[type.type]}, ${type.points.length} steps`;
    case 'choice': {
      const vocabulary = study.get('vocabulary', type.vocabularyId)?.label ?? type.vocabularyId;
      return `${type.multiple ? 'Several of' : 'One of'} “${vocabulary}”`;
    }
    case 'item': {
      const kinds = type.kindIds.map(id => study.get('kind', id)?.label ?? id);
      return `${kinds.length === 0 ? 'Any item' : kinds.join(' or ')}${type.multiple ? ', several' : ''}`;
    }
    default:
      return typeLabels[type.type];
  }
}
