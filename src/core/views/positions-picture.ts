/**
 * Positions drawn: a tile for each actor and tracer, in the ink of support or opposition, the darker the stronger,
 * with the number in it. Values of several periods stand side by side in order of time, and so do those of judges
 * who differ, hatched.
 */
import { signed } from '../describe-value.ts';
import type { Field } from '../model/codebook.ts';
import { layOutHead } from '../pictures/head.ts';
import { type LegendEntry, layOutLegend } from '../pictures/legend.ts';
import type { Frame, Ink, Picture, Shape } from '../pictures/picture.ts';
import { deepestShade, hatch, layOutTiles, type Tile, type TilePart } from '../pictures/tiles.ts';
import { counted } from '../text/counted.ts';
import type { JudgedCell, Opinion, Slot } from './judged-cell.ts';
import type { Positions } from './positions.ts';
import { judgedCell } from './table-cells.ts';

const margin = 16;

export function drawPositions(result: Positions, frame: Frame): Picture {
  const { field, tracers, shortLabels } = result;
  const rows = judgedFirst(result.rows);
  const said = {
    title: field === null ? 'Positions' : `${field.label} by actor`,
    description: descriptionOf(result),
  };
  const inner = Math.max(frame.width, 420) - 2 * margin;
  const head = layOutHead(said, { x: margin, y: margin, width: inner });
  if (field === null || rows.length === 0 || tracers.length === 0)
    return {
      ...said,
      width: inner + 2 * margin,
      height: head.height + 2 * margin,
      ground: head.shapes,
      marks: [],
    };
  const scale = scaleOf(result, field);
  const legend = layOutLegend(legendOf(result, field, scale), {
    x: margin,
    y: margin + head.height,
    width: inner,
  });
  const names = tracers.map(tracer => tracer?.label ?? 'In general');
  const tiles = layOutTiles(
    {
      columns: shortLabels.map(label => ({ label })),
      rows: rows.map(({ actor, cells }) => ({
        label: actor.label,
        tiles: cells.map((judged, at): Tile => {
          const column = names[at] ?? '';
          return {
            id: `${actor.id}:${tracers[at]?.id ?? ''}`,
            label: `${actor.label}, ${column}: ${describe(judged)}`,
            cell: judgedCell(judged),
            heading: { row: actor.label, column },
            parts: partsOf(judged, scale),
          };
        }),
      })),
    },
    { x: margin, y: margin + head.height + legend.height + 10, width: inner },
  );
  return {
    ...said,
    width: Math.max(inner, tiles.width) + 2 * margin,
    height: margin + head.height + legend.height + 10 + tiles.height + margin,
    ground: [...head.shapes, ...legend.shapes, ...tiles.ground],
    marks: tiles.marks,
  };
}

/** Those on whom nobody has judged anything come last, in their order. */
const judgedFirst = (rows: Positions['rows']): Positions['rows'] => [
  ...rows.filter(row => !isUnseen(row)),
  ...rows.filter(isUnseen),
];

const isUnseen = ({ cells }: Positions['rows'][number]): boolean =>
  cells.every(({ status }) => status === 'not-yet-coded');

function descriptionOf({ field, rows, notes, tracers }: Positions): string {
  if (field === null) return notes.join(' ');
  if (rows.length === 0)
    return 'The study has no actors yet: code passages with actors, and they appear here.';
  if (tracers.length === 0) return 'The study has nothing yet that actors could take a position on.';
  const cells = rows.flatMap(row => row.cells);
  const open = cells.filter(({ status }) => status === 'not-yet-coded').length;
  const unseen = rows.filter(isUnseen).length;
  const conflicting = cells.filter(cell => cell.conflicting).length;
  const unsupported = cells.filter(cell => cell.unsupported).length;
  return [
    `${counted(rows.length, 'actor')}, ${counted(tracers.length, 'column')}:`,
    `${cells.length - open} of ${counted(cells.length, 'cell')} judged, ${open} not yet coded.`,
    ...(unseen === 0 || unseen === rows.length
      ? []
      : [`${counted(unseen, 'actor')} without any judgement ${unseen === 1 ? 'comes' : 'come'} last.`]),
    ...(conflicting === 0 ? [] : [`In ${conflicting} judges or sources differ.`]),
    ...(unsupported === 0 ? [] : [`In ${unsupported} some value rests on no passage.`]),
  ].join(' ');
}

