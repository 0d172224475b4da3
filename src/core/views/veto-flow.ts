/**
 * The reading of the process as a flow: which tracer met which veto point, and how it came out. Steps of a tracer
 * follow the stages of the process, then time, then names.
 */
import { z } from 'zod';
import type { Item } from '../model/item.ts';
import type { Period } from '../model/period.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { chooseItems } from './choose-records.ts';
import { compareItems, orderByStage, orderItems } from './item-order.ts';
import { type JudgedCell, latestSlot, statusWords } from './judged-cell.ts';
import { JudgementIndex } from './judgement-index.ts';
import { PassageContext } from './passage-context.ts';
import { compareDated, readPeriod } from './periods.ts';
import { missingRoles, resolveRoles, vocabularyOf } from './roles.ts';
import { countedCell, emptyCell, itemCell, judgedCell, textCell } from './table-cells.ts';
import { drawVetoFlow } from './veto-flow-picture.ts';
import { findMeetings, gapCell, hasContent, type VetoMeeting } from './veto-meetings.ts';
import type { Cell, ViewColumn, ViewSpec } from './view.ts';
import { ids, judgementFilter, judgementOptions } from './view-options.ts';

const options = z.strictObject({
  ...judgementOptions,
  tracers: ids.optional().describe('Ids of the tracers to follow, in this order; without it, all'),
  items: ids.optional().describe('Ids of the veto points to show; without it, all'),
});
export type VetoFlowOptions = z.output<typeof options>;

export interface VetoStep extends VetoMeeting {
  id: string;
  stageLabel: string;
  /** Its place among all steps in the order of the process: by stage, then time, then name. */
  rank: number;
  /** Id of the outcome in the latest slot that settles it; null where none does. */
  outcomeId: string | null;
  /** Ids of all its outcomes, in the order of time, without repeats. */
  outcomeIds: readonly string[];
  cells: { tracer: Cell; vetoPoint: Cell; stage: Cell; outcome: Cell; exercisedBy: Cell; strategy: Cell };
}

export interface VetoFlow {
  /** One for each tracer that met a veto point; null = judged about no tracer. */
  streams: readonly { tracer: Item | null; steps: readonly VetoStep[] }[];
  /** Tracers that met none. */
  unmet: readonly { tracer: Item; cell: Cell }[];
  vetoPoints: readonly Item[];
  outcomes: readonly ViewColumn[];
  notes: readonly string[];
}

function compute(study: StudyReader, options: VetoFlowOptions): VetoFlow {
  const roles = resolveRoles(study, options.roles);
  const index = new JudgementIndex(study, judgementFilter(options));
  const context = new PassageContext(study, roles);
  const notes = missingRoles(roles, ['vetoPointKind', 'tracerKind', 'outcome']);
  const note = (text: string) => void notes.push(text);
  const tracers = chooseItems(study, roles.tracerKind, options.tracers, orderItems(roles.orderLetter), note);
  const stages = roles.stageVocabulary?.options ?? [];
  const byStage = orderByStage(orderItems(null), stages, item => context.stagesOfItem(item));
  const vetoPoints = chooseItems(study, roles.vetoPointKind, options.items, byStage, note);
  const ranked = vetoPoints.flatMap(point => {
    const own = context.stagesOfItem(point);
    const rank = stages.findIndex(({ id }) => own.includes(id));
    const stageLabel = stages.flatMap(({ id, label }) => (own.includes(id) ? [label] : [])).join(', ');
    return findMeetings(study, index, context, roles, point, tracers)
      .filter(hasContent)
      .map(meeting => ({ meeting, rank: rank === -1 ? stages.length : rank, stageLabel }));
  });
  ranked.sort(
    (one, other) =>
      one.rank - other.rank ||
      compareBegin(beginOf(one.meeting), beginOf(other.meeting)) ||
      compareItems(one.meeting.vetoPoint, other.meeting.vetoPoint),
  );
  const placed = ranked.map((found, place) => ({ ...found, place }));
  // What is said of no tracer belongs to none of those that were asked for.
  const streams = [...tracers, ...(options.tracers === undefined ? [null] : [])].flatMap(tracer => {
    const steps = placed
      .filter(({ meeting }) => meeting.tracer?.id === tracer?.id)
      .map(({ meeting, stageLabel, place }) => stepOf(study, meeting, stageLabel, place));
    return steps.length === 0 ? [] : [{ tracer, steps }];
  });
  if (streams.length === 0 && notes.length === 0) {
    notes.push('No judgement and no passage says yet which tracer met which veto point.');
  }
  const met = new Set(streams.flatMap(({ tracer }) => tracer?.id ?? []));
  const unmet = tracers
    .filter(({ id }) => !met.has(id))
    .map(tracer => ({ tracer, cell: itemCell(study, tracer) }));
  const outcomes = vocabularyOf(study, roles.outcome)?.options ?? [];
  return { streams, unmet, vetoPoints, outcomes, notes: [...notes, ...index.notes()] };
}

