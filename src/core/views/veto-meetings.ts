/** What happened where a tracer met a veto point: the outcome, who exercised the veto, how it was got past. */

import type { PassageId } from '../model/ids.ts';
import type { Item } from '../model/item.ts';
import type { JudgementStatus } from '../model/judgement.ts';
import type { StudyReader } from '../store/study-reader.ts';
import type { JudgedCell } from './judged-cell.ts';
import type { JudgementIndex } from './judgement-index.ts';
import type { PassageContext } from './passage-context.ts';
import type { Roles } from './roles.ts';
import { judgedCell, mergeCells, textCell } from './table-cells.ts';
import type { Cell } from './view.ts';

export interface VetoMeeting {
  vetoPoint: Item;
  /** Null = judged about no tracer. */
  tracer: Item | null;
  /** Null where the codebook has no field for it. */
  outcome: JudgedCell | null;
  exercisedBy: JudgedCell | null;
  strategy: JudgedCell | null;
  /** Live passages of the veto point that name the tracer, judged or not. */
  mentions: readonly PassageId[];
}

/** The veto point's meetings with each of the tracers, then the one about none where something was judged so. */
export function findMeetings(
  study: StudyReader,
  index: JudgementIndex,
  context: PassageContext,
  { outcome, exercisedBy, strategy }: Roles,
  vetoPoint: Item,
  tracers: readonly Item[],
): VetoMeeting[] {
  const mentions = new Map<string, PassageId[]>();
  for (const passage of study.passagesOfItem(vetoPoint.id)) {
    for (const id of context.itemsNamedBy(passage)) {
      const list = mentions.get(id);
      if (list === undefined) mentions.set(id, [passage.id]);
      else list.push(passage.id);
    }
  }
  const fields = [outcome, exercisedBy, strategy];
  const aboutNone = fields.some(field => index.abouts(vetoPoint.id, field).has(null));
  return [...tracers, ...(aboutNone ? [null] : [])].map(tracer => {
    const [outcomeCell, exercisedByCell, strategyCell] = fields.map(field =>
      field === null ? null : index.cell(vetoPoint.id, field, tracer?.id ?? null),
    );
    return {
      vetoPoint,
      tracer,
      outcome: outcomeCell ?? null,
      exercisedBy: exercisedByCell ?? null,
      strategy: strategyCell ?? null,
      mentions: tracer === null ? [] : (mentions.get(tracer.id) ?? []),
    };
  });
}

const parts = ({ outcome, exercisedBy, strategy }: VetoMeeting) =>
  [
    { name: 'outcome', judged: outcome },
    { name: 'veto by', judged: exercisedBy },
    { name: 'strategy', judged: strategy },
  ] as const;

/** Whether anything of it was judged, or a passage names it. */
export const hasContent = (meeting: VetoMeeting): boolean => isJudged(meeting) || meeting.mentions.length > 0;

export const isJudged = (meeting: VetoMeeting): boolean =>
  parts(meeting).some(({ judged }) => judged !== null && judged.judgements.length > 0);

/**
 * `2010: Amended · veto by SNTSS · strategy Compensation`, or each with its own period where they differ:
 * `Delayed (2012), Passed (2013)`. Beside an outcome, it is passed over in silence that nobody exercised a veto or
 * that the way past it was not found. Where nothing is judged, how many passages name the meeting.
 */
export function meetingCell(meeting: VetoMeeting): Cell {
  const judged = parts(meeting).flatMap(({ name, judged: cell }) =>
    cell === null || cell.judgements.length === 0 ? [] : [{ name, cell }],
  );
  if (judged.length === 0) return gapCell(meeting.mentions);
  const cells = judged.map(({ cell }) => judgedCell(cell));
  const value = cells.length === 1 ? (cells[0]?.value ?? null) : null;
  return mergeCells(textOfParts(judged), cells, value);
}

const says = ({ status }: { status: JudgementStatus }): boolean =>
  status === 'coded' || status === 'conflicting';

function textOfParts(judged: readonly { name: string; cell: JudgedCell }[]): string {
  const periods = new Set(judged.flatMap(({ cell }) => cell.slots.map(({ period }) => period)));
  const [only] = periods;
  const shared = periods.size === 1 && judged.every(({ cell }) => cell.slots.length === 1);
  const told = judged.some(({ name, cell }) => name === 'outcome' && says(cell));
  const words = judged.flatMap(({ name, cell }) => {
    const slots = cell.slots
      .filter(slot => name === 'outcome' || !told || says(slot))
      .map(({ text, period }) => (shared || period === null ? text : `${text} (${period})`));
    if (slots.length === 0) return [];
    // An outcome says by itself that it is one; "not found" does not.
    const heading = name === 'outcome' && cell.status === 'coded' ? '' : `${name} `;
    return [heading + slots.join(', ')];
  });
  return (shared && only != null ? `${only}: ` : '') + words.join(' · ');
}

/** What is not judged yet, with the passages that are there to judge it by. */
export const gapCell = (passages: readonly PassageId[]): Cell =>
  textCell(
    passages.length === 0
      ? 'not yet coded'
      : `not yet coded (${passages.length === 1 ? '1 passage' : `${passages.length} passages`})`,
    { value: null, status: 'not-yet-coded', passages },
  );
