import { z } from 'zod';
import { memoId } from '../../model/ids.ts';
import { memo } from '../../model/memo.ts';
import { defineCommand } from '../definition.ts';
import { requireLive } from '../find.ts';
import { nameOf } from '../names.ts';
import { changed, given } from '../stamping.ts';
import { requireMentions } from './add.ts';

export const changeMemo = defineCommand({
  type: 'memo.change',
  summary: 'Changes the text of a memo or what it mentions.',
  args: z.strictObject({
    id: memoId,
    text: memo.shape.text.min(1, 'a memo may not be empty').optional(),
    mentions: memo.shape.mentions.optional(),
  }),
  run({ id, text, mentions }, study, context) {
    const before = requireLive(study, 'memo', id);
    requireMentions(study, mentions ?? []);
    return {
      put: [{ type: 'memo', record: changed(before, given({ text, mentions }), context) }],
      label: `Change memo on ${nameOf(study, before.on)}`,
    };
  },
});
