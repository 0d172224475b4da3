/**
 * The veto-point matrix drawn: veto points down, with who decides there; across, stages with the tracers that came
 * by, or a column for each tracer. How each came out is a symbol, beside its words where there is room.
 */
import { layOutHead } from '../pictures/head.ts';
import { layOutLegend } from '../pictures/legend.ts';
import { layOutNotes } from '../pictures/notes.ts';
import type { Frame, Mark, Picture, Shape } from '../pictures/picture.ts';
import { shortenText, textWidth, wrapText } from '../pictures/text-width.ts';
import { countWords, sayGrounds } from './picture-words.ts';
import { mergeCells } from './table-cells.ts';
import { meetingIn, standsAt, type VetoMatrix } from './veto-matrix.ts';
import { drawMeeting, meetingLegend, outcomeWords, widthOfMeeting } from './veto-meeting-symbols.ts';
import { gapCell, hasContent, isJudged, meetingCell, type VetoMeeting } from './veto-meetings.ts';

const margin = 16;
const labelSize = 12;
const size = 11;
const lineHeight = 14;
const radius = 6.5;
const padding = 8;
const least = { stage: 170, tracer: 40 } as const;
/** Less than this, and a column has symbols only. */
const leastForWords = 76;
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

interface CellPlace {
  x: number;
  y: number;
  width: number;
}

/** What was judged, a tracer a line; the rest is counted in one. */
function drawStageCell(
  { shortLabels, columns }: VetoMatrix,
  { item, stages, meetings }: Row,
  columnId: string,
  { x, y: top, width }: CellPlace,
): { marks: Mark[]; height: number } {
  if (!standsAt(columnId, stages)) return { marks: [], height: 0 };
  const column = columns.find(({ id }) => id === columnId)?.label ?? '';
  const met = meetings.filter(hasContent);
  let y = top;
  const marks = met.filter(isJudged).map((meeting): Mark => {
    const name =
      meeting.tracer === null
        ? 'About no tracer'
        : (shortLabels.get(meeting.tracer.id) ?? meeting.tracer.label);
    const symbols = widthOfMeeting(meeting.outcome, radius);
    const room = width - symbols - 20;
    const lines = [shortenText(name, room, labelSize), ...wrapText(wordsOf(meeting), room, size, 2)];
    const middle = { x: x + 6 + symbols / 2, y: y + 9 };
    const shapes = [
      ...drawMeeting(meeting.outcome, { ...middle, radius }),
      ...lines.map(
        (text, at): Shape => ({
          type: 'text',
          x: x + symbols + 13,
          y: y + 13 + at * lineHeight,
          text,
          size: at === 0 ? labelSize : size,
          anchor: 'start',
          ink: at === 0 ? 'text' : 'muted',
        }),
      ),
    ];
    y += lines.length * lineHeight + 6;
    return { ...meetingMark(meeting, column), ...middle, shapes };
  });
  const open = met.filter(meeting => !isJudged(meeting));
  if (open.length > 0 || met.length === 0) {
    const text = open.length === 0 ? 'not yet coded' : `${open.length} more not yet coded`;
    const middle = { x: x + 6 + radius, y: y + 9 };
    marks.push({
      ...middle,
      id: `open|${item.id}|${columnId}`,
      label: `${item.label}, ${column}: ${
        open.length === 0
          ? 'not yet coded.'
          : `not yet coded for ${open.map(({ tracer }) => tracer?.label ?? 'no tracer').join(', ')}, which passages name.`
      }`,
      cell: open.length === 0 ? gapCell([]) : mergeCells(text, open.map(meetingCell)),
      heading: { row: item.label, column },
      shapes: [
        ...drawMeeting(null, { ...middle, radius }),
        {
          type: 'text',
          x: x + 2 * radius + 13,
          y: y + 13,
          text: shortenText(
            open.length === 0 || marks.length > 0 ? text : text.replace('more ', ''),
            width - 34,
            size,
          ),
          size,
          anchor: 'start',
          ink: 'muted',
        },
      ],
    });
    y += lineHeight + 8;
  }
  return { marks, height: y - top };
}

function drawTracerCell(
  { item, meetings }: Row,
  column: { id: string; label: string },
  { x, y, width }: CellPlace,
): { marks: Mark[]; height: number } {
  const meeting = meetingIn(column.id, meetings);
  if (meeting === undefined) return { marks: [], height: 0 };
  const middle = { x: x + width / 2, y: y + 10 };
  if (!hasContent(meeting)) {
    const shapes: Shape[] = [{ type: 'circle', ...middle, radius: 1.5, fill: 'muted' }];
    return { marks: [{ ...meetingMark(meeting, column.label), ...middle, shapes }], height: 20 };
  }
  const fits = Math.min(radius, radiusWithin(width - 6, meeting));
  const left = { x: x + 6 + widthOfMeeting(meeting.outcome, radius) / 2, y: y + 10 };
  const lines = width < leastForWords ? [] : wrapText(wordsOf(meeting), width - 10, size, 4);
  const place =
    lines.length === 0 && width < leastForWords ? { ...middle, radius: fits } : { ...left, radius };
  const shapes = [
    ...drawMeeting(meeting.outcome, place),
    ...lines.map(
      (text, at): Shape => ({
        type: 'text',
        x: x + 6,
        y: y + 32 + at * lineHeight,
        text,
        size,
        anchor: 'start',
        ink: 'muted',
      }),
    ),
  ];
  return {
    marks: [{ ...meetingMark(meeting, item.label), x: place.x, y: place.y, shapes }],
    height: 24 + lines.length * lineHeight,
  };
}

/** Of symbols that stand side by side within a width. */
function radiusWithin(width: number, { outcome }: VetoMeeting): number {
  const gaps = widthOfMeeting(outcome, 0);
  return (width - gaps) / (widthOfMeeting(outcome, 1) - gaps);
}

/** `Amended 2010-11 · by Ministry of Finance · Compensation`. */
const wordsOf = (meeting: VetoMeeting): string => {
  const stated = (cell: VetoMeeting['outcome']): string =>
    (cell?.slots ?? [])
      .filter(({ status }) => status === 'coded' || status === 'conflicting')
      .map(({ text }) => text)
      .join(', ');
  const [by, strategy] = [stated(meeting.exercisedBy), stated(meeting.strategy)];
  return [outcomeWords(meeting.outcome), by === '' ? '' : `by ${by}`, strategy]
    .filter(text => text !== '')
    .join(' · ');
};

function meetingMark(meeting: VetoMeeting, column: string): Omit<Mark, 'x' | 'y' | 'shapes'> {
  const cell = meetingCell(meeting);
  const { vetoPoint, tracer } = meeting;
  const name = tracer?.label ?? 'About no tracer';
  return {
    id: `meeting|${vetoPoint.id}|${tracer?.id ?? '.none'}|${column}`,
    label: `${name} at ${vetoPoint.label}: ${cell.text}. ${isJudged(meeting) ? sayGrounds(cell) : ''}`.trim(),
    cell,
    heading: { row: vetoPoint.label, column: name },
  };
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
