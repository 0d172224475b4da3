/** What happened where a tracer met a veto point: the outcome, who exercised the veto, how it was got past. */

import type { PassageId } from '../model/ids.ts';
import type { Item } from '../model/item.ts';
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

/** The veto point's meetings with each of the tracers, and the one about none where something was judged so. */
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
  return [...(aboutNone ? [null] : []), ...tracers].map(tracer => {
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
    { heading: 'outcome ', short: '', judged: outcome },
    { heading: 'veto by ', short: 'veto by ', judged: exercisedBy },
    { heading: 'strategy ', short: 'strategy ', judged: strategy },
  ] as const;

/** Whether anything of it was judged, or a passage names it. */
export const hasContent = (meeting: VetoMeeting): boolean => isJudged(meeting) || meeting.mentions.length > 0;

export const isJudged = (meeting: VetoMeeting): boolean =>
  parts(meeting).some(({ judged }) => judged !== null && judged.judgements.length > 0);

/** `Amended · veto by SNTSS · strategy Compensation`; where nothing is judged, how many passages name it. */
export function meetingCell(meeting: VetoMeeting): Cell {
  const judged = parts(meeting).flatMap(part =>
    part.judged === null || part.judged.judgements.length === 0 ? [] : [{ ...part, judged: part.judged }],
  );
  if (judged.length > 0) {
    const text = judged
      .map(part => `${part.judged.status === 'coded' ? part.short : part.heading}${part.judged.text}`)
      .join(' · ');
    const cells = judged.map(part => judgedCell(part.judged));
    return mergeCells(text, cells, cells.length === 1 ? (cells[0]?.value ?? null) : null);
  }
  return gapCell(meeting.mentions);
}

/** What is not judged yet, with the passages that are there to judge it by. */
export const gapCell = (passages: readonly PassageId[]): Cell =>
  textCell(
    passages.length === 0
      ? 'not yet coded'
      : `not yet coded (${passages.length === 1 ? '1 passage' : `${passages.length} passages`})`,
    { value: null, status: 'not-yet-coded', passages },
  );
