/** The grid of variables without its looks: which columns it has, what its cells say, and what a change of them is. */
import type { Field } from '#core/model/codebook.ts';
import type { Document } from '#core/model/document.ts';
import type { FieldValue } from '#core/model/field-value.ts';
import { type MetadataFact, metadataFacts } from '#core/model/variable-sources.ts';
import { isProblem, messageOf } from '#core/problem.ts';
import type { Command } from '#core/store/commit.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { readValueText, writeValueText } from '#core/variables/value-text.ts';
import { sameValue } from '../fields/value-problem.ts';

export type VariableColumn = { id: string; label: string } & (
  | { kind: 'title' }
  | { kind: 'field'; field: Field }
  /** What a source says of itself and what its file is called: to read and to copy. */
  | { kind: 'file' }
  | { kind: 'fact'; fact: MetadataFact }
);

export const factLabels: Readonly<Record<MetadataFact, string>> = {
  title: 'Stated title',
  author: 'Stated author',
  date: 'Stated date',
  language: 'Stated language',
  publisher: 'Stated publisher',
};

/** The title, the variables in the codebook's order, then what cannot be changed. */
export const columnsOf = (fields: readonly Field[]): VariableColumn[] => [
  { kind: 'title', id: 'title', label: 'Title' },
  ...fields.map((field): VariableColumn => ({ kind: 'field', id: field.id, label: field.label, field })),
  { kind: 'file', id: '.file', label: 'File' },
  ...metadataFacts.map(
    (fact): VariableColumn => ({ kind: 'fact', id: `.${fact}`, label: factLabels[fact], fact }),
  ),
];

export const canEdit = ({ kind }: VariableColumn): boolean => kind === 'title' || kind === 'field';

/** What a cell says, and what is copied from it. */
export function cellText(study: StudyReader, column: VariableColumn, document: Document): string {
  switch (column.kind) {
    case 'title':
      return document.title;
    case 'file':
      return document.fileName;
    case 'fact':
      return document.metadata[column.fact] ?? '';
    case 'field': {
      const value = document.values[column.field.id];
      return value === undefined ? '' : writeValueText(study, column.field, value);
    }
  }
}

/** What a document's cells are to say: the arguments of `document.change`, without those that say it already. */
interface DocumentPatch {
  title?: string;
  values: Record<string, FieldValue | null>;
}

export interface CellChange {
  document: Document;
  column: VariableColumn;
  /** Empty = the value is taken away. */
  text: string;
}

export interface ChangePlan {
  /** One for each document that changes. */
  commands: Command[];
  /** Number of cells that change. */
  cells: number;
  /** Why it cannot be done, one sentence a cell; then nothing of it should be. */
  problems: string[];
}

/** What it takes that cells say what they are to say. Cells that say it already cost nothing. */
export function planChanges(study: StudyReader, changes: readonly CellChange[]): ChangePlan {
  const patches = new Map<string, DocumentPatch>();
  const problems: string[] = [];
  let cells = 0;
  const patchOf = (id: string): DocumentPatch => {
    const patch = patches.get(id) ?? { values: {} };
    patches.set(id, patch);
    return patch;
  };
  for (const { document, column, text } of changes) {
    const refuse = (why: string): void => void problems.push(`${document.title}, ${column.label}: ${why}`);
    const clean = text.trim();
    if (clean === cellText(study, column, document).trim()) continue;
    if (column.kind === 'title') {
      if (clean === '') refuse('A document needs a title.');
      else patchOf(document.id).title = clean;
    } else if (column.kind === 'field') {
      try {
        const { field } = column;
        const value = clean === '' ? null : readValueText(study, field, text);
        if (sameValue(value, document.values[field.id] ?? null)) continue;
        patchOf(document.id).values[field.id] = value;
      } catch (error) {
        refuse(`${messageOf(error)}${isProblem(error) && error.advice !== '' ? ` ${error.advice}` : ''}`);
        continue;
      }
    } else {
      refuse('This cannot be changed: it is what the source says.');
      continue;
    }
    cells += 1;
  }
  const commands = Array.from(patches, ([id, patch]) => ({
    type: 'document.change',
    args: { id, ...patch },
  }));
  return { commands, cells, problems };
}

interface Room {
  columns: readonly VariableColumn[];
  documents: readonly Document[];
}

/** The selected cells; rows and columns from the first to the last. */
interface Area {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export const cellsIn = ({ columns, documents }: Room, { top, bottom, left, right }: Area, text: string) =>
  documents
    .slice(top, bottom + 1)
    .flatMap(document =>
      columns.slice(left, right + 1).map((column): CellChange => ({ document, column, text })),
    );

/**
 * Which cell gets which of the pasted texts: one text goes into every selected cell, several go where they lie from
 * the first selected cell on. Null with a reason where they do not fit into the grid.
 */
export function placePasted(
  room: Room,
  area: Area,
  pasted: readonly (readonly string[])[],
): { changes: CellChange[] } | { problem: string } {
  const [first] = pasted;
  if (pasted.length === 1 && first?.length === 1) return { changes: cellsIn(room, area, first[0] ?? '') };
  const width = Math.max(...pasted.map(({ length }) => length));
  const rowsLeft = room.documents.length - area.top;
  const columnsLeft = room.columns.length - area.left;
  if (pasted.length > rowsLeft)
    return { problem: `${pasted.length} rows were copied, and from here there are only ${rowsLeft}.` };
  if (width > columnsLeft)
    return { problem: `${width} columns were copied, and from here there are only ${columnsLeft}.` };
  return {
    changes: pasted.flatMap((texts, row) =>
      texts.flatMap((text, at): CellChange[] => {
        const document = room.documents[area.top + row];
        const column = room.columns[area.left + at];
        return document === undefined || column === undefined ? [] : [{ document, column, text }];
      }),
    ),
  };
}
