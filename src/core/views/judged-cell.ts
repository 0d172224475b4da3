/**
 * What the judgements of one item and one field come to. Judgements about one thing in one period share a slot,
 * whoever made them; a cell lists its slots in order of time, so that change stays visible as change and only
 * judges who differ on the same slot are shown as conflicting, until one of them or another settles it. Nothing is
 * averaged and nothing is chosen.
 */
import { describeValue } from '../describe-value.ts';
import type { Field } from '../model/codebook.ts';
import type { FieldValue } from '../model/field-value.ts';
import type { ItemId, JudgementId } from '../model/ids.ts';
import type { Confidence, Judgement, JudgementStatus } from '../model/judgement.ts';
import { compareAge, findSettlements, isSameOpinion, isSettlement } from '../model/settlement.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { type Evidence, findEvidence, joinEvidence } from './evidence.ts';
import { compareText } from './item-order.ts';
import { compareDated, periodKey, readPeriod } from './periods.ts';

/** A status and value that one or more judges hold. */
export interface Opinion {
  status: JudgementStatus;
  value: FieldValue | null;
  judgements: readonly Judgement[];
}

export interface Settled {
  status: JudgementStatus;
  /** Null where judges differ, and where the status carries no value. */
  value: FieldValue | null;
  /** Of the judgements that count, in the order in which they were first stated; more than one where judges differ. */
  opinions: readonly Opinion[];
  conflicting: boolean;
  /** The judgement that settled what judges had differed on; null where none did, or where they differ again. */
  settledBy: Judgement | null;
  /** Judgements that do not count any more, oldest first, each with the one that settled it. */
  settled: readonly { judgement: Judgement; by: Judgement }[];
}

/**
 * What the judgements of one slot come to. The one place that decides it. Saying "not yet coded" gives way to
 * whatever else was said, and what a settlement names gives way to the settlement.
 */
export function settle(judgements: readonly Judgement[]): Settled {
  const opinions: { status: JudgementStatus; value: FieldValue | null; judgements: Judgement[] }[] = [];
  const settled: { judgement: Judgement; by: Judgement }[] = [];
  const ordered = [...judgements].sort(compareAge);
  const settlements = findSettlements(ordered);
  for (const judgement of ordered) {
    const { status, value } = judgement;
    if (status === 'not-yet-coded') continue;
    const by = settlements.get(judgement.id);
    if (by !== undefined) {
      settled.push({ judgement, by });
      continue;
    }
    const same = opinions.find(opinion => isSameOpinion(opinion, judgement));
    if (same === undefined) opinions.push({ status, value, judgements: [judgement] });
    else same.judgements.push(judgement);
  }
  const rest = { opinions, settled, settledBy: null };
  const [first, second] = opinions;
  if (first === undefined) return { ...rest, status: 'not-yet-coded', value: null, conflicting: false };
  if (second !== undefined) return { ...rest, status: 'conflicting', value: null, conflicting: true };
  const { status, value } = first;
  return {
    ...rest,
    status,
    value,
    conflicting: status === 'conflicting',
    settledBy: first.judgements.findLast(isSettlement) ?? null,
  };
}

/** What is held of one thing in one period. */
export interface Slot extends Settled {
  aboutId: ItemId | null;
  /** EDTF as written by the first judge; null = not stated. */
  period: string | null;
  /** The value or status in words; where judges differ, each opinion with the names of those who hold it. */
  text: string;
}

export interface JudgedCell extends Evidence {
  /** `conflicting` where any slot is; else `coded` where any is; else that of the latest slot. */
  status: JudgementStatus;
  /** By what they are about, then by period: not stated first, so that the last is the latest. */
  slots: readonly Slot[];
  /** All slots in words. */
  text: string;
  confidence: Confidence | null;
  /** Those that count, and those that say "not yet coded". */
  judgements: readonly JudgementId[];
  /** Of `judgements`, those by which a slot is settled. */
  settledBy: readonly JudgementId[];
  /** Judgements that a settlement has taken the place of: what was held before. The cell does not rest on them. */
  settled: readonly JudgementId[];
  /** Some judgement with a value rests on no live passage. */
  unsupported: boolean;
  conflicting: boolean;
}

export const statusWords: Record<JudgementStatus, string> = {
  'not-yet-coded': 'not yet coded',
  coded: 'coded',
  'not-applicable': 'not applicable',
  'not-found': 'not found',
  conflicting: 'conflicting',
};

const notYetCoded: JudgedCell = {
  status: 'not-yet-coded',
  slots: [],
  text: statusWords['not-yet-coded'],
  confidence: null,
  judgements: [],
  settledBy: [],
  settled: [],
  passages: [],
  lost: [],
  unsupported: false,
  conflicting: false,
};

