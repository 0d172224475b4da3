/**
 * The tables of the study as one workbook for spreadsheets, a sheet for each. It is packed while it is written, so that
 * memory holds some rows and not the study.
 */
import { counted } from '../../text/counted.ts';
import type { Cell } from '../csv-cells.ts';
import { codebookTables } from '../csv-codebook-tables.ts';
import { CsvContext } from '../csv-context.ts';
import { judgementTables } from '../csv-judgement-tables.ts';
import type { WrittenTable } from '../csv-table.ts';
import { textTables } from '../csv-text-tables.ts';
import type { Exporter, ExportPiece } from '../exporter.ts';
import { commonLosses, tableLosses } from '../losses.ts';
import { type ZipMember, zipPieces } from '../zip-pieces.ts';
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
export const workbook = (
  tables: readonly WrittenTable[],
  cuts: Map<string, number>,
  most: number,
): AsyncIterable<ExportPiece> => zipPieces(membersOf(tables, cuts, most));

async function* membersOf(
  tables: readonly WrittenTable[],
  cuts: Map<string, number>,
  most: number,
): AsyncGenerator<ZipMember> {
  const encoder = new TextEncoder();
  const sheets: string[] = [];
  for (const { name, header, rows, counts } of sheetsOf(tables)) {
    const coming = rows[Symbol.asyncIterator]();
    let next = await coming.next();
    try {
      for (let number = 1; number === 1 || next.done !== true; number += 1) {
        const sheet = number === 1 ? name : `${name} (${number})`;
        const cut = (): void => void cuts.set(sheet, (cuts.get(sheet) ?? 0) + 1);
        sheets.push(sheet);
        yield {
          name: `xl/worksheets/sheet${sheets.length}.xml`,
          async *parts() {
            let waiting = sheetHead + rowXml(header, true, cut);
            let waitingRows = 0;
            for (let onSheet = 1; onSheet < most && next.done !== true; onSheet += 1) {
              waiting += rowXml(next.value, false, cut);
              waitingRows += 1;
              next = await coming.next();
              if (waitingRows < rowsPerPiece) continue;
              yield { bytes: encoder.encode(waiting), rows: counts ? waitingRows : 0 };
              waiting = '';
              waitingRows = 0;
            }
            yield { bytes: encoder.encode(waiting + sheetEnd), rows: counts ? waitingRows : 0 };
          },
        };
      }
    } finally {
      await coming.return?.();
    }
  }
  for (const [path, xml] of workbookParts(sheets)) {
    yield {
      name: path,
      async *parts() {
        yield { bytes: encoder.encode(xml), rows: 0 };
      },
    };
  }
}

interface SheetRows {
  name: string;
  header: readonly string[];
  rows: AsyncIterable<Cell[]>;
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
  yield { name: 'about', header: ['sheet', 'column', 'holds'], rows: eachOf(about), counts: false };
  for (const table of tables)
    yield {
      name: table.name,
      header: table.columns.map(({ name }) => name),
      rows: table.cells(),
      counts: true,
    };
}

async function* eachOf(rows: readonly Cell[][]): AsyncGenerator<Cell[]> {
  yield* rows;
}
