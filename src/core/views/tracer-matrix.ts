/**
 * The tracer matrix: tracers down, the dimensions on which they are judged across, and how much of it is still to
 * be coded. The part of the tracers may be played by any kind, and so this is the matrix of any kind.
 */
import { z } from 'zod';
import { fieldsOf } from '../commands/find.ts';
import type { Field, Kind } from '../model/codebook.ts';
import type { Item } from '../model/item.ts';
import type { JudgementStatus } from '../model/judgement.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { chooseItems } from './choose-records.ts';
import { orderItems, shortLabel } from './item-order.ts';
import type { JudgedCell } from './judged-cell.ts';
import { JudgementIndex } from './judgement-index.ts';
import { countProgress, type Progress, progressTable } from './progress.ts';
import { missingRoles, resolveRoles } from './roles.ts';
import { itemCell, judgedCell, propertyCell } from './table-cells.ts';
import { drawTracerMatrix } from './tracer-matrix-picture.ts';
import type { Cell, ViewSpec } from './view.ts';
import { ids, judgementFilter, judgementOptions } from './view-options.ts';

const options = z.strictObject({
  ...judgementOptions,
  items: ids.optional().describe('Ids of the tracers to show, in this order; without it, all'),
  fields: ids.optional().describe('Ids of the dimensions to show, in this order; without it, all'),
});
export type TracerMatrixOptions = z.output<typeof options>;

export interface TracerMatrix {
  kind: Kind | null;
  /** The field of the letter under which a tracer stands; null where there is none. */
  letterField: Field | null;
  fields: readonly Field[];
  rows: readonly {
    item: Item;
    label: Cell;
    /** Letter and short name, where it has them; for where there is little room. */
    shortLabel: string;
    letter: Cell;
    /** One for each field, in their order. */
    cells: readonly JudgedCell[];
  }[];
  progress: readonly Progress[];
  /** Over all cells. */
  total: Readonly<Record<JudgementStatus, number>>;
  notes: readonly string[];
}

function compute(study: StudyReader, options: TracerMatrixOptions): TracerMatrix {
  const roles = resolveRoles(study, options.roles);
  const index = new JudgementIndex(study, judgementFilter(options));
  const kind = roles.tracerKind;
  const notes = missingRoles(roles, ['tracerKind']);
  const note = (text: string) => void notes.push(text);
  const letter = roles.orderLetter?.kindId === kind?.id ? roles.orderLetter : null;
  const items = chooseItems(study, kind, options.items, orderItems(letter), note);
  const fields = chooseFields(study, kind, options.fields, note);
  if (kind !== null && items.length === 0) notes.push(`The study has no ${kind.plural.toLowerCase()} yet.`);
  if (kind !== null && fields.length === 0) {
    notes.push(`The codebook has no fields for judgements of ${kind.plural.toLowerCase()}.`);
  }
  const rows = items.map(item => ({
    item,
    label: itemCell(study, item),
    shortLabel: shortLabel(item, letter, kind?.id === roles.shortName?.kindId ? roles.shortName : null),
    letter: propertyCell(study, item, letter),
    cells: fields.map(field => index.cell(item.id, field)),
  }));
  const progress = fields.map((field, at) =>
    countProgress(
      { id: field.id, label: field.label, record: { type: 'field', id: field.id } },
      rows.flatMap(({ item, cells }) => {
        const cell = cells[at];
        return cell === undefined ? [] : [{ item, cell }];
      }),
    ),
  );
  const total = {
    'not-yet-coded': 0,
    coded: 0,
    'not-applicable': 0,
    'not-found': 0,
    conflicting: 0,
  } satisfies Record<JudgementStatus, number>;
  for (const { cells } of rows) for (const cell of cells) total[cell.status] += 1;
  return { kind, letterField: letter, fields, rows, progress, total, notes: [...notes, ...index.notes()] };
}

function chooseFields(
  study: StudyReader,
  kind: Kind | null,
  named: readonly string[] | undefined,
  note: (text: string) => void,
): Field[] {
  if (kind === null) return [];
  const fields = fieldsOf(study, 'judgement', kind.id);
  if (named === undefined) return fields;
  return [...new Set(named)].flatMap(id => {
    const field = fields.find(candidate => candidate.id === id);
    if (field === undefined) note(`“${id}” is no field of these judgements, so it is left out.`);
    return field ?? [];
  });
}

export const tracerMatrix: ViewSpec<typeof options, TracerMatrix> = {
  id: 'tracer-matrix',
  label: 'Tracer matrix',
  summary: 'Tracers down, the dimensions on which they are judged across, and what is still to be coded.',
  options,
  compute,
  table: ({ kind, letterField, fields, rows, progress, notes }) => [
    {
      name: 'tracer-matrix',
      columns: [
        ...(letterField === null ? [] : [{ id: '.letter', label: letterField.label }]),
        { id: '.item', label: kind?.label ?? 'Tracer' },
        ...fields.map(({ id, label }) => ({ id, label })),
      ],
      rows: rows.map(({ item, label, letter, cells }) => ({
        id: item.id,
        cells: [...(letterField === null ? [] : [letter]), label, ...cells.map(judgedCell)],
      })),
      notes,
    },
    progressTable('progress', 'Dimension', progress),
  ],
  picture: drawTracerMatrix,
};
