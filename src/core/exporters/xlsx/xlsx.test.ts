import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { Cell } from '../csv-cells.ts';
import { writeTable } from '../csv-table.ts';
import { mostLetters } from './write-sheet.ts';
import { workbook } from './xlsx.ts';

const tableOf = (name: string, rows: readonly Cell[][]) =>
  writeTable<Cell[]>({
    name,
    description: 'Rows.',
    order: 'nothing',
    columns: [0, 1].map(index => ({
      name: `column_${index}`,
      description: `Number ${index}.`,
      cell: row => row[index] ?? null,
    })),
    rows: () => rows,
  });

async function write(tables: readonly ReturnType<typeof tableOf>[], most = 1_048_576) {
  const parts: Uint8Array[] = [];
  const cuts = new Map<string, number>();
  let rows = 0;
  for await (const piece of workbook(tables, cuts, most)) {
    parts.push(piece.bytes ?? new Uint8Array());
    rows += piece.rows;
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, rows, cuts };
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  isArray: name => name === 'sheet' || name === 'row' || name === 'c',
});

type SheetCell = '' | { t?: string; v?: string; is?: { t: '' | { '#text'?: string } } };

/** Sheets by name, as a spreadsheet program would show their cells. */
function read(bytes: Uint8Array): Map<string, Cell[][]> {
  const files = unzipSync(bytes);
  const xmlOf = (path: string) => parser.parse(strFromU8(files[path] ?? new Uint8Array()));
  const names: { name: string }[] = xmlOf('xl/workbook.xml').workbook.sheets.sheet;
  return new Map(
    names.map(({ name }, index) => [
      name,
      xmlOf(`xl/worksheets/sheet${index + 1}.xml`).worksheet.sheetData.row.map(
        ({ c }: { c: SheetCell[] }): Cell[] => c.map(shownCell),
      ),
    ]),
  );
}

function shownCell(cell: SheetCell): Cell {
  if (cell === '') return null;
  if (cell.t === 'b') return cell.v === '1';
  if (cell.t !== 'inlineStr') return Number(cell.v);
  const text = cell.is?.t;
  return (typeof text === 'object' ? (text['#text'] ?? '') : '').replace(
    /_x([0-9A-F]{4})_/g,
    (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)),
  );
}

it('gives a sheet for every table, with every cell as it is', async () => {
  const rows: Cell[][] = [
    ['=1+1', -3.5],
    ['<a & "b">', true],
    [' in  blanks\r\n', null],
    ['\u0007_x0041_', false],
    ['', 12345678],
    ['👩‍👩‍👧', 1e-7],
  ];
  const written = await write([tableOf('passages', rows), tableOf('items', [])]);
  const sheets = read(written.bytes);
  expect([...sheets.keys()]).toEqual(['about', 'passages', 'items']);
  expect(sheets.get('passages')).toEqual([['column_0', 'column_1'], ...rows]);
  expect(sheets.get('items')).toEqual([['column_0', 'column_1']]);
  expect(sheets.get('about')).toContainEqual(['passages', 'column_1', 'Number 1.']);
  expect(written).toMatchObject({ rows: 6, cuts: new Map() });
  expect((await write([tableOf('passages', rows), tableOf('items', [])])).bytes).toEqual(written.bytes);
  expect(strFromU8(unzipSync(written.bytes)['xl/worksheets/sheet2.xml'] ?? new Uint8Array())).not.toContain(
    '<f',
  );
});

it('holds any text, over 200 of them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.string({ unit: 'binary', maxLength: 50 }), fc.double({ noNaN: true })), {
        maxLength: 8,
      }),
      async given => {
        const rows = given.map(([text, number]): Cell[] => [
          text.replace(/[\r\n]/g, ''),
          Number.isFinite(number) ? number + 0 : 1,
        ]);
        const { bytes } = await write([tableOf('t', rows)]);
        expect(read(bytes).get('t')?.slice(1)).toEqual(rows);
      },
    ),
    { numRuns: 200 },
  );
});

it('goes on in a further sheet where one is full', async () => {
  const rows = [1, 2, 3, 4, 5].map((number): Cell[] => [number, null]);
  const sheets = read((await write([tableOf('t', rows)], 3)).bytes);
  expect([...sheets.keys()].filter(name => name.startsWith('t'))).toEqual(['t', 't (2)', 't (3)']);
  expect(sheets.get('t (3)')).toEqual([
    ['column_0', 'column_1'],
    [5, null],
  ]);
});

it('cuts a text that no cell holds, and counts it', async () => {
  const written = await write([
    tableOf('t', [['a'.repeat(mostLetters - 1) + '👧', 'b'.repeat(mostLetters)]]),
  ]);
  const [, row] = read(written.bytes).get('t') ?? [];
  expect(row?.map(cell => String(cell).length)).toEqual([mostLetters - 1, mostLetters]);
  expect(written.cuts).toEqual(new Map([['t', 1]]));
});
