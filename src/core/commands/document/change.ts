import { z } from 'zod';
import { textFormats } from '../../importers/blocks-of-format.ts';
import { document } from '../../model/document.ts';
import { documentId } from '../../model/ids.ts';
import { Problem } from '../../problem.ts';
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
    format: z.enum(textFormats).optional(),
    values: valuesPatch.optional(),
  }),
  run({ id, title, format, values }, study, context) {
    const before = requireLive(study, 'document', id);
    if (format !== undefined && before.blocks !== null) {
      throw new Problem(
        'refused',
        `${nameOf(study, { type: 'document', id })} is shown with the paragraphs, lists and tables of its source; it cannot be shown as another format.`,
        'To read it as plain text, save its text as a file and import that.',
      );
    }
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
