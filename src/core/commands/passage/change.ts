import { z } from 'zod';
import { passageId } from '../../model/ids.ts';
import { Problem } from '../../problem.ts';
import { valuesPatch } from '../arguments.ts';
import { defineCommand } from '../definition.ts';
import { patchValues } from '../field-values.ts';
import { requireLive } from '../find.ts';
import { changed } from '../stamping.ts';

export const changePassage = defineCommand({
  type: 'passage.change',
  summary: 'Changes the field values of a passage, or what its region says.',
  args: z.strictObject({
    id: passageId,
    values: valuesPatch.optional(),
    transcription: z.string().max(100_000).optional().describe('What a region says; for regions only'),
  }),
  run({ id, values = {}, transcription }, study, context) {
    const before = requireLive(study, 'passage', id);
    const item = requireLive(study, 'item', before.itemId);
    if (transcription !== undefined && before.region === undefined) {
      throw new Problem(
        'invalid',
        'Only a region is transcribed: the words of other passages are those of the text.',
      );
    }
    const after = changed(
      before,
      {
        values: patchValues(study, 'passage', item.kindId, before.values, values),
        ...(transcription === undefined ? {} : { transcription }),
      },
      context,
    );
    return { put: [{ type: 'passage', record: after }], label: `Change passage coded with ${item.label}` };
  },
});
