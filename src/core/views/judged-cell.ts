/**
 * What the judgements of one item and one field come to. Judgements about one thing in one period share a slot,
 * whoever made them; a cell lists its slots in order of time, so that change stays visible as change and only
 * judges who differ on the same slot are shown as conflicting. Nothing is averaged and nothing is chosen.
 */
import { describeValue } from '../describe-value.ts';
import type { Field } from '../model/codebook.ts';
import type { FieldValue } from '../model/field-value.ts';
import type { ItemId, JudgementId } from '../model/ids.ts';
import type { Confidence, Judgement, JudgementStatus } from '../model/judgement.ts';
import { isEqual } from '../store/equal.ts';
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
  /** In the order in which they were first stated; more than one where judges differ. */
  opinions: readonly Opinion[];
  conflicting: boolean;
}

/**
 * What the judgements of one slot come to. The one place that decides it: a judgement that settles others
 * would be followed here. Saying "not yet coded" gives way to whatever else was said.
 */
export function settle(judgements: readonly Judgement[]): Settled {
  const opinions: { status: JudgementStatus; value: FieldValue | null; judgements: Judgement[] }[] = [];
  for (const judgement of [...judgements].sort(byAge)) {
    const { status, value } = judgement;
    if (status === 'not-yet-coded') continue;
    const same = opinions.find(opinion => opinion.status === status && sameValue(opinion.value, value));
    if (same === undefined) opinions.push({ status, value, judgements: [judgement] });
    else same.judgements.push(judgement);
  }
  const [first, second] = opinions;
  if (first === undefined) return { status: 'not-yet-coded', value: null, opinions, conflicting: false };
  if (second !== undefined) return { status: 'conflicting', value: null, opinions, conflicting: true };
  const { status, value } = first;
  return { status, value, opinions, conflicting: status === 'conflicting' };
}

const byAge = (one: Judgement, other: Judgement): number =>
  one.createdAt < other.createdAt ? -1 : one.createdAt > other.createdAt ? 1 : one.id < other.id ? -1 : 1;

/** Lists are sets, and white space around and inside a text says nothing. */
function sameValue(one: FieldValue | null, other: FieldValue | null): boolean {
  return isEqual(comparable(one), comparable(other));
}

const comparable = (value: FieldValue | null): FieldValue | null =>
  typeof value === 'string'
    ? value.trim().replace(/\s+/g, ' ')
    : Array.isArray(value)
      ? [...value].sort()
      : value;

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
  judgements: readonly JudgementId[];
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
  const stated = judgements.filter(({ status }) => status !== 'not-yet-coded');
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
    judgements: judgements.map(({ id }) => id),
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
    const settled = settle(group);
    const first = settled.opinions[0]?.judgements[0] ?? group[0];
    return {
      ...settled,
      aboutId: first?.aboutId ?? null,
      period: first?.period ?? null,
      text: textOfSettled(study, field, settled),
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
    .join('; ');

const confidences: readonly Confidence[] = ['low', 'medium', 'high'];

export const leastConfidence = (
  judgements: readonly { confidence: Confidence | null }[],
): Confidence | null =>
  confidences.find(level => judgements.some(({ confidence }) => confidence === level)) ?? null;
