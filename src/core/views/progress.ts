/** How far the judging has come: for each field, how many cells have which status. */
import type { Item } from '../model/item.ts';
import { type JudgementStatus, judgementStatus } from '../model/judgement.ts';
import type { RecordReference } from '../model/records.ts';
import { type JudgedCell, statusWords } from './judged-cell.ts';
import { countedCell, judgedCell, numberCell, textCell } from './table-cells.ts';
import type { Cell, ViewTable } from './view.ts';

interface PlacedCell {
  item: Item;
  cell: JudgedCell;
}

/** What is counted over: a column of a matrix, named after a field or an item. */
interface Counted {
  id: string;
  label: string;
  /** Null where it is no record. */
  record: RecordReference | null;
}

export interface Progress extends Counted {
  /** The cells with each status. */
  byStatus: Readonly<Record<JudgementStatus, readonly PlacedCell[]>>;
  /** The cells that hold a value without a live passage. */
  unsupported: readonly PlacedCell[];
  all: readonly PlacedCell[];
}

export function countProgress(counted: Counted, cells: readonly PlacedCell[]): Progress {
  const byStatus: Record<JudgementStatus, PlacedCell[]> = {
    'not-yet-coded': [],
    coded: [],
    'not-applicable': [],
    'not-found': [],
    conflicting: [],
  };
  for (const placed of cells) byStatus[placed.cell.status].push(placed);
  return {
    ...counted,
    byStatus,
    unsupported: cells.filter(({ cell }) => cell.unsupported),
    all: cells,
  };
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const progressTable = (name: string, label: string, progress: readonly Progress[]): ViewTable => ({
  name,
  columns: [
    { id: 'field', label },
    ...judgementStatus.options.map(status => ({ id: status, label: capitalised(statusWords[status]) })),
    { id: 'unsupported', label: 'Without evidence' },
    { id: 'total', label: 'All cells' },
  ],
  rows: progress.map(({ record, id, label: text, byStatus, unsupported, all }) => ({
    id,
    cells: [
      textCell(text, { records: record === null ? [] : [record] }),
      ...judgementStatus.options.map(status => countOf(byStatus[status])),
      countOf(unsupported),
      numberCell(all.length, { records: all.map(({ item }) => ({ type: 'item', id: item.id })) }),
    ],
  })),
  notes: [],
});

/** A number of cells, which leads to their judgements, or to the items whose cells have none. */
const countOf = (cells: readonly PlacedCell[]): Cell =>
  countedCell(
    cells.length,
    cells.map(({ cell }) => judgedCell(cell)),
    cells.map(({ item }) => ({ type: 'item', id: item.id })),
  );
