/**
 * A list of any length that draws only what is in view. One tab stop: up and down, Home, End, Page Up and Page Down
 * move, Enter and a click choose.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useRef, useState } from 'react';
import { rowIndexOf } from '../panels/row-index.ts';
import classes from './virtual-list.module.css';

interface Props<Row> {
  label: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Height of a row before it has been measured, in pixels. */
  estimate: number;
  chosenKey: string | null;
  render: (row: Row) => ReactNode;
  onChoose: (row: Row) => void;
  /** What other keys do with the present row; `next` goes on to the one after it. */
  keys?: Readonly<Record<string, (row: Row) => unknown>>;
  /** Opens a menu of the row. */
  onMenu?: (event: MouseEvent, row: Row) => void;
}

export function VirtualList<Row>({
  label,
  rows,
  keyOf,
  estimate,
  chosenKey,
  render,
  onChoose,
  keys = {},
  onMenu,
}: Props<Row>) {
  const scroll = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => estimate,
    overscan: 8,
    getItemKey: index => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
  });
  const present = Math.min(active, rows.length - 1);

  const moveTo = (index: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    setActive(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  const page = (): number =>
    Math.max(1, Math.floor((scroll.current?.clientHeight ?? estimate) / estimate) - 1);

  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = {
      ArrowDown: present + 1,
      ArrowUp: present - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: present + page(),
      PageUp: present - page(),
    };
    const step = steps[event.key];
    const row = rows[present];
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (step !== undefined) moveTo(step);
    else if ((event.key === 'Enter' || event.key === ' ') && row !== undefined) onChoose(row);
    else if (keys[event.key] !== undefined && row !== undefined) {
      if (keys[event.key]?.(row) === 'next') moveTo(present + 1);
    } else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroll}
      className={classes.scroll}
      role="listbox"
      aria-label={label}
      aria-activedescendant={rows.length > 0 ? `${listId}-${present}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onContextMenu={event => {
        const at = rowIndexOf(event.target);
        const row = rows[at < 0 ? present : at];
        if (row !== undefined) onMenu?.(event, row);
      }}
    >
      <div className={classes.canvas} role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={classes.row}
              role="presentation"
              style={{ transform: `translateY(${start}px)` }}
            >
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list itself takes the keys, as a listbox does. */}
              <div
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={chosenKey !== null && keyOf(row) === chosenKey}
                aria-posinset={index + 1}
                aria-setsize={rows.length}
                data-active={index === present || undefined}
                className={classes.option}
                onClick={() => {
                  setActive(index);
                  onChoose(row);
                }}
              >
                {render(row)}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}
