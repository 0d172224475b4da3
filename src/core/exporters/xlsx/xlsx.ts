/**
 * The tables of the study as one workbook for spreadsheets, a sheet for each. It is packed while it is written, so that
 * memory holds some rows and not the study.
 */
import { Zip, ZipDeflate } from 'fflate';
import { counted } from '../../text/counted.ts';
import type { Cell } from '../csv-cells.ts';
import { codebookTables } from '../csv-codebook-tables.ts';
import { CsvContext } from '../csv-context.ts';
import { judgementTables } from '../csv-judgement-tables.ts';
import type { WrittenTable } from '../csv-table.ts';
import { textTables } from '../csv-text-tables.ts';
import type { Exporter, ExportPiece } from '../exporter.ts';
import { commonLosses, tableLosses } from '../losses.ts';
import { workbookParts } from './workbook-parts.ts';
import { mostLetters, mostRows, rowXml, sheetEnd, sheetHead } from './write-sheet.ts';

export const xlsx: Exporter = {
  id: 'xlsx',
  label: 'Spreadsheet (Excel)',
  extension: 'xlsx',
  description:
    'The same tables as CSV in one workbook, one sheet a table, with a sheet that explains every column. Text stays text: no cell is run as a formula.',
  write(study, options) {
    const context = new CsvContext(study, options);
    const tables = [...textTables(context), ...judgementTables(context), ...codebookTables(context)];
    const cuts = new Map<string, number>();
    return {
      files: [{ name: 'tables.xlsx', pieces: () => workbook(tables, cuts, mostRows) }],
      losses: () => [
        ...commonLosses(study),
        ...tableLosses(study),
        ...context.losses,
        ...[...cuts].map(
          ([sheet, count]) =>
            `Sheet “${sheet}”: ${counted(count, 'text')} longer than the ${mostLetters.toLocaleString('en')} characters that a cell holds: cut there. The tables as CSV have them whole.`,
        ),
      ],
    };
  },
};

const conventions = [
  'Offsets count from 0, the end is exclusive: in code points and in UTF-16 units, as the columns say.',
  'An empty cell means: not stated, not yet coded, or without meaning for the row. It never means no or 0.',
  'Several values in one cell have | between them; \\ and | inside a value have \\ before them.',
  'Ids join the sheets: passages.item_id = items.item_id, and so on.',
  'A table with more rows than a sheet holds goes on in sheets with (2), (3) and so on.',
];

const rowsPerPiece = 500;

/** `most` rows are put on a sheet; more than Excel takes makes a file that it does not open. */
export async function* workbook(
  tables: readonly WrittenTable[],
  cuts: Map<string, number>,
  most: number,
): AsyncGenerator<ExportPiece> {
  const packed: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    packed.push(chunk);
  });
  const encoder = new TextEncoder();
  const begin = (path: string): ZipDeflate => {
    const part = new ZipDeflate(path, { level: 6 });
    // The time of day would make other bytes of the same study.
    part.mtime = new Date(2000, 0, 1);
    zip.add(part);
    return part;
  };
  function* flush(rows: number): Generator<ExportPiece> {
    for (const [index, bytes] of packed.entries()) yield { text: '', bytes, rows: index === 0 ? rows : 0 };
    if (packed.length === 0 && rows > 0) yield { text: '', rows };
    packed.length = 0;
  }
  const sheets: string[] = [];

  for (const { name, header, rows, counts } of sheetsOf(tables)) {
    let sheet = '';
    const cut = (): void => void cuts.set(sheet, (cuts.get(sheet) ?? 0) + 1);
    let part: ZipDeflate | null = null;
    let waiting = '';
    let waitingRows = 0;
    let onSheet = 0;
    const open = (number: number): ZipDeflate => {
      sheet = number === 1 ? name : `${name} (${number})`;
      sheets.push(sheet);
      waiting = sheetHead + rowXml(header, true, cut);
      onSheet = 1;
      return begin(`xl/worksheets/sheet${sheets.length}.xml`);
    };
    let number = 1;
    part = open(number);
    for await (const row of rows) {
      if (onSheet >= most) {
        part.push(encoder.encode(waiting + sheetEnd), true);
        number += 1;
        part = open(number);
      }
      waiting += rowXml(row, false, cut);
      onSheet += 1;
      waitingRows += 1;
      if (waitingRows < rowsPerPiece) continue;
      part.push(encoder.encode(waiting));
      waiting = '';
      yield* flush(counts ? waitingRows : 0);
      waitingRows = 0;
    }
    part.push(encoder.encode(waiting + sheetEnd), true);
    yield* flush(counts ? waitingRows : 0);
  }
  for (const [path, xml] of workbookParts(sheets)) begin(path).push(encoder.encode(xml), true);
  zip.end();
  yield* flush(0);
}

interface SheetRows {
  name: string;
  header: readonly string[];
  rows: AsyncIterable<Cell[]> | Iterable<Cell[]>;
  /** Whether its rows are records of the study. */
  counts: boolean;
}

function* sheetsOf(tables: readonly WrittenTable[]): Generator<SheetRows> {
  const about = [
    ...conventions.map(text => ['', '', text]),
    ...tables.flatMap(({ name, description, order, columns }) => [
      [name, '', `${description} Sorted by ${order}.`],
      ...columns.map(column => [name, column.name, column.description]),
    ]),
  ];
  yield { name: 'about', header: ['sheet', 'column', 'holds'], rows: about, counts: false };
  for (const table of tables)
    yield {
      name: table.name,
      header: table.columns.map(({ name }) => name),
      rows: table.cells(),
      counts: true,
    };
}
