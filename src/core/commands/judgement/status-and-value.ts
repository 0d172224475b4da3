import type { Field } from '../../model/codebook.ts';
import type { Judgement } from '../../model/judgement.ts';
import { Problem } from '../../problem.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { checkValue } from '../field-values.ts';

/** No default carries meaning: a coded cell has a value, a cell that is not coded has none. */
export function checkStatusAndValue(
  study: StudyReader,
  field: Field,
  status: Judgement['status'],
  value: Judgement['value'] | undefined,
  before: Judgement['value'],
): Judgement['value'] {
  if (status !== 'coded' && status !== 'conflicting') {
    if (value !== undefined && value !== null)
      throw new Problem('invalid', `A judgement with the status “${status}” has no value.`);
    return null;
  }
  const next = value === undefined ? before : value;
  if (next === null) {
    if (status === 'coded')
      throw new Problem(
        'invalid',
        'A judgement with the status “coded” has a value.',
        'Give a value, or another status.',
      );
    return null;
  }
  return checkValue(study, field, next);
}
