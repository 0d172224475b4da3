import { z } from 'zod';
import { fieldValue } from '../../model/field-value.ts';
import { type JudgementId, judgementId, type PassageId, passageId } from '../../model/ids.ts';
import { confidence, type Judgement, judgementStatus } from '../../model/judgement.ts';
import { isSameCell, isSameOpinion } from '../../model/settlement.ts';
import { Problem } from '../../problem.ts';
import { settlementOf } from '../../store/settlement-of.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { defineCommand } from '../definition.ts';
import { requireEvidence } from '../evidence.ts';
import { requireField, requireFreeId, requireLive } from '../find.ts';
import { nameOf } from '../names.ts';
import { created } from '../stamping.ts';
import { checkStatusAndValue } from './status-and-value.ts';

export const settleJudgements = defineCommand({
  type: 'judgement.settle',
  summary:
    'Settles judgements of one cell that differ by another, with a rationale; those stay, and count again when this one is removed or they change.',
  args: z.strictObject({
    id: judgementId.optional(),
    settles: z.array(judgementId).min(2).describe('Ids of the judgements that it settles'),
    status: judgementStatus.exclude(['not-yet-coded']),
    value: fieldValue.nullable().optional(),
    confidence: confidence.nullable().optional(),
    rationale: z.string().regex(/\S/, 'a settlement says why').describe('Why it is settled so'),
    evidence: z.array(passageId).optional().describe('Ids of the passages it rests on'),
  }),
  run(args, study, context) {
    if (args.id !== undefined) requireFreeId(study, 'judgement', args.id);
    const settled = requireDiffering(study, args.settles);
    const { itemId, fieldId, aboutId, period } = settled[0];
    const item = requireLive(study, 'item', itemId);
    const field = requireField(study, 'judgement', item.kindId, fieldId);
    const record: Judgement = {
      id: args.id ?? (context.newId('j') as JudgementId),
      itemId,
      fieldId,
      aboutId,
      period,
      status: args.status,
      value: checkStatusAndValue(study, field, args.status, args.value, null),
      confidence: args.confidence ?? null,
      rationale: args.rationale,
      evidence: requireEvidence(study, args.evidence ?? [], []) as PassageId[],
      coderId: context.coderId,
      settles: settled.map(({ id, status, value }) => ({ judgementId: id, status, value })),
      ...created(context),
    };
    return {
      put: [{ type: 'judgement', record }],
      label: `Settle ${field.label.toLowerCase()} of ${item.label}`,
    };
  },
});

/** The judgements, oldest named first: live, of one cell, not settled before, and not all saying the same. */
function requireDiffering(study: StudyReader, ids: readonly string[]): [Judgement, ...Judgement[]] {
  const [first, ...rest] = [...new Set(ids)].map(id => requireLive(study, 'judgement', id));
  if (first === undefined) throw new Problem('invalid', 'A settlement names the judgements that it settles.');
  for (const judgement of [first, ...rest]) {
    const name = `“${judgement.id}” (${nameOf(study, { type: 'judgement', id: judgement.id })})`;
    if (!isSameCell(first, judgement)) {
      throw new Problem(
        'refused',
        `${name} is of another cell than “${first.id}”.`,
        'Judgements that are settled together are of one item and field, about one item and in one period.',
      );
    }
    if (judgement.status === 'not-yet-coded')
      throw new Problem('refused', `${name} says nothing yet, so there is nothing to settle in it.`);
    const by = settlementOf(study, judgement);
    if (by !== null) {
      throw new Problem(
        'refused',
        `${name} is settled already, by “${by.id}”.`,
        'Name that settlement in its place, change it, or remove it.',
      );
    }
  }
  if (rest.every(judgement => isSameOpinion(judgement, first))) {
    throw new Problem(
      'refused',
      rest.length === 0
        ? 'A settlement names two judgements or more.'
        : 'These judgements say the same, so there is nothing to settle.',
    );
  }
  return [first, ...rest];
}
