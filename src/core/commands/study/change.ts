import { z } from 'zod';
import { study as studyRecord } from '../../model/study.ts';
import { defineCommand } from '../definition.ts';
import { changed, given } from '../stamping.ts';

export const changeStudy = defineCommand({
  type: 'study.change',
  summary: 'Renames the study or changes its description.',
  args: z.strictObject({ name: studyRecord.shape.name.optional(), description: z.string().optional() }),
  run(args, study, context) {
    const patch = given(args);
    return {
      put: [{ type: 'study', record: changed(study.study, patch, context) }],
      label: args.name === undefined ? 'Change the study’s description' : `Rename study to ${args.name}`,
    };
  },
});
