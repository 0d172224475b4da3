/** Positions as a table: actors down, tracers across, a heat map of where each actor stood on each. */
import { z } from 'zod';
import type { Field } from '../model/codebook.ts';
import type { Item } from '../model/item.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { chooseItems } from './choose-records.ts';
import { orderItems, shortLabel } from './item-order.ts';
import type { JudgedCell } from './judged-cell.ts';
import { JudgementIndex } from './judgement-index.ts';
import { drawPositions } from './positions-picture.ts';
import { countProgress, type Progress, progressTable } from './progress.ts';
import { missingRoles, type Roles, resolveRoles } from './roles.ts';
import { itemCell, judgedCell, propertyCell } from './table-cells.ts';
import type { Cell, ViewSpec } from './view.ts';
import { ids, judgementFilter, judgementOptions } from './view-options.ts';

const options = z.strictObject({
  ...judgementOptions,
  actors: ids.optional().describe('Ids of the actors to show, in this order; without it, all'),
  tracers: ids.optional().describe('Ids of the tracers to show, in this order; without it, all'),
});
export type PositionsOptions = z.output<typeof options>;

export interface Positions {
  field: Field | null;
  /** What stands across; null = positions about nothing in particular. */
  tracers: readonly (Item | null)[];
  /** One for each tracer: its name, or a shorter one for where there is little room. */
  shortLabels: readonly string[];
  rows: readonly {
    actor: Item;
    label: Cell;
    type: Cell;
    /** One for each tracer, in their order. */
    cells: readonly JudgedCell[];
  }[];
  /** One for each tracer. */
  progress: readonly Progress[];
  notes: readonly string[];
}

const aboutNothing = { id: '.about-nothing', label: 'In general' };
const columnOf = (tracer: Item | null) =>
  tracer === null ? aboutNothing : { id: tracer.id, label: tracer.label };

/** The kind that positions are about, as the field says, else the tracers'. */
export const aboutKindOf = (study: StudyReader, field: Field | null, roles: Roles) =>
  (field?.aboutKindId == null ? undefined : study.live('kind', field.aboutKindId)) ?? roles.tracerKind;

function compute(study: StudyReader, options: PositionsOptions): Positions {
  const roles = resolveRoles(study, options.roles);
  const index = new JudgementIndex(study, judgementFilter(options));
  const field = roles.position;
  const notes = missingRoles(roles, ['actorKind', 'position']);
  const note = (text: string) => void notes.push(text);
  const aboutKind = aboutKindOf(study, field, roles);
  if (aboutKind === null) notes.push(...missingRoles(roles, ['tracerKind']));
  const actors = chooseItems(study, roles.actorKind, options.actors, orderItems(null), note);
  const tracers = chooseItems(study, aboutKind, options.tracers, orderItems(roles.orderLetter), note);
  if (roles.actorKind !== null && actors.length === 0) notes.push('The study has no actors yet.');
  const general = actors.some(({ id }) => index.abouts(id, field).has(null));
  const columns = field === null ? [] : [...(general ? [null] : []), ...tracers];
  const rows = actors.map(actor => ({
    actor,
    label: itemCell(study, actor),
    type: propertyCell(study, actor, roles.actorType),
    cells: field === null ? [] : columns.map(tracer => index.cell(actor.id, field, tracer?.id ?? null)),
  }));
  const progress = columns.map((tracer, at) =>
    countProgress(
      { ...columnOf(tracer), record: tracer === null ? null : { type: 'item', id: tracer.id } },
      rows.flatMap(({ actor, cells }) => {
        const cell = cells[at];
        return cell === undefined ? [] : [{ item: actor, cell }];
      }),
    ),
  );
  const shortLabels = columns.map(tracer =>
    tracer === null ? aboutNothing.label : shortLabel(tracer, roles.orderLetter, roles.shortName),
  );
  return { field, tracers: columns, shortLabels, rows, progress, notes: [...notes, ...index.notes()] };
}

export const positions: ViewSpec<typeof options, Positions> = {
  id: 'positions',
  label: 'Positions',
  summary: 'Actors by tracer: where each stood on each, and where nobody has looked yet.',
  options,
  compute,
  table: ({ tracers, rows, progress, notes }) => [
    {
      name: 'positions',
      columns: [{ id: '.actor', label: 'Actor' }, { id: '.type', label: 'Type' }, ...tracers.map(columnOf)],
      rows: rows.map(({ actor, label, type, cells }) => ({
        id: actor.id,
        cells: [label, type, ...cells.map(judgedCell)],
      })),
      notes,
    },
    progressTable('progress', 'Tracer', progress),
  ],
  picture: drawPositions,
};
