/** A judgement as it is being written: pure rules on what may be saved and what is sent. */
import type { Field } from '#core/model/codebook.ts';
import type { FieldValue } from '#core/model/field-value.ts';
import type { Confidence, Judgement, JudgementStatus } from '#core/model/judgement.ts';
import { periodProblem, sameValue, valueProblem } from '../fields/value-problem.ts';

export interface JudgementDraft {
  /** The id that the judgement has or will have. */
  id: string;
  itemId: string;
  fieldId: string;
  isNew: boolean;
  aboutId: string | null;
  /** As typed; null = not stated. */
  period: string | null;
  status: JudgementStatus;
  /** Kept while the status takes no value, so that changing one's mind loses nothing; then it is not sent. */
  value: FieldValue | null;
  confidence: Confidence | null;
  rationale: string;
  /** Passage ids, in the researcher's order. */
  evidence: readonly string[];
  /** Ids of the differing judgements that it settles; none for an ordinary judgement. */
  settles: readonly string[];
}

export interface DraftProblems {
  status: string | null;
  value: string | null;
  period: string | null;
  rationale: string | null;
}

export const statusLabels: Readonly<Record<JudgementStatus, string>> = {
  'not-yet-coded': 'Not yet coded',
  coded: 'Coded',
  'not-applicable': 'Not applicable',
  'not-found': 'Not found',
  conflicting: 'Conflicting',
};

/** Whether judgements of this status carry a value. */
export const takesValue = (status: JudgementStatus): boolean =>
  status === 'coded' || status === 'conflicting';

export const newDraft = (
  id: string,
  itemId: string,
  fieldId: string,
  context: Partial<Pick<JudgementDraft, 'aboutId' | 'period' | 'evidence' | 'settles'>> = {},
): JudgementDraft => ({
  id,
  itemId,
  fieldId,
  isNew: true,
  aboutId: null,
  period: null,
  status: 'not-yet-coded',
  value: null,
  confidence: null,
  rationale: '',
  evidence: [],
  settles: [],
  ...context,
});

/** A draft that will settle the judgements, which are of one cell. It claims nothing either. */
export const newSettlement = (
  id: string,
  [first, ...rest]: readonly [Judgement, ...Judgement[]],
): JudgementDraft =>
  newDraft(id, first.itemId, first.fieldId, {
    aboutId: first.aboutId,
    period: first.period,
    settles: [first, ...rest].map(judgement => judgement.id),
  });

/** Whether the draft is, or will be, a settlement: its cell is given, and it says why. */
export const isSettling = (draft: JudgementDraft): boolean => draft.settles.length > 0;

/** The draft with what a judge says taken over, and the passages that it rests on added. */
export const takeOpinion = (draft: JudgementDraft, judgement: Judgement): JudgementDraft => ({
  ...draft,
  status: judgement.status,
  value: judgement.value,
  evidence: [...new Set([...draft.evidence, ...judgement.evidence])],
});

export const draftOf = (judgement: Judgement): JudgementDraft => {
  const { id, itemId, fieldId, aboutId, period, status, value, confidence, rationale, evidence, settles } =
    judgement;
  return {
    id,
    itemId,
    fieldId,
    isNew: false,
    aboutId,
    period,
    status,
    value,
    confidence,
    rationale,
    evidence,
    settles: settles.map(({ judgementId }) => judgementId),
  };
};

/** The draft with a change. Giving a value says that the field is coded; taking it away says that it is not yet. */
export function changeDraft(draft: JudgementDraft, patch: Partial<JudgementDraft>): JudgementDraft {
  const next = { ...draft, ...patch };
  if (patch.value === undefined || patch.status !== undefined) return next;
  if (patch.value !== null && !takesValue(draft.status)) return { ...next, status: 'coded' };
  if (patch.value === null && draft.status === 'coded') return { ...next, status: 'not-yet-coded' };
  return next;
}

/** The draft with a passage added at the end of its evidence. */
export const addEvidence = (draft: JudgementDraft, passageId: string): JudgementDraft =>
  draft.evidence.includes(passageId) ? draft : { ...draft, evidence: [...draft.evidence, passageId] };

/** What stands in the way of saving, each told at its field. */
export function draftProblems(draft: JudgementDraft, field: Field): DraftProblems {
  const value = blankToNull(draft.value);
  return {
    status:
      isSettling(draft) && draft.status === 'not-yet-coded'
        ? 'A settlement says what holds: give a value, or another status.'
        : null,
    value: !takesValue(draft.status)
      ? null
      : value === null && draft.status === 'coded'
        ? 'A coded judgement has a value: give one, or choose another status.'
        : valueProblem(field.value, value),
    period: field.periodic ? periodProblem(draft.period) : null,
    rationale:
      isSettling(draft) && draft.rationale.trim() === '' ? 'Say why: a settlement has a rationale.' : null,
  };
}

export const hasProblems = (problems: DraftProblems): boolean =>
  Object.values(problems).some(problem => problem !== null);

/** Whether the draft says anything that the judgement (null = a new one) does not. What a new one is about says nothing yet. */
export function isChanged(draft: JudgementDraft, judgement: Judgement | null): boolean {
  const { aboutId, period } = draft;
  const before =
    judgement === null
      ? newDraft(draft.id, draft.itemId, draft.fieldId, isSettling(draft) ? { aboutId, period } : { aboutId })
      : draftOf(judgement);
  return (
    draft.aboutId !== before.aboutId ||
    blankToNull(draft.period) !== before.period ||
    draft.status !== before.status ||
    !sameValue(sentValue(draft), before.value) ||
    draft.confidence !== before.confidence ||
    draft.rationale !== before.rationale ||
    !sameValue([...draft.evidence], [...before.evidence])
  );
}

/** The one command that saves the draft. */
export function judgementCommand(
  draft: JudgementDraft,
  field: Field,
): { type: string; args: Record<string, unknown> } {
  const says = {
    id: draft.id,
    status: draft.status,
    value: sentValue(draft),
    confidence: draft.confidence,
    rationale: draft.rationale.trim(),
    evidence: [...draft.evidence],
  };
  if (isSettling(draft) && draft.isNew)
    return { type: 'judgement.settle', args: { ...says, settles: [...draft.settles] } };
  const cell = {
    itemId: draft.itemId,
    field: draft.fieldId,
    about: field.aboutKindId === null ? null : draft.aboutId,
    period: field.periodic ? blankToNull(draft.period) : null,
  };
  return { type: 'judgement.set', args: { ...cell, ...says } };
}

const sentValue = (draft: JudgementDraft): FieldValue | null =>
  takesValue(draft.status) ? blankToNull(draft.value) : null;

const blankToNull = <T extends FieldValue>(value: T | null): T | null =>
  typeof value === 'string' && value.trim() === '' ? null : value;
