/** The cells of one document in the grid of variables. */
import type { CSSProperties, ReactNode } from 'react';
import grid from '../analyse/table-grid.module.css';
import type { GridRange } from '../analyse/table-moves.ts';
import classes from './variables-grid.module.css';
import { canEdit, type VariableColumn } from './variables-model.ts';

interface Props {
  index: number;
  columns: readonly VariableColumn[];
  /** Places of the columns that are drawn. */
  drawn: readonly number[];
  styleOf: (column: number) => CSSProperties;
  /** Of the cell that can be reached by Tab; -1 = none of this row. */
  activeColumn: number;
  range: GridRange | null;
  readOnly: boolean;
  textOf: (column: VariableColumn) => string;
  /** Null where the cell is not being edited. */
  editorOf: (column: VariableColumn) => ReactNode;
}

/** Longer texts are shown whole when pointed at. */
const longText = 20;

export function VariableCells(props: Props) {
  const { index, columns, drawn, styleOf, activeColumn, range, readOnly, textOf, editorOf } = props;
  const isInRange = (place: number): boolean =>
    range !== null &&
    index >= range.top &&
    index <= range.bottom &&
    place >= range.left &&
    place <= range.right;
  return drawn.map(place => {
    const column = columns[place];
    if (column === undefined) return null;
    const text = textOf(column);
    const editor = editorOf(column);
    const isNumber = column.kind === 'field' && column.field.value.type === 'number';
    const Element = place === 0 ? 'th' : 'td';
    return (
      <Element
        key={column.id}
        className={grid.cell}
        {...(place === 0 ? { scope: 'row' } : {})}
        title={text.length > longText ? text : undefined}
        aria-colindex={place + 1}
        aria-selected={activeColumn === place || isInRange(place)}
        aria-readonly={readOnly || !canEdit(column)}
        data-chosen={editor !== null || undefined}
        data-range={isInRange(place) || undefined}
        data-frozen={place === 0 || undefined}
        data-last-frozen={place === 0 || undefined}
        data-row={index}
        data-column={place}
        tabIndex={activeColumn === place ? 0 : -1}
        style={styleOf(place)}
      >
        <span
          className={canEdit(column) ? classes.text : `${classes.text} ${classes.fixed}`}
          data-number={isNumber || undefined}
        >
          {text}
        </span>
        {editor}
      </Element>
    );
  });
}
