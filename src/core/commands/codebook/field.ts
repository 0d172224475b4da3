/** Typed fields of items, passages, judgements and documents: adding and changing. */
import { z } from 'zod';
import { type Field, fieldFields } from '../../model/codebook.ts';
import { type FieldId, fieldId } from '../../model/ids.ts';
import { Problem } from '../../problem.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { defineCommand } from '../definition.ts';
import { fieldsOf, requireFreeId, requireLive } from '../find.ts';
import { changed, created, given } from '../stamping.ts';
import { afterLast } from './order.ts';

const shape = fieldFields.shape;

function requireSound(study: StudyReader, field: Field): void {
  if (field.subject === 'document' ? field.kindId !== null : field.kindId === null) {
    throw new Problem(
      'invalid',
      'A field of items, passages or judgements names its kind; a field of documents names none.',
    );
  }
  if (field.kindId !== null) requireLive(study, 'kind', field.kindId);
  if (field.aboutKindId !== null) {
    if (field.subject !== 'judgement')
      throw new Problem('invalid', 'Only a judgement can be about an item of another kind.');
    requireLive(study, 'kind', field.aboutKindId);
  }
  if (field.value.type === 'choice') requireLive(study, 'vocabulary', field.value.vocabularyId);
  if (field.value.type === 'item') for (const id of field.value.kindIds) requireLive(study, 'kind', id);
  if (field.value.type === 'ordinal' || field.value.type === 'scale') {
    const values = field.value.points.map(point => point.value);
    if (new Set(values).size < values.length)
      throw new Problem('invalid', 'Two points of the scale have the same number.');
  }
  for (const other of fieldsOf(study, field.subject, field.kindId)) {
    if (other.name === field.name && other.id !== field.id) {
      throw new Problem(
        'refused',
        `There is already a field named “${field.name}” there.`,
        'Choose another name.',
      );
    }
  }
}

export const addField = defineCommand({
  type: 'field.add',
  summary: 'Adds a typed field to the codebook.',
  args: z.strictObject({
    id: fieldId.optional(),
    name: shape.name,
    label: shape.label,
    help: shape.help.optional(),
    subject: shape.subject,
    kindId: shape.kindId,
    value: shape.value,
    group: shape.group.optional(),
    aboutKindId: shape.aboutKindId.optional(),
    periodic: shape.periodic.optional(),
    order: shape.order.optional(),
  }),
  run(args, study, context) {
    if (args.id !== undefined) requireFreeId(study, 'field', args.id);
    const record: Field = {
      id: args.id ?? (context.newId('f') as FieldId),
      name: args.name,
      label: args.label,
      help: args.help ?? '',
      subject: args.subject,
      kindId: args.kindId,
      value: args.value,
      group: args.group ?? null,
      aboutKindId: args.aboutKindId ?? null,
      periodic: args.periodic ?? false,
      order: args.order ?? afterLast(fieldsOf(study, args.subject, args.kindId)),
      ...created(context),
    };
    requireSound(study, record);
    return { put: [{ type: 'field', record }], label: `Add field ${args.label}` };
  },
});

/** Whether anything holds a value of the field. */
const isInUse = (study: StudyReader, field: Field): boolean => {
  const holds = (records: Iterable<{ values: object }>): boolean => {
    for (const { values } of records) if (Object.hasOwn(values, field.id)) return true;
    return false;
  };
  switch (field.subject) {
    case 'item':
      return holds(study.allWithRemoved('item'));
    case 'passage':
      return holds(study.allWithRemoved('passage'));
    case 'document':
      return holds(study.allWithRemoved('document'));
    case 'judgement':
      for (const judgement of study.allWithRemoved('judgement'))
        if (judgement.fieldId === field.id) return true;
      return false;
  }
};

export const changeField = defineCommand({
  type: 'field.change',
  summary: 'Changes a field. Its type can change only while nothing holds a value of it.',
  args: z.strictObject({
    id: fieldId,
    ...fieldFields
      .pick({
        name: true,
        label: true,
        help: true,
        value: true,
        group: true,
        aboutKindId: true,
        periodic: true,
        order: true,
      })
      .partial().shape,
  }),
  run({ id, ...patch }, study, context) {
    const before = requireLive(study, 'field', id);
    const after = changed(before, given(patch), context);
    if (after.value.type !== before.value.type && isInUse(study, before)) {
      throw new Problem(
        'refused',
        `“${before.label}” already has values, so its type stays “${before.value.type}”.`,
        'Add a new field of the type you want.',
      );
    }
    requireSound(study, after);
    return { put: [{ type: 'field', record: after }], label: `Change field ${before.label}` };
  },
});
