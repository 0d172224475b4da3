/**
 * Which rows and columns of a grid are drawn: those in view, the frozen columns, and wherever the keyboard is, so
 * that the focus is never scrolled away from under a person.
 */
import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useMemo, useState } from 'react';
import type { GridPlace } from './table-moves.ts';

interface GridWindowOptions {
  scroller: RefObject<HTMLElement | null>;
  rows: number;
  rowHeight: number;
  /** Pixels, of the columns as they stand. */
  widths: readonly number[];
  headHeight: number;
  frozen: number;
  active: GridPlace;
}

export interface GridWindow {
  rows: Virtualizer<HTMLElement, Element>;
  /** Places of the columns that are drawn. Like `starts`, the same list for as long as it says the same. */
  drawn: readonly number[];
  /** Where each column begins, in pixels. */
  starts: readonly number[];
  width: number;
  reveal(place: GridPlace): void;
}

const withKept = (range: Range, kept: readonly number[]): number[] =>
  [
    ...new Set([...kept.filter(index => index >= 0 && index < range.count), ...defaultRangeExtractor(range)]),
  ].sort((one, other) => one - other);

function startsOf(widths: readonly number[]): { starts: readonly number[]; width: number } {
  const starts: number[] = [];
  let width = 0;
  for (const each of widths) {
    starts.push(width);
    width += each;
  }
  return { starts, width };
}

export function useGridWindow({
  scroller,
  rows: rowCount,
  rowHeight,
  widths,
  headHeight,
  frozen,
  active,
}: GridWindowOptions): GridWindow {
  const { starts, width } = useMemo(() => startsOf(widths), [widths]);
  const frozenWidth = starts[frozen] ?? width;
  const rows = useVirtualizer<HTMLElement, Element>({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    // The heads cover the top, so that what is in view ends so much earlier.
    scrollPaddingEnd: headHeight,
    rangeExtractor: useCallback((range: Range) => withKept(range, [active.row]), [active.row]),
  });
  const columns = useVirtualizer<HTMLElement, Element>({
    horizontal: true,
    count: widths.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => widths[index] ?? 0,
    overscan: 2,
    scrollPaddingStart: frozenWidth,
    rangeExtractor: useCallback(
      (range: Range) => withKept(range, [...Array(frozen).keys(), active.column]),
      [frozen, active.column],
    ),
  });
  const widthsKey = widths.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was measured holds for these sizes only.
  useLayoutEffect(() => {
    rows.measure();
    columns.measure();
  }, [rows, columns, widthsKey, rowHeight]);
  const drawnKey = columns
    .getVirtualItems()
    .map(({ index }) => index)
    .join();
  const drawn = useMemo(() => (drawnKey === '' ? [] : drawnKey.split(',').map(Number)), [drawnKey]);
  return {
    rows,
    drawn,
    starts,
    width,
    reveal({ row, column }) {
      if (row >= 0) rows.scrollToIndex(row, { align: 'auto' });
      if (column >= frozen) columns.scrollToIndex(column, { align: 'auto' });
    },
  };
}

/** Steps in which room is told, so that a window being resized is not laid out anew at each pixel. */
const ROOM_STEP = 16;

/** Pixels that the grid has across; without end until it is known. */
export function useRoom(scroller: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      setRoom(Math.round(element.clientWidth / ROOM_STEP) * ROOM_STEP),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return room;
}
