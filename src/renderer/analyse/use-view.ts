/** A view over the study as it is, computed off the window's thread and anew after each change. */
import { useEffect, useRef, useState } from 'react';
import type { Frame, Picture } from '#core/pictures/picture.ts';
import { messageOf } from '#core/problem.ts';
import type { Cell, View, ViewTable } from '#core/views/view.ts';
import { hasPassages } from '../computing/packed-rows.ts';
import { type ComputedView, computerOf } from '../computing/study-computer.ts';
import { useSession, useStudyInfo } from '../state/study-context.tsx';

export type ViewState =
  | { state: 'waiting' }
  | { state: 'failed'; message: string }
  /** The table is the one that was looked at last, of this computation; null until one is. */
  | { state: 'ready'; shown: ComputedView; table: ViewTable | null };

/** Changes in quick succession are computed once, in milliseconds after the last. */
const REST = 40;

/** The table of the name, else the first. */
export const tableNamed = (shown: ComputedView, name: string | null): Promise<ViewTable> => {
  const found = shown.tables.find(table => table.name === name) ?? shown.tables[0];
  return found === undefined ? Promise.reject(new Error('The view has no tables.')) : shown.table(found.name);
};

/**
 * Waits until every passage is here: a count of some of them would be a wrong count. The table that is looked at, by
 * its name (null = the first), comes with its rows; `false` = none is, and none is fetched.
 */
export function useView(view: View, options: object, looksAt: string | null | false): ViewState {
  const session = useSession();
  const passagesLoaded = useStudyInfo(info => info.passagesLoaded);
  const [shown, setShown] = useState<{ view: View; result: ViewState } | null>(null);
  const lookedAt = useRef(looksAt);
  useEffect(() => {
    lookedAt.current = looksAt;
  }, [looksAt]);
  const key = JSON.stringify(options);
  useEffect(() => {
    if (!passagesLoaded) return;
    const computer = computerOf(session);
    const place = computer.newPlace();
    let left = false;
    let asked = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const compute = async (): Promise<ViewState> => {
      try {
        const computed = await computer.show(place, view.id, JSON.parse(key));
        const wanted = lookedAt.current;
        // What is shown changes at once, never the heads before the rows.
        const table = wanted === false ? null : await tableNamed(computed, wanted);
        return { state: 'ready', shown: computed, table };
      } catch (error) {
        return { state: 'failed', message: messageOf(error) };
      }
    };
    const start = (delay: number): void => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        asked += 1;
        const mine = asked;
        const result = await compute();
        if (!left && mine === asked) setShown({ view, result });
      }, delay);
    };
    start(0);
    const stop = session.onRecords(() => start(REST));
    return () => {
      left = true;
      clearTimeout(timer);
      stop();
      computer.leave(place);
    };
  }, [session, view, key, passagesLoaded]);

  useEffect(() => {
    if (looksAt === false || shown?.view !== view || shown.result.state !== 'ready') return;
    const { shown: computed, table } = shown.result;
    let left = false;
    tableNamed(computed, looksAt).then(
      found => {
        if (!left && found !== table)
          setShown({ view, result: { state: 'ready', shown: computed, table: found } });
      },
      (error: unknown) => {
        if (!left) setShown({ view, result: { state: 'failed', message: messageOf(error) } });
      },
    );
    return () => {
      left = true;
    };
  }, [shown, view, looksAt]);
  return shown?.view === view ? shown.result : { state: 'waiting' };
}

/**
 * The cell with its passages, fetched where they stayed behind. Until those of a view computed anew are here, the ones
 * of before stay; null until the first are.
 */
export function useWholeCell(
  shown: ComputedView | null,
  place: { table: string; rowId: string; columnId: string } | null,
  cell: Cell | null,
): Cell | null {
  const [fetched, setFetched] = useState<{ key: string; cell: Cell } | null>(null);
  const key = JSON.stringify(place);
  const isWhole = cell === null || hasPassages(cell);
  useEffect(() => {
    if (isWhole || shown === null || cell === null) return;
    const { table, rowId, columnId } = JSON.parse(key);
    let left = false;
    shown.cell(table, rowId, columnId).then(
      found => {
        if (!left && found !== null) setFetched({ key, cell: found });
      },
      // A study that was left takes its views along.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [isWhole, shown, cell, key]);
  if (isWhole) return cell;
  return fetched?.key === key ? fetched.cell : null;
}

/** The picture of a view in a frame; the last one stays until the next is there. Null where there is none. */
export function usePicture(shown: ComputedView | null, { width, time }: Frame): Picture | null {
  const [picture, setPicture] = useState<Picture | null>(null);
  const [from, to] = time === null ? [null, null] : [time.from, time.to];
  useEffect(() => {
    if (shown === null || width <= 0) return;
    let left = false;
    const frame: Frame = { width, time: from === null || to === null ? null : { from, to } };
    shown.picture(frame).then(
      made => {
        if (!left && made !== null) setPicture(made);
      },
      // A study that was left takes its pictures along.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [shown, width, from, to]);
  return picture;
}
