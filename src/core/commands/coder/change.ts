import { z } from 'zod';
import { coderId } from '../../model/ids.ts';
import { coder } from '../../model/study.ts';
import { defineCommand } from '../definition.ts';
import { requireLive } from '../find.ts';
import { changed, given } from '../stamping.ts';

export const changeCoder = defineCommand({
  type: 'coder.change',
  summary: 'Changes the name or initials of a coder; what the coder made stays the coder’s.',
  args: z.strictObject({
    id: coderId,
    name: coder.shape.name.optional(),
    initials: coder.shape.initials.optional(),
  }),
  run({ id, ...patch }, study, context) {
    const before = requireLive(study, 'coder', id);
    return {
      put: [{ type: 'coder', record: changed(before, given(patch), context) }],
      label: `Change coder ${before.name}`,
    };
  },
});
