/**
 * The position map: actors by their position on a tracer and by their influence. A dot stands where the latest
 * judgement of the period puts it; an actor without a position or an influence is listed beside the map with the
 * reason, and so is one on whom judges differ. Influence on the tracer counts before influence in general.
 */
import { z } from 'zod';
import type { Field } from '../model/codebook.ts';
import type { Item } from '../model/item.ts';
import type { JudgementStatus } from '../model/judgement.ts';
import { periodsOverlap } from '../model/period.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { chooseItems } from './choose-records.ts';
import { type Coalition, findCoalitions } from './coalitions.ts';
import { findLinks, type ItemLink, undatedLinksNote } from './item-links.ts';
import { orderItems } from './item-order.ts';
import { type JudgedCell, judgeCell, latestSlot, statusWords } from './judged-cell.ts';
import { JudgementIndex } from './judgement-index.ts';
import { readPeriod } from './periods.ts';
import { drawPositionMap } from './position-map-picture.ts';
import { positionMapTables } from './position-map-tables.ts';
import { aboutKindOf } from './positions.ts';
import { missingRoles, type Roles, resolveRoles } from './roles.ts';
import { countedCell, itemCell, judgedCell, propertyCell } from './table-cells.ts';
import type { Cell, ViewSpec } from './view.ts';
import { ids, judgementFilter, judgementOptions, periodText } from './view-options.ts';

const options = z.strictObject({
  ...judgementOptions,
  tracer: z
    .string()
    .optional()
    .describe('Id of the tracer; without it, the first in order. The result names the one that is shown'),
  actors: ids.optional().describe('Ids of the actors to show; without it, all'),
  compare: z
    .strictObject({
      tracer: z.string().optional().describe('Without it, the same tracer'),
      period: periodText.optional().describe('Without it, the same period'),
    })
    .optional()
    .describe('Another tracer or period to which actors move; without it, there are no movements'),
  coalitionLinks: ids
    .optional()
    .describe('Ids of the link types that join actors into coalitions; without it, the horizontal ones'),
});
export type PositionMapOptions = z.output<typeof options>;

export interface MapPoint {
  actor: Item;
  label: Cell;
  type: Cell;
  /** As stored: points of the fields' scales. */
  position: number;
  influence: number;
  /** EDTF, when it stood there; null = not stated. */
  positionPeriod: string | null;
  positionCell: Cell;
  influenceCell: Cell;
  /** Whether the influence was judged on this tracer, or in general. */
  influenceOn: 'tracer' | 'general';
  /** Passages that position or influence rest on. */
  evidence: Cell;
  /** In words, what else it held at other times that count: `Position 1993: −2 Opposes`. */
  otherTimes: readonly string[];
}

export interface UnplacedActor {
  actor: Item;
  label: Cell;
  type: Cell;
  /** What keeps it off the map. */
  reason: string;
  positionCell: Cell;
  influenceCell: Cell;
}

export interface Snapshot {
  /** Null = positions about nothing in particular. */
  tracer: Item | null;
  period: string | null;
  points: readonly MapPoint[];
  unplaced: readonly UnplacedActor[];
}

export interface Movement {
  actor: Item;
  /** Null where the actor is not on that map. */
  from: MapPoint | null;
  to: MapPoint | null;
}

export interface PositionMap extends Snapshot {
  positionField: Field | null;
  influenceField: Field | null;
  compared: Snapshot | null;
  /** Of the actors that are on either map; empty where nothing is compared. */
  movements: readonly Movement[];
  coalitions: readonly Coalition[];
  notes: readonly string[];
}

function compute(study: StudyReader, options: PositionMapOptions): PositionMap {
  const roles = resolveRoles(study, options.roles);
  const { position, influence } = roles;
  const notes = missingRoles(roles, ['actorKind', 'position', 'influence']);
  const note = (text: string) => void notes.push(text);
  const actors = chooseItems(study, roles.actorKind, options.actors, orderItems(null), note);
  const tracers = chooseItems(
    study,
    aboutKindOf(study, position, roles),
    undefined,
    orderItems(roles.orderLetter),
    note,
  );
  const tracerOf = (id: string | undefined, other: Item | null): Item | null => {
    const found = tracers.find(tracer => tracer.id === id);
    if (id !== undefined && found === undefined) note(`The tracer “${id}” is not in the study.`);
    return id === undefined ? other : (found ?? null);
  };
  const snapshot = (tracer: Item | null, period: string | undefined): Snapshot => {
    const index = new JudgementIndex(study, judgementFilter({ ...options, period }));
    const placed = placeActors(study, index, roles, actors, tracer);
    for (const each of index.notes()) if (!notes.includes(each)) note(each);
    return { tracer, period: period ?? null, ...placed };
  };
  const first = snapshot(tracerOf(options.tracer, tracers[0] ?? null), options.period);
  const compared =
    options.compare === undefined
      ? null
      : snapshot(tracerOf(options.compare.tracer, first.tracer), options.compare.period ?? options.period);
  const wanted = options.coalitionLinks === undefined ? null : new Set<string>(options.coalitionLinks);
  const links = findLinks(
    study,
    judgementFilter(options),
    ({ id, orientation }) => (wanted === null ? orientation === 'horizontal' : wanted.has(id)),
    count => notes.push(...undatedLinksNote(count)),
  );
  return {
    ...first,
    positionField: position,
    influenceField: influence,
    compared,
    movements: compared === null ? [] : movementsOf(first, compared),
    coalitions: findCoalitions(
      first.points.map(({ actor }) => actor),
      linksOfTheTime(first.points, links, note),
    ),
    notes,
  };
}

