/** What a cell of a view says judgements of: so that it can be judged where it stands. */
import type { StudyReader } from '#core/store/study-reader.ts';
import type { Roles } from '#core/views/roles.ts';
import type { Cell } from '#core/views/view.ts';

export interface Subject {
  itemId: string;
  fieldId: string;
  /** The item that judgements of the cell are about; null = about none; undefined = about whatever. */
  aboutId: string | null | undefined;
}

export interface CellAddress {
  viewId: string;
  table: string;
  rowId: string;
  columnId: string;
  cell: Cell;
}

/** The fields that a cell holds judgements of; none where it is no judged cell. */
export function subjectsOf(study: StudyReader, roles: Roles | null, address: CellAddress): Subject[] {
  const subjects = byPlace(study, roles, address);
  const known = (subject: Subject): boolean =>
    study.live('item', subject.itemId) !== undefined && study.live('field', subject.fieldId) !== undefined;
  return (subjects ?? byJudgements(study, address.cell)).filter(known);
}

/** By the row and column of the tables that have a cell for each field; null in other tables. */
function byPlace(
  study: StudyReader,
  roles: Roles | null,
  { viewId, table, rowId, columnId, cell }: CellAddress,
): Subject[] | null {
  if (cell.status === null || roles === null) return null;
  const aboutOf = (id: string): string | null => (id.startsWith('.') ? null : id);
  const meeting = (itemId: string, aboutId: Subject['aboutId']): Subject[] =>
    [roles.outcome, roles.exercisedBy, roles.strategy].flatMap(field =>
      field === null ? [] : [{ itemId, fieldId: field.id, aboutId }],
    );
  switch (`${viewId} ${table}`) {
    case 'tracer-matrix tracer-matrix':
      return [{ itemId: rowId, fieldId: columnId, aboutId: undefined }];
    case 'positions positions':
      return roles.position === null
        ? []
        : [{ itemId: rowId, fieldId: roles.position.id, aboutId: aboutOf(columnId) }];
    case 'veto-matrix veto-matrix': {
      const isTracer = study.get('item', columnId) !== undefined || columnId === '.no-tracer';
      return meeting(rowId, isTracer ? aboutOf(columnId) : undefined);
    }
    case 'veto-flow veto-flow': {
      const [tracerId = '', pointId = ''] = rowId.split('|');
      const fields = {
        outcome: roles.outcome,
        'exercised-by': roles.exercisedBy,
        strategy: roles.strategy,
      } as const;
      const field = fields[columnId as keyof typeof fields] ?? null;
      return field === null ? [] : [{ itemId: pointId, fieldId: field.id, aboutId: aboutOf(tracerId) }];
    }
    default:
      return null;
  }
}

/** The fields of the judgements that say the cell, each once. */
function byJudgements(study: StudyReader, { status, judgements }: Cell): Subject[] {
  if (status === null) return [];
  const found = new Map<string, Subject>();
  for (const id of judgements) {
    const judgement = study.live('judgement', id);
    if (judgement === undefined) continue;
    const { itemId, fieldId, aboutId } = judgement;
    found.set(`${itemId} ${fieldId} ${aboutId}`, { itemId, fieldId, aboutId });
  }
  return [...found.values()];
}
