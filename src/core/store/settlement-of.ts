/** The settlement by which a judgement does not count any more. */
import type { Judgement } from '../model/judgement.ts';
import { compareAge, findSettlements, isSameCell, isSettlement } from '../model/settlement.ts';
import type { StudyReader } from './study-reader.ts';

/** Null where the judgement counts. */
export function settlementOf(study: StudyReader, judgement: Judgement): Judgement | null {
  const ofItem = [...study.judgementsOfItem(judgement.itemId)];
  if (!ofItem.some(isSettlement)) return null;
  const cell = ofItem.filter(other => isSameCell(other, judgement)).sort(compareAge);
  return findSettlements(cell).get(judgement.id) ?? null;
}
