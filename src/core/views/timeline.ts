/**
 * The timeline: dated passages, judgements and links with a period, and outcomes at veto points, on lanes by
 * stage, tracer or actor. What states no date is counted, and stands nowhere.
 */
import { z } from 'zod';
import type { Passage } from '../model/passage.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { Alongside } from './alongside.ts';
import type { DocumentUnits } from './document-units.ts';
import { findLinks, type ItemLink } from './item-links.ts';
import { PassageContext } from './passage-context.ts';
import { judgePeriod, readPeriod } from './periods.ts';
import { Recent } from './recent.ts';
import { missingRoles, resolveRoles } from './roles.ts';
import { RowOnDemand } from './row-on-demand.ts';
import { textCell } from './table-cells.ts';
import { countOf, type EventSort, eventSorts, type Timeline, type TimelineEvent } from './timeline-events.ts';
import { JudgementEvents } from './timeline-judgements.ts';
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

function compute(study: StudyReader, options: TimelineOptions, units: DocumentUnits): Timeline {
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
  if (shown.has('passage')) {
    const passages: Passage[] = [];
    for (const passage of study.all('passage')) if (isOurs(passage.coderId)) passages.push(passage);
    for (const event of new PassageEvents(study, context, onAll, units).of(passages)) {
      if (event === null) undated.passage += 1;
      else if (judgePeriod(filter, event.date) === 'in') events.push(event);
    }
  }
  const judgements = [...study.all('judgement')].filter(({ coderId }) => isOurs(coderId));
  const judged = new JudgementEvents(study, context, onAll, { roles, judgements, units });
  for (const { sort, event } of judged.of(shown)) {
    if (event === null) undated[sort] += 1;
    else if (judgePeriod(filter, event.date) === 'in') events.push(event);
  }
  if (shown.has('link')) {
    const anyTime = { period: null, includeUndated: true };
    const links = findLinks(
      study,
      anyTime,
      () => true,
      () => {},
    );
    for (const link of links) {
      const event = linkEvent(link, onAll);
      if (event === null) undated.link += 1;
      else if (judgePeriod(filter, event.date) === 'in') events.push(event);
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

/** Null where the link states no period. */
function linkEvent(link: ItemLink, lanes: TimelineLanes): TimelineEvent | null {
  const { id, period: date } = link.link;
  const period = readPeriod(date);
  if (date === null || period === null) return null;
  const cell = linkCell(link);
  return {
    id: `link:${id}`,
    sort: 'link',
    date,
    from: period.from,
    to: period.to,
    lanes: onLanes(lanes.finder.link(link), lanes),
    cell,
    words: cell.text,
  };
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

/** Rows of events, by the lanes: what changes with a passage is one row of very many. */
const rowsOfEvents = new Recent<Alongside<TimelineEvent, ViewRow>>(4);

function makeCells({ sort, date, from, to, cell }: TimelineEvent, lanes: string, days: Days): Cell[] {
  const { passages, lost, judgements, records } = cell;
  const rests = { passages, lost, judgements, records };
  const say = (text: string): Cell => textCell(text, rests);
  return [say(date), say(days.of(from)), say(days.of(to)), say(sort), say(lanes), cell];
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
    const rows = rowsOfEvents.of(
      lanes.flatMap(({ id, label }) => [id, label]),
      () => new Alongside(),
    );
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
        rows: rows.of(
          events,
          event => new RowOnDemand(event.id, () => makeCells(event, lanesInWords(event), days)),
        ),
        notes,
      },
    ];
  },
  picture: drawTimeline,
};
