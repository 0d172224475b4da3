import { z } from 'zod';
import { passageId } from '../../model/ids.ts';
import { valuesPatch } from '../arguments.ts';
import { defineCommand } from '../definition.ts';
import { patchValues } from '../field-values.ts';
import { requireLive } from '../find.ts';
import { changed } from '../stamping.ts';

export const changePassage = defineCommand({
  type: 'passage.change',
  summary: 'Changes the field values of a passage.',
  args: z.strictObject({ id: passageId, values: valuesPatch }),
  run({ id, values }, study, context) {
    const before = requireLive(study, 'passage', id);
    const item = requireLive(study, 'item', before.itemId);
    const after = changed(
      before,
      { values: patchValues(study, 'passage', item.kindId, before.values, values) },
      context,
    );
    return { put: [{ type: 'passage', record: after }], label: `Change passage coded with ${item.label}` };
  },
});
