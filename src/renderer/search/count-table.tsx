/** A long table of words with numbers that draws only what is in view. A row is chosen to search for its words. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { formatNumber } from '../shell/format.ts';
import styles from './count-table.module.css';
import { Grid, GridCell, GridHead, GridRow } from './grid-parts.tsx';

export interface CountColumn {
  id: string;
  label: string;
  /** What the numbers are, for whoever points at the head. */
  title?: string;
  /** Digits after the point; whole numbers without it. */
  digits?: number;
}

export interface CountRow {
  key: string;
  words: string;
  /** One for each column. */
  numbers: readonly number[];
}

interface CountTableProps {
  label: string;
  columns: readonly CountColumn[];
  rows: readonly CountRow[];
  onChoose: (row: CountRow) => void;
}

const rowHeight = 26;

const written = (number: number, digits: number | undefined): string =>
  digits === undefined ? formatNumber(number) : number.toFixed(digits);

export function CountTable({ label, columns, rows, onChoose }: CountTableProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const tableId = useId();
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const present = Math.max(0, Math.min(active, rows.length - 1));
  const line = {
    gridTemplateColumns: `minmax(8rem, 1fr) repeat(${columns.length}, minmax(4.25rem, 6.5rem))`,
    minWidth: `${9 + columns.length * 5}rem`,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 400) / rowHeight) - 2);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: present + 1,
      ArrowUp: present - 1,
      PageDown: present + page,
      PageUp: present - page,
      Home: 0,
      End: rows.length - 1,
    };
    const step = steps[event.key];
    const row = rows[present];
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (step !== undefined) {
      const next = Math.max(0, Math.min(rows.length - 1, step));
      setActive(next);
      virtual.scrollToIndex(next, { align: 'auto' });
    } else if (event.key === 'Enter' && row !== undefined) onChoose(row);
    else return;
    event.preventDefault();
  };
  return (
    <Grid
      ref={scroll}
      className={styles.scroll}
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={rows.length > 0 ? `${tableId}-${present}` : undefined}
      onKeyDown={onKeyDown}
    >
      <GridRow aria-rowindex={1} className={styles.heads} style={line}>
        <GridHead className={styles.headWords}>Words</GridHead>
        {columns.map(({ id, label: name, title }) => (
          <GridHead key={id} className={styles.number} title={title ?? name}>
            {name}
          </GridHead>
        ))}
      </GridRow>
      <div role="presentation" className={styles.canvas} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <GridRow
              key={row.key}
              id={`${tableId}-${index}`}
              aria-rowindex={index + 2}
              data-active={index === present || undefined}
              className={styles.row}
              style={{ ...line, transform: `translateY(${start}px)` }}
              onClick={() => {
                setActive(index);
                onChoose(row);
              }}
            >
              <GridCell className={styles.words}>{row.words}</GridCell>
              {columns.map(({ id, digits }, at) => (
                <GridCell key={id} className={styles.number}>
                  {written(row.numbers[at] ?? 0, digits)}
                </GridCell>
              ))}
            </GridRow>
          );
        })}
      </div>
    </Grid>
  );
}
