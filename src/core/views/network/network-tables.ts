/** The ties and nodes of a network as tables. */
import { unique } from '../evidence.ts';
import { numberCell, textCell } from '../table-cells.ts';
import type { Cell, ViewTable } from '../view.ts';
import type { Network } from './network.ts';
import type { Tie } from './tie.ts';

/** Three digits are enough to tell measures apart, and are the same on every machine. */
const measured = (value: number, more: Partial<Cell>): Cell =>
  Number.isInteger(value) ? numberCell(value, more) : numberCell(value, more, 3);

export const networkTables = ({ nodes, ties, notes }: Network): ViewTable[] => {
  const labels = new Map<string, string>(nodes.map(({ item }) => [item.id, item.label]));
  const tiesOf = new Map<string, Tie[]>(nodes.map(({ item }) => [item.id, []]));
  for (const tie of ties) {
    tiesOf.get(tie.fromId)?.push(tie);
    if (tie.toId !== tie.fromId) tiesOf.get(tie.toId)?.push(tie);
  }
  return [
    {
      name: 'ties',
      columns: [
        { id: 'from', label: 'From' },
        { id: 'tie', label: 'Tie' },
        { id: 'to', label: 'To' },
        { id: 'sort', label: 'Sort' },
        { id: 'direction', label: 'Direction' },
        { id: 'raw', label: 'Counted' },
        { id: 'weight', label: 'Weight' },
        { id: 'passages', label: 'Passages' },
      ],
      rows: ties.map(tie => {
        const rests = restsOf(tie);
        const end = (id: string) => textCell(labels.get(id) ?? id, { records: [{ type: 'item', id }] });
        return {
          id: tie.id,
          cells: [
            end(tie.fromId),
            textCell(tie.label, rests),
            end(tie.toId),
            textCell(tie.sort, rests),
            textCell(tie.orientation ?? (tie.directed ? 'directed' : 'both ways'), rests),
            measured(tie.raw, rests),
            measured(tie.weight, rests),
            numberCell(tie.passages.length, rests),
          ],
        };
      }),
      notes,
    },
    {
      name: 'nodes',
      columns: [
        { id: 'item', label: 'Item' },
        { id: 'kind', label: 'Kind' },
        { id: 'degree', label: 'Degree' },
        { id: 'strength', label: 'Strength' },
        { id: 'betweenness', label: 'Betweenness' },
        { id: 'community', label: 'Community' },
      ],
      rows: nodes.map(({ item, kindLabel, degree, strength, betweenness, community }) => {
        const rests = {
          passages: unique((tiesOf.get(item.id) ?? []).map(({ passages }) => passages)),
          records: [{ type: 'item' as const, id: item.id }],
        };
        return {
          id: item.id,
          cells: [
            textCell(item.label, rests),
            textCell(kindLabel, rests),
            numberCell(degree, rests),
            measured(strength, rests),
            measured(betweenness, rests),
            numberCell(community + 1, rests),
          ],
        };
      }),
      notes: [],
    },
  ];
};

const restsOf = ({ sort, passages, lost, judgements, records }: Tie): Partial<Cell> => ({
  passages,
  lost,
  judgements,
  records,
  // A property of an item, such as the players of a veto point, needs no passage.
  unsupported: passages.length === 0 && sort !== 'veto-point',
});
