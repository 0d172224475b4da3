/** The lines of a grid: its heads, and one row. Frozen cells stay in place, the others stand where their column begins. */
import { IconChevronDown } from '@tabler/icons-react';
import { type CSSProperties, type DragEvent, memo, useState } from 'react';
import type { Arrangement } from '#core/model/saved-view.ts';
import type { ViewRow, ViewTable } from '#core/views/view.ts';
import classes from './table-grid.module.css';
import { CellContent } from './table-grid-cell.tsx';
import { moveLineTo } from './table-layout.ts';
import { countJudged, progressColumn } from './table-progress.ts';
import { RowProgress } from './view-progress.tsx';

interface LineProps {
  table: ViewTable;
  /** Places of the columns that are drawn, in their order. */
  columns: readonly number[];
  frozen: number;
  /** Pixels. */
  starts: readonly number[];
  widths: readonly number[];
}

const styleOf = (
  { starts, widths, frozen }: Pick<LineProps, 'starts' | 'widths' | 'frozen'>,
  column: number,
): CSSProperties => ({
  left: starts[column] ?? 0,
  width: widths[column] ?? 0,
  ...(column < frozen ? {} : { position: 'absolute' }),
});

interface GridHeadProps extends LineProps {
  source: ViewTable;
  /** Of the head that can be reached by Tab; -1 = none of them. */
  activeColumn: number;
  height: number;
  width: number;
  arrangement: Arrangement;
  onArrange: (arrangement: Arrangement) => void;
}

export function GridHead(props: GridHeadProps) {
  const { table, source, columns, frozen, activeColumn, height, width, arrangement, onArrange } = props;
  const [over, setOver] = useState<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const drop = (event: DragEvent, place: string): void => {
    event.preventDefault();
    if (dragged !== null) onArrange(moveLineTo(source, arrangement, 'column', dragged, place));
    setDragged(null);
    setOver(null);
  };
  return (
    <tr className={classes.head} aria-rowindex={1} style={{ height, width }}>
      {columns.map(at => {
        const column = table.columns[at];
        if (column === undefined) return null;
        return (
          <th
            key={column.id}
            className={classes.headCell}
            scope="col"
            aria-colindex={at + 1}
            aria-haspopup="menu"
            data-frozen={at < frozen || undefined}
            data-last-frozen={at === frozen - 1 || undefined}
            data-row={-1}
            data-column={at}
            data-over={over === column.id || undefined}
            tabIndex={activeColumn === at ? 0 : -1}
            style={styleOf(props, at)}
            draggable
            onDragStart={event => {
              event.dataTransfer.effectAllowed = 'move';
              setDragged(column.id);
            }}
            onDragOver={event => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(column.id);
            }}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
            onDrop={event => drop(event, column.id)}
          >
            <span className={classes.headText} title={column.label}>
              {column.label}
            </span>
            <IconChevronDown className={classes.headMenu} size={14} aria-hidden />
          </th>
        );
      })}
    </tr>
  );
}

interface GridRowProps extends LineProps {
  row: ViewRow;
  index: number;
  /** Pixels from the top of all rows. */
  top: number;
  height: number;
  judged: boolean;
  chosenColumn: string | null;
  /** Of the cell that can be reached by Tab; -1 = none of this row. */
  activeColumn: number;
  /** First and last place of what is selected to be copied in this row; -1 where nothing is. */
  rangeFrom: number;
  rangeTo: number;
}

/** Not drawn again while the others scroll past. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { table, columns, frozen, activeColumn, row, index, top, height, judged, chosenColumn } = props;
  const progress = judged ? countJudged(row.cells) : null;
  const nameColumn = progressColumn(table);
  const progressAt = progress !== null && progress.all > 1 ? nameColumn : null;
  return (
    <tr className={classes.row} aria-rowindex={index + 2} style={{ top, height, width: '100%' }}>
      {columns.map(at => {
        const column = table.columns[at];
        const cell = row.cells[at];
        if (column === undefined || cell === undefined) return null;
        const isInRange = at >= props.rangeFrom && at <= props.rangeTo;
        const Element = at === 0 ? 'th' : 'td';
        return (
          <Element
            key={column.id}
            className={classes.cell}
            title={cell.text.length > 24 ? cell.text : undefined}
            {...(at === 0 ? { scope: 'row' } : {})}
            aria-colindex={at + 1}
            aria-selected={chosenColumn === column.id || isInRange}
            data-chosen={chosenColumn === column.id || undefined}
            data-range={isInRange || undefined}
            data-frozen={at < frozen || undefined}
            data-last-frozen={at === frozen - 1 || undefined}
            data-status={cell.status ?? undefined}
            data-number={typeof cell.value === 'number' && cell.status === null ? true : undefined}
            data-inline={(!judged && cell.status === null) || undefined}
            data-low={height < 40 || (!judged && cell.status !== null) || undefined}
            data-row={index}
            data-column={at}
            tabIndex={activeColumn === at ? 0 : -1}
            style={styleOf(props, at)}
          >
            <CellContent
              cell={cell}
              judged={judged}
              isName={at === 0 || column.id === nameColumn}
              progress={
                progress !== null && column.id === progressAt ? <RowProgress judged={progress} /> : null
              }
            />
          </Element>
        );
      })}
    </tr>
  );
});
