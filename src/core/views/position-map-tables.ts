/** The position map as tables: the dots, those that have none, movements and coalitions. */
import { signed } from '../describe-value.ts';
import type { Coalition } from './coalitions.ts';
import { unique } from './evidence.ts';
import type { ItemLink } from './item-links.ts';
import type { MapPoint, Movement, PositionMap, Snapshot } from './position-map.ts';
import { countedCell, emptyCell, textCell } from './table-cells.ts';
import type { Cell, ViewTable } from './view.ts';

export const positionMapTables = (map: PositionMap): ViewTable[] => [
  pointsTable('points', map, [
    ...(map.tracer === null ? [] : [`Positions on “${map.tracer.label}”.`]),
    ...(map.period === null ? [] : [`In the period ${map.period}.`]),
    ...changedNotes(map),
    ...map.notes,
  ]),
  unplacedTable('not-on-the-map', map),
  ...(map.compared === null
    ? []
    : [
        pointsTable('points-compared', map.compared, [
          ...(map.compared.tracer === null ? [] : [`Positions on “${map.compared.tracer.label}”.`]),
          ...(map.compared.period === null ? [] : [`In the period ${map.compared.period}.`]),
          ...changedNotes(map.compared),
        ]),
        unplacedTable('not-on-the-map-compared', map.compared),
        movementsTable(map.movements),
      ]),
  coalitionsTable(map.coalitions),
];

/** Who held something else at another time that counts, so that nobody takes the latest for the whole. */
export function changedNotes({ points }: Snapshot): string[] {
  const changed = points.filter(({ otherTimes }) => otherTimes.length > 0);
  return changed.length === 0
    ? []
    : [
        `Each actor stands at its latest judgement; at other times ${changed.length} stood elsewhere: ` +
          `${changed.map(({ actor, otherTimes }) => `${actor.label} (${otherTimes.join('; ')})`).join(', ')}.`,
      ];
}

const pointsTable = (name: string, { points }: Snapshot, notes: readonly string[]): ViewTable => ({
  name,
  columns: [
    { id: 'actor', label: 'Actor' },
    { id: 'type', label: 'Type' },
    { id: 'position', label: 'Position' },
    { id: 'influence', label: 'Influence' },
    { id: 'evidence', label: 'Passages' },
  ],
  rows: points.map(({ actor, label, type, positionCell, influenceCell, evidence }) => ({
    id: actor.id,
    cells: [label, type, positionCell, influenceCell, evidence],
  })),
  notes,
});

const unplacedTable = (name: string, { unplaced }: Snapshot): ViewTable => ({
  name,
  columns: [
    { id: 'actor', label: 'Actor' },
    { id: 'type', label: 'Type' },
    { id: 'reason', label: 'Why it is not on the map' },
    { id: 'position', label: 'Position' },
    { id: 'influence', label: 'Influence' },
  ],
  rows: unplaced.map(({ actor, label, type, reason, positionCell, influenceCell }) => ({
    id: actor.id,
    cells: [
      label,
      type,
      textCell(reason, { records: [{ type: 'item', id: actor.id }] }),
      positionCell,
      influenceCell,
    ],
  })),
  notes: [],
});

/** With its sign, as positions are written. */
export const changeCell = (change: number, cells: readonly Cell[]): Cell => ({
  ...countedCell(change, cells),
  text: signed(change),
});

const said = (point: MapPoint | null, name: 'positionCell' | 'influenceCell'): Cell =>
  point === null ? textCell('not on the map', { value: null }) : point[name];

const movementsTable = (movements: readonly Movement[]): ViewTable => ({
  name: 'movements',
  columns: [
    { id: 'actor', label: 'Actor' },
    { id: 'position-from', label: 'Position' },
    { id: 'position-to', label: 'Position, compared' },
    { id: 'position-change', label: 'Change of position' },
    { id: 'influence-from', label: 'Influence' },
    { id: 'influence-to', label: 'Influence, compared' },
    { id: 'influence-change', label: 'Change of influence' },
  ],
  rows: movements.map(({ actor, from, to }) => {
    const change = (name: 'position' | 'influence'): Cell => {
      if (from === null || to === null) return emptyCell;
      return changeCell(to[name] - from[name], [from[`${name}Cell`], to[`${name}Cell`]]);
    };
    const actorRecord = [{ type: 'item' as const, id: actor.id }];
    return {
      id: actor.id,
      cells: [
        textCell(actor.label, { records: actorRecord }),
        { ...said(from, 'positionCell'), records: actorRecord },
        { ...said(to, 'positionCell'), records: actorRecord },
        change('position'),
        { ...said(from, 'influenceCell'), records: actorRecord },
        { ...said(to, 'influenceCell'), records: actorRecord },
        change('influence'),
      ],
    };
  }),
  notes: [],
});

const coalitionsTable = (coalitions: readonly Coalition[]): ViewTable => ({
  name: 'coalitions',
  columns: [
    { id: 'members', label: 'Members' },
    { id: 'links', label: 'Links' },
  ],
  rows: coalitions.map(({ id, members, links }) => ({
    id,
    cells: [
      coalitionCell(members.map(({ label }) => label).join(', '), links),
      coalitionCell(
        links.map(({ from, type, to }) => `${from.label} ${type.label} ${to.label}`).join('; '),
        links,
      ),
    ],
  })),
  notes: ['A coalition is a group of actors on the map that links join, directly or through each other.'],
});

/** What says something of a coalition and leads to the links that make it one. */
export const coalitionCell = (text: string, links: readonly ItemLink[]): Cell =>
  textCell(text, {
    passages: unique(links.map(({ passages }) => passages)),
    lost: unique(links.map(({ lost }) => lost)),
    records: links.map(({ link }) => ({ type: 'link', id: link.id })),
    unsupported: links.some(({ passages }) => passages.length === 0),
  });
