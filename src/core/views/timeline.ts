/**
 * The timeline: dated passages, judgements and links with a period, and outcomes at veto points, on lanes by
 * stage, tracer or actor. What states no date is counted, and stands nowhere.
 */
import { z } from 'zod';
import { describeValue } from '../describe-value.ts';
import type { Judgement } from '../model/judgement.ts';
import type { RecordReference } from '../model/records.ts';
import { isSettlement } from '../model/settlement.ts';
import { findSettled } from '../store/settlement-of.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { type Evidence, findEvidence } from './evidence.ts';
import { findLinks, type ItemLink } from './item-links.ts';
import { shortLabel } from './item-order.ts';
import { statusWords } from './judged-cell.ts';
import { PassageContext } from './passage-context.ts';
import { judgePeriod, readPeriod } from './periods.ts';
import { missingRoles, resolveRoles } from './roles.ts';
import { emptyCell, textCell } from './table-cells.ts';
import { countOf, type EventSort, eventSorts, type Timeline, type TimelineEvent } from './timeline-events.ts';
import { LaneFinder, lanesOf } from './timeline-lanes.ts';
import { onLanes, PassageEvents, type TimelineLanes } from './timeline-passages.ts';
import { drawTimeline } from './timeline-picture.ts';
import type { Cell, ViewRow, ViewSpec } from './view.ts';
import { judgementFilter, judgementOptions } from './view-options.ts';

const { includeUndated: _, ...datedOptions } = judgementOptions;

const options = z.strictObject({
  ...datedOptions,
  lanes: z.enum(['stage', 'tracer', 'actor']).optional().describe('What the lanes are; without it, stages'),
  show: z.array(z.enum(eventSorts)).optional().describe('What stands on the lanes; without it, everything'),
});
export type TimelineOptions = z.output<typeof options>;

const noLane = '.none';
const noLaneLabels = { stage: 'Stage not stated', tracer: 'About no tracer', actor: 'About no actor' };

function compute(study: StudyReader, options: TimelineOptions): Timeline {
  const lanesBy = options.lanes ?? 'stage';
  const roles = resolveRoles(study, options.roles);
  const context = new PassageContext(study, roles);
  const filter = judgementFilter(options);
  const shown = new Set<EventSort>(options.show ?? eventSorts);
  const lanes = lanesOf(study, lanesBy, roles);
  const onAll: TimelineLanes = {
    by: lanesBy,
    known: new Set(lanes.map(({ id }) => id)),
    none: noLane,
    finder: new LaneFinder(study, lanesBy, context),
  };
  const undated: Record<EventSort, number> = { passage: 0, judgement: 0, outcome: 0, link: 0 };
  const events: TimelineEvent[] = [];
  const isOurs = (coderId: string) => filter.coders === null || filter.coders.has(coderId);
  const add = (
    sort: EventSort,
    record: { type: RecordReference['type']; id: string },
    date: string | null,
    laneIds: () => readonly string[],
    say: () => Said,
  ) => {
    const period = readPeriod(date);
    if (date === null || period === null) {
      undated[sort] += 1;
      return;
    }
    if (judgePeriod(filter, date) !== 'in') return;
    events.push({
      id: `${record.type}:${record.id}`,
      sort,
      date,
      from: period.from,
      to: period.to,
      lanes: onLanes(laneIds(), onAll),
      ...say(),
    });
  };
  if (shown.has('passage')) {
    const eventsOf = new PassageEvents(study, context, onAll);
    for (const passage of study.all('passage')) {
      if (!isOurs(passage.coderId)) continue;
      const event = eventsOf.of(passage);
      if (event === null) undated.passage += 1;
      else if (judgePeriod(filter, event.date) === 'in') events.push(event);
    }
  }
  const shortNames = new Map<string, string>();
  const shortNameOf = (id: string): string => {
    const known = shortNames.get(id);
    if (known !== undefined) return known;
    const item = study.get('item', id);
    const name = item === undefined ? id : shortLabel(item, roles.orderLetter, roles.shortName);
    shortNames.set(id, name);
    return name;
  };
  const judgements = [...study.all('judgement')].filter(({ coderId }) => isOurs(coderId));
  const settled = findSettled(judgements);
  for (const judgement of judgements) {
    const sort = judgement.fieldId === roles.outcome?.id ? 'outcome' : 'judgement';
    if (!shown.has(sort) || settled.has(judgement.id)) continue;
    if (judgement.status !== 'coded' && judgement.status !== 'conflicting') continue;
    if (study.live('field', judgement.fieldId)?.periodic !== true) continue;
    add(
      sort,
      { type: 'judgement', id: judgement.id },
      judgement.period,
      () => onAll.finder.judgement(judgement),
      () => sayJudgement(study, judgement, settled, sort, shortNameOf),
    );
  }
  if (shown.has('link')) {
    const anyTime = { period: null, includeUndated: true };
    for (const link of findLinks(
      study,
      anyTime,
      () => true,
      () => {},
    )) {
      add(
        'link',
        { type: 'link', id: link.link.id },
        link.link.period,
        () => onAll.finder.link(link),
        () => withItsWords(linkCell(link)),
      );
    }
  }
  events.sort(compareEvents);
  const used = new Set<string>();
  for (const event of events) for (const lane of event.lanes) used.add(lane);
  return {
    lanesBy,
    period: filter.period,
    lanes: [...lanes, { id: noLane, label: noLaneLabels[lanesBy] }].filter(({ id }) => used.has(id)),
    events,
    undated,
    notes: [
      ...(lanesBy === 'stage' ? [] : missingRoles(roles, [`${lanesBy}Kind`])),
      ...undatedNotes(undated),
      ...(events.length === 0
        ? [`Nothing of what is asked for has a date${options.period === undefined ? '' : ' in the period'}.`]
        : []),
    ],
  };
}

