/**
 * The variables of all documents as a grid. The keyboard moves as in a spreadsheet: arrows, Home, End and Page keys
 * move, Shift stretches a range, Enter, F2 or typing edits, Delete empties; cells are copied to and pasted from a
 * spreadsheet. What is changed at once is one commit. Tab leaves the grid, and a box goes on to the next cell by it.
 */
import {
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Document } from '#core/model/document.ts';
import type { FieldValue } from '#core/model/field-value.ts';
import { isProblem, messageOf } from '#core/problem.ts';
import type { Command } from '#core/store/commit.ts';
import { announce } from '#renderer/state/announce.ts';
import { notifyProblem } from '#renderer/state/notify.tsx';
import { useSession } from '#renderer/state/study-context.tsx';
import grid from '../analyse/table-grid.module.css';
import { type GridPlace, placeAfterKey, rangeBetween, tabbedText } from '../analyse/table-moves.ts';
import { useGridWindow } from '../analyse/use-grid-window.ts';
import { readTabbedText } from './read-tabbed-text.ts';
import { type AfterEdit, isTypedColumn, VariableCellEditor } from './variable-cell-editor.tsx';
import { VariableCells } from './variable-cells.tsx';
import {
  type CellChange,
  canEdit,
  cellsIn,
  cellText,
  placePasted,
  planChanges,
  type VariableColumn,
} from './variables-model.ts';

/** Pixels. */
const rowHeight = 32;
const headHeight = 48;
const widthOf = (column: VariableColumn): number => {
  if (column.kind === 'title') return 260;
  if (column.kind !== 'field') return 180;
  const { type } = column.field.value;
  return type === 'number' || type === 'boolean' || type === 'date' ? 120 : 190;
};

/** Problems that are told at a time; the others are counted. */
const shownProblems = 4;

interface Props {
  columns: readonly VariableColumn[];
  documents: readonly Document[];
  readOnly: boolean;
}

/** A cell by what it is of: documents may come, go and change their places. Null stands for the heads. */
interface Active {
  documentId: string | null;
  columnId: string;
}

interface Editing {
  documentId: string;
  columnId: string;
  /** What was typed to begin with; null = what is there. */
  typed: string | null;
}

