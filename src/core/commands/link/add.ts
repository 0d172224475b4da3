import { z } from 'zod';
import { itemId, type LinkId, linkId, type PassageId, passageId } from '../../model/ids.ts';
import type { Link } from '../../model/link.ts';
import { parsePeriod } from '../../model/period.ts';
import { Problem } from '../../problem.ts';
import { memoText } from '../arguments.ts';
import { defineCommand } from '../definition.ts';
import { requireEvidence } from '../evidence.ts';
import { requireFreeId, requireLinkType, requireLive } from '../find.ts';
import { memoOn } from '../memo/new-memo.ts';
import { created } from '../stamping.ts';

/** The period as EDTF, or a refusal. */
export function checkLinkPeriod(period: string | null): string | null {
  if (period === null) return null;
  const result = parsePeriod(period);
  if (!result.ok) throw new Problem('invalid', result.error);
  return result.period.text;
}

export const addLink = defineCommand({
  type: 'link.add',
  summary: 'Ties one item to another by a type of link.',
  args: z.strictObject({
    id: linkId.optional(),
    type: z.string().describe('Id or label of the link type'),
    from: itemId,
    to: itemId,
    period: z.string().nullable().optional().describe('EDTF date or interval'),
    evidence: z.array(passageId).optional(),
    memo: memoText.optional(),
  }),
  run(args, study, context) {
    if (args.id !== undefined) requireFreeId(study, 'link', args.id);
    const type = requireLinkType(study, args.type);
    const from = requireLive(study, 'item', args.from);
    const to = requireLive(study, 'item', args.to);
    if (from.id === to.id) throw new Problem('invalid', 'A link ties two different items.');
    const record: Link = {
      id: args.id ?? (context.newId('l') as LinkId),
      linkTypeId: type.id,
      fromId: from.id,
      toId: to.id,
      period: checkLinkPeriod(args.period ?? null),
      evidence: requireEvidence(study, args.evidence ?? [], []) as PassageId[],
      ...created(context),
    };
    return {
      put: [{ type: 'link', record }, ...memoOn({ type: 'link', id: record.id }, args.memo, context)],
      label: `Link ${from.label} – ${type.label} – ${to.label}`,
    };
  },
});
