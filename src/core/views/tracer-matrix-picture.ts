/**
 * The tracer matrix drawn, as a picture of how far the work has come: a tile for each tracer and dimension says
 * whether it is judged, how sure the judges are, and on how many passages it rests.
 */

import type { Confidence } from '../model/judgement.ts';
import { layOutHead } from '../pictures/head.ts';
import { type LegendEntry, layOutLegend } from '../pictures/legend.ts';
import { layOutNotes } from '../pictures/notes.ts';
import type { Frame, Picture } from '../pictures/picture.ts';
import { deepestShade, drawTile, layOutTiles, type Tile, type TilePart } from '../pictures/tiles.ts';
import type { JudgedCell } from './judged-cell.ts';
import { countWords, sayGrounds } from './picture-words.ts';
import { countedCell, judgedCell } from './table-cells.ts';
import type { TracerMatrix } from './tracer-matrix.ts';

const margin = 16;

export function drawTracerMatrix(result: TracerMatrix, frame: Frame): Picture {
  const { kind, fields, rows, progress, notes } = result;
  const said = {
    title: `${kind?.plural ?? 'Tracers'}: what is judged, and on how much`,
    description: describe(result),
  };
  const inner = Math.max(frame.width, 420) - 2 * margin;
  const head = layOutHead(said, { x: margin, y: margin, width: inner });
  const cells = rows.flatMap(row => row.cells);
  const legend = layOutLegend(legendOf(cells), { x: margin, y: margin + head.height, width: inner });
  const top = margin + head.height + legend.height + 10;
  const columns = [...fields.map(({ label }) => ({ label })), { label: 'Judged' }];
  const tiles =
    cells.length === 0
      ? { ground: [], marks: [], width: 0, height: 0 }
      : layOutTiles(
          {
            columns,
            rows: [
              ...rows.map(row => ({
                label: row.shortLabel,
                tiles: [
                  ...row.cells.map((judged, at): Tile => {
                    const column = fields[at]?.label ?? '';
                    const cell = judgedCell(judged);
                    return {
                      id: `${row.item.id}:${fields[at]?.id ?? ''}`,
                      label:
                        `${row.item.label}, ${column}: ${judged.text}. ${judged.judgements.length === 0 ? '' : sayGrounds(cell)}`.trim(),
                      cell,
                      heading: { row: row.item.label, column },
                      parts: partsOf(judged),
                    };
                  }),
                  shareTile(row.item.id, row.item.label, 'all dimensions', row.cells),
                ],
              })),
              {
                label: 'Judged',
                tiles: [
                  ...progress.map(({ id, label, all }) =>
                    shareTile(
                      id,
                      'All',
                      label,
                      all.map(({ cell }) => cell),
                    ),
                  ),
                  shareTile('.all', 'All', 'all dimensions', cells),
                ],
              },
            ],
          },
          { x: margin, y: top, width: inner },
        );
  const below = layOutNotes(notes, { x: margin, y: top + tiles.height, width: inner });
  return {
    ...said,
    width: Math.ceil(Math.max(inner, tiles.width) + 2 * margin),
    height: Math.ceil(top + tiles.height + below.height + margin),
    ground: [...head.shapes, ...legend.shapes, ...tiles.ground, ...below.shapes],
    marks: tiles.marks,
  };
}

const isOpen = ({ status }: JudgedCell): boolean => status === 'not-yet-coded';

/** How many of the cells are judged. */
function shareTile(id: string, row: string, column: string, cells: readonly JudgedCell[]): Tile {
  const done = cells.filter(cell => !isOpen(cell));
  const text = `${done.length}/${cells.length}`;
  return {
    id: `${id}:.judged`,
    label: `${row}, ${column}: ${done.length} of ${cells.length} judged, ${cells.length - done.length} not yet coded.`,
    cell: countedCell(done.length, done.map(judgedCell)),
    heading: { row, column: `Judged, ${column}` },
    parts: [{ text, fill: null, shade: 0 }],
  };
}

const shades: Record<Confidence, number> = { high: deepestShade, medium: 0.28, low: 0.14 };
/** Of values whose confidence nobody has stated. */
const unstated = 0.14;

function partsOf({ status, confidence, passages, unsupported, conflicting, slots }: JudgedCell): TilePart[] {
  switch (status) {
    case 'not-yet-coded':
      return [];
    case 'not-applicable':
      return [{ text: 'n/a', fill: null, shade: 0 }];
    case 'not-found':
      return [{ text: '–', fill: null, shade: 0 }];
    default: {
      const number = String(passages.length);
      // Several periods: change that was judged.
      const text = slots.length > 1 ? `${number} ›` : number;
      const shade = confidence === null ? unstated : shades[confidence];
      return [{ text, fill: conflicting ? 'warning' : 'positive', shade, unsupported, hatched: conflicting }];
    }
  }
}

function legendOf(cells: readonly JudgedCell[]): LegendEntry[] {
  const has = (test: (cell: JudgedCell) => boolean): boolean => cells.some(test);
  const entry = (label: string, parts: readonly TilePart[]): LegendEntry => ({
    label,
    sampleWidth: 30,
    sample: (x, y) => drawTile(parts, { x: x - 14, y: y - 8, width: 28, height: 16 }),
  });
  const judged = (shade: number, text = '2'): TilePart => ({ text, fill: 'positive', shade });
  const isJudged = ({ status }: JudgedCell): boolean => status === 'coded';
  return [
    ...(has(isJudged) ? [entry('judged, with the number of passages', [judged(0.28)])] : []),
    ...(['high', 'medium', 'low'] as const).flatMap(level =>
      has(cell => isJudged(cell) && cell.confidence === level)
        ? [entry(`confidence ${level}`, [judged(shades[level], '')])]
        : [],
    ),
    ...(has(({ slots }) => slots.length > 1) ? [entry('in several periods', [judged(0.28, '2 ›')])] : []),
    ...(has(({ unsupported }) => unsupported)
      ? [entry('some of it without evidence', [{ ...judged(0.28, ''), unsupported: true }])]
      : []),
    ...(has(({ conflicting }) => conflicting)
      ? [entry('conflicting', [{ text: '', fill: 'warning', shade: 0.28, hatched: true }])]
      : []),
    ...(has(({ status }) => status === 'not-applicable')
      ? [entry('not applicable', [{ text: 'n/a', fill: null, shade: 0 }])]
      : []),
    ...(has(({ status }) => status === 'not-found')
      ? [entry('not found', [{ text: '–', fill: null, shade: 0 }])]
      : []),
    ...(has(isOpen) ? [entry('not yet coded', [])] : []),
  ];
}

function describe({ kind, fields, rows, total, notes }: TracerMatrix): string {
  const cells = rows.flatMap(row => row.cells);
  if (cells.length === 0) return notes.join(' ');
  const open = total['not-yet-coded'];
  const unsupported = cells.filter(cell => cell.unsupported).length;
  const conflicting = cells.filter(cell => cell.conflicting).length;
  return [
    `${countWords(rows.length, kind?.label.toLowerCase() ?? 'row', kind?.plural.toLowerCase() ?? 'rows')} on ${countWords(fields.length, 'dimension')}:`,
    `${cells.length - open} of ${cells.length} cells judged, ${open} not yet coded.`,
    ...(unsupported > 0 ? [`In ${unsupported} some value rests on no passage.`] : []),
    ...(conflicting > 0 ? [`In ${conflicting} judges or sources differ.`] : []),
  ].join(' ');
}
