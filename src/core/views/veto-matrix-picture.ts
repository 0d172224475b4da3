/**
 * The veto-point matrix drawn: veto points down, with who decides there; across, stages with the tracers that came
 * by, or a column for each tracer. How each came out is a symbol, beside its words where there is room.
 */
import { layOutHead } from '../pictures/head.ts';
import { layOutLegend } from '../pictures/legend.ts';
import { layOutNotes } from '../pictures/notes.ts';
import type { Frame, Mark, Picture, Shape } from '../pictures/picture.ts';
import { shortenText, textWidth, wrapText } from '../pictures/text-width.ts';
import { countWords } from './picture-words.ts';
import { standsAt, type VetoMatrix } from './veto-matrix.ts';
import { drawStageCell, drawTracerCell, leastForWords } from './veto-matrix-cells.ts';
import { meetingLegend } from './veto-meeting-symbols.ts';
import { hasContent, isJudged } from './veto-meetings.ts';

const margin = 16;
const labelSize = 12;
const size = 11;
const lineHeight = 14;
const padding = 8;
const least = { stage: 170, tracer: 40 } as const;
/** How far the last name, when it stands aslant, reaches beyond its column. */
const slanted = 110;

type Row = VetoMatrix['rows'][number];

export function drawVetoMatrix(matrix: VetoMatrix, frame: Frame): Picture {
  const { across, columns, outcomes, rows } = matrix;
  const labelWidth = Math.max(130, Math.min(230, frame.width * 0.24));
  const left = margin + labelWidth + 12;
  const places = placeColumns(matrix, left, frame.width - margin);
  const isNarrow = places.some(place => place.width < leastForWords);
  const right = places.reduce((end, place) => Math.max(end, place.x + place.width), left);
  const width = Math.ceil(Math.max(frame.width, right + margin + (isNarrow ? slanted : 0)));
  const inner = width - 2 * margin;
  const said = { title: `Veto points by ${across}`, description: describe(matrix) };
  const head = layOutHead(said, { x: margin, y: margin, width: inner });
  const met = rows.flatMap(({ meetings }) => meetings.filter(hasContent));
  const legend = layOutLegend(
    meetingLegend(
      outcomes,
      met.map(({ outcome }) => outcome),
    ),
    {
      x: margin,
      y: margin + head.height,
      width: inner,
    },
  );
  const heads = drawHeads(matrix, places, isNarrow, margin + head.height + legend.height + 6);
  const ground: Shape[] = [...head.shapes, ...legend.shapes, ...heads.shapes];
  const marks: Mark[] = [];
  let y = heads.bottom;
  if (columns.length > 0)
    for (const row of rows) {
      ground.push({
        type: 'path',
        d: `M${margin} ${tidy(y)}H${tidy(right)}`,
        stroke: { ink: 'line', width: 1 },
      });
      const label = drawRowLabel(row, { y: y + padding, width: labelWidth });
      marks.push(label.mark);
      let height = label.height;
      for (const [at, column] of columns.entries()) {
        const cell = { ...(places[at] ?? { x: left, width: 0 }), y: y + padding };
        const drawn =
          across === 'stage'
            ? drawStageCell(matrix, row, column.id, cell)
            : drawTracerCell(row, column, cell);
        marks.push(...drawn.marks);
        height = Math.max(height, drawn.height);
      }
      y += height + 2 * padding;
    }
  const notes = layOutNotes(matrix.notes, { x: margin, y, width: inner });
  return {
    ...said,
    width,
    height: Math.ceil(y + notes.height + margin),
    ground: [...ground, ...notes.shapes],
    marks,
  };
}

interface ColumnPlace {
  x: number;
  width: number;
}

/** Stages at which no point stands take little room from the others. */
function placeColumns({ across, columns, rows }: VetoMatrix, left: number, right: number): ColumnPlace[] {
  const shares = columns.map(({ id }) =>
    across === 'stage' && !rows.some(({ stages }) => standsAt(id, stages)) ? 0.6 : 1,
  );
  const all = shares.reduce((sum, share) => sum + share, 0);
  let x = left;
  return shares.map(share => {
    const width = Math.max(least[across] * share, ((right - left) * share) / all);
    const place = { x, width };
    x += width;
    return place;
  });
}

