import { z } from 'zod';
import { memoId } from '../../model/ids.ts';
import { type MemoTarget, memo, memoTarget } from '../../model/memo.ts';
import { Problem } from '../../problem.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { defineCommand } from '../definition.ts';
import { requireFreeId, requireLive } from '../find.ts';
import { nameOf } from '../names.ts';
import { newMemo } from './new-memo.ts';

const targetTypes = memoTarget.shape.type.options;

/** The one live record with the id among those that can carry a memo. */
function targetById(study: StudyReader, id: string): MemoTarget {
  const found = targetTypes.filter(type => study.live(type, id) !== undefined);
  const [type] = found;
  if (type === undefined)
    throw new Problem('not-found', `Nothing in the study has the id “${id}”, so no memo can be put on it.`);
  if (found.length > 1)
    throw new Problem(
      'refused',
      `The id “${id}” names a ${found.join(' and a ')}.`,
      'Say which with on: {type, id}.',
    );
  return { type, id };
}

export const requireMentions = (
  study: StudyReader,
  mentions: readonly MemoTarget[] | readonly { type: 'passage' | 'item'; id: string }[],
): void => {
  for (const { type, id } of mentions) requireLive(study, type, id);
};

export const addMemo = defineCommand({
  type: 'memo.add',
  summary: 'Puts a memo on a record: on = {type, id}, or the id alone where one record has it.',
  args: z.strictObject({
    id: memoId.optional(),
    on: z.union([memoTarget, z.string()]),
    text: memo.shape.text.min(1, 'a memo may not be empty'),
    mentions: memo.shape.mentions.optional(),
  }),
  run(args, study, context) {
    const on = typeof args.on === 'string' ? targetById(study, args.on) : args.on;
    requireLive(study, on.type, on.id);
    if (args.id !== undefined) requireFreeId(study, 'memo', args.id);
    requireMentions(study, args.mentions ?? []);
    return { put: [newMemo(on, args.text, context, args)], label: `Add memo on ${nameOf(study, on)}` };
  },
});
