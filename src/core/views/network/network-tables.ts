/** The ties and nodes of a network as tables, and the cells of each, which pictures and files say too. */
import { unique } from '../evidence.ts';
import { emptyCell, numberCell, textCell } from '../table-cells.ts';
import type { Cell, ViewTable } from '../view.ts';
import type { Network } from './network.ts';
import type { NetworkNode } from './network-nodes.ts';
import { untiedWords } from './network-words.ts';
import type { Tie } from './tie.ts';

/** Three digits are enough to tell measures apart, and are the same on every machine. */
const measured = (value: number, more: Partial<Cell>): Cell =>
  Number.isInteger(value) ? numberCell(value, more) : numberCell(value, more, 3);

const tieColumns = [
  { id: 'from', label: 'From' },
  { id: 'tie', label: 'Tie' },
  { id: 'to', label: 'To' },
  { id: 'sort', label: 'Sort' },
  { id: 'direction', label: 'Direction' },
  { id: 'orientation', label: 'Orientation' },
  { id: 'period', label: 'Period' },
  { id: 'raw', label: 'Counted' },
  { id: 'weight', label: 'Weight' },
  { id: 'explanation', label: 'What was counted' },
  { id: 'passages', label: 'Passages' },
] as const;

const nodeColumns = [
  { id: 'item', label: 'Item' },
  { id: 'kind', label: 'Kind' },
  { id: 'type', label: 'Type' },
  { id: 'degree', label: 'Degree' },
  { id: 'strength', label: 'Strength' },
  { id: 'betweenness', label: 'Betweenness' },
  { id: 'community', label: 'Community' },
] as const;

/** The cells of a tie's row by column. */
export function tieCells(
  tie: Tie,
  labelOf: (itemId: string) => string,
): Record<(typeof tieColumns)[number]['id'], Cell> {
  const rests = restsOf(tie);
  const says = (text: string): Cell => (text === '' ? emptyCell : textCell(text, rests));
  const end = (id: string): Cell => textCell(labelOf(id), { records: [{ type: 'item', id }] });
  return {
    from: end(tie.fromId),
    tie: says(tie.label),
    to: end(tie.toId),
    sort: says(tie.sort),
    direction: says(tie.directed ? 'directed' : 'both ways'),
    orientation: says(tie.orientation ?? ''),
    period: says(periodText(tie)),
    raw: measured(tie.raw, rests),
    weight: measured(tie.weight, rests),
    explanation: says(tie.explanation),
    passages: numberCell(tie.passages.length, rests),
  };
}

/** `1988/1994 (ended)`; empty where no link states a period. */
export const periodText = ({ periods, ended }: Tie): string => periods.join(', ') + (ended ? ' (ended)' : '');

/** The cells of a node's row by column. All that its ties rest on is what they rest on. */
export function nodeCells(
  { item, kindLabel, typeLabel, degree, strength, betweenness, community }: NetworkNode,
  ties: readonly Tie[],
): Record<(typeof nodeColumns)[number]['id'], Cell> {
  const itself = { type: 'item' as const, id: item.id };
  const rests = { passages: unique(ties.map(({ passages }) => passages)), records: [itself] };
  return {
    item: textCell(item.label, rests),
    kind: textCell(kindLabel, rests),
    type: typeLabel === null ? emptyCell : textCell(typeLabel, { records: [itself] }),
    degree: numberCell(degree, rests),
    strength: measured(strength, rests),
    betweenness: measured(betweenness, rests),
    community: numberCell(community + 1, rests),
  };
}

/** The ties at each node, by its item's id. */
export function tiesByNode({ nodes, ties }: Network): Map<string, Tie[]> {
  const found = new Map<string, Tie[]>(nodes.map(({ item }) => [item.id, []]));
  for (const tie of ties) {
    found.get(tie.fromId)?.push(tie);
    if (tie.toId !== tie.fromId) found.get(tie.toId)?.push(tie);
  }
  return found;
}

/** Names of nodes by their items' ids. */
export function labelsOf({ nodes }: Network): (itemId: string) => string {
  const labels = new Map<string, string>(nodes.map(({ item }) => [item.id, item.label]));
  return id => labels.get(id) ?? id;
}

export function networkTables(network: Network): ViewTable[] {
  const tiesOf = tiesByNode(network);
  const labelOf = labelsOf(network);
  return [
    {
      name: 'ties',
      columns: tieColumns,
      rows: network.ties.map(tie => {
        const cells = tieCells(tie, labelOf);
        return { id: tie.id, cells: tieColumns.map(({ id }) => cells[id]) };
      }),
      notes: [...network.notes, ...untiedWords(network), ...network.rules],
    },
    {
      name: 'nodes',
      columns: nodeColumns,
      rows: network.nodes.map(node => {
        const cells = nodeCells(node, tiesOf.get(node.item.id) ?? []);
        return { id: node.item.id, cells: nodeColumns.map(({ id }) => cells[id]) };
      }),
      notes: [],
    },
  ];
}

const restsOf = ({ sort, passages, lost, judgements, records }: Tie): Partial<Cell> => ({
  passages,
  lost,
  judgements,
  records,
  // A property of an item, such as the players of a veto point, needs no passage.
  unsupported: passages.length === 0 && sort !== 'veto-point',
});
