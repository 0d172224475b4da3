/** The ties and nodes of a network as tables, and the cells of each, which pictures and files say too. */
import type { PassageId } from '../../model/ids.ts';
import { Alongside } from '../alongside.ts';
import { PairTotal } from '../pair-totals.ts';
import { numberPassages, PassageJoiner } from '../passage-numbers.ts';
import { Recent } from '../recent.ts';
import { RowOnDemand } from '../row-on-demand.ts';
import { emptyCell, numberCell, textCell } from '../table-cells.ts';
import type { Cell, ViewRow, ViewTable } from '../view.ts';
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

/** The cells of a tie's row by column. `endCell` is the name of an item. */
function tieCells(
  tie: Tie,
  endCell: (itemId: string) => Cell,
): Record<(typeof tieColumns)[number]['id'], Cell> {
  const rests = restsOf(tie);
  const says = (text: string): Cell => (text === '' ? emptyCell : textCell(text, rests));
  const raw = measured(tie.raw, rests);
  return {
    from: endCell(tie.fromId),
    tie: says(tie.label),
    to: endCell(tie.toId),
    sort: says(tie.sort),
    direction: says(tie.directed ? 'directed' : 'both ways'),
    orientation: says(tie.orientation ?? ''),
    period: says(periodText(tie)),
    raw,
    weight: tie.weight === tie.raw ? raw : measured(tie.weight, rests),
    explanation: says(tie.explanation),
    passages: numberCell(tie.passages.length, rests),
  };
}

/** `1988/1994 (ended)`; empty where no link states a period. */
export const periodText = ({ periods, ended }: Tie): string => periods.join(', ') + (ended ? ' (ended)' : '');

/** The cells of a node's row by column. All that its ties rest on, `passages`, is what they rest on. */
function nodeCells(
  { item, kindLabel, typeLabel, degree, strength, betweenness, community }: NetworkNode,
  passages: readonly PassageId[],
): Record<(typeof nodeColumns)[number]['id'], Cell> {
  const itself = { type: 'item' as const, id: item.id };
  const rests = { passages, records: [itself] };
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

const joiner = new PassageJoiner();

/**
 * What the ties at a node rest on together, by its item's id, without repeats: what is mentioned together in the order
 * of the texts, then what other ties rest on, in the order of the ties.
 */
export function passagesByNode({
  nodes,
  ties,
}: Pick<Network, 'nodes' | 'ties'>): (itemId: string) => readonly PassageId[] {
  const tiesOf = new Map<string, Tie[]>(nodes.map(({ item }) => [item.id, []]));
  const totals: PairTotal[] = [];
  for (const tie of ties) {
    if (tie.total !== undefined) {
      totals.push(tie.total);
      continue;
    }
    tiesOf.get(tie.fromId)?.push(tie);
    if (tie.toId !== tie.fromId) tiesOf.get(tie.toId)?.push(tie);
  }
  let together: Map<string, readonly PassageId[]> | null = null;
  const found = new Map<string, readonly PassageId[]>();
  return itemId => {
    const known = found.get(itemId);
    if (known !== undefined) return known;
    together ??= PairTotal.passagesByItem(totals);
    const mentioned = together.get(itemId) ?? [];
    const others = tiesOf.get(itemId) ?? [];
    const joined =
      others.length === 0
        ? mentioned
        : joiner.join([mentioned, ...others.map(({ passages }) => passages)].map(numberPassages));
    found.set(itemId, joined);
    return joined;
  };
}

/** Names of nodes by their items' ids. */
export function labelsOf({ nodes }: Network): (itemId: string) => string {
  const labels = new Map<string, string>(nodes.map(({ item }) => [item.id, item.label]));
  return id => labels.get(id) ?? id;
}

/** The rows of ties, by what names their ends. */
const rowsOfTies = new Recent<Alongside<Tie, ViewRow>>(4);

export function networkTables(network: Network): ViewTable[] {
  const names = network.nodes.flatMap(({ item }) => [item.id, item.label]);
  const rows = rowsOfTies.of([...network.sorts, ...names], () => new Alongside());
  const passagesOf = passagesByNode(network);
  const labelOf = labelsOf(network);
  const ends = new Map<string, Cell>();
  const endCell = (id: string): Cell => {
    const known = ends.get(id);
    if (known !== undefined) return known;
    const made = textCell(labelOf(id), { records: [{ type: 'item', id }] });
    ends.set(id, made);
    return made;
  };
  return [
    {
      name: 'ties',
      columns: tieColumns,
      rows: rows.of(
        network.ties,
        tie =>
          new RowOnDemand(tie.id, () => {
            const cells = tieCells(tie, endCell);
            return tieColumns.map(({ id }) => cells[id]);
          }),
      ),
      notes: [...network.notes, ...untiedWords(network), ...network.rules],
    },
    {
      name: 'nodes',
      columns: nodeColumns,
      rows: network.nodes.map(
        node =>
          new RowOnDemand(node.item.id, () => {
            const cells = nodeCells(node, passagesOf(node.item.id));
            return nodeColumns.map(({ id }) => cells[id]);
          }),
      ),
      notes: [],
    },
  ];
}

/** The cells by which the picture opens ties and nodes, by the ids of ties and of items. */
export function cellsOfMarks(tables: readonly ViewTable[]): {
  tie(tieId: string): Cell;
  node(itemId: string): Cell;
} {
  const cellsOf = (name: string, column: string): ((id: string) => Cell) => {
    const table = tables.find(each => each.name === name);
    const place = table?.columns.findIndex(({ id }) => id === column) ?? -1;
    const rows = new Map<string, ViewRow>(table?.rows.map(row => [row.id, row]));
    return id => rows.get(id)?.cells[place] ?? emptyCell;
  };
  return { tie: cellsOf('ties', 'explanation'), node: cellsOf('nodes', 'degree') };
}

const restsOf = ({ sort, passages, lost, judgements, records }: Tie): Partial<Cell> => ({
  passages,
  lost,
  judgements,
  records,
  // A property of an item, such as the players of a veto point, needs no passage.
  unsupported: passages.length === 0 && sort !== 'veto-point',
});