/** Those that held while both actors stood where the map has them: an alliance of old joins nobody of today. */
function linksOfTheTime(
  points: readonly MapPoint[],
  links: readonly ItemLink[],
  note: (text: string) => void,
): ItemLink[] {
  const periods = new Map<string, string | null>(
    points.map(({ actor, positionPeriod }) => [actor.id, positionPeriod]),
  );
  const onMap = links.filter(({ from, to }) => periods.has(from.id) && periods.has(to.id));
  const held = onMap.filter(({ link, from, to }) =>
    [from, to].every(({ id }) => {
      const [one, other] = [readPeriod(link.period), readPeriod(periods.get(id) ?? null)];
      return one === null || other === null || periodsOverlap(one, other);
    }),
  );
  const count = onMap.length - held.length;
  if (count > 0) {
    note(
      `${count === 1 ? '1 link is' : `${count} links are`} of another time than the positions, and ${count === 1 ? 'joins' : 'join'} no coalition.`,
    );
  }
  return held;
}

interface Placed {
  value: number | null;
  /** EDTF. */
  period: string | null;
  status: JudgementStatus;
  cell: Cell;
  /** What was held at other times, where that is not the same. */
  otherTimes: readonly string[];
}

/** The latest slot of a cell. A value in it was judged by somebody; where judges differ there is none. */
function placeBy(study: StudyReader, field: Field, judged: JudgedCell): Placed {
  const last = latestSlot(judged.slots);
  if (last === undefined)
    return { value: null, period: null, status: judged.status, cell: judgedCell(judged), otherTimes: [] };
  const judgements = last.opinions.flatMap(opinion => opinion.judgements);
  return {
    value: typeof last.value === 'number' ? last.value : null,
    period: last.period,
    status: last.status,
    cell: judgedCell(judgements.length === 0 ? judged : judgeCell(study, field, judgements, false)),
    otherTimes: judged.slots.flatMap(({ opinions, period, text }) =>
      opinions.some(({ value }) => typeof value === 'number' && value !== last.value)
        ? [`${field.label} ${period ?? 'in a period not stated'}: ${text}`]
        : [],
    ),
  };
}

function placeActors(
  study: StudyReader,
  index: JudgementIndex,
  { position: positionField, influence: influenceField, actorType }: Roles,
  actors: readonly Item[],
  tracer: Item | null,
): Pick<Snapshot, 'points' | 'unplaced'> {
  const points: MapPoint[] = [];
  const unplaced: UnplacedActor[] = [];
  if (positionField === null || influenceField === null) return { points, unplaced };
  for (const actor of actors) {
    const about = tracer?.id ?? null;
    const position = placeBy(study, positionField, index.cell(actor.id, positionField, about));
    const onTracer = index.cell(actor.id, influenceField, about);
    const isOnTracer = about !== null && onTracer.status !== 'not-yet-coded';
    const influence = placeBy(
      study,
      influenceField,
      isOnTracer ? onTracer : index.cell(actor.id, influenceField, null),
    );
    const shown = {
      actor,
      label: itemCell(study, actor),
      type: propertyCell(study, actor, actorType),
      positionCell: position.cell,
      influenceCell: influence.cell,
    };
    if (position.value === null || influence.value === null) {
      const reason = [reasonOf(positionField, position), reasonOf(influenceField, influence)];
      unplaced.push({ ...shown, reason: reason.filter(text => text !== '').join('; ') });
      continue;
    }
    points.push({
      ...shown,
      position: position.value,
      influence: influence.value,
      positionPeriod: position.period,
      influenceOn: isOnTracer ? 'tracer' : 'general',
      evidence: evidenceCell([position.cell, influence.cell]),
      otherTimes: [...position.otherTimes, ...influence.otherTimes],
    });
  }
  return { points, unplaced };
}

function evidenceCell(cells: readonly Cell[]): Cell {
  const merged = countedCell(0, cells);
  const count = merged.passages.length;
  return { ...merged, text: String(count), value: count };
}

const reasonOf = (field: Field, { value, status }: Placed): string =>
  value !== null
    ? ''
    : status === 'coded'
      ? `${field.label}: its values are no numbers`
      : `${field.label}: ${status === 'conflicting' ? 'judges differ' : statusWords[status]}`;

function movementsOf(first: Snapshot, second: Snapshot): Movement[] {
  const from = new Map(first.points.map(point => [point.actor.id, point]));
  const to = new Map(second.points.map(point => [point.actor.id, point]));
  const actors = new Map([...first.points, ...second.points].map(({ actor }) => [actor.id, actor]));
  return [...actors.values()].map(actor => ({
    actor,
    from: from.get(actor.id) ?? null,
    to: to.get(actor.id) ?? null,
  }));
}

export const positionMap: ViewSpec<typeof options, PositionMap> = {
  id: 'position-map',
  label: 'Position map',
  summary: 'Actors by position on a tracer and by influence, with those that have none listed beside it.',
  options,
  compute,
  table: positionMapTables,
  picture: drawPositionMap,
};
