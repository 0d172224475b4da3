/** What a position map shows, actor by actor: dots, places left behind, and those that are on no map or on one only. */

import type { Item } from '../model/item.ts';
import type { Mark } from '../pictures/picture.ts';
import { type Categories, numberCategories } from '../pictures/symbols.ts';
import type { MapPoint, PositionMap, Snapshot, UnplacedActor } from './position-map.ts';
import type { AbsentActor, AbsentGroup } from './position-map-absent.ts';
import { changeCell } from './position-map-tables.ts';
import {
  labelOfMovement,
  labelOfPoint,
  labelOfUnplaced,
  nameOfTracer,
  sidesOf,
  typeOf,
  valuesOf,
} from './position-map-words.ts';
import { mergeCells } from './table-cells.ts';
import type { Cell } from './view.ts';

export interface DotEntry extends Pick<Mark, 'id' | 'label' | 'cell' | 'heading'> {
  point: MapPoint;
  /** `before` is where an actor stood that stands elsewhere, or nowhere, on the compared map. */
  sort: 'now' | 'before';
  /** Written beside it; empty where the name stands at its other place. */
  name: string;
  /** Whether it has the ring of a coalition. */
  isJoined: boolean;
}

export interface MoveEntry extends Pick<Mark, 'id' | 'label' | 'cell' | 'heading'> {
  /** Ids of the dots. */
  from: string;
  to: string;
  /** Change of position: towards support, towards opposition, or of influence only. */
  way: 'up' | 'down' | 'level';
}

const cellOfPoint = (map: PositionMap, { actor, positionCell, influenceCell }: MapPoint): Cell => {
  const [position, influence] = [map.positionField?.label ?? '', map.influenceField?.label ?? ''];
  const merged = mergeCells(`${position}: ${positionCell.text}; ${influence}: ${influenceCell.text}`, [
    positionCell,
    influenceCell,
  ]);
  return { ...merged, records: [{ type: 'item', id: actor.id }] };
};

export function dotEntries(map: PositionMap): { dots: DotEntry[]; moves: MoveEntry[] } {
  const column = `${map.positionField?.label ?? ''} and ${(map.influenceField?.label ?? '').toLowerCase()}`;
  const { compared } = map;
  const members = new Set(map.coalitions.flatMap(coalition => coalition.members.map(({ id }) => id)));
  const sides = compared === null ? null : sidesOf(map, compared);
  const entryOf = (
    point: MapPoint,
    sort: DotEntry['sort'],
    isNamed: boolean,
    label: string,
    where: string,
  ): DotEntry => ({
    id: `${sort === 'before' ? 'from' : 'actor'}:${point.actor.id}`,
    label,
    cell: cellOfPoint(map, point),
    heading: { row: point.actor.label, column: `${column} ${where}` },
    point,
    sort,
    name: isNamed ? point.actor.label : '',
    isJoined: compared === null && members.has(point.actor.id),
  });
  if (compared === null || sides === null) {
    const dots = map.points.map(point =>
      entryOf(point, 'now', true, labelOfPoint(map, point, map.coalitions), nameOfTracer(map)),
    );
    return { dots, moves: [] };
  }
  const dots: DotEntry[] = [];
  const moves: MoveEntry[] = [];
  for (const { actor, from, to } of map.movements) {
    if (from !== null && to !== null && from.position === to.position && from.influence === to.influence) {
      const label = `${labelOfPoint(map, to, [])} The same ${sides.from.where}: ${valuesOf(map, from)}.`;
      const dot = entryOf(to, 'now', true, label, `${sides.from.where} and ${sides.to.where}`);
      dots.push({ ...dot, cell: joined(actor, dot.cell, [cellOfPoint(map, from), dot.cell]) });
      continue;
    }
    if (from !== null) {
      const label = `${capital(sides.from.where)}: ${labelOfPoint(map, from, [])}`;
      dots.push(entryOf(from, 'before', to === null, label, sides.from.where));
    }
    if (to !== null) {
      const label = `${capital(sides.to.where)}: ${labelOfPoint(map, to, [])}`;
      dots.push(entryOf(to, 'now', true, label, sides.to.where));
    }
    if (from === null || to === null) continue;
    const change = to.position - from.position;
    moves.push({
      id: `move:${actor.id}`,
      label: labelOfMovement(map, from, to),
      cell: changeCell(change, [from.positionCell, to.positionCell, from.influenceCell, to.influenceCell]),
      heading: { row: actor.label, column: `Change from ${sides.from.name} to ${sides.to.name}` },
      from: `from:${actor.id}`,
      to: `actor:${actor.id}`,
      way: change > 0 ? 'up' : change < 0 ? 'down' : 'level',
    });
  }
  return { dots, moves };
}

