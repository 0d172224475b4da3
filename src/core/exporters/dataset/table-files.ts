/** The tables of a dataset as files: CSV for people and spreadsheets, JSON Lines and Parquet for programs. */
import { csvPieces } from '../csv-table.ts';
import type { ExportFile, ExportPiece } from '../exporter.ts';
import type { DatasetTable } from './dataset-table.ts';
import { parquetPieces } from './parquet-pieces.ts';

export interface TableFile extends ExportFile {
  table: DatasetTable;
  format: 'csv' | 'jsonl' | 'parquet';
}

const rowsPerPiece = 500;

export const tableFile = (
  table: DatasetTable,
  format: TableFile['format'],
  name = `${format}/${table.name}.${format}`,
): TableFile => ({
  table,
  format,
  name,
  pieces: () =>
    format === 'csv'
      ? csvPieces(table.columns, table.rows())
      : format === 'jsonl'
        ? jsonlPieces(table)
        : parquetPieces(table),
});

/** A row as an object in a line, with the columns in their order; what is empty is null. */
async function* jsonlPieces({ columns, rows }: DatasetTable): AsyncGenerator<ExportPiece> {
  let text = '';
  let count = 0;
  for await (const row of rows()) {
    text += `${JSON.stringify(Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null])))}\n`;
    count += 1;
    if (count < rowsPerPiece) continue;
    yield { text, rows: count };
    text = '';
    count = 0;
  }
  if (count > 0) yield { text, rows: count };
}
