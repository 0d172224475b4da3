/** A table as a Parquet file, a row group at a time: memory is bounded by one group, however many rows there are. */
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Cell } from '../csv-cells.ts';
import type { ExportPiece } from '../exporter.ts';
import type { ColumnType, DatasetColumn } from './dataset-table.ts';

const rowsPerGroup = 50_000;
/** Characters of one group's text, whatever the number of its rows. */
const charactersPerGroup = 16_000_000;

/** Rows go in; pieces of the file come out, the last being its description of itself. */
export class ParquetFile {
  private readonly columns: readonly DatasetColumn[];
  private readonly target = new Emptied();
  private readonly writer: ParquetWriter;
  private group: unknown[][];
  private rows = 0;
  private characters = 0;

  constructor(columns: readonly DatasetColumn[]) {
    this.columns = columns;
    this.writer = new ParquetWriter({
      writer: this.target,
      schema: schemaOf(columns),
      createdBy: 'tracework',
    });
    this.group = columns.map(() => []);
  }

  add(row: readonly Cell[]): ExportPiece[] {
    for (const [at, { type }] of this.columns.entries()) {
      const cell = row[at] ?? null;
      if (typeof cell === 'string') this.characters += cell.length;
      this.group[at]?.push(parquetValue(type, cell));
    }
    this.rows += 1;
    return this.rows >= rowsPerGroup || this.characters >= charactersPerGroup ? [this.writeGroup()] : [];
  }

  finish(): ExportPiece[] {
    const last = this.rows > 0 ? [this.writeGroup()] : [];
    void this.writer.finish();
    return [...last, { text: '', bytes: this.target.take(), rows: 0 }];
  }

  private writeGroup(): ExportPiece {
    const { rows } = this;
    const columnData = this.columns.map(({ name, type }, at) => ({
      name,
      data: this.group[at] ?? [],
      // The least and greatest of words tell a reader nothing, and cost more than writing them.
      statistics: type !== 'string' || name.endsWith('id'),
    }));
    // Groups are written without waiting: the target keeps its bytes until they are taken.
    void this.writer.write({ columnData, rowGroupSize: rows });
    this.group = this.columns.map(() => []);
    this.rows = 0;
    this.characters = 0;
    return { text: '', bytes: this.target.take(), rows };
  }
}

/** Keeps what was written until it is taken, and counts on from there. */
class Emptied extends ByteWriter {
  take(): Uint8Array {
    const bytes = this.getBytes().slice();
    this.index = 0;
    return bytes;
  }
}

function parquetValue(type: ColumnType, cell: Cell): unknown {
  if (cell === null) return null;
  if (type === 'integer') return BigInt(cell);
  if (type === 'datetime') return new Date(String(cell));
  return cell;
}

const elements: Readonly<Record<ColumnType, Partial<SchemaElement>>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  datetime: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
};

/** Every column may be empty, so that files of other studies have the same schema. */
const schemaOf = (columns: readonly DatasetColumn[]): SchemaElement[] => [
  { name: 'root', num_children: columns.length },
  ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...elements[type] })),
];
