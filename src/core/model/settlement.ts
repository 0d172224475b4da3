/**
 * Which judgements of a cell are settled by another. A settlement names judgements together with what they said, and
 * settles each for as long as it is in the same cell and still says that: whoever changes their mind afterwards is
 * heard again. Nothing rests on clocks, so that copies of a study come to the same result.
 */
import type { FieldValue } from './field-value.ts';
import type { Judgement } from './judgement.ts';
import { parsePeriod } from './period.ts';

type Opinion = Pick<Judgement, 'status' | 'value'>;
type CellKey = Pick<Judgement, 'itemId' | 'fieldId' | 'aboutId' | 'period'>;

/** Whether two judges say the same. Lists are sets, and white space around and inside a text says nothing. */
export const isSameOpinion = (one: Opinion, other: Opinion): boolean =>
  one.status === other.status &&
  (one.value === other.value || opinionKey(one.value) === opinionKey(other.value));

const opinionKey = (value: FieldValue | null): string =>
  JSON.stringify(
    typeof value === 'string'
      ? value.trim().replace(/\s+/g, ' ')
      : Array.isArray(value)
        ? [...value].sort()
        : value,
  );

/** Whether two judgements are of one item and field, about one item and for one stretch of time, however written. */
export const isSameCell = (one: CellKey, other: CellKey): boolean =>
  one.itemId === other.itemId &&
  one.fieldId === other.fieldId &&
  one.aboutId === other.aboutId &&
  (one.period === other.period || spanOf(one.period) === spanOf(other.period));

function spanOf(period: string | null): string | null {
  if (period === null) return null;
  const result = parsePeriod(period);
  return result.ok ? `${result.period.from}/${result.period.to}` : null;
}

export const isSettlement = (judgement: Pick<Judgement, 'settles'>): boolean => judgement.settles.length > 0;

const none: ReadonlyMap<string, Judgement> = new Map();

/** The settlement of each settled judgement, by the settled one's id. Takes the live judgements of one cell, oldest first. */
export function findSettlements(judgements: readonly Judgement[]): ReadonlyMap<string, Judgement> {
  const settlements = judgements.filter(isSettlement);
  if (settlements.length === 0) return none;
  const byId = new Map<string, Judgement>(judgements.map(judgement => [judgement.id, judgement]));
  const settled = new Map<string, Judgement>();
  for (const settlement of settlements) {
    for (const { judgementId, status, value } of settlement.settles) {
      const named = byId.get(judgementId);
      if (named === undefined || named === settlement) continue;
      if (isSameOpinion(named, { status, value })) settled.set(judgementId, settlement);
    }
  }
  // Settlements that settle each other in a circle, which no command makes, settle nothing.
  return settlements.every(({ id }) => settled.has(id)) ? none : settled;
}

/** Older first, then by id. */
export const compareAge = (one: Judgement, other: Judgement): number =>
  one.createdAt < other.createdAt
    ? -1
    : one.createdAt > other.createdAt
      ? 1
      : one.id < other.id
        ? -1
        : one.id > other.id
          ? 1
          : 0;
