import { z } from 'zod';
import { itemId, linkId, type PassageId, passageId } from '../../model/ids.ts';
import { Problem } from '../../problem.ts';
import { defineCommand } from '../definition.ts';
import { requireEvidence } from '../evidence.ts';
import { requireLinkType, requireLive } from '../find.ts';
import { nameOf } from '../names.ts';
import { changed, given } from '../stamping.ts';
import { checkLinkPeriod } from './add.ts';

export const changeLink = defineCommand({
  type: 'link.change',
  summary: 'Changes the type, ends, period or evidence of a link.',
  args: z.strictObject({
    id: linkId,
    type: z.string().optional(),
    from: itemId.optional(),
    to: itemId.optional(),
    period: z.string().nullable().optional(),
    evidence: z.array(passageId).optional(),
  }),
  run(args, study, context) {
    const before = requireLive(study, 'link', args.id);
    const patch = given({
      linkTypeId: args.type === undefined ? undefined : requireLinkType(study, args.type).id,
      fromId: args.from === undefined ? undefined : requireLive(study, 'item', args.from).id,
      toId: args.to === undefined ? undefined : requireLive(study, 'item', args.to).id,
      period: args.period === undefined ? undefined : checkLinkPeriod(args.period),
      evidence:
        args.evidence === undefined
          ? undefined
          : (requireEvidence(study, args.evidence, before.evidence) as PassageId[]),
    });
    const after = changed(before, patch, context);
    if (after.fromId === after.toId) throw new Problem('invalid', 'A link ties two different items.');
    return {
      put: [{ type: 'link', record: after }],
      label: `Change link ${nameOf(study, { type: 'link', id: args.id })}`,
    };
  },
});
