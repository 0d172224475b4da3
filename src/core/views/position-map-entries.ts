/** What a position map shows, actor by actor: dots, places left behind, and those that are on no map or on one only. */

import type { Item } from '../model/item.ts';
import type { Mark } from '../pictures/picture.ts';
import { type Categories, numberCategories } from '../pictures/symbols.ts';
import type { MapPoint, PositionMap, UnplacedActor } from './position-map.ts';
import type { AbsentActor, AbsentGroup } from './position-map-absent.ts';
import {
  labelOfMovement,
  labelOfPoint,
  labelOfUnplaced,
  nameOfTracer,
  sidesOf,
  typeOf,
  valuesOf,
} from './position-map-words.ts';
import { countedCell, mergeCells } from './table-cells.ts';
import type { Cell } from './view.ts';

export interface DotEntry extends Pick<Mark, 'id' | 'label' | 'cell' | 'heading'> {
  point: MapPoint;
  /** `before` is where an actor stood that stands elsewhere, or nowhere, on the compared map. */
  sort: 'now' | 'before';
  /** Written beside it; empty where the name stands at its other place. */
  name: string;
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
      cell: countedCell(change, [from.positionCell, to.positionCell, from.influenceCell, to.influenceCell]),
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

/** The largest group first. */
export function absentGroups(map: PositionMap, categories: Categories): AbsentGroup[] {
  const groups = new Map<string, AbsentActor[]>();
  for (const { entry, reason } of absentActors(map, categories)) {
    const group = groups.get(reason);
    if (group === undefined) groups.set(reason, [entry]);
    else group.push(entry);
  }
  return [...groups]
    .map(([reason, actors]) => ({ reason, actors }))
    .sort((one, other) => other.actors.length - one.actors.length);
}

function absentActors(map: PositionMap, categories: Categories): { entry: AbsentActor; reason: string }[] {
  const entryOf = (one: UnplacedActor, where: string, others: readonly Cell[]): AbsentActor => {
    const cells = [...others, one.positionCell, one.influenceCell];
    return {
      id: `absent:${one.actor.id}`,
      label: labelOfUnplaced(one, where),
      cell: joined(one.actor, mergeCells(one.reason, []), cells),
      heading: { row: one.actor.label, column: 'Why it is not on the map' },
      name: one.actor.label,
      category: categories.of(typeOf(one)),
      conflicting: cells.some(({ conflicting }) => conflicting),
    };
  };
  if (map.compared === null)
    return map.unplaced.map(one => ({ entry: entryOf(one, 'not on the map', []), reason: one.reason }));
  const sides = sidesOf(map, map.compared);
  const [from, to] = [sides.from.where, sides.to.where];
  const sideOf = new Map(map.unplaced.map(one => [one.actor.id, one]));
  const otherOf = new Map(map.compared.unplaced.map(one => [one.actor.id, one]));
  const actors = new Map([...map.unplaced, ...map.compared.unplaced].map(({ actor }) => [actor.id, actor]));
  return [...actors.keys()].flatMap(id => {
    const [first, second] = [sideOf.get(id), otherOf.get(id)];
    if (first !== undefined && second !== undefined) {
      const same = first.reason === second.reason;
      const reason = `On neither map. ${same ? first.reason : `${capital(from)}: ${first.reason}. ${capital(to)}: ${second.reason}`}`;
      const cells = [first.positionCell, first.influenceCell];
      return [{ entry: entryOf(second, 'on neither map', cells), reason }];
    }
    if (first !== undefined)
      return [
        { entry: entryOf(first, `only ${to}`, []), reason: `Only ${to}. ${capital(from)}: ${first.reason}` },
      ];
    if (second !== undefined)
      return [
        {
          entry: entryOf(second, `only ${from}`, []),
          reason: `Only ${from}. ${capital(to)}: ${second.reason}`,
        },
      ];
    return [];
  });
}