const slotsOf = ({ outcome, exercisedBy, strategy }: VetoMeeting) =>
  [outcome, exercisedBy, strategy].flatMap(cell => cell?.slots ?? []);

/** The earliest period that a judgement of the meeting states. */
const beginOf = (meeting: VetoMeeting): Period | null =>
  slotsOf(meeting)
    .flatMap(({ period }) => readPeriod(period) ?? [])
    .sort(compareDated)[0] ?? null;

/** Undated last. */
const compareBegin = (one: Period | null, other: Period | null): number =>
  one === null || other === null ? Number(one === null) - Number(other === null) : compareDated(one, other);

function stepOf(study: StudyReader, meeting: VetoMeeting, stageLabel: string, rank: number): VetoStep {
  const { tracer, vetoPoint, outcome, mentions } = meeting;
  const last = latestSlot(outcome?.slots ?? [])?.value;
  const cellOf = (judged: JudgedCell | null) => (judged === null ? emptyCell : judgedCell(judged));
  const point = { type: 'item', id: vetoPoint.id } as const;
  return {
    ...meeting,
    id: `${tracer?.id ?? '.no-tracer'}|${vetoPoint.id}`,
    stageLabel,
    rank,
    outcomeId: typeof last === 'string' ? last : null,
    outcomeIds: [
      ...new Set((outcome?.slots ?? []).flatMap(({ value }) => (typeof value === 'string' ? [value] : []))),
    ],
    cells: {
      tracer: tracer === null ? emptyCell : itemCell(study, tracer),
      vetoPoint: itemCell(study, vetoPoint),
      stage: stageLabel === '' ? emptyCell : textCell(stageLabel, { records: [point] }),
      outcome: outcome !== null && outcome.judgements.length === 0 ? gapCell(mentions) : cellOf(outcome),
      exercisedBy: cellOf(meeting.exercisedBy),
      strategy: cellOf(meeting.strategy),
    },
  };
}

const unsettled = [
  { id: '.conflicting', label: 'Conflicting' },
  { id: '.other', label: 'Without an outcome' },
];

/** The columns of the table of outcomes in which a step counts: none only where it is about no tracer. */
function outcomeColumns({ tracer, outcome, outcomeIds }: VetoStep): string[] {
  const open = outcome?.slots.some(({ conflicting }) => conflicting) ? ['.conflicting'] : [];
  const columns = [...outcomeIds, ...open];
  return columns.length === 0 && tracer !== null ? ['.other'] : columns;
}

export const vetoFlow: ViewSpec<typeof options, VetoFlow> = {
  id: 'veto-flow',
  label: 'Veto flow',
  summary: 'Which tracer met which veto point, in the order of the process, and how it came out.',
  options,
  compute,
  table: ({ streams, unmet, vetoPoints, outcomes, notes }) => {
    const steps = streams.flatMap(stream => stream.steps);
    const columns = [...outcomes, ...unsettled];
    return [
      {
        name: 'veto-flow',
        columns: [
          { id: 'tracer', label: 'Tracer' },
          { id: 'veto-point', label: 'Veto point' },
          { id: 'stage', label: 'Stage' },
          { id: 'outcome', label: 'Outcome' },
          { id: 'exercised-by', label: 'Who exercised the veto' },
          { id: 'strategy', label: 'Strategy' },
        ],
        rows: steps.map(({ id, cells }) => ({
          id,
          cells: [
            cells.tracer,
            cells.vetoPoint,
            cells.stage,
            cells.outcome,
            cells.exercisedBy,
            cells.strategy,
          ],
        })),
        notes,
      },
      {
        name: 'outcomes',
        columns: [
          { id: '.veto-point', label: 'Veto point' },
          ...columns.map(({ id, label }) => ({ id, label })),
        ],
        rows: vetoPoints.map(({ id, label }) => ({
          id,
          cells: [
            textCell(label, { records: [{ type: 'item', id }] }),
            ...columns.map(column => {
              const counted = steps.filter(
                step => step.vetoPoint.id === id && outcomeColumns(step).includes(column.id),
              );
              const tracers = counted.flatMap(({ tracer }) => tracer ?? []);
              return countedCell(
                counted.length,
                counted.map(({ cells }) => cells.outcome),
                [{ id }, ...tracers].map(item => ({ type: 'item', id: item.id })),
              );
            }),
          ],
        })),
        notes: [
          `A tracer counts once for each outcome that it had at the point, whenever; “${statusWords.conflicting}” where judges differ.`,
        ],
      },
      {
        name: 'met-no-veto-point',
        columns: [{ id: 'tracer', label: 'Tracer that met no veto point' }],
        rows: unmet.map(({ tracer, cell }) => ({ id: tracer.id, cells: [cell] })),
        notes: [],
      },
    ];
  },
  picture: drawVetoFlow,
};