function describe({ text, passages, unsupported, conflicting, status }: JudgedCell): string {
  if (status === 'not-yet-coded') return 'not yet coded.';
  return [
    `${text}.`,
    `${counted(passages.length, 'passage')}.`,
    ...(conflicting ? ['Conflicting.'] : []),
    ...(unsupported ? ['Some of it rests on no passage.'] : []),
  ].join(' ');
}

interface Scale {
  textOf(value: number): string;
  inkOf(value: number): Ink;
  shadeOf(value: number): number;
}

/** Numbers of a field without opposites have one ink. */
function scaleOf({ rows }: Positions, { value: type }: Field): Scale {
  const values =
    type.type === 'scale' || type.type === 'ordinal'
      ? type.points.map(({ value }) => value)
      : rows.flatMap(({ cells }) =>
          cells.flatMap(({ slots }) =>
            slots.flatMap(({ value }) => (typeof value === 'number' ? [value] : [])),
          ),
        );
  const most = Math.max(1, ...values.map(Math.abs));
  const hasOpposites = values.some(value => value < 0);
  return {
    textOf: type.type === 'scale' ? signed : String,
    inkOf: value => (value < 0 ? 'negative' : value === 0 ? 'muted' : hasOpposites ? 'positive' : 'accent'),
    shadeOf: value =>
      value === 0 ? 0.12 : deepestShade * (0.25 + 0.75 * Math.min(1, Math.abs(value) / most)),
  };
}

/** Short for what is no value. */
const signs = { 'not-applicable': 'n/a', 'not-found': '–' } as const;

function partsOf({ slots, passages }: JudgedCell, scale: Scale): TilePart[] {
  const live = new Set(passages);
  return slots.flatMap(({ opinions, conflicting }: Slot) =>
    opinions.map(({ status, value, judgements }: Opinion): TilePart => {
      if (typeof value !== 'number') {
        const text = status === 'not-applicable' || status === 'not-found' ? signs[status] : '!';
        return { text, fill: null, shade: 0, hatched: conflicting };
      }
      return {
        text: scale.textOf(value),
        fill: scale.inkOf(value),
        shade: scale.shadeOf(value),
        hatched: conflicting,
        unsupported: judgements.every(({ evidence }) => !evidence.some(id => live.has(id))),
      };
    }),
  );
}

function legendOf({ rows }: Positions, { value: type }: Field, scale: Scale): LegendEntry[] {
  const points = type.type === 'scale' || type.type === 'ordinal' ? type.points : [];
  const cells = rows.flatMap(row => row.cells);
  const statuses = new Set(cells.flatMap(({ slots }) => slots.map(({ status }) => status)));
  const box = { width: 24, height: 14 };
  const boxed =
    (draw: (x: number, y: number) => readonly Shape[]) =>
    (x: number, y: number): Shape[] => [
      { type: 'rectangle', x: x - 12, y: y - 7, ...box, radius: 2, stroke: { ink: 'line', width: 1 } },
      ...draw(x - 12, y - 7),
    ];
  const written = (text: string) =>
    boxed((x, y) => [{ type: 'text', x: x + 12, y: y + 11, text, size: 11, anchor: 'middle', ink: 'text' }]);
  const entries: LegendEntry[] = points.map(({ value, label }) => ({
    label,
    sample: (x, y) => [
      {
        type: 'rectangle',
        x: x - 12,
        y: y - 7,
        ...box,
        radius: 2,
        fill: scale.inkOf(value),
        fillOpacity: scale.shadeOf(value),
      },
      ...written(scale.textOf(value))(x, y),
    ],
  }));
  if (cells.some(({ status }) => status === 'not-yet-coded'))
    entries.push({
      label: 'not yet coded',
      sample: boxed((x, y) => [{ type: 'circle', x: x + 12, y: y + 7, radius: 1.5, fill: 'muted' }]),
    });
  if (statuses.has('not-found')) entries.push({ label: 'not found', sample: written(signs['not-found']) });
  if (statuses.has('not-applicable'))
    entries.push({ label: 'not applicable', sample: written(signs['not-applicable']) });
  if (cells.some(({ conflicting }) => conflicting))
    entries.push({ label: 'conflicting', sample: boxed((x, y) => [hatch({ x, y, ...box })]) });
  if (cells.some(({ unsupported }) => unsupported))
    entries.push({
      label: 'rests on no passage',
      sample: boxed((x, y) => [
        {
          type: 'rectangle',
          x: x + 1.5,
          y: y + 1.5,
          width: box.width - 3,
          height: box.height - 3,
          stroke: { ink: 'muted', width: 1.5, dash: [4, 3] },
        },
      ]),
    });
  return entries.map(entry => ({ ...entry, sampleWidth: 26 }));
}
