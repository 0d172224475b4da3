import { z } from 'zod';
import { document } from '../../model/document.ts';
import { Problem } from '../../problem.ts';
import { defineCommand } from '../definition.ts';
import { created } from '../stamping.ts';

const {
  createdAt: _at,
  createdBy: _by,
  changedAt: _changedAt,
  changedBy: _changedBy,
  removed: _removed,
  ...fields
} = document.shape;

export const addDocument = defineCommand({
  type: 'document.add',
  summary: 'Takes in a document whose source and text the program has written to the study’s folder.',
  internal: true,
  args: z.strictObject(fields),
  run(args, study, context) {
    for (const other of study.allWithRemoved('document')) {
      // Its id names a folder, and some file systems do not tell capitals from small letters.
      if (other.id.toLowerCase() === args.id.toLowerCase()) {
        throw new Problem('refused', `A document with the id “${other.id}” is already in the study.`);
      }
    }
    return {
      put: [{ type: 'document', record: { ...args, ...created(context) } }],
      label: `Import ${args.title}`,
    };
  },
});
