/** Makes the cells of tables from what they say and what they rest on. */
import { describeValue } from '../describe-value.ts';
import type { Field } from '../model/codebook.ts';
import type { FieldValue } from '../model/field-value.ts';
import type { PassageId } from '../model/ids.ts';
import type { Item } from '../model/item.ts';
import type { RecordReference } from '../model/records.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { unique } from './evidence.ts';
import { type JudgedCell, leastConfidence } from './judged-cell.ts';
import type { Cell } from './view.ts';

/** Says nothing. Shared by all cells that do, of which large tables have many. */
export const emptyCell: Cell = Object.freeze({
  text: '',
  value: null,
  status: null,
  confidence: null,
  passages: [],
  lost: [],
  judgements: [],
  settledBy: [],
  settled: [],
  records: [],
  unsupported: false,
  conflicting: false,
});

/** What a cell may have besides what it says. Written out, because large tables make very many of them. */
const cellOf = (text: string, value: FieldValue | null, more: Partial<Cell>): Cell => ({
  text,
  value,
  status: more.status ?? null,
  confidence: more.confidence ?? null,
  passages: more.passages ?? emptyCell.passages,
  lost: more.lost ?? emptyCell.lost,
  judgements: more.judgements ?? emptyCell.judgements,
  settledBy: more.settledBy ?? emptyCell.settledBy,
  settled: more.settled ?? emptyCell.settled,
  records: more.records ?? emptyCell.records,
  unsupported: more.unsupported ?? false,
  conflicting: more.conflicting ?? false,
});

/** The value is the text, unless another is given. */
export const textCell = (text: string, more: Partial<Cell> = {}): Cell =>
  cellOf(text, more.value !== undefined ? more.value : text === '' ? null : text, more);

/** `digits` after the point; a bare number without it. */
export const numberCell = (value: number, more: Partial<Cell> = {}, digits?: number): Cell =>
  cellOf(digits === undefined ? String(value) : value.toFixed(digits), value, more);

export const judgedCell = (judged: JudgedCell): Cell => {
  const { slots, ...rest } = judged;
  const [only] = slots;
  return { ...emptyCell, ...rest, value: slots.length === 1 && only !== undefined ? only.value : null };
};

/** A name that leads to the item and to all of its passages. */
export const itemCell = (study: StudyReader, item: Item): Cell =>
  textCell(item.label, {
    passages: Array.from(study.passagesOfItem(item.id), ({ id }): PassageId => id),
    records: [{ type: 'item', id: item.id }],
  });

/** An item's own property; empty where nobody has stated it. */
export function propertyCell(study: StudyReader, item: Item, field: Field | null): Cell {
  const value: FieldValue | undefined = field === null ? undefined : item.values[field.id];
  if (field === null || value === undefined) return emptyCell;
  return textCell(describeValue(study, field.value, value), {
    value,
    records: [{ type: 'item', id: item.id }],
  });
}

/** One cell that says what several say, with all that they rest on. */
export function mergeCells(text: string, cells: readonly Cell[], value: FieldValue | null = null): Cell {
  const conflicting = cells.some(cell => cell.conflicting);
  const statuses = cells.flatMap(({ status }) => status ?? []);
  return {
    text,
    value,
    status: conflicting
      ? 'conflicting'
      : statuses.includes('coded')
        ? 'coded'
        : (statuses.find(status => status !== 'not-yet-coded') ?? statuses[0] ?? null),
    confidence: leastConfidence(cells),
    passages: unique(cells.map(({ passages }) => passages)),
    lost: unique(cells.map(({ lost }) => lost)),
    judgements: unique(cells.map(({ judgements }) => judgements)),
    settledBy: unique(cells.map(({ settledBy }) => settledBy)),
    settled: unique(cells.map(({ settled }) => settled)),
    records: uniqueRecords(cells),
    unsupported: cells.some(({ unsupported }) => unsupported),
    conflicting,
  };
}

/** A number made from cells, which leads to all that they rest on. */
export const countedCell = (
  value: number,
  cells: readonly Cell[],
  records?: readonly RecordReference[],
): Cell => {
  const merged = mergeCells(String(value), cells, value);
  return { ...merged, status: null, records: records ?? merged.records };
};

const uniqueRecords = (cells: readonly Cell[]): RecordReference[] => [
  ...new Map(
    cells.flatMap(({ records }) => records).map(record => [`${record.type}:${record.id}`, record]),
  ).values(),
];
