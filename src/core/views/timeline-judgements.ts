/**
 * The events of judgements, outcomes at veto points among them. Each is made once, and kept for as long as the judgement,
 * the passages that it rests on, the items, the codebook and what is settled stay what they are.
 */
import { describeValue } from '../describe-value.ts';
import type { Judgement } from '../model/judgement.ts';
import type { Passage } from '../model/passage.ts';
import { isSettlement } from '../model/settlement.ts';
import { findSettled } from '../store/settlement-of.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { Alongside } from './alongside.ts';
import type { DocumentUnits } from './document-units.ts';
import { findEvidence } from './evidence.ts';
import { shortLabel } from './item-order.ts';
import { statusWords } from './judged-cell.ts';
import type { PassageContext } from './passage-context.ts';
import { readPeriod } from './periods.ts';
import { RecentOf } from './recent.ts';
import type { Roles } from './roles.ts';
import { textCell } from './table-cells.ts';
import type { EventSort, TimelineEvent } from './timeline-events.ts';
import { onLanes, settingOf, type TimelineLanes } from './timeline-passages.ts';

interface Made {
  sort: 'judgement' | 'outcome';
  evidence: readonly (Passage | undefined)[];
  /** Null where the judgement states no period. */
  event: TimelineEvent | null;
}

const made = new RecentOf<DocumentUnits, Alongside<Judgement, Made>>(4);

export class JudgementEvents {
  private readonly study: StudyReader;
  private readonly lanes: TimelineLanes;
  private readonly roles: Roles;
  private readonly judgements: readonly Judgement[];
  private readonly settled: ReadonlySet<string>;
  private readonly made: Alongside<Judgement, Made>;
  private readonly shortNames = new Map<string, string>();

  /** Of those of the judgements that count. What was made is kept beside the texts' units. */
  constructor(
    study: StudyReader,
    context: PassageContext,
    lanes: TimelineLanes,
    { roles, judgements, units }: { roles: Roles; judgements: readonly Judgement[]; units: DocumentUnits },
  ) {
    this.study = study;
    this.lanes = lanes;
    this.roles = roles;
    this.judgements = judgements;
    this.settled = findSettled(judgements);
    const named = [roles.outcome, roles.orderLetter, roles.shortName].map(field => field?.id ?? '');
    const parts = [
      settingOf(lanes, context),
      named.join(' '),
      ...study.allWithRemoved('item'),
      ...study.allWithRemoved('field'),
      ...study.allWithRemoved('vocabulary'),
      ...this.settled,
    ];
    this.made = made.of(units, parts, () => new Alongside());
  }

  /** Of each judgement of these sorts that holds for periods and stands; null where it states none. */
  of(sorts: ReadonlySet<EventSort>): readonly Pick<Made, 'sort' | 'event'>[] {
    const { study } = this;
    const standing = this.judgements.filter(
      judgement =>
        sorts.has(this.sortOf(judgement)) &&
        !this.settled.has(judgement.id) &&
        (judgement.status === 'coded' || judgement.status === 'conflicting') &&
        study.live('field', judgement.fieldId)?.periodic === true,
    );
    return this.made.of(
      standing,
      judgement => ({
        sort: this.sortOf(judgement),
        evidence: judgement.evidence.map(id => study.get('passage', id)),
        event: this.make(judgement),
      }),
      ({ evidence }, judgement) =>
        judgement.evidence.every((id, at) => study.get('passage', id) === evidence[at]),
    );
  }

  private sortOf({ fieldId }: Judgement): 'judgement' | 'outcome' {
    return fieldId === this.roles.outcome?.id ? 'outcome' : 'judgement';
  }

  private make(judgement: Judgement): TimelineEvent | null {
    const date = judgement.period;
    const period = readPeriod(date);
    if (date === null || period === null) return null;
    return {
      id: `judgement:${judgement.id}`,
      sort: this.sortOf(judgement),
      date,
      from: period.from,
      to: period.to,
      lanes: onLanes(this.lanes.finder.judgement(judgement), this.lanes),
      ...this.say(judgement),
    };
  }

  private say(judgement: Judgement): Pick<TimelineEvent, 'cell' | 'words'> {
    const { study, settled } = this;
    const { id, itemId, aboutId, fieldId, value, status } = judgement;
    const field = study.get('field', fieldId);
    const labelOf = (item: string) => study.get('item', item)?.label ?? item;
    const words =
      value === null || field === undefined ? statusWords[status] : describeValue(study, field.value, value);
    const about = aboutId === null ? '' : ` (${labelOf(aboutId)})`;
    const aboutInShort = aboutId === null ? '' : this.shortNameOf(aboutId);
    const said = `${field?.label ?? fieldId}: ${words}`;
    const evidence = findEvidence(study, judgement.evidence);
    const cell = textCell(`${labelOf(itemId)}${about}, ${said}`, {
      ...evidence,
      value,
      status,
      confidence: judgement.confidence,
      judgements: [id],
      settledBy: isSettlement(judgement) ? [id] : [],
      settled: judgement.settles.flatMap(({ judgementId }) => (settled.has(judgementId) ? judgementId : [])),
      unsupported: value !== null && evidence.passages.length === 0,
      conflicting: status === 'conflicting',
    });
    if (this.sortOf(judgement) === 'outcome') {
      const where = [aboutInShort, labelOf(itemId)].filter(name => name !== '').join(', ');
      return { cell, words: `${words}: ${where}` };
    }
    return { cell, words: `${labelOf(itemId)}${aboutInShort === '' ? '' : ` (${aboutInShort})`}, ${said}` };
  }

  private shortNameOf(id: string): string {
    const known = this.shortNames.get(id);
    if (known !== undefined) return known;
    const item = this.study.get('item', id);
    const name = item === undefined ? id : shortLabel(item, this.roles.orderLetter, this.roles.shortName);
    this.shortNames.set(id, name);
    return name;
  }
}