const joined = (actor: Item, { text }: Cell, cells: readonly Cell[]): Cell => ({
  ...mergeCells(text, cells),
  records: [{ type: 'item', id: actor.id }],
});

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Types get their symbols by how many actors have them, so that symbols stay when a tracer or a period changes. */
export function categoriesOf(map: PositionMap): Categories {
  const types = new Map<string, string>();
  for (const side of [map, ...(map.compared === null ? [] : [map.compared])])
    for (const each of [...side.points, ...side.unplaced]) types.set(each.actor.id, typeOf(each));
  const counts = new Map<string, number>();
  for (const type of types.values()) counts.set(type, (counts.get(type) ?? 0) + 1);
  return numberCategories(
    [...counts]
      .sort(([one, many], [other, few]) => few - many || (one < other ? -1 : one > other ? 1 : 0))
      .map(([type]) => type),
  );
}

/**
 * Compared: those on one of the two maps, then those on neither. Else by the reason, and last those on whom nobody has
 * judged anything.
 */
export function absentGroups(map: PositionMap, categories: Categories): AbsentGroup[] {
  const absent = map.compared === null ? absentFromOne(map) : absentFromTwo(map, map.compared);
  const groups = new Map<string, { rank: number; actors: AbsentActor[] }>();
  for (const { actor, reason, rank, label, cells } of absent) {
    const entry: AbsentActor = {
      id: `absent:${actor.actor.id}`,
      label,
      cell: joined(actor.actor, mergeCells(reason, []), cells),
      heading: { row: actor.actor.label, column: 'Why it is not on the map' },
      name: actor.actor.label,
      category: categories.of(typeOf(actor)),
      conflicting: cells.some(({ conflicting }) => conflicting),
    };
    const group = groups.get(reason);
    if (group === undefined) groups.set(reason, { rank, actors: [entry] });
    else group.actors.push(entry);
  }
  return [...groups]
    .sort(([, one], [, other]) => one.rank - other.rank || other.actors.length - one.actors.length)
    .map(([reason, { actors }]) => ({ reason: `${reason} (${actors.length})`, actors }));
}

interface Absent {
  actor: UnplacedActor;
  reason: string;
  rank: number;
  label: string;
  cells: readonly Cell[];
}

const cellsOf = ({ positionCell, influenceCell }: UnplacedActor): Cell[] => [positionCell, influenceCell];
const isUnseen = (actor: UnplacedActor): boolean =>
  cellsOf(actor).every(({ status }) => status === 'not-yet-coded');

const absentFromOne = (map: PositionMap): Absent[] =>
  map.unplaced.map(actor => ({
    actor,
    reason: isUnseen(actor) ? 'Neither is coded yet' : actor.reason,
    rank: isUnseen(actor) ? 1 : 0,
    label: labelOfUnplaced(actor, `not on the map. ${actor.reason}`),
    cells: cellsOf(actor),
  }));

/** The reasons themselves are in the names of the marks: there are too many pairs of them for heads. */
function absentFromTwo(map: PositionMap, compared: Snapshot): Absent[] {
  const { from, to } = sidesOf(map, compared);
  const firstOf = new Map(map.unplaced.map(actor => [actor.actor.id, actor]));
  const secondOf = new Map(compared.unplaced.map(actor => [actor.actor.id, actor]));
  return [...new Set([...firstOf.keys(), ...secondOf.keys()])].flatMap((id): Absent[] => {
    const [first, second] = [firstOf.get(id), secondOf.get(id)];
    const actor = first ?? second;
    if (actor === undefined) return [];
    const why = [
      ...(first === undefined ? [] : [`${capital(from.where)}: ${first.reason}`]),
      ...(second === undefined ? [] : [`${capital(to.where)}: ${second.reason}`]),
    ].join('. ');
    const [reason, rank] =
      second === undefined
        ? [`Only ${to.where}`, 1]
        : first === undefined
          ? [`Only ${from.where}`, 0]
          : ['On neither map', 2];
    const cells = [first, second].flatMap(side => (side === undefined ? [] : cellsOf(side)));
    return [{ actor, reason, rank, label: labelOfUnplaced(actor, `${reason.toLowerCase()}. ${why}`), cells }];
  });
}
