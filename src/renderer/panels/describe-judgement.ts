/** Judgements in a few words, for lists and sentences. */
import { nameOf } from '#core/commands/names.ts';
import type { Judgement } from '#core/model/judgement.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { describeValue } from '../fields/describe-value.ts';
import { statusLabels } from './judgement-draft.ts';

/** `−2 Opposes`, `Not found`, `+1 Somewhat supports (conflicting)`. */
export function describeOpinion(
  study: StudyReader,
  { fieldId, status, value }: Pick<Judgement, 'fieldId' | 'status' | 'value'>,
): string {
  const field = study.get('field', fieldId);
  if (value === null || field === undefined) return statusLabels[status];
  return describeValue(study, field.value, value) + (status === 'conflicting' ? ' (conflicting)' : '');
}

/** `Clinics · 1994`: what it is about and when; empty where it states neither. */
export const describeContext = (
  study: StudyReader,
  { aboutId, period }: { aboutId: string | null; period: string | null },
): string =>
  [aboutId === null ? null : (study.get('item', aboutId)?.label ?? aboutId), period]
    .filter(part => part !== null)
    .join(' · ');

/** `Position of Union · Clinics · 1994`. */
export const describeCell = (study: StudyReader, judgement: Judgement): string =>
  [nameOf(study, { type: 'judgement', id: judgement.id }), describeContext(study, judgement)]
    .filter(part => part !== '')
    .join(' · ');

export const judgeOf = (study: StudyReader, { coderId }: Pick<Judgement, 'coderId'>): string =>
  study.get('coder', coderId)?.name ?? coderId;
