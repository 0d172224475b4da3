/** Tables of counts as pictures: a tile for each count, the darker the higher, with the number in it. */
import { layOutHead } from '../pictures/head.ts';
import { layOutLegend } from '../pictures/legend.ts';
import { layOutNotes } from '../pictures/notes.ts';
import type { Frame, Picture } from '../pictures/picture.ts';
import { deepestShade, drawTile, layOutTiles, type Tile } from '../pictures/tiles.ts';
import { countWords, sayGrounds } from './picture-words.ts';
import type { Cell } from './view.ts';

export interface CountedRow {
  id: string;
  label: string;
  /** One for each column; null where there is nothing to count, as above a diagonal. */
  cells: readonly (Cell | null)[];
  /** By which it is chosen where not all rows can be shown. */
  weight: number;
}

export interface CountedColumn {
  id: string;
  label: string;
  weight: number;
  /** A sum, which is written and not shaded. */
  isSum?: true;
}

export interface CountTiles {
  title: string;
  /** What is counted, in a sentence; how much of it is shown is added. */
  description: string;
  /** What a shade means, for the legend: `passages`. */
  unit: string;
  rows: readonly CountedRow[];
  columns: readonly CountedColumn[];
  notes: readonly string[];
}

const margin = 16;
/** More tiles can neither be read nor gone through. */
const mostRows = 60;
const mostColumns = 40;
const mostTiles = 1_800;
/** Of what is there at all. */
const palest = 0.06;

export function drawCountTiles({ title, description, unit, ...all }: CountTiles, { width }: Frame): Picture {
  const columns = heaviest(all.columns, mostColumns);
  const rows = heaviest(
    all.rows,
    Math.max(5, Math.min(mostRows, Math.floor(mostTiles / Math.max(1, columns.length)))),
  );
  const at = new Map(all.columns.map(({ id }, place) => [id, place]));
  const said = { title, description: [description, ...leftOut(all, rows, columns)].join(' ') };
  const inner = Math.max(width, 320) - 2 * margin;
  const head = layOutHead(said, { x: margin, y: margin, width: inner });
  const cellOf = (row: CountedRow, column: CountedColumn): Cell | null =>
    row.cells[at.get(column.id) ?? -1] ?? null;
  const most = Math.max(
    0,
    ...rows.flatMap(row =>
      columns.flatMap(column => (column.isSum === true ? [] : [numberOf(cellOf(row, column))])),
    ),
  );
  const shadeOf = (value: number): number =>
    palest + (deepestShade - palest) * Math.sqrt(most === 0 ? 0 : value / most);
  const tileOf = (row: CountedRow, column: CountedColumn): Tile | null => {
    const cell = cellOf(row, column);
    const value = numberOf(cell);
    if (cell === null) return null;
    const isSum = column.isSum === true;
    return {
      id: `${row.id}:${column.id}`,
      label:
        `${row.label}, ${column.label}: ${cell.text === '' ? 'no figure' : `${cell.text} ${unit}`}. ${value === 0 ? '' : sayGrounds(cell)}`.trim(),
      cell,
      heading: { row: row.label, column: column.label },
      parts: [
        value === 0
          ? { text: '', fill: null, shade: 0 }
          : { text: cell.text, fill: isSum ? null : 'accent', shade: isSum ? 0 : shadeOf(value) },
      ],
    };
  };
  const legend = layOutLegend(
    stepsTo(most).map((value, step, { length }) => ({
      label: step === length - 1 ? `${written(value)} ${unit}` : written(value),
      sampleWidth: 26,
      sample: (x: number, y: number) =>
        drawTile([{ text: '', fill: 'accent', shade: shadeOf(value) }], {
          x: x - 12,
          y: y - 7,
          width: 24,
          height: 14,
        }),
    })),
    { x: margin, y: margin + head.height, width: inner },
  );
  const top = margin + head.height + legend.height + 10;
  const tiles =
    rows.length === 0 || columns.length === 0
      ? { ground: [], marks: [], width: 0, height: 0 }
      : layOutTiles(
          {
            columns,
            rows: rows.map(row => ({ label: row.label, tiles: columns.map(column => tileOf(row, column)) })),
          },
          { x: margin, y: top, width: inner },
        );
  const notes = layOutNotes(all.notes, { x: margin, y: top + tiles.height, width: inner });
  return {
    ...said,
    width: Math.ceil(Math.max(inner, tiles.width) + 2 * margin),
    height: Math.ceil(top + tiles.height + notes.height + margin),
    ground: [...head.shapes, ...legend.shapes, ...tiles.ground, ...notes.shapes],
    marks: tiles.marks,
  };
}

const numberOf = (cell: Cell | null): number => (typeof cell?.value === 'number' ? cell.value : 0);

/** A few numbers up to the highest, whole where that is. */
function stepsTo(most: number): number[] {
  if (most === 0) return [];
  const steps = [most / 16, most / 4, most];
  return [...new Set(Number.isInteger(most) ? steps.map(value => Math.max(1, Math.round(value))) : steps)];
}

const written = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(value < 1 ? 3 : 1);

/** The first so many by weight, in the order given. */
function heaviest<T extends { id: string; weight: number }>(list: readonly T[], most: number): readonly T[] {
  const heavy = list.filter(({ weight }) => weight > 0);
  if (heavy.length <= most) return heavy;
  const kept = new Set([...heavy].sort((one, other) => other.weight - one.weight).slice(0, most));
  return list.filter(each => kept.has(each));
}

/** Says what the table has and the picture has not. */
function leftOut(
  all: Pick<CountTiles, 'rows' | 'columns'>,
  rows: readonly CountedRow[],
  columns: readonly CountedColumn[],
): string[] {
  const say = (what: string, list: readonly { weight: number }[], kept: number): string[] => {
    const empty = list.filter(({ weight }) => weight === 0).length;
    const more = list.length - empty - kept;
    return [
      ...(more > 0 ? [`The ${kept} ${what}s with most are shown, ${more} more stand in the table.`] : []),
      ...(empty > 0 ? [`${countWords(empty, `${what} has`, `${what}s have`)} none.`] : []),
    ];
  };
  return [...say('row', all.rows, rows.length), ...say('column', all.columns, columns.length)];
}
