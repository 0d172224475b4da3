/** The veto-point matrix: veto points down; across, the stages of the process or the tracers that came by. */
import { z } from 'zod';
import type { Item } from '../model/item.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { chooseItems } from './choose-records.ts';
import { orderByStage, orderItems, shortLabel } from './item-order.ts';
import { JudgementIndex } from './judgement-index.ts';
import { PassageContext } from './passage-context.ts';
import { missingRoles, resolveRoles, vocabularyOf } from './roles.ts';
import { emptyCell, itemCell, mergeCells, propertyCell } from './table-cells.ts';
import { drawVetoMatrix } from './veto-matrix-picture.ts';
import { findMeetings, gapCell, hasContent, meetingCell, type VetoMeeting } from './veto-meetings.ts';
import type { Cell, ViewColumn, ViewSpec } from './view.ts';
import { ids, judgementFilter, judgementOptions } from './view-options.ts';

const options = z.strictObject({
  ...judgementOptions,
  across: z
    .enum(['stage', 'tracer'])
    .optional()
    .describe('What stands across: stages, or tracers; without it, stages'),
  items: ids
    .optional()
    .describe('Ids of the veto points to show, in this order; without it, all, in the order of the stages'),
  tracers: ids.optional().describe('Ids of the tracers to show, in this order; without it, all'),
});
export type VetoMatrixOptions = z.output<typeof options>;

export interface VetoMatrix {
  across: 'stage' | 'tracer';
  columns: readonly ViewColumn[];
  /** Of the codebook. */
  outcomes: readonly ViewColumn[];
  /** By tracer's id: its letter and short name, where it has them. */
  shortLabels: ReadonlyMap<string, string>;
  rows: readonly {
    item: Item;
    label: Cell;
    arena: Cell;
    decisionRule: Cell;
    players: Cell;
    /** Ids of the stages at which the point stands. */
    stages: readonly string[];
    meetings: readonly VetoMeeting[];
    /** One for each column, in their order. */
    cells: readonly Cell[];
  }[];
  notes: readonly string[];
}

const noStage = { id: '.stage-not-stated', label: 'Stage not stated' };
const noTracer = { id: '.no-tracer', label: 'About no tracer' };

function compute(study: StudyReader, options: VetoMatrixOptions): VetoMatrix {
  const across = options.across ?? 'stage';
  const roles = resolveRoles(study, options.roles);
  const index = new JudgementIndex(study, judgementFilter(options));
  const context = new PassageContext(study, roles);
  const notes = missingRoles(roles, ['vetoPointKind', 'tracerKind', 'outcome']);
  const note = (text: string) => void notes.push(text);
  const byStage = orderByStage(orderItems(null), roles.stageVocabulary?.options ?? [], item =>
    context.stagesOfItem(item),
  );
  const points = chooseItems(study, roles.vetoPointKind, options.items, byStage, note);
  const tracers = chooseItems(study, roles.tracerKind, options.tracers, orderItems(roles.orderLetter), note);
  if (roles.vetoPointKind !== null && points.length === 0) notes.push('The study has no veto points yet.');
  const found = points.map(item => ({
    item,
    label: itemCell(study, item),
    arena: propertyCell(study, item, roles.arena),
    decisionRule: propertyCell(study, item, roles.decisionRule),
    players: propertyCell(study, item, roles.vetoPlayers),
    stages: context.stagesOfItem(item),
    meetings: findMeetings(study, index, context, roles, item, tracers),
  }));
  const columns =
    across === 'stage'
      ? [
          ...(roles.stageVocabulary?.options ?? []),
          ...(found.some(({ stages }) => stages.length === 0) ? [noStage] : []),
        ]
      : [
          ...tracers.map(({ id, label }) => ({ id, label })),
          ...(found.some(({ meetings }) => meetings.some(({ tracer }) => tracer === null)) ? [noTracer] : []),
        ];
  if (across === 'stage' && roles.stageVocabulary === null)
    notes.push('The codebook has no vocabulary of stages. Name it as roles.stageVocabulary.');
  const rows = found.map(row => ({
    ...row,
    cells: columns.map(column =>
      across === 'stage'
        ? stageCell(column.id, row.stages, row.meetings)
        : tracerCell(column.id, row.meetings),
    ),
  }));
  const outcomes = vocabularyOf(study, roles.outcome)?.options ?? [];
  const shortLabels = new Map(
    tracers.map(tracer => [tracer.id, shortLabel(tracer, roles.orderLetter, roles.shortName)]),
  );
  return { across, columns, outcomes, shortLabels, rows, notes: [...notes, ...index.notes()] };
}

/** The meeting that stands in the tracer's column. */
export const meetingIn = (columnId: string, meetings: readonly VetoMeeting[]): VetoMeeting | undefined =>
  meetings.find(({ tracer }) => (tracer?.id ?? noTracer.id) === columnId);

function tracerCell(columnId: string, meetings: readonly VetoMeeting[]): Cell {
  const meeting = meetingIn(columnId, meetings);
  return meeting === undefined ? emptyCell : meetingCell(meeting);
}

/** Whether a point with these stages stands in the column. */
export const standsAt = (columnId: string, stages: readonly string[]): boolean =>
  stages.length === 0 ? columnId === noStage.id : stages.includes(columnId);

/** All that happened at the point, in the column of its own stage. */
function stageCell(columnId: string, stages: readonly string[], meetings: readonly VetoMeeting[]): Cell {
  if (!standsAt(columnId, stages)) return emptyCell;
  const met = meetings.filter(hasContent);
  if (met.length === 0) return gapCell([]);
  const cells = met.map(meetingCell);
  const text = cells
    .map((cell, at) => {
      const tracer = met[at]?.tracer;
      return tracer == null ? cell.text : `${tracer.label}: ${cell.text}`;
    })
    .join('; ');
  return mergeCells(text, cells);
}

export const vetoMatrix: ViewSpec<typeof options, VetoMatrix> = {
  id: 'veto-matrix',
  label: 'Veto-point matrix',
  summary: 'Veto points by stage or by tracer: who decides there, and how each tracer came out.',
  options,
  compute,
  table: ({ columns, rows, notes }) => [
    {
      name: 'veto-matrix',
      // Rule and players are long: before the meetings they would push these off the screen.
      columns: [
        { id: '.item', label: 'Veto point' },
        { id: '.arena', label: 'Arena' },
        ...columns,
        { id: '.decision-rule', label: 'Decision rule' },
        { id: '.players', label: 'Veto players' },
      ],
      rows: rows.map(({ item, label, arena, decisionRule, players, cells }) => ({
        id: item.id,
        cells: [label, arena, ...cells, decisionRule, players],
      })),
      notes,
    },
  ],
  picture: drawVetoMatrix,
};
