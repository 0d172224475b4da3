/** A researcher's assessed value for one field of one item in a context, and the passages that it rests on. */
import { z } from 'zod';
import { fieldValue } from './field-value.ts';
import { coderId, fieldId, itemId, judgementId, passageId } from './ids.ts';
import { stamps } from './stamps.ts';

export const judgementStatus = z.enum([
  'not-yet-coded',
  'coded',
  'not-applicable',
  'not-found',
  'conflicting',
]);
export type JudgementStatus = z.output<typeof judgementStatus>;

export const confidence = z.enum(['low', 'medium', 'high']);
export type Confidence = z.output<typeof confidence>;

/** A judgement that was settled, and what it said then. Should it say something else later, it counts again. */
export const settledOpinion = z.object({
  judgementId,
  status: judgementStatus,
  value: fieldValue.nullable(),
});
export type SettledOpinion = z.output<typeof settledOpinion>;

export const judgement = z.object({
  id: judgementId,
  itemId,
  fieldId,
  /** The item in whose context the value holds (a position on this tracer); null = none. */
  aboutId: itemId.nullable(),
  /** EDTF date or interval for which the value holds; null = not stated. */
  period: z.string().nullable(),
  status: judgementStatus,
  /** Null unless the status is coded or conflicting. */
  value: fieldValue.nullable(),
  confidence: confidence.nullable(),
  rationale: z.string(),
  /** Passages, in the order the researcher gave them; removed ones stay listed and are shown as removed. */
  evidence: z.array(passageId),
  /** The judge. */
  coderId,
  /** The differing judgements of the same cell that this one settles; none for an ordinary judgement. */
  settles: z.array(settledOpinion),
  ...stamps,
});
export type Judgement = z.output<typeof judgement>;