/** The cell of judgements of one item and field. Its text says what they are about where `sayAbout` asks so. */
export function judgeCell(
  study: StudyReader,
  field: Field,
  judgements: readonly Judgement[],
  sayAbout: boolean,
): JudgedCell {
  if (judgements.length === 0) return notYetCoded;
  const slots = slotsOf(study, field, judgements);
  const settled = slots.flatMap(slot => slot.settled.map(({ judgement }) => judgement.id));
  const counting = settled.length === 0 ? judgements : judgements.filter(({ id }) => !settled.includes(id));
  const stated = counting.filter(({ status }) => status !== 'not-yet-coded');
  const supports = new Map(stated.map(judgement => [judgement, findEvidence(study, judgement.evidence)]));
  const conflicting = slots.some(slot => slot.conflicting);
  const status = conflicting
    ? 'conflicting'
    : slots.some(slot => slot.status === 'coded')
      ? 'coded'
      : (latestSlot(slots)?.status ?? 'not-yet-coded');
  return {
    ...joinEvidence([...supports.values()]),
    status,
    slots,
    text: textOfSlots(study, slots, sayAbout),
    confidence: leastConfidence(stated),
    judgements: counting.map(({ id }) => id),
    settledBy: slots.flatMap(({ settledBy }) => settledBy?.id ?? []),
    settled,
    unsupported: stated.some(
      judgement => judgement.value !== null && supports.get(judgement)?.passages.length === 0,
    ),
    conflicting,
  };
}

function slotsOf(study: StudyReader, field: Field, judgements: readonly Judgement[]): Slot[] {
  const groups = new Map<string, Judgement[]>();
  for (const judgement of judgements) {
    const key = `${judgement.aboutId ?? ''} ${periodKey(readPeriod(judgement.period))}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [judgement]);
    else group.push(judgement);
  }
  const slots = [...groups.values()].map((group): Slot => {
    const come = settle(group);
    const first = come.opinions[0]?.judgements[0] ?? group[0];
    return {
      ...come,
      aboutId: first?.aboutId ?? null,
      period: first?.period ?? null,
      text: textOfSettled(study, field, come),
    };
  });
  return slots.sort(
    (one, other) =>
      compareText(aboutLabel(study, one.aboutId), aboutLabel(study, other.aboutId)) ||
      compareDated(readPeriod(one.period), readPeriod(other.period)),
  );
}

/** The last slot in which anything was said; meant for slots about one thing. */
export const latestSlot = (slots: readonly Slot[]): Slot | undefined =>
  slots.findLast(({ status }) => status !== 'not-yet-coded');

const aboutLabel = (study: StudyReader, id: ItemId | null): string =>
  id === null ? '' : (study.get('item', id)?.label ?? id);

function textOfSettled(study: StudyReader, field: Field, { status, opinions }: Settled): string {
  const wordsOf = (opinion: Opinion): string =>
    opinion.value === null
      ? statusWords[opinion.status]
      : describeValue(study, field.value, opinion.value) +
        (opinion.status === 'conflicting' ? ` (${statusWords.conflicting})` : '');
  const [first] = opinions;
  if (first === undefined) return statusWords[status];
  if (opinions.length === 1) return wordsOf(first);
  return opinions
    .map(opinion => {
      const names = new Set(
        opinion.judgements.map(({ coderId }) => study.get('coder', coderId)?.name ?? coderId),
      );
      return `${wordsOf(opinion)} [${[...names].join(', ')}]`;
    })
    .join(' / ');
}

/** A slot alone that states no period needs no heading; of several, each says when it holds. */
const textOfSlots = (study: StudyReader, slots: readonly Slot[], sayAbout: boolean): string =>
  slots
    .map(({ aboutId, period, text }) => {
      const heading = [
        ...(aboutId !== null && sayAbout ? [aboutLabel(study, aboutId)] : []),
        ...(period !== null ? [period] : slots.length > 1 ? ['period not stated'] : []),
      ].join(', ');
      return heading === '' ? text : `${heading}: ${text}`;
    })
    // A text that is a sentence has ended already.
    .reduce((before, text) => `${before}${/[.!?…]$/.test(before) ? ' ' : '; '}${text}`);

const confidences: readonly Confidence[] = ['low', 'medium', 'high'];

export const leastConfidence = (
  judgements: readonly { confidence: Confidence | null }[],
): Confidence | null =>
  confidences.find(level => judgements.some(({ confidence }) => confidence === level)) ?? null;
