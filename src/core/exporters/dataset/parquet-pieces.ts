/** A table as a Parquet file, a row group at a time: memory is bounded by one group, however many rows there are. */
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Cell } from '../csv-cells.ts';
import type { ExportPiece } from '../exporter.ts';
import type { ColumnType, DatasetColumn, DatasetTable } from './dataset-table.ts';

const rowsPerGroup = 50_000;
/** Characters of one group's text, whatever the number of its rows. */
const charactersPerGroup = 16_000_000;

/** Yields bytes; the last piece is the file's description of itself. */
export async function* parquetPieces(table: DatasetTable): AsyncGenerator<ExportPiece> {
  const { columns } = table;
  const target = new Emptied();
  const writer = new ParquetWriter({ writer: target, schema: schemaOf(columns), createdBy: 'tracework' });
  let group = columns.map((): unknown[] => []);
  let rows = 0;
  let characters = 0;
  const write = (): ExportPiece => {
    const columnData = columns.map(({ name }, at) => ({ name, data: group[at] ?? [] }));
    // Groups are written without waiting: the target keeps its bytes until they are taken.
    void writer.write({ columnData, rowGroupSize: rows });
    const piece = { text: '', bytes: target.take(), rows };
    group = columns.map(() => []);
    rows = 0;
    characters = 0;
    return piece;
  };
  for await (const row of table.rows()) {
    for (const [at, { type }] of columns.entries()) {
      const cell = row[at] ?? null;
      if (typeof cell === 'string') characters += cell.length;
      group[at]?.push(parquetValue(type, cell));
    }
    rows += 1;
    if (rows >= rowsPerGroup || characters >= charactersPerGroup) yield write();
  }
  if (rows > 0) yield write();
  void writer.finish();
  yield { text: '', bytes: target.take(), rows: 0 };
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
