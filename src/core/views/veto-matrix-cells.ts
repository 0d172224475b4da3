/** The cells of the picture of the veto-point matrix: meetings, each a mark, with words where there is room. */
import type { Mark, Shape } from '../pictures/picture.ts';
import { shortenText, wrapText } from '../pictures/text-width.ts';
import { sayGrounds } from './picture-words.ts';
import { mergeCells } from './table-cells.ts';
import { meetingIn, standsAt, type VetoMatrix } from './veto-matrix.ts';
import { drawMeeting, outcomeWords, widthOfMeeting } from './veto-meeting-symbols.ts';
import { gapCell, hasContent, isJudged, meetingCell, type VetoMeeting } from './veto-meetings.ts';

const labelSize = 12;
const size = 11;
const lineHeight = 14;
const radius = 6.5;
/** Less than this, and a column has symbols only. */
export const leastForWords = 76;

type Row = VetoMatrix['rows'][number];

export interface CellPlace {
  x: number;
  y: number;
  width: number;
}

/** What was judged, a tracer a line; the rest is counted in one. */
export function drawStageCell(
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

export function drawTracerCell(
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
