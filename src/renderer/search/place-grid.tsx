/**
 * What was found as a grid that draws only what is in view: places in context, a concordance with what was found in the
 * middle, or passages. One tab stop: arrows, Home, End and Page move, Enter opens, Space chooses, Shift extends.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { formatNumber } from '../shell/format.ts';
import { Grid, GridCell, GridRow } from './grid-parts.tsx';
import styles from './place-grid.module.css';
import { type PlaceLine, rowsBetween } from './place-lines.ts';

export type PlaceForm = 'context' | 'concordance' | 'passages';

interface PlaceGridProps {
  label: string;
  form: PlaceForm;
  lines: readonly PlaceLine[];
  /** The cells of a row but the first, which chooses it, with what that is called; null = it is not there. */
  drawRow: (row: number) => { name: string; cells: ReactNode } | null;
  chosen: ReadonlySet<number>;
  opened: number;
  onChoose: (chosen: ReadonlySet<number>) => void;
  /** `stays` = the focus is to stay in the list. */
  onOpen: (row: number, stays: boolean) => void;
}

const heights: Readonly<Record<PlaceForm, number>> = { context: 46, concordance: 27, passages: 46 };
const columns: Readonly<Record<PlaceForm, number>> = { context: 3, concordance: 6, passages: 3 };
const headHeight = 30;
/** Milliseconds that the keyboard rests on a row before its place is shown. */
const PAUSE = 150;

export function PlaceGrid(props: PlaceGridProps) {
  const { label, form, lines, drawRow, chosen, opened, onChoose, onOpen } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const gridId = useId();
  const [active, setActive] = useState(0);
  /** Where a stretch of chosen rows was begun. */
  const anchor = useRef(0);
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: index => (lines[index]?.type === 'head' ? headHeight : heights[form]),
    overscan: 10,
  });
  // Heads of groups stand elsewhere in each order; a list that grows keeps what it has.
  const layout = form === 'concordance' && lines[0]?.type === 'head' ? lines : form;
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines of other heights are in other places.
  useEffect(() => virtual.measure(), [virtual, layout]);

  const rowAt = (index: number): number | null => {
    const line = lines[index];
    return line?.type === 'row' ? line.row : null;
  };
  /** The next line in a direction that holds a place; there is one wherever there are lines. */
  const nextRow = (from: number, by: 1 | -1): number => {
    let at = Math.max(0, Math.min(lines.length - 1, from));
    while (lines[at]?.type === 'head' && lines[at + by] !== undefined) at += by;
    while (lines[at]?.type === 'head' && lines[at - by] !== undefined) at -= by;
    return at;
  };
  // A head is passed over: there is nothing to do with it.
  const present = lines.length === 0 ? 0 : nextRow(active, 1);
  const moveTo = (index: number, by: 1 | -1, extend: boolean): void => {
    if (!lines.some(({ type }) => type === 'row')) return;
    const next = nextRow(index, by);
    setActive(next);
    virtual.scrollToIndex(next, { align: 'auto' });
    if (extend) onChoose(new Set(rowsBetween(lines, anchor.current, next)));
    else anchor.current = next;
    clearTimeout(pause.current);
    const row = rowAt(next);
    if (row !== null) pause.current = setTimeout(() => onOpen(row, true), PAUSE);
  };
  const toggle = (index: number): void => {
    const row = rowAt(index);
    if (row === null) return;
    const next = new Set(chosen);
    if (!next.delete(row)) next.add(row);
    anchor.current = index;
    onChoose(next);
  };
  const page = (): number =>
    Math.max(1, Math.floor((scroll.current?.clientHeight ?? 400) / heights[form]) - 1);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey) return;
    const mod = event.ctrlKey || event.metaKey;
    const row = rowAt(present);
    if (mod && event.key.toLowerCase() === 'a') onChoose(new Set(rowsBetween(lines, 0, lines.length - 1)));
    else if (mod) return;
    else if (event.key === 'ArrowDown') moveTo(present + 1, 1, event.shiftKey);
    else if (event.key === 'ArrowUp') moveTo(present - 1, -1, event.shiftKey);
    else if (event.key === 'PageDown') moveTo(present + page(), 1, event.shiftKey);
    else if (event.key === 'PageUp') moveTo(present - page(), -1, event.shiftKey);
    else if (event.key === 'Home') moveTo(0, 1, event.shiftKey);
    else if (event.key === 'End') moveTo(lines.length - 1, -1, event.shiftKey);
    else if (event.key === ' ') toggle(present);
    else if (event.key === 'Enter' && row !== null) onOpen(row, false);
    else if (event.key === 'Escape' && chosen.size > 0) onChoose(new Set());
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent, index: number): void => {
    const row = rowAt(index);
    if (row === null) return;
    setActive(index);
    const isBox = event.target instanceof Element && event.target.closest('[data-choose]') !== null;
    if (event.shiftKey) {
      onChoose(new Set([...chosen, ...rowsBetween(lines, anchor.current, index)]));
      return;
    }
    if (isBox || event.ctrlKey || event.metaKey) {
      toggle(index);
      return;
    }
    anchor.current = index;
    onOpen(row, true);
  };

  return (
    <Grid
      ref={scroll}
      className={styles.scroll}
      aria-label={label}
      aria-multiselectable
      aria-rowcount={lines.length}
      aria-colcount={columns[form]}
      aria-activedescendant={lines.length > 0 ? `${gridId}-${present}` : undefined}
      data-form={form}
      onKeyDown={onKeyDown}
    >
      <div className={styles.canvas} role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const line = lines[index];
          const row = line?.type === 'row' ? drawRow(line.row) : null;
          if (line === undefined || (line.type === 'row' && row === null)) return null;
          return (
            <GridRow
              key={line.type === 'row' ? line.row : line.key}
              id={`${gridId}-${index}`}
              aria-rowindex={index + 1}
              {...(line.type === 'row' ? { 'aria-selected': chosen.has(line.row) } : {})}
              data-active={index === present || undefined}
              data-opened={(line.type === 'row' && line.row === opened) || undefined}
              data-kind={line.type}
              className={styles.row}
              style={{ transform: `translateY(${start}px)`, height: size }}
              onClick={event => onClick(event, index)}
            >
              {line.type === 'head' ? (
                <GridCell className={styles.head} aria-colspan={6}>
                  <span className={styles.headLabel}>{line.label}</span>
                  <span className={styles.headCount}>{formatNumber(line.count)}</span>
                </GridCell>
              ) : (
                row !== null && (
                  <>
                    {/* The browser's own box: one of the theme's would cost more than all that the row says. */}
                    <GridCell className={styles.box} data-choose>
                      <input
                        type="checkbox"
                        checked={chosen.has(line.row)}
                        readOnly
                        tabIndex={-1}
                        aria-label={`Choose “${row.name.slice(0, 60)}”`}
                      />
                    </GridCell>
                    {row.cells}
                  </>
                )
              )}
            </GridRow>
          );
        })}
      </div>
    </Grid>
  );
}
