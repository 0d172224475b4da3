/**
 * A view's table as a grid that draws only what is in view. The keyboard moves as in a spreadsheet: arrows, Home,
 * End and Page keys move, Shift stretches a range to copy, Enter chooses a cell and then opens it, F2 opens at once.
 */
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Arrangement } from '#core/model/saved-view.ts';
import type { ViewTable } from '#core/views/view.ts';
import { announce } from '../state/announce.ts';
import classes from './table-grid.module.css';
import { GridHead, GridRow } from './table-grid-lines.tsx';
import { GridMenu, type GridMenuPlace } from './table-grid-menu.tsx';
import { moveLine } from './table-layout.ts';
import { columnWidths, headHeight, isMatrix, narrowFrozen, rowHeight } from './table-measures.ts';
import { type GridPlace, placeAfterKey, rangeBetween, tabbedText } from './table-moves.ts';
import { useGridWindow, useRoom } from './use-grid-window.ts';

export interface CellPlace {
  rowId: string;
  columnId: string;
}

/** For whoever shows the grid: brings the focus back to the chosen cell, or to where it was. */
export interface GridHandle {
  focus(place: CellPlace | null): void;
}

interface TableGridProps {
  /** As it comes from the view; the arrangement's moves refer to it. */
  source: ViewTable;
  /** As it is laid out: this is what is drawn. */
  table: ViewTable;
  arrangement: Arrangement;
  onArrange: (arrangement: Arrangement) => void;
  chosen: CellPlace | null;
  onChoose: (place: CellPlace) => void;
  /** The chosen cell is to be edited, or its passages gone to. */
  onOpen: (place: CellPlace) => void;
  ref?: Ref<GridHandle>;
}

/** Null stands for the heads. */
interface Active {
  rowId: string | null;
  columnId: string;
}