function drawHeads(
  { columns, shortLabels }: VetoMatrix,
  places: readonly ColumnPlace[],
  isNarrow: boolean,
  top: number,
): { shapes: Shape[]; bottom: number } {
  const labels = columns.map(({ id, label }) => shortLabels.get(id) ?? label);
  const placeOf = (at: number): ColumnPlace => places[at] ?? { x: 0, width: 0 };
  if (isNarrow) {
    const texts = labels.map(label => shortenText(label, 150, labelSize));
    const bottom = top + Math.max(0, ...texts.map(text => textWidth(text, labelSize))) * Math.SQRT1_2 + 20;
    const shapes = texts.map((text, at): Shape => {
      const x = placeOf(at).x + placeOf(at).width / 2;
      return {
        type: 'text',
        x,
        y: bottom - 8,
        text,
        size: labelSize,
        anchor: 'start',
        ink: 'text',
        rotation: -45,
      };
    });
    return { shapes, bottom };
  }
  const wrapped = labels.map((label, at) => wrapText(label, placeOf(at).width - 10, labelSize, 3, true));
  const bottom = top + Math.max(1, ...wrapped.map(({ length }) => length)) * 15 + 8;
  const shapes = wrapped.flatMap((lines, at) =>
    lines.map((text, line): Shape => {
      const y = bottom - 9 - (lines.length - 1 - line) * 15;
      const x = placeOf(at).x + 6;
      return { type: 'text', x, y, text, size: labelSize, anchor: 'start', ink: 'text', bold: true };
    }),
  );
  return { shapes, bottom };
}

/** Its name, arena, decision rule and players: what is stated of it. */
function drawRowLabel(
  { item, label, arena, decisionRule, players }: Row,
  { y: top, width }: { y: number; width: number },
): { mark: Mark; height: number } {
  const shapes: Shape[] = [];
  let y = top;
  const write = (lines: readonly string[], bold: boolean): void => {
    for (const text of lines) {
      y += bold ? 15 : lineHeight;
      const shape = { type: 'text', x: margin, y: y - 4, text, anchor: 'start' } as const;
      shapes.push(
        bold ? { ...shape, size: labelSize, ink: 'text', bold: true } : { ...shape, size, ink: 'muted' },
      );
    }
  };
  write(wrapText(item.label, width, labelSize, 2, true), true);
  const facts = [arena, decisionRule].map(({ text }) => text).filter(text => text !== '');
  write(wrapText(facts.join(' · '), width, size, 2), false);
  if (players.text !== '') write(wrapText(`Players: ${players.text}`, width, size, 3), false);
  const words = [
    `Veto point: ${item.label}.`,
    ...(arena.text === '' ? ['Its arena is not stated.'] : [`Arena: ${arena.text}.`]),
    ...(decisionRule.text === '' ? [] : [`Decision rule: ${decisionRule.text}.`]),
    ...(players.text === '' ? ['Its veto players are not stated.'] : [`Veto players: ${players.text}.`]),
    `${countWords(label.passages.length, 'passage')}.`,
  ];
  const mark: Mark = {
    id: `veto-point|${item.id}`,
    label: words.join(' '),
    x: margin + width / 2,
    y: top + 8,
    shapes,
    cell: label,
    heading: { row: item.label, column: 'Veto point' },
  };
  return { mark, height: y - top };
}

function describe({ across, rows, columns, notes }: VetoMatrix): string {
  if (rows.length === 0 || columns.length === 0) return notes.join(' ');
  const met = rows.flatMap(({ meetings }) => meetings.filter(hasContent));
  const judged = met.filter(isJudged).length;
  return [
    `${countWords(rows.length, 'veto point')}, ${countWords(columns.length, across)}.`,
    `${countWords(judged, 'meeting')} of a tracer with a veto point ${judged === 1 ? 'is' : 'are'} judged.`,
    ...(met.length > judged ? [`${met.length - judged} more are named by passages and not yet coded.`] : []),
  ].join(' ');
}

const tidy = (value: number): number => Math.round(value * 100) / 100;