type Said = Pick<TimelineEvent, 'cell' | 'words'>;

const withItsWords = (cell: Cell): Said => ({ cell, words: cell.text });

const compareEvents = (one: TimelineEvent, other: TimelineEvent): number =>
  (one.from === other.from ? 0 : one.from < other.from ? -1 : 1) ||
  (one.to === other.to ? 0 : one.to < other.to ? -1 : 1) ||
  (one.id < other.id ? -1 : 1);

const undatedNotes = (undated: Timeline['undated']): string[] =>
  eventSorts.flatMap(sort => {
    const count = undated[sort];
    if (count === 0) return [];
    return [`${countOf(count, sort)} without a date ${count === 1 ? 'is' : 'are'} not shown.`];
  });

function sayJudgement(
  study: StudyReader,
  judgement: Judgement,
  settled: ReadonlySet<string>,
  sort: EventSort,
  shortNameOf: (itemId: string) => string,
): Said {
  const { id, itemId, aboutId, fieldId, value, status } = judgement;
  const field = study.get('field', fieldId);
  const labelOf = (item: string) => study.get('item', item)?.label ?? item;
  const words =
    value === null || field === undefined ? statusWords[status] : describeValue(study, field.value, value);
  const about = aboutId === null ? '' : ` (${labelOf(aboutId)})`;
  const aboutInShort = aboutId === null ? '' : shortNameOf(aboutId);
  const said = `${field?.label ?? fieldId}: ${words}`;
  const evidence: Evidence = findEvidence(study, judgement.evidence);
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
  if (sort === 'outcome') {
    const where = [aboutInShort, labelOf(itemId)].filter(name => name !== '').join(', ');
    return { cell, words: `${words}: ${where}` };
  }
  return { cell, words: `${labelOf(itemId)}${aboutInShort === '' ? '' : ` (${aboutInShort})`}, ${said}` };
}

const linkCell = ({ link, type, from, to, passages, lost }: ItemLink): Cell =>
  textCell(`${from.label} ${type.label} ${to.label}`, {
    passages,
    lost,
    records: [{ type: 'link', id: link.id }],
    unsupported: passages.length === 0,
  });

/** `2011-07-07`; empty where open, unknown or beyond the calendar. */
const dayOf = (moment: number): string =>
  Math.abs(moment) > 8.64e15 ? '' : new Date(moment).toISOString().slice(0, -'T00:00:00.000Z'.length);

/** Rows of events, by the cell that says each: what changes with a passage is one row of very many. */
const rowsOfEvents = new WeakMap<Cell, { date: string; lanes: string; row: ViewRow }>();

function rowOf({ id, sort, date, from, to, cell }: TimelineEvent, lanes: string, days: Days): ViewRow {
  const known = rowsOfEvents.get(cell);
  if (known?.date === date && known.lanes === lanes) return known.row;
  const say = (text: string): Cell => ({
    ...emptyCell,
    text,
    value: text === '' ? null : text,
    passages: cell.passages,
    lost: cell.lost,
    judgements: cell.judgements,
    records: cell.records,
  });
  const row = { id, cells: [say(date), say(days.of(from)), say(days.of(to)), say(sort), say(lanes), cell] };
  rowsOfEvents.set(cell, { date, lanes, row });
  return row;
}

/** Days in words: few moments, written many times. */
class Days {
  private readonly known = new Map<number, string>();

  of(moment: number): string {
    const known = this.known.get(moment);
    if (known !== undefined) return known;
    const day = dayOf(moment);
    this.known.set(moment, day);
    return day;
  }
}

export const timeline: ViewSpec<typeof options, Timeline> = {
  id: 'timeline',
  label: 'Timeline',
  summary: 'Dated passages, judgements, outcomes and links on lanes by stage, tracer or actor.',
  options,
  compute,
  table: ({ lanes, events, notes }) => {
    const labels = new Map(lanes.map(({ id, label }) => [id, label]));
    const days = new Days();
    const lanesInWords = ({ lanes: on }: TimelineEvent): string =>
      on.length === 1 ? (labels.get(on[0] ?? '') ?? '') : on.map(lane => labels.get(lane) ?? lane).join(', ');
    return [
      {
        name: 'timeline',
        columns: [
          { id: 'date', label: 'Date' },
          { id: 'from', label: 'From' },
          { id: 'to', label: 'To' },
          { id: 'sort', label: 'What' },
          { id: 'lanes', label: 'Lanes' },
          { id: 'event', label: 'Event' },
        ],
        rows: events.map(event => rowOf(event, lanesInWords(event), days)),
        notes,
      },
    ];
  },
  picture: drawTimeline,
};
