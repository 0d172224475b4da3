/**
 * The tables of a dataset as files: CSV for people and spreadsheets, JSON Lines and Parquet for programs. A table's rows
 * are made once for all of its files.
 */
import { type Cell, writeCsvRows } from '../csv-cells.ts';
import type { ExportFile, ExportPiece } from '../exporter.ts';
import type { DatasetTable } from './dataset-table.ts';
import { ParquetFile } from './parquet-file.ts';

/** A file that a table is in. */
export interface TableFile {
  table: DatasetTable;
  format: 'csv' | 'jsonl' | 'parquet';
  name: string;
}

const rowsPerPiece = 500;

export const tableFile = (
  table: DatasetTable,
  format: TableFile['format'],
  name = `${format}/${table.name}.${format}`,
): TableFile => ({ table, format, name });

/** The files of each table, in the order of the tables. */
export function filesOfTables(files: readonly TableFile[]): ExportFile[] {
  const byTable = new Map<DatasetTable, TableFile[]>();
  for (const file of files) byTable.set(file.table, [...(byTable.get(file.table) ?? []), file]);
  return [...byTable].flatMap(([table, [first, ...others]]) =>
    first === undefined
      ? []
      : [
          {
            name: first.name,
            beside: others.map(({ name }) => name),
            pieces: () => piecesOf(table, [first, ...others]),
          },
        ],
  );
}

interface Writer {
  name: string;
  add(row: Cell[]): Iterable<ExportPiece>;
  finish(): Iterable<ExportPiece>;
}

async function* piecesOf(table: DatasetTable, files: readonly TableFile[]): AsyncGenerator<ExportPiece> {
  const writers = files.map(({ name, format }): Writer => {
    if (format === 'parquet') return Object.assign(new ParquetFile(table.columns), { name });
    return format === 'csv' ? csvWriter(name, table) : jsonlWriter(name, table);
  });
  for await (const row of table.rows()) {
    for (const writer of writers) for (const piece of writer.add(row)) yield { ...piece, file: writer.name };
  }
  for (const writer of writers) for (const piece of writer.finish()) yield { ...piece, file: writer.name };
}

function csvWriter(name: string, { columns }: DatasetTable): Writer {
  const header = writeCsvRows([columns.map(column => column.name)]);
  return textWriter(name, header, rows => writeCsvRows(rows));
}

/** A row as an object in a line, with the columns in their order; what is empty is null. */
function jsonlWriter(name: string, { columns }: DatasetTable): Writer {
  const keys = columns.map((column, at) => `${at === 0 ? '{' : ','}${JSON.stringify(column.name)}:`);
  return textWriter(name, '', rows => {
    let text = '';
    for (const row of rows) {
      for (const [at, key] of keys.entries()) text += key + JSON.stringify(row[at] ?? null);
      text += '}\n';
    }
    return text;
  });
}

/** Gathers rows, and writes some at a time. */
function textWriter(name: string, header: string, write: (rows: readonly Cell[][]) => string): Writer {
  let waiting: Cell[][] = [];
  let before = header;
  const take = (): ExportPiece[] => {
    const text = before + write(waiting);
    const piece = { text, rows: waiting.length };
    waiting = [];
    before = '';
    return text === '' ? [] : [piece];
  };
  return {
    name,
    add(row) {
      waiting.push(row);
      return waiting.length < rowsPerPiece ? [] : take();
    },
    finish: take,
  };
}
