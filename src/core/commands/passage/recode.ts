import { z } from 'zod';
import type { FieldValues } from '../../model/field-value.ts';
import { itemId, passageId } from '../../model/ids.ts';
import { isEqual } from '../../store/equal.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { defineCommand } from '../definition.ts';
import { fieldsOf, requireLive } from '../find.ts';
import { changed } from '../stamping.ts';

export const recodePassage = defineCommand({
  type: 'passage.recode',
  summary: 'Gives a passage another item, keeping its id, memos and values.',
  args: z.strictObject({ id: passageId, itemId }),
  run(args, study, context) {
    const before = requireLive(study, 'passage', args.id);
    const from = requireLive(study, 'item', before.itemId);
    const to = requireLive(study, 'item', args.itemId);
    const values =
      from.kindId === to.kindId ? before.values : carriedValues(study, before.values, from.kindId, to.kindId);
    return {
      put: [{ type: 'passage', record: changed(before, { itemId: to.id, values }, context) }],
      label: `Recode passage from ${from.label} to ${to.label}`,
    };
  },
});

/** Values of the old kind stay; those whose field the new kind has too, by name and type, stand under its field as well. */
function carriedValues(study: StudyReader, values: FieldValues, from: string, to: string): FieldValues {
  const carried: FieldValues = { ...values };
  const targets = fieldsOf(study, 'passage', to);
  for (const field of fieldsOf(study, 'passage', from)) {
    const value = values[field.id];
    const target = targets.find(({ name, value: type }) => name === field.name && isEqual(type, field.value));
    if (value !== undefined && target !== undefined && !Object.hasOwn(carried, target.id))
      carried[target.id] = value;
  }
  return carried;
}
