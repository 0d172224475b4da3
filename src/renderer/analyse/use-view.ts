/** A view over the study as it is, computed off the window's thread and anew after each change. */
import { useEffect, useState } from 'react';
import type { Frame, Picture } from '#core/pictures/picture.ts';
import { messageOf } from '#core/problem.ts';
import type { View } from '#core/views/view.ts';
import { type ComputedView, computerOf } from '../computing/study-computer.ts';
import { useSession, useStudyInfo } from '../state/study-context.tsx';

export type ViewState =
  | { state: 'waiting' }
  | { state: 'failed'; message: string }
  | { state: 'ready'; shown: ComputedView };

/** Changes in quick succession are computed once, in milliseconds after the last. */
const REST = 40;

/** Waits until every passage is here: a count of some of them would be a wrong count. */
export function useView(view: View, options: object): ViewState {
  const session = useSession();
  const passagesLoaded = useStudyInfo(info => info.passagesLoaded);
  const [shown, setShown] = useState<{ view: View; result: ViewState } | null>(null);
  const key = JSON.stringify(options);
  useEffect(() => {
    if (!passagesLoaded) return;
    const computer = computerOf(session);
    const place = computer.newPlace();
    let left = false;
    let asked = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const start = (delay: number): void => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        asked += 1;
        const mine = asked;
        const result = await computer.show(place, view.id, JSON.parse(key)).then(
          (ready): ViewState => ({ state: 'ready', shown: ready }),
          (error: unknown): ViewState => ({ state: 'failed', message: messageOf(error) }),
        );
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
  return shown?.view === view ? shown.result : { state: 'waiting' };
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
