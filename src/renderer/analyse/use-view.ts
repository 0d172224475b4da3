/** Computes a view over the window's copy of the study, anew whenever a commit touches what it reads. */
import { useEffect, useState } from 'react';
import { messageOf } from '#core/problem.ts';
import { DocumentUnits } from '#core/views/document-units.ts';
import type { ShownView, View } from '#core/views/view.ts';
import { useSession, useStudyInfo } from '../state/study-context.tsx';
import type { StudySession } from '../state/study-session.ts';

export type ViewState =
  | { state: 'waiting' }
  | { state: 'failed'; message: string }
  | { state: 'ready'; shown: ShownView };

/** Parts of texts by study: texts never change, so what was cut once serves every view until the study is left. */
const units = new WeakMap<StudySession, { texts: Map<string, string>; units: DocumentUnits }>();

const unitsOf = (session: StudySession) => {
  const known = units.get(session);
  if (known !== undefined) return known;
  const texts = new Map<string, string>();
  const made = {
    texts,
    units: new DocumentUnits(id => {
      const text = texts.get(id);
      if (text === undefined) throw new Error(`The view read a text that it had not asked for: ${id}.`);
      return text;
    }),
  };
  units.set(session, made);
  return made;
};

async function compute(session: StudySession, view: View, options: object): Promise<ViewState> {
  const { texts, units: parts } = unitsOf(session);
  try {
    for (const id of view.documents(session.study, options)) {
      if (!texts.has(id)) texts.set(id, (await session.client.documentText(session.info.handle, id)).text);
    }
    return { state: 'ready', shown: view.show(session.study, options, parts) };
  } catch (error) {
    return { state: 'failed', message: messageOf(error) };
  }
}

/** Changes in quick succession are computed once, in milliseconds after the last. */
const REST = 60;

/** Waits until every passage is here: a count of some of them would be a wrong count. */
export function useView(view: View, options: object): ViewState {
  const session = useSession();
  const passagesLoaded = useStudyInfo(info => info.passagesLoaded);
  const [shown, setShown] = useState<{ view: View; result: ViewState } | null>(null);
  const key = JSON.stringify(options);
  useEffect(() => {
    if (!passagesLoaded) return;
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const start = (delay: number): void => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const result = await compute(session, view, JSON.parse(key));
        if (!left) setShown({ view, result });
      }, delay);
    };
    start(0);
    const stop = session.onRecords(() => start(REST));
    return () => {
      left = true;
      clearTimeout(timer);
      stop();
    };
  }, [session, view, key, passagesLoaded]);
  return shown?.view === view ? shown.result : { state: 'waiting' };
}
