import { z } from 'zod';
import { document } from '../../model/document.ts';
import { documentId } from '../../model/ids.ts';
import { valuesPatch } from '../arguments.ts';
import { defineCommand } from '../definition.ts';
import { patchValues } from '../field-values.ts';
import { requireLive } from '../find.ts';
import { nameOf } from '../names.ts';
import { changed, given } from '../stamping.ts';

export const changeDocument = defineCommand({
  type: 'document.change',
  summary: 'Changes a document’s title, variables, or how its text is shown. The text itself never changes.',
  args: z.strictObject({
    id: documentId,
    title: document.shape.title.optional(),
    format: z.enum(['plain-text', 'markdown']).optional(),
    values: valuesPatch.optional(),
  }),
  run({ id, title, format, values }, study, context) {
    const before = requireLive(study, 'document', id);
    const patch = given({
      title,
      format,
      values: values === undefined ? undefined : patchValues(study, 'document', null, before.values, values),
    });
    return {
      put: [{ type: 'document', record: changed(before, patch, context) }],
      label: `Change document ${nameOf(study, { type: 'document', id })}`,
    };
  },
});
