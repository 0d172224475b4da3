/** Which judgements do not count any more, because a settlement took their place. */
import type { Judgement } from '../model/judgement.ts';
import { compareAge, findSettlements, isSameCell, isSettlement } from '../model/settlement.ts';
import type { StudyReader } from './study-reader.ts';

/** The settlement of a judgement; null where it counts. */
export function settlementOf(study: StudyReader, judgement: Judgement): Judgement | null {
  const ofItem = [...study.judgementsOfItem(judgement.itemId)];
  if (!ofItem.some(isSettlement)) return null;
  const cell = ofItem.filter(other => isSameCell(other, judgement)).sort(compareAge);
  return findSettlements(cell).get(judgement.id) ?? null;
}

/** Ids of the settled ones among live judgements of any cells; settlements that are not among them settle nothing. */
export function findSettled(judgements: readonly Judgement[]): ReadonlySet<string> {
  const settled = new Set<string>();
  for (const settlement of judgements.filter(isSettlement)) {
    const cell = judgements.filter(other => isSameCell(other, settlement)).sort(compareAge);
    for (const id of findSettlements(cell).keys()) settled.add(id);
  }
  return settled;
}