export function VariablesGrid({ columns, documents, readOnly }: Props) {
  const session = useSession();
  const { study } = session;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Active | null>(null);
  const [anchor, setAnchor] = useState<GridPlace | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const wantsFocus = useRef(false);
  const rowOf = useMemo(() => new Map(documents.map(({ id }, row) => [id as string, row])), [documents]);
  const columnOf = useMemo(() => new Map(columns.map(({ id }, at) => [id, at])), [columns]);
  const widths = useMemo(() => columns.map(widthOf), [columns]);
  const at: GridPlace = {
    row: active === null ? 0 : active.documentId === null ? -1 : (rowOf.get(active.documentId) ?? 0),
    column: active === null ? 0 : (columnOf.get(active.columnId) ?? 0),
  };
  const range = anchor === null ? null : rangeBetween(anchor, at);
  const area = range ?? rangeBetween(at, at);
  const view = useGridWindow({
    scroller,
    rows: documents.length,
    rowHeight,
    widths,
    headHeight,
    frozen: 1,
    active: at,
  });

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-row="${at.row}"][data-column="${at.column}"]`,
    );
    if (cell == null) return;
    wantsFocus.current = false;
    cell.focus({ preventScroll: true });
  });

  /** What is clicked stays under the pointer, for the second click of two. */
  const goTo = ({ row, column }: GridPlace, isClicked = false): void => {
    const columnId = columns[column]?.id;
    if (columnId === undefined) return;
    setActive({ documentId: documents[row]?.id ?? null, columnId });
    if (!isClicked) view.reveal({ row, column });
    wantsFocus.current = true;
  };

  /** One commit for all of it. Resolves to why it was refused; null = done, or nothing was to be done. */
  const dispatch = async (commands: readonly Command[], label: string): Promise<string | null> => {
    const [only] = commands;
    if (only === undefined) return null;
    try {
      await session.dispatch(commands.length === 1 ? only : { type: 'batch', args: { label, commands } });
      return null;
    } catch (error) {
      if (isProblem(error) && error.code === 'not-saved') {
        notifyProblem(error);
        return null;
      }
      return messageOf(error);
    }
  };

  const changeCells = async (changes: readonly CellChange[], done: string): Promise<void> => {
    const { commands, cells, problems } = planChanges(study, changes);
    if (problems.length > 0) {
      const more = problems.length - shownProblems;
      notifyProblem(
        new Error(
          `Nothing was changed. ${problems.slice(0, shownProblems).join(' ')}${more > 0 ? ` And ${more} more.` : ''}`,
        ),
      );
      return;
    }
    const refusal = await dispatch(commands, `Change variables of ${commands.length} documents`);
    if (refusal !== null) notifyProblem(new Error(refusal));
    else announce(`${cells === 1 ? '1 cell' : `${cells} cells`} ${done}.`);
  };

  const beginEdit = (place: GridPlace, typed: string | null = null): void => {
    const document = documents[place.row];
    const column = columns[place.column];
    if (document === undefined || column === undefined) return;
    if (readOnly || !canEdit(column)) {
      announce(readOnly ? 'The study is open for reading only.' : 'This is what the source says; it stays.');
      return;
    }
    setAnchor(null);
    setActive({ documentId: document.id, columnId: column.id });
    setEditing({ documentId: document.id, columnId: column.id, typed });
  };
  const endEdit = (after: AfterEdit): void => {
    // Whatever was gone to has the focus already, and may be being edited by now.
    setEditing(present => (after === 'leave' && present !== editing ? present : null));
    if (after === 'leave') return;
    const moves = { stay: [0, 0], down: [1, 0], right: [0, 1], left: [0, -1] } as const;
    const [down, right] = moves[after];
    goTo({
      row: Math.min(documents.length - 1, at.row + down),
      column: Math.max(0, Math.min(columns.length - 1, at.column + right)),
    });
  };
  const saveText = async (change: CellChange, after: AfterEdit): Promise<string | null> => {
    const { commands, problems } = planChanges(study, [change]);
    const refusal = problems[0] ?? (await dispatch(commands, ''));
    if (refusal === null) endEdit(after);
    return refusal;
  };
  const saveValue = async (
    id: string,
    fieldId: string,
    value: FieldValue | null,
    after: AfterEdit,
  ): Promise<string | null> => {
    const args = { id, values: { [fieldId]: value } };
    const refusal = await dispatch([{ type: 'document.change', args }], '');
    if (refusal === null) endEdit(after);
    return refusal;
  };

  /** Keys of boxes and of popovers inside the grid are their own. */
  const isOnCell = ({ target }: { target: EventTarget }): boolean =>
    target instanceof HTMLElement && target.dataset.row !== undefined;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOnCell(event) || event.altKey) return;
    const { key, shiftKey } = event;
    const withControl = event.ctrlKey || event.metaKey;
    const done = (): void => event.preventDefault();
    if (key === 'Enter' || key === 'F2') {
      done();
      beginEdit(at);
    } else if ((key === 'Delete' || key === 'Backspace') && !readOnly) {
      done();
      void changeCells(cellsIn({ columns, documents }, area, ''), 'emptied');
    } else if (key === 'Escape' && anchor !== null) {
      done();
      event.stopPropagation();
      setAnchor(null);
    } else if (withControl && key.toLowerCase() === 'a') {
      done();
      setAnchor({ row: 0, column: 0 });
      goTo({ row: documents.length - 1, column: columns.length - 1 });
    } else if (key.length === 1 && !withControl) {
      const column = columns[at.column];
      if (column === undefined || at.row < 0) return;
      done();
      event.stopPropagation();
      beginEdit(at, isTypedColumn(column) && key !== ' ' ? key : null);
    } else {
      const page = Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1;
      const size = { rows: documents.length, columns: columns.length, page: Math.max(1, page) };
      const next = placeAfterKey(event, at, size);
      if (next === null) return;
      done();
      setAnchor(shiftKey ? (anchor ?? at) : null);
      goTo(next);
    }
  };

  const placeUnder = (target: EventTarget): GridPlace | null => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
    return cell === null ? null : { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
  };
  const onClick = (event: MouseEvent): void => {
    const place = placeUnder(event.target);
    if (place === null || editing !== null) return;
    setAnchor(event.shiftKey ? (anchor ?? at) : null);
    goTo(place, true);
  };
  const onCopy = (event: ClipboardEvent): void => {
    if (!isOnCell(event)) return;
    const texts = documents
      .slice(area.top, area.bottom + 1)
      .map(document =>
        columns.slice(area.left, area.right + 1).map(column => cellText(study, column, document)),
      );
    event.clipboardData.setData('text/plain', tabbedText(texts));
    event.preventDefault();
    const cells = texts.reduce((sum, row) => sum + row.length, 0);
    announce(cells === 1 ? 'Cell copied.' : `${cells} cells copied.`);
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (!isOnCell(event) || readOnly || at.row < 0) return;
    event.preventDefault();
    const pasted = readTabbedText(event.clipboardData.getData('text/plain'));
    const placed = placePasted({ columns, documents }, area, pasted);
    if ('problem' in placed) notifyProblem(new Error(`Nothing was pasted. ${placed.problem}`));
    else void changeCells(placed.changes, 'pasted');
  };

  const styleOf = (column: number): CSSProperties => ({
    left: view.starts[column] ?? 0,
    width: widths[column] ?? 0,
    ...(column === 0 ? {} : { position: 'absolute' }),
  });

  const editorOf = (document: Document, column: VariableColumn) =>
    editing?.documentId === document.id && editing.columnId === column.id ? (
      <VariableCellEditor
        document={document}
        column={column}
        text={editing.typed ?? cellText(study, column, document)}
        isNew={editing.typed !== null}
        onText={(text, after) => saveText({ document, column, text }, after)}
        onValue={(fieldId, value, after) => saveValue(document.id, fieldId, value, after)}
        onCancel={() => endEdit('stay')}
      />
    ) : null;

  return (
    <div ref={scroller} className={grid.frame}>
      <table
        className={grid.grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA's grids are tables that take keys.
        role="grid"
        aria-label="Variables of documents"
        aria-rowcount={documents.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable
        aria-readonly={readOnly}
        onFocus={event => {
          const place = isOnCell(event) ? placeUnder(event.target) : null;
          const columnId = place === null ? undefined : columns[place.column]?.id;
          if (place === null || columnId === undefined) return;
          if (place.row !== at.row || place.column !== at.column)
            setActive({ documentId: documents[place.row]?.id ?? null, columnId });
        }}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={event => {
          const place = placeUnder(event.target);
          if (place !== null && editing === null) beginEdit(place);
        }}
        onCopy={onCopy}
        onPaste={onPaste}
      >
        <thead>
          <tr className={grid.head} aria-rowindex={1} style={{ height: headHeight, width: view.width }}>
            {view.drawn.map(column => (
              <th
                key={columns[column]?.id}
                className={grid.headCell}
                scope="col"
                aria-colindex={column + 1}
                data-frozen={column === 0 || undefined}
                data-last-frozen={column === 0 || undefined}
                data-row={-1}
                data-column={column}
                tabIndex={at.row === -1 && at.column === column ? 0 : -1}
                style={styleOf(column)}
              >
                <span className={grid.headText}>{columns[column]?.label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={grid.canvas} style={{ width: view.width, height: view.rows.getTotalSize() }}>
          {view.rows.getVirtualItems().map(({ index, start, size }) => {
            const document = documents[index];
            if (document === undefined) return null;
            return (
              <tr
                key={document.id}
                className={grid.row}
                aria-rowindex={index + 2}
                style={{ top: start, height: size, width: '100%' }}
              >
                <VariableCells
                  index={index}
                  columns={columns}
                  drawn={view.drawn}
                  styleOf={styleOf}
                  activeColumn={at.row === index ? at.column : -1}
                  range={range}
                  readOnly={readOnly}
                  textOf={column => cellText(study, column, document)}
                  editorOf={column => editorOf(document, column)}
                />
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