export function TableGrid({
  source,
  table,
  arrangement,
  onArrange,
  chosen,
  onChoose,
  onOpen,
  ref,
}: TableGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Active | null>(chosen);
  const [anchor, setAnchor] = useState<GridPlace | null>(null);
  const [menu, setMenu] = useState<GridMenuPlace | null>(null);
  const wantsFocus = useRef(false);

  const room = useRoom(scroller);
  const frozen = Math.min(arrangement.frozenColumns, table.columns.length);
  const measures = useMemo(() => {
    const widths = narrowFrozen(columnWidths(table), frozen, room);
    return {
      widths,
      row: rowHeight(table, widths),
      head: headHeight(table, widths),
      judged: isMatrix(table),
    };
  }, [table, frozen, room]);
  const places = useMemo(
    () => ({
      rows: new Map(table.rows.map(({ id }, at) => [id, at])),
      columns: new Map(table.columns.map(({ id }, at) => [id, at])),
    }),
    [table],
  );
  const placeOf = ({ rowId, columnId }: Active): GridPlace => ({
    row: rowId === null ? -1 : (places.rows.get(rowId) ?? 0),
    column: places.columns.get(columnId) ?? 0,
  });
  const at = placeOf(active ?? chosen ?? { rowId: table.rows[0]?.id ?? null, columnId: '' });
  const grid = useGridWindow({
    scroller,
    rows: table.rows.length,
    rowHeight: measures.row,
    widths: measures.widths,
    headHeight: measures.head,
    frozen,
    active: at,
  });
  const range = anchor === null ? null : rangeBetween(anchor, at);

  const elementAt = ({ row, column }: GridPlace): HTMLElement | null =>
    scroller.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`) ?? null;

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const element = elementAt(at);
    if (element === null) return;
    wantsFocus.current = false;
    element.focus({ preventScroll: true });
  });

  const idsAt = ({ row, column }: GridPlace): Active | null => {
    const columnId = table.columns[column]?.id;
    return columnId === undefined ? null : { rowId: table.rows[row]?.id ?? null, columnId };
  };
  const goTo = (place: GridPlace): void => {
    const ids = idsAt(place);
    if (ids === null) return;
    setActive(ids);
    grid.reveal(place);
    wantsFocus.current = true;
  };
  const choose = (place: GridPlace): CellPlace | null => {
    const ids = idsAt(place);
    if (ids === null || ids.rowId === null) return null;
    const cell = { rowId: ids.rowId, columnId: ids.columnId };
    onChoose(cell);
    return cell;
  };

  useImperativeHandle(ref, () => ({
    focus: place => goTo(place === null ? at : placeOf(place)),
  }));

  // Whoever comes back finds the chosen cell in sight.
  const first = useRef(true);
  useLayoutEffect(() => {
    if (!first.current) return;
    first.current = false;
    if (chosen !== null) grid.reveal(placeOf(chosen));
  });

  const openMenu = (place: GridPlace): void => {
    const ids = idsAt(place);
    const box = elementAt(place)?.getBoundingClientRect();
    if (ids !== null && box !== undefined)
      setMenu({ ...ids, x: box.left + 12, y: Math.min(box.bottom, window.innerHeight - 40) });
  };
  const arrange = (line: 'row' | 'column', id: string, by: 1 | -1): void => {
    onArrange(moveLine(source, arrangement, line, id, by));
    wantsFocus.current = true;
    announce(
      `${line === 'row' ? 'Row' : 'Column'} moved ${line === 'row' ? (by === 1 ? 'down' : 'up') : by === 1 ? 'right' : 'left'}.`,
    );
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const ids = idsAt(at);
    if (ids === null || !(event.target instanceof HTMLElement) || event.target.dataset.row === undefined)
      return;
    const done = (): void => event.preventDefault();
    const { key, altKey, shiftKey } = event;
    if (altKey && shiftKey && key.startsWith('Arrow')) {
      done();
      event.stopPropagation();
      const by = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
      if (key === 'ArrowLeft' || key === 'ArrowRight') arrange('column', ids.columnId, by);
      else if (ids.rowId !== null) arrange('row', ids.rowId, by);
      return;
    }
    if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) {
      done();
      openMenu(at);
      return;
    }
    if (altKey) return;
    if (key === 'Enter' || key === ' ' || key === 'F2') {
      done();
      if (at.row === -1) openMenu(at);
      else {
        const isChosen = chosen?.rowId === ids.rowId && chosen?.columnId === ids.columnId;
        const cell = choose(at);
        if (cell !== null && (key === 'F2' || (key === 'Enter' && isChosen))) onOpen(cell);
      }
      return;
    }
    if (key === 'Escape' && anchor !== null) {
      done();
      event.stopPropagation();
      setAnchor(null);
      return;
    }
    const page = Math.max(
      1,
      Math.floor(((scroller.current?.clientHeight ?? 0) - measures.head) / measures.row) - 1,
    );
    const next = placeAfterKey(event, at, {
      rows: table.rows.length,
      columns: table.columns.length,
      page,
    });
    if (next === null) return;
    done();
    setAnchor(shiftKey ? (anchor ?? at) : null);
    goTo(next);
  };

  const placeUnder = (target: EventTarget): GridPlace | null => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
    return cell === null ? null : { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
  };
  const onClick = (event: MouseEvent): void => {
    const place = placeUnder(event.target);
    if (place === null) return;
    if (event.shiftKey) {
      setAnchor(anchor ?? at);
      goTo(place);
      return;
    }
    setAnchor(null);
    goTo(place);
    if (place.row === -1) openMenu(place);
    else choose(place);
  };
  const rangeIn = (present: typeof range, row: number) =>
    present !== null && row >= present.top && row <= present.bottom
      ? { rangeFrom: present.left, rangeTo: present.right }
      : { rangeFrom: -1, rangeTo: -1 };
  const onCopy = (event: ClipboardEvent): void => {
    if (at.row === -1 && range === null) return;
    const { top, bottom, left, right } = range ?? rangeBetween(at, at);
    const texts = table.rows
      .slice(top, bottom + 1)
      .map(({ cells }) => cells.slice(left, right + 1).map(({ text }) => text));
    event.clipboardData.setData('text/plain', tabbedText(texts));
    event.preventDefault();
    const cells = texts.reduce((sum, row) => sum + row.length, 0);
    announce(cells === 1 ? 'Cell copied.' : `${cells} cells copied.`);
  };

  const shared = { table, columns: grid.drawn, frozen, starts: grid.starts, widths: measures.widths };
  return (
    <>
      <div ref={scroller} className={classes.frame}>
        <table
          className={classes.grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA's grids are tables that take keys.
          role="grid"
          aria-label={table.name}
          aria-rowcount={table.rows.length + 1}
          aria-colcount={table.columns.length}
          aria-multiselectable
          onFocus={event => {
            const place = placeUnder(event.target);
            if (place !== null && (place.row !== at.row || place.column !== at.column))
              setActive(idsAt(place));
          }}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onDoubleClick={event => {
            const place = placeUnder(event.target);
            const cell = place === null ? null : choose(place);
            if (cell !== null) onOpen(cell);
          }}
          onContextMenu={event => {
            const place = placeUnder(event.target);
            if (place === null) return;
            event.preventDefault();
            goTo(place);
            const ids = idsAt(place);
            if (ids !== null) setMenu({ ...ids, x: event.clientX, y: event.clientY });
          }}
          onCopy={onCopy}
        >
          <thead>
            <GridHead
              {...shared}
              source={source}
              activeColumn={at.row === -1 ? at.column : -1}
              height={measures.head}
              width={grid.width}
              arrangement={arrangement}
              onArrange={onArrange}
            />
          </thead>
          <tbody className={classes.canvas} style={{ width: grid.width, height: grid.rows.getTotalSize() }}>
            {grid.rows.getVirtualItems().map(({ index, start, size }) => {
              const row = table.rows[index];
              return row === undefined ? null : (
                <GridRow
                  key={row.id}
                  {...shared}
                  row={row}
                  index={index}
                  top={start}
                  height={size}
                  judged={measures.judged}
                  chosenColumn={chosen?.rowId === row.id ? chosen.columnId : null}
                  activeColumn={at.row === index ? at.column : -1}
                  {...rangeIn(range, index)}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      <GridMenu
        place={menu}
        source={source}
        table={table}
        arrangement={arrangement}
        onArrange={onArrange}
        onClose={() => {
          setMenu(null);
          goTo(at);
        }}
      />
    </>
  );
}
